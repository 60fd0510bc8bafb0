import vine from '@vinejs/vine'
import { notInFuture, notPast, typedDay } from '#app/core/day_rule'
import { candidateSteps } from './selection_policy.js'

const opinion = (least = 4) => vine.string().trim().minLength(least).maxLength(1000)

export const openingValidator = vine.create({ call: vine.number() })

export const stepValidator = vine.create({
  step: vine.enum(['propose', 'giveBack', 'approve', 'announce', 'publish'] as const),
  opinion: opinion().nullable().optional().requiredWhen('step', '=', 'giveBack'),
  version: vine.number(),
})

export const shortlistValidator = vine.create({ shortlisted: vine.boolean(), reason: opinion() })

export const meetingValidator = vine.create({
  minutesNumber: vine.string().trim().minLength(2).maxLength(60),
  metOn: typedDay().use(notInFuture(undefined)),
  noticeOn: typedDay().use(notPast(undefined)).nullable().optional(),
  opinion: opinion(),
  fewerReason: opinion().nullable().optional(),
  verdicts: vine.record(
    vine.object({
      verdict: vine.enum(['choose', 'leave_out'] as const),
      reason: vine.string().trim().maxLength(500).nullable().optional(),
    })
  ),
  version: vine.number(),
})

export const noticeDayValidator = vine.create({
  noticeOn: typedDay().use(notPast(undefined)).nullable().optional(),
  version: vine.number(),
})

export const movingUpValidator = vine.create({
  candidate: vine.number(),
  minutesNumber: vine.string().trim().minLength(2).maxLength(60),
  opinion: opinion(),
})

export const candidateStepValidator = vine.create({
  step: vine.enum(candidateSteps),
  opinion: opinion(10)
    .nullable()
    .optional()
    .requiredWhen('step', 'in', ['dismissObjections', 'upholdObjections', 'disqualify']),
  reply: opinion(10).nullable().optional().requiredWhen('step', 'in', ['dismissObjections', 'upholdObjections']),
  minutesNumber: vine.string().trim().maxLength(60).nullable().optional().requiredWhen('step', '=', 'disqualify'),
  version: vine.number(),
})

/** `contact` is an address of mail: the reply goes there. */
export const caseObjectionValidator = vine.create({
  name: vine.string().trim().minLength(2).maxLength(30),
  contact: vine.string().trim().email().maxLength(120),
  reason: vine.string().trim().minLength(10).maxLength(1000),
})
