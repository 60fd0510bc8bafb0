import vine from '@vinejs/vine'
import { chapterKeys } from '#app/report_facts/chapter_content'
import { FIRST_YEAR, lastYear } from './open_report.js'

/** A report is about a year that is over. */
export const openValidator = () =>
  vine.create({ year: vine.number().withoutDecimals().min(FIRST_YEAR).max(lastYear()) })

/** 生成, 冻结数据, 重新取数 */
export const orderKinds = ['build', 'freeze', 'refreeze'] as const
export type OrderKind = (typeof orderKinds)[number]

export const orderValidator = vine.create({
  kind: vine.enum(orderKinds),
  version: vine.number(),
  reason: vine.string().trim().minLength(5).maxLength(500).optional().requiredWhen('kind', '=', 'refreeze'),
})

/** What a person does with a building; the rest goes by itself. */
export const buildingActs = ['cancel', 'retry'] as const
export type BuildingAct = (typeof buildingActs)[number]

export const buildingActValidator = vine.create({
  step: vine.enum(buildingActs),
  version: vine.number(),
  chapter: vine.enum(chapterKeys).optional(),
})
