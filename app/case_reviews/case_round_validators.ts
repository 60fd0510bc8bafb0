import vine from '@vinejs/vine'
import config from '#config/case_reviews'
import { expertiseFields } from '#app/experts/expert_fields'

const { reason, note } = config
const version = vine.number()

export const openRoundValidator = vine.create({
  callId: vine.number().positive().withoutDecimals(),
  seats: vine.number().min(config.leastJury).max(config.mostJury).withoutDecimals(),
  quotas: vine
    .array(vine.object({ field: vine.enum(expertiseFields), count: vine.number().min(1).max(config.mostJury) }))
    .maxLength(12)
    .optional(),
})

export const roundStepValidator = vine.create({
  step: vine.enum(['freeze', 'allocate', 'scan', 'begin', 'discuss', 'conclude', 'fill'] as const),
  version,
})

export const findingValidator = vine.create({ act: vine.enum(['mask', 'pass', 'reopen'] as const) })

export const maskValidator = vine.create({
  word: vine.string().trim().minLength(2).maxLength(100).optional().requiredIfMissing('image'),
  image: vine.number().min(1).max(20).withoutDecimals().optional(),
})

export const reopenValidator = vine.create({
  reason: vine.string().trim().minLength(reason.least).maxLength(reason.most),
})

export const discussionValidator = vine.create({
  note: vine.string().trim().minLength(note.least).maxLength(note.most),
})

export const recusalValidator = vine.create({
  note: vine.string().trim().minLength(2).maxLength(reason.most),
})
