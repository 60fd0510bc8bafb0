import vine from '@vinejs/vine'

/** Who takes a line out says why. */
export const removalValidator = vine.create({
  opinion: vine.string().trim().minLength(4).maxLength(300),
  version: vine.number(),
})
