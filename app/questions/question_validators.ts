import vine from '@vinejs/vine'
import limits from '#config/questions'
import type { Question } from './question_content.js'
import { KINDS, ROLES } from './question_roles.js'

/** A draft is kept while it is written: nothing is missing in it, publishing asks for the rest. */
const text = (longest: number) => vine.string().trim().maxLength(longest).nullable().optional()
const whole = (least: number, most: number) =>
  vine.number().withoutDecimals().min(least).max(most).nullable().optional()
const id = () =>
  vine
    .string()
    .regex(/^\w{1,40}$/)
    .nullable()
    .optional()

export const kindValidator = vine.create({ section: vine.string(), kind: vine.enum(KINDS) })

export function questionValidator({ kind }: Question) {
  return vine.create({
    ...{ zh: text(300), en: text(600), helpZh: text(300), helpEn: text(600) },
    required: vine.boolean().optional(),
    role: vine.enum(ROLES[kind]).nullable().optional(),
    notApplicable: vine.boolean().optional(),
    dimension: text(40),
    options: vine.array(vine.object({ id: id(), zh: text(100), en: text(200) })).optional(),
    most: whole(1, limits.options),
    min: whole(-1_000_000_000, 1_000_000_000),
    max: whole(-1_000_000_000, 1_000_000_000),
    multiline: vine.boolean().optional(),
    /** `<question>=<answer>` */
    when: vine.array(vine.object({ answer: text(81) })).optional(),
  })
}

export const sectionValidator = vine.create({
  ...{ zh: text(100), en: text(200), introZh: text(500), introEn: text(1000) },
})

export const frameValidator = vine.create({
  ...{ introZh: text(1000), introEn: text(2000), thanksZh: text(500), thanksEn: text(1000) },
  dimensions: vine
    .array(vine.object({ id: id(), zh: text(50), en: text(100), weight: whole(0, 100) }))
    .maxLength(20)
    .optional(),
})

export const moveValidator = vine.create({
  direction: vine.enum(['up', 'down', 'place'] as const),
  section: vine.string().optional().requiredWhen('direction', '=', 'place'),
  position: vine.number().withoutDecimals().min(0).optional().requiredWhen('direction', '=', 'place'),
})
