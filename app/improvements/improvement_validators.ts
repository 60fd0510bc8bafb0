import vine from '@vinejs/vine'
import { improvementActs, type ImprovementActName } from './improvement_acts.js'

/** What else an act needs stands in its form. */
export const improvementStepValidator = vine.create({
  act: vine.enum(Object.keys(improvementActs) as ImprovementActName[]),
  version: vine.number(),
})

/** Problems by `rule/key`, as findings name them. */
export const findingValidator = vine.create({
  year: vine.number().withoutDecimals().min(2000).max(2100),
  chosen: vine.array(vine.string().maxLength(100)).minLength(1).maxLength(1000),
})

/** The measures on the agenda of a conference: none is possible. */
export const agendaValidator = vine.create({
  measures: vine.array(vine.number().withoutDecimals()).maxLength(200).optional(),
})
