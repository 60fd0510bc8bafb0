import vine from '@vinejs/vine'
import type { SchemaTypes } from '@vinejs/vine/types'
import { notPast, typedDay } from '#app/core/day_rule'
import { DOC_NUMBER } from '#app/core/doc_number'
import { involvementKinds } from '#app/workflow/involvement'
import { pointApplicationForm } from './point_application_form.js'
import deadlines from '#config/deadlines'
import { decisionNames, decisions, type DecisionName } from './decisions.js'

export const chosenDecisionValidator = vine.create({
  decision: vine.enum(decisionNames),
})

const sectionNames = pointApplicationForm.sections.map(({ name }) => name)

const rulingValidators = new Map<DecisionName, ReturnType<typeof compileRuling>>()

/** What one decision needs; the opinion of a refusal must be longer than that of a consent. */
export function rulingValidator(name: DecisionName) {
  const validator = rulingValidators.get(name) ?? compileRuling(name)
  rulingValidators.set(name, validator)
  return validator
}

function compileRuling(name: DecisionName) {
  return vine.create(vine.object({ ...wordsOf(name), version: vine.number(), ...expertsOf(name) }))
}

/** The same for many at once: each has its own version, and experts are chosen for one at a time. */
export function bulkRulingValidator(name: DecisionName) {
  return vine.create(vine.object(wordsOf(name)))
}

function wordsOf(name: DecisionName) {
  const needs: readonly string[] = decisions[name].needs
  const whenNeeded = <T>(field: string, needed: T) => (needs.includes(field) ? { [field]: needed } : {})
  return {
    opinion: vine.string().trim().minLength(decisions[name].opinion).maxLength(1000),
    ...whenNeeded('minutesNumber', vine.string().trim().minLength(2).maxLength(60)),
    ...whenNeeded('docNumber', vine.string().trim().regex(DOC_NUMBER)),
  }
}

function expertsOf(name: DecisionName): Record<string, SchemaTypes> {
  const needs: readonly string[] = decisions[name].needs
  if (!needs.includes('experts')) return {}
  return { experts: vine.array(vine.number()).minLength(1).distinct(), chair: vine.number().nullable().optional() }
}

export const involvementValidator = vine.create({
  kind: vine.enum(involvementKinds),
  person: vine.number(),
  question: vine.string().trim().minLength(4).maxLength(1000),
  dueOn: typedDay().use(notPast(undefined)).nullable().optional(),
  isPrivate: vine.boolean().optional(),
  about: vine.array(vine.enum(sectionNames)).optional(),
})

export const answerValidator = vine.create({
  answer: vine.string().trim().minLength(2).maxLength(2000),
})

export const takeBackValidator = vine.create({
  takeBackReason: vine.string().trim().minLength(4).maxLength(500),
  version: vine.number(),
})

export const extensionValidator = vine.create({
  extensionDays: vine.number().withoutDecimals().min(1).max(deadlines.extension),
  extensionReason: vine.string().trim().minLength(4).maxLength(500),
})

export const inviteExpertValidator = vine.create({
  expert: vine.number(),
})

export const findingValidator = vine.create({
  finding: vine.string().trim().minLength(10).maxLength(1000),
})

export const objectionValidator = vine.create({
  name: vine.string().trim().minLength(2).maxLength(30),
  contact: vine.string().trim().minLength(5).maxLength(120),
  reason: vine.string().trim().minLength(10).maxLength(1000),
})

export const recusalValidator = vine.create({
  reason: vine.string().trim().minLength(4).maxLength(500),
})

export const conclusionValidator = vine.create({
  opinion: vine.string().trim().minLength(10).maxLength(1000),
  version: vine.number(),
})

export const withdrawalValidator = vine.create({
  reason: vine.string().trim().minLength(4).maxLength(500),
  version: vine.number(),
})

const body = vine.string().trim().minLength(1).maxLength(2000)

export const messageToOfficeValidator = vine.create({ body })

export const messageValidator = vine.create({ audience: vine.enum(['applicant', 'internal']), body })
