import vine from '@vinejs/vine'
import type { SchemaTypes } from '@vinejs/vine/types'
import { countCharacters } from '#app/core/form_schema'
import { remember } from '#app/core/remember'
import { LEVELS, NOT_APPLICABLE, type Option, type Question } from './question_content.js'

export const NPS_SCORES = Array.from({ length: 11 }, (_, score) => String(score))

const numberWithin = vine.createRule((value: unknown, { min, max }: { min: number; max: number }, field) => {
  const isNumber = /^-?\d{1,12}(\.\d{1,2})?$/.test(String(value))
  if (!isNumber || Number(value) < min || Number(value) > max) field.report('', 'number', field, { min, max })
})

const notMoreThan = vine.createRule((value: unknown, { most }: { most: number }, field) => {
  if ((value as unknown[]).length > most) field.report('', 'tooMany', field, { most })
})

/** Everybody answers the same questions, and compiling the rules of a questionnaire takes longer than the rest of an answer. */
const compiled = new Map<string, ReturnType<typeof compile>>()
const MOST = 2000

/** The rules for the answer to one question, under its id. Kept by all that the question says, so they are never old. */
export function answerValidator(question: Question, { complete }: { complete: boolean }) {
  const isRequired = complete && question.required
  const key = JSON.stringify([isRequired, question])
  return compiled.get(key) ?? remember(compiled, MOST, key, compile(question, isRequired))
}

function compile(question: Question, isRequired: boolean) {
  return vine.create(vine.object({ [question.id]: schemaOf(question, isRequired) }))
}

function schemaOf(question: Question, isRequired: boolean): SchemaTypes {
  switch (question.kind) {
    case 'level':
      return needed(isRequired, vine.enum(levelsOf(question)))
    case 'matrix': {
      const rows = question.rows.map(({ id }) => [id, needed(isRequired, vine.enum(levelsOf(question)))])
      return needed(isRequired, vine.object(Object.fromEntries(rows) as Record<string, SchemaTypes>))
    }
    case 'nps':
      return needed(isRequired, vine.enum(NPS_SCORES))
    case 'single':
      return needed(isRequired, vine.enum(idsOf(question.options)))
    case 'multiple': {
      const most = question.most ?? question.options.length
      return needed(isRequired, vine.array(vine.enum(idsOf(question.options))).use(notMoreThan({ most })))
    }
    case 'number':
      return needed(isRequired, vine.string().use(numberWithin(question)))
    case 'text':
      return needed(isRequired, vine.string().use(countCharacters({ max: question.max })))
  }
}

/** The answers that a level question takes, best first. */
export function levelsOf({ notApplicable }: { notApplicable: boolean }): string[] {
  return notApplicable ? [...LEVELS, NOT_APPLICABLE] : [...LEVELS]
}

const idsOf = (options: readonly Option[]) => options.map(({ id }) => id)

function needed(isRequired: boolean, schema: { nullable(): { optional(): SchemaTypes } }) {
  return isRequired ? (schema as unknown as SchemaTypes) : schema.nullable().optional()
}
