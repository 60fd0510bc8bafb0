import vine from '@vinejs/vine'

/** Who strikes something out, or ends it, says why. */
export const removalValidator = vine.create({
  opinion: vine.string().trim().minLength(4).maxLength(300),
  version: vine.number(),
})
