import vine from '@vinejs/vine'
import config from '#config/evaluations'
import { beijingYear } from '#app/core/beijing_day'
import { FIRST_YEAR } from '#app/evaluation_figures/points_of_year'
import { PARTS } from './point_evaluation.js'
import { GRACE } from './point_acts.js'

const reason = () => vine.string().trim().minLength(2).maxLength(300)
const version = vine.number()

/** Of this year too: it is planned before it is over. */
export const planValidator = () =>
  vine.create({
    year: vine.number().withoutDecimals().min(FIRST_YEAR).max(beijingYear()),
    title: vine.string().trim().minLength(4).maxLength(120),
    selfDueOn: vine.date({ formats: ['YYYY-MM-DD'] }),
    seats: vine.number().withoutDecimals().min(config.seats.least).max(config.seats.most),
    basis: vine.string().trim().maxLength(200).optional(),
    version: vine.number().optional(),
  })

/** `rule`: what the rules say; `out`: it does not take part. */
export const partChoiceValidator = vine.create({
  part: vine.enum([...PARTS, 'out', 'rule'] as const),
  reason: reason().optional().requiredWhen('part', '!=', 'rule'),
})

export const cycleStepValidator = vine.create({
  step: vine.enum(['open', 'close', 'beginScoring', 'calibrate', 'deliberate', 'giveBack', 'announce', 'conclude']),
  version,
  opinion: reason().optional().requiredWhen('step', '=', 'giveBack'),
})

export const reopeningValidator = vine.create({
  reopenReason: reason(),
  days: vine.number().withoutDecimals().min(GRACE.least).max(GRACE.most),
  version,
})

export const leavingValidator = vine.create({ leaveReason: reason(), version })

export const partValidator = vine.create({ part: vine.enum(PARTS), partReason: reason(), version })
