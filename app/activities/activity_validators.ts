import vine from '@vinejs/vine'

/** Who returns or reopens an entry says why. */
export const consultationStepValidator = vine.create({
  step: vine.enum(['submit', 'confirm', 'return', 'reopen', 'remove'] as const),
  opinion: vine
    .string()
    .trim()
    .minLength(4)
    .maxLength(300)
    .nullable()
    .optional()
    .requiredWhen('step', 'in', ['return', 'reopen']),
  version: vine.number(),
})

export const correctionReasonValidator = vine.create({
  reason: vine.string().trim().minLength(10).maxLength(500),
})

export const correctionRulingValidator = vine.create({
  ruling: vine.enum(['approve', 'refuse'] as const),
  opinion: vine.string().trim().minLength(2).maxLength(500),
  version: vine.number(),
})
