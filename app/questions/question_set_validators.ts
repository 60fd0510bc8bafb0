import vine from '@vinejs/vine'
import { purposes } from './question_set.js'

export const nameValidator = vine.create({
  nameZh: vine.string().trim().minLength(2).maxLength(100),
  nameEn: vine.string().trim().minLength(2).maxLength(200),
})

export const setValidator = vine.create({
  ...nameValidator.schema.getProperties(),
  purpose: vine.enum(purposes),
  /** The version that it begins with. */
  from: vine.number().withoutDecimals().positive().nullable().optional(),
})

/** The version of the draft that somebody worked on. */
export const seenValidator = vine.create({ version: vine.number().withoutDecimals().min(0) })

export const stepValidator = vine.create({
  ...seenValidator.schema.getProperties(),
  step: vine.enum(['publish', 'discard'] as const),
})
