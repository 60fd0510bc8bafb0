import vine from '@vinejs/vine'
import limits from '#config/indicators'
import { hostTypes } from '#app/organizations/host_types'
import { RULE_KINDS, SOURCES } from './indicator_content.js'

/** A draft is kept while it is written: nothing is missing in it, publishing asks for the rest. */
const text = (longest: number) => vine.string().trim().maxLength(longest).nullable().optional()
const value = () => vine.number().min(0).max(100_000_000).decimal([0, 4]).nullable().optional()
const points = () => vine.number().min(0).max(100).decimal([0, 2]).nullable().optional()
const key = () =>
  vine
    .string()
    .trim()
    .regex(/^\w[\w.]{0,59}$/)
    .nullable()
    .optional()
const named = { zh: text(60), en: text(120) }

const year = () => vine.number().withoutDecimals().min(2000).max(2100)
export const factsValidator = vine.create({
  nameZh: vine.string().trim().minLength(2).maxLength(100),
  nameEn: vine.string().trim().minLength(2).maxLength(200),
  year: year(),
})

export const createValidator = vine.create({
  ...factsValidator.schema.getProperties(),
  /** The version that it begins with. */
  from: vine.number().withoutDecimals().positive().nullable().optional(),
})

export const nextValidator = vine.create({ year: year() })

/** The version of the draft that somebody worked on. */
export const seenValidator = vine.create({ version: vine.number().withoutDecimals().min(0) })

export const stepValidator = vine.create({
  ...seenValidator.schema.getProperties(),
  step: vine.enum(['propose', 'giveBack', 'publish', 'retire', 'discard'] as const),
  opinion: vine
    .string()
    .trim()
    .minLength(2)
    .maxLength(300)
    .nullable()
    .optional()
    .requiredWhen('step', 'in', ['giveBack', 'retire']),
})

export const groupValidator = vine.create({ code: text(10), ...named })
export const newIndicatorValidator = vine.create({ group: vine.string(), code: text(10), ...named })
export const newPartValidator = vine.create({ kind: vine.enum(RULE_KINDS), source: vine.enum(SOURCES) })

const part = vine.object({
  id: key(),
  source: vine.enum(SOURCES),
  ...{ figure: key(), zh: text(100), en: text(200), unitZh: text(10), unitEn: text(30) },
  ...{ floor: value(), full: value(), points: points() },
  fulls: vine.record(value()).optional(),
  bands: vine
    .array(vine.object({ from: value(), points: points(), zh: text(60), en: text(120) }))
    .maxLength(limits.items + 2)
    .optional(),
  items: vine
    .array(
      vine.object({
        ...{ figure: key(), zh: text(100), en: text(200), unitZh: text(10), unitEn: text(30) },
        ...{ atLeast: value(), points: points() },
      })
    )
    .maxLength(limits.items + 2)
    .optional(),
  ...{ sampleCount: key(), sampleMean: key(), sampleLeast: value() },
  samplePercent: vine.number().min(0).max(100).decimal([0, 2]).nullable().optional(),
})

export const indicatorValidator = vine.create({
  code: text(10),
  ...named,
  evidence: vine.boolean().optional(),
  parts: vine.array(part).maxLength(limits.parts).optional(),
})

export const weightsValidator = vine.create({ weights: vine.record(vine.record(points())) })

const extra = { id: key(), zh: text(60), en: text(120) }
const extras = <Row extends Parameters<typeof vine.object>[0]>(row: Row) =>
  vine
    .array(vine.object(row))
    .maxLength(limits.extras + 2)
    .optional()

export const frameValidator = vine.create({
  ...{ basisZh: text(1000), basisEn: text(2000) },
  variants: vine
    .array(vine.object({ ...extra, hostTypes: vine.array(vine.enum(hostTypes)).optional() }))
    .maxLength(limits.variants)
    .optional(),
  bonusMost: points(),
  bonus: extras({ ...extra, points: points() }),
  deductionsMost: points(),
  deductions: extras({ ...extra, from: points(), to: points() }),
  vetoes: extras(extra),
  scheme: vine.enum(['four', 'three'] as const),
  ...{ excellentFrom: points(), goodFrom: points(), passFrom: points() },
  conditions: extras({ indicator: key(), least: points() }),
  ...{ mostDeduction: points(), quotaPercent: points() },
})

export const moveValidator = vine.create({
  direction: vine.enum(['up', 'down', 'place'] as const),
  section: vine.string().optional().requiredWhen('direction', '=', 'place'),
  position: vine.number().withoutDecimals().min(0).optional().requiredWhen('direction', '=', 'place'),
})
