import vine from '@vinejs/vine'
import { notInFuture, typedDay } from '#app/core/day_rule'
import { measureCodes } from '#app/tallies/countings'
import { aggregations, operators } from './target_standing.js'

const day = () => vine.date({ formats: ['YYYY-MM-DD'] })

export const planValidator = vine.create({
  planName: vine.string().trim().minLength(4).maxLength(100),
  planDocNumber: vine.string().trim().maxLength(60).nullable().optional(),
  startsOn: day(),
  endsOn: day().afterOrSameAs('startsOn', { format: ['YYYY-MM-DD'] }),
})

/** A number is asked for unless the plan only says that it shall rise. */
export const targetValidator = vine.create({
  targetName: vine.string().trim().minLength(2).maxLength(100),
  measure: vine.enum(measureCodes),
  unit: vine.string().trim().minLength(1).maxLength(20),
  operator: vine.enum(operators),
  target: vine.number().min(0).optional().requiredWhen('operator', 'in', ['gt', 'gte', 'about']),
  baseline: vine.number().min(0).nullable().optional(),
  aggregation: vine.enum(aggregations),
  deadline: day(),
  owner: vine.string().trim().minLength(2).maxLength(60),
  countRule: vine.string().trim().maxLength(300).nullable().optional(),
  reason: vine.string().trim().minLength(2).maxLength(300),
})

export const clauseValidator = vine.create({
  clauseTitle: vine.string().trim().minLength(2).maxLength(100),
  content: vine.string().trim().minLength(2).maxLength(2000),
  owner: vine.string().trim().minLength(2).maxLength(60),
  partners: vine.string().trim().maxLength(200).nullable().optional(),
})

export const milestoneValidator = vine.create({
  milestone: vine.string().trim().minLength(2).maxLength(150),
  deadline: day(),
})

/** What was done says when, and what shows it. */
export const proofValidator = vine.create({
  doneOn: typedDay().use(notInFuture(undefined)),
  proof: vine.string().trim().minLength(2).maxLength(500),
})

export const progressValidator = vine.create({
  year: vine.number().withoutDecimals().min(2000).max(2100),
  progress: vine.string().trim().minLength(2).maxLength(2000),
})
