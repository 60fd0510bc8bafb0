import vine from '@vinejs/vine'

export const confirmationValidator = vine.create({
  version: vine.number(),
})

export const refusalValidator = vine.create({
  version: vine.number(),
  opinion: vine.string().trim().minLength(2).maxLength(500),
})
