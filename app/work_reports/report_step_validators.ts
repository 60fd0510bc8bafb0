import vine from '@vinejs/vine'
import { notInFuture, typedDay } from '#app/core/day_rule'
import { DOC_NUMBER } from '#app/core/doc_number'
import { opinionAnswers } from './report_opinion.js'

/** What people decide on this page; the report is issued and consulted on with forms of their own. */
export const reportActs = [
  ...(['beginDrafting', 'handIn', 'giveBack', 'toLeader', 'toMeeting', 'publish', 'keepInternal'] as const),
] as const
export type ReportAct = (typeof reportActs)[number]

/** Those that go against somebody, or keep something from the public, say why. */
export const actsWithReason: readonly ReportAct[] = ['giveBack', 'keepInternal']

const seen = { version: vine.number(), building: vine.number() }
const opinion = () => vine.string().trim().minLength(2).maxLength(1_000)

export const reportActValidator = vine.create({
  step: vine.enum(reportActs),
  opinion: opinion()
    .nullable()
    .optional()
    .requiredWhen('step', 'in', [...actsWithReason]),
  ...{ version: vine.number(), building: vine.number().nullable().optional() },
})

const notBeforeMeeting = vine.createRule((value: unknown, _options: undefined, field) => {
  if (String(value) < String(field.parent.meetingOn)) field.report('', 'beforeMeeting', field)
})

const ofYearOfIssue = vine.createRule((value: unknown, _options: undefined, field) => {
  const year = String(field.parent.issuedOn).slice(0, 4)
  if (field.isValid && !String(value).includes(`〔${year}〕`)) field.report('', 'docNumberYear', field)
})

export const issueValidator = vine.create({
  meetingOn: typedDay().use(notInFuture(undefined)),
  decision: opinion(),
  docNumber: vine.string().trim().regex(DOC_NUMBER).use(ofYearOfIssue(undefined)),
  issuedOn: typedDay().use(notBeforeMeeting(undefined)),
  ...seen,
})

/** 区 by their code, points by their institution. */
export const consultationValidator = vine.create({
  districts: vine.array(vine.string().fixedLength(6)).optional(),
  organizations: vine.array(vine.number()).optional(),
  opinion: opinion().nullable().optional(),
  ...seen,
})

export const opinionValidator = vine.create({ opinion: vine.string().trim().minLength(2).maxLength(5_000) })

export const answerValidator = vine.create({
  answer: vine.enum(opinionAnswers),
  reason: opinion(),
})
