import { DateTime } from 'luxon'
import vine from '@vinejs/vine'
import { casebookWorkflow, type CasebookStep } from './casebook_workflow.js'

const reason = () => vine.string().trim().minLength(4).maxLength(300)
const steps = Object.keys(casebookWorkflow.steps) as CasebookStep[]

export const callValidator = vine.create({ call: vine.number() })

export const frontValidator = vine.create({
  title: vine.string().trim().minLength(2).maxLength(100),
  editor: vine.string().trim().maxLength(200).nullable(),
  preface: vine.string().trim().maxLength(20_000).nullable(),
  version: vine.string().maxLength(16).optional(),
})

/** Who takes a finished book back says why. */
export const casebookStepValidator = vine.create({
  step: vine.enum(steps),
  opinion: reason().nullable().optional().requiredWhen('step', '=', 'reopen'),
  version: vine.number(),
})

export const newChapterValidator = vine.create({ title: vine.string().trim().minLength(2).maxLength(60) })

export const chapterValidator = vine.create({
  title: vine.string().trim().minLength(2).maxLength(60),
  introduction: vine.string().trim().maxLength(5_000).nullable(),
})

export const chapterMoveValidator = vine.create({ direction: vine.enum(['up', 'down'] as const) })

export const entryMoveValidator = vine.create({
  direction: vine.enum(['up', 'down', 'place'] as const),
  section: vine.number().optional().requiredWhen('direction', '=', 'place'),
  position: vine.number().withoutDecimals().min(0).optional().requiredWhen('direction', '=', 'place'),
})

export const erratumValidator = vine.create({
  place: vine.string().trim().minLength(2).maxLength(100),
  wrong: vine.string().trim().minLength(1).maxLength(500),
  right: vine.string().trim().minLength(1).maxLength(500),
  day: vine.date({ formats: ['YYYY-MM-DD'] }).transform((day) => DateTime.fromJSDate(day).toISODate()!),
})
