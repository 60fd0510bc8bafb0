import vine from '@vinejs/vine'
import { typedDay } from '#app/core/day_rule'

const words = () => vine.string().trim().maxLength(500)

/** Who declines or calls off says why; who agrees says when. */
export const bookingStepValidator = vine.create({
  step: vine.enum(['confirm', 'decline', 'miss'] as const),
  agreedOn: typedDay().nullable().optional().requiredWhen('step', '=', 'confirm'),
  agreedTime: vine
    .string()
    .trim()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .optional()
    .requiredWhen('step', '=', 'confirm'),
  note: words().nullable().optional(),
  why: words().minLength(4).nullable().optional().requiredWhen('step', '=', 'decline'),
  version: vine.number(),
})
