import vine from '@vinejs/vine'

/** Who returns or strikes out says why. */
export const productStepValidator = vine.create({
  step: vine.enum(['submit', 'confirm', 'return', 'remove', 'strike'] as const),
  opinion: vine
    .string()
    .trim()
    .minLength(4)
    .maxLength(300)
    .nullable()
    .optional()
    .requiredWhen('step', 'in', ['return', 'strike']),
  version: vine.number(),
})

export const amendmentValidator = vine.create({ reason: vine.string().trim().minLength(4).maxLength(300) })

export const brandValidator = vine.create({
  brand: vine.string().trim().minLength(2).maxLength(60).nullable().optional(),
})

export const requestValidator = vine.create({ purpose: vine.string().trim().minLength(4).maxLength(300) })

export const rulingValidator = vine.create({
  ruling: vine.enum(['grant', 'refuse'] as const),
  opinion: vine.string().trim().minLength(2).maxLength(300).nullable().optional().requiredWhen('ruling', '=', 'refuse'),
  version: vine.number(),
})

export const withdrawalValidator = vine.create({
  opinion: vine.string().trim().minLength(4).maxLength(300),
  version: vine.number(),
})
