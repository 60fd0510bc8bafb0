import vine from '@vinejs/vine'
import { caseActs, type CaseActName } from './bad_rating_case_acts.js'

/** What else an act needs stands in its form. */
export const caseStepValidator = vine.create({
  act: vine.enum(Object.keys(caseActs) as CaseActName[]),
  version: vine.number(),
})
