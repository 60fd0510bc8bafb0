import vine from '@vinejs/vine'
import { memberClasses } from '#app/alliance/member_classes'
import { itemKinds } from './meeting_item.js'
import { ANSWERS } from './vote_count.js'

const opinion = () => vine.string().trim().minLength(4).maxLength(300)

export const meetingStepValidator = vine.create({
  step: vine.enum(['convene', 'open', 'close', 'cancel', 'draftMinutes', 'issueMinutes'] as const),
  opinion: opinion().nullable().optional().requiredWhen('step', '=', 'cancel'),
  version: vine.number(),
})

const ABOUT_MEMBER = ['admission', 'expulsion', 'resumption']

export const itemValidator = vine.create({
  kind: vine.enum(itemKinds),
  title: vine.string().trim().minLength(4).maxLength(200),
  body: vine.string().trim().maxLength(5000).nullable().optional(),
  memberId: vine.number().nullable().optional().requiredWhen('kind', 'in', ABOUT_MEMBER),
  electedClass: vine.enum(memberClasses).nullable().optional().requiredWhen('kind', '=', 'election'),
  seats: vine.number().range([1, 50]).withoutDecimals().nullable().optional().requiredWhen('kind', '=', 'election'),
  candidateIds: vine.array(vine.number()).distinct().maxLength(100).optional(),
  isSecret: vine.boolean().optional(),
})

export const attendanceValidator = vine.create({
  member: vine.number(),
  mode: vine.enum(['onsite', 'online'] as const),
})

export const proxyValidator = vine.create({
  giver: vine.number(),
  holder: vine.number(),
  words: vine.string().trim().minLength(4).maxLength(500),
})

export const reasonValidator = vine.create({ opinion: opinion() })

export const voteStepValidator = vine.create({
  step: vine.enum(['close', 'annul'] as const),
  opinion: opinion().nullable().optional().requiredWhen('step', '=', 'annul'),
  version: vine.number(),
})

export const motionBallotValidator = vine.create({ member: vine.number(), choice: vine.enum(ANSWERS) })
export const electionBallotValidator = vine.create({
  member: vine.number(),
  choice: vine.array(vine.string()).optional(),
})

export const minutesValidator = vine.create({
  minutes: vine.string().trim().minLength(10).maxLength(20_000),
  version: vine.number(),
})
