import vine from '@vinejs/vine'
import { notInFuture, typedDay } from '#app/core/day_rule'
import { GRADES } from '#app/indicators/indicator_content'

const words = (least: number, most: number) => vine.string().trim().minLength(least).maxLength(most)
const version = vine.number()

export const extraValidator = vine.create({
  /** `<kind>.<item>` */
  item: vine
    .string()
    .trim()
    .regex(/^(bonus|deduction|veto)\.\w+$/),
  times: vine.number().withoutDecimals().min(1).max(20).nullable().optional(),
  points: vine.number().min(0.01).max(100).decimal([0, 2]).nullable().optional(),
  reason: words(4, 500),
})

export const extraStepValidator = vine.create({
  step: vine.enum(['confirm', 'refuse', 'withdraw', 'revoke'] as const),
  opinion: words(2, 500).nullable().optional().requiredWhen('step', 'in', ['refuse', 'withdraw', 'revoke']),
  version,
})

export const decisionValidator = vine.create({
  minutesNumber: words(2, 60),
  metOn: typedDay().use(notInFuture(undefined)),
  opinion: words(2, 1000),
  changes: vine
    .array(
      vine.object({
        point: vine.number().nullable().optional(),
        grade: vine.enum(GRADES).nullable().optional(),
        reason: vine.string().trim().maxLength(500).nullable().optional(),
      })
    )
    .nullable()
    .optional(),
  version,
})

export const appealValidator = vine.create({ reason: words(10, 2000), version })

export const appealStepValidator = vine.create({
  step: vine.enum(['giveBack', 'uphold', 'revise', 'withdraw'] as const),
  opinion: words(4, 1000),
  reply: words(4, 1000).nullable().optional().requiredWhen('step', 'in', ['uphold', 'revise']),
  version,
})

export const findingValidator = vine.create({
  finding: words(4, 2000),
  believed: vine.array(vine.string().trim().maxLength(40)).optional(),
  figures: vine
    .array(
      vine.object({
        key: vine.string().trim().maxLength(60).nullable().optional(),
        value: vine.number().min(0).decimal([0, 2]).nullable().optional(),
      })
    )
    .nullable()
    .optional(),
  version,
})
