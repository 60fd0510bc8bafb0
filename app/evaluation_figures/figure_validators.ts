import vine from '@vinejs/vine'
import { beijingYear } from '#app/core/beijing_day'
import { reportedKeys } from './figure_definitions.js'
import { FIRST_YEAR } from './points_of_year.js'

const words = (most: number) => vine.string().trim().maxLength(most)
const opinion = () => words(500).minLength(2)
const version = vine.number()

/** The year that an act is about: where pages show this one instead of nonsense, nothing is written. */
export const yearValidator = () =>
  vine.create({ year: vine.number().withoutDecimals().min(FIRST_YEAR).max(beijingYear()) })

/** Two decimals are what the workbooks have. */
const value = (most = 1_000_000_000) => vine.number().min(0).max(most).decimal([0, 2])

export const overrideValidator = vine.create({ value: value(), reason: opinion() })

/** Of a share or an index. */
export const hundredValidator = vine.create({ value: value(100), reason: opinion() })

export const overrideStepValidator = vine.create({
  step: vine.enum(['confirm', 'refuse', 'withdraw'] as const),
  opinion: opinion().optional().requiredWhen('step', 'in', ['refuse', 'withdraw']),
  version,
})

export const commentValidator = vine.create({ opinion: opinion() })

export const liftValidator = vine.create({ opinion: opinion(), version })

const reported = vine.object({ value: value().optional(), note: words(200).optional() })

export const reportedValidator = vine.create({
  reported: vine.object(Object.fromEntries(reportedKeys.map((key) => [key, reported.clone().optional()]))),
})
