import vine from '@vinejs/vine'

/** Where an upload belongs. It stands in the address, so that it is known before the first byte arrives. */
export const uploadValidator = vine.create({
  subjectType: vine.string().regex(/^[a-z_]{1,40}$/),
  subjectId: vine.number().withoutDecimals().positive(),
  purpose: vine.string().regex(/^\w{1,40}$/),
})
