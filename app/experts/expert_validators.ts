import vine from '@vinejs/vine'
import { recusalOrigins } from './recusals.js'

const words = (most = 300) => vine.string().trim().minLength(4).maxLength(most)

export const versionValidator = vine.create({ version: vine.number() })

export const expertStepValidator = vine.create({
  step: vine.enum(['pause', 'resume'] as const),
  reason: words().nullable().optional().requiredWhen('step', '=', 'pause'),
  version: vine.number(),
})

export const assignmentStepValidator = vine.create({
  step: vine.enum(['freeze', 'draw', 'close', 'cancel'] as const),
  seed: vine.string().trim().minLength(4).maxLength(200).nullable().optional(),
  opinion: words().nullable().optional().requiredWhen('step', '=', 'cancel'),
  version: vine.number(),
})

export const answerValidator = vine.create({
  answer: vine.enum(['accept', 'decline'] as const),
  reason: vine
    .enum(['conflict', 'time', 'field', 'other'] as const)
    .nullable()
    .optional()
    .requiredWhen('answer', '=', 'decline'),
  note: vine.string().trim().maxLength(300).nullable().optional(),
})

export const recusalValidator = vine.create({
  expertId: vine.number().positive().withoutDecimals(),
  origin: vine.enum(recusalOrigins),
  note: words(),
})

export const liftingValidator = vine.create({ reason: words() })
