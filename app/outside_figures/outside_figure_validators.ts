import vine from '@vinejs/vine'

export const strikeValidator = vine.create({
  reason: vine.string().trim().minLength(4).maxLength(300),
  version: vine.number(),
})

export const replacementValidator = vine.create({
  reason: vine.string().trim().minLength(4).maxLength(300).nullable().optional(),
})
