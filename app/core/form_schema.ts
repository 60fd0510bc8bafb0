import vine, { errors } from '@vinejs/vine'
import type { FieldContext, SchemaTypes } from '@vinejs/vine/types'
import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import { isDay } from './day_rule.js'
import { wordCount } from './word_count.js'
import { WEEK, type Answers, type Column, type Field, type Form, type Section } from './form.js'

export type Problem = { path: string; message: string }

export const countCharacters = vine.createRule((value: unknown, { min, max }: { min?: number; max: number }, field) => {
  const length = [...String(value)].length
  if (min && length < min) field.report('', 'tooShort', field, { min, actual: length })
  if (length > max) field.report('', 'tooLong', field, { max, actual: length })
})

const countWords = vine.createRule((value: unknown, { max }: { max: number }, field) => {
  const actual = wordCount(String(value))
  if (actual > max) field.report('', 'tooManyWords', field, { max, actual })
})

const PATTERNS = {
  mobile: /^1[3-9]\d{9}$/,
  landline: /^010-?\d{8}(-\d{1,6})?$/,
  url: /^https?:\/\/[^\s/$.?#][^\s]*$/i,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/,
}

const matchFormat = vine.createRule((value: unknown, format: keyof typeof PATTERNS, field) => {
  if (!PATTERNS[format].test(String(value))) field.report('', format, field)
})

const realDay = vine.createRule((value: unknown, { latest }: { latest?: 'today' }, field) => {
  const day = String(value)
  if (!isDay(day)) field.report('', 'day', field)
  else if (latest === 'today' && day > beijingDay()) field.report('', 'notInFuture', field)
})

const openDays = vine.createRule((value: unknown, _options: undefined, field) => {
  const days = Object.values(value as Record<string, { open: string | null; close: string | null }>)
  const open = days.filter((day) => day.open && day.close)
  if (days.some((day) => !day.open !== !day.close)) field.report('', 'halfOpen', field)
  else if (open.some((day) => day.close! <= day.open!)) field.report('', 'closesEarly', field)
  else if (open.length === 0) field.report('', 'neverOpen', field)
})

function schemaOf(field: Field | Column): SchemaTypes | null {
  switch (field.kind) {
    case 'text': {
      const text = vine
        .string()
        .trim()
        .use(countCharacters({ min: field.min, max: field.max }))
      const counted = field.words ? text.clone().use(countWords({ max: field.words })) : text
      return optional(field, field.format ? counted.clone().use(matchFormat(field.format)) : counted)
    }
    case 'integer':
      return optional(field, vine.number().withoutDecimals().min(field.min).max(field.max))
    case 'decimal':
      return optional(field, vine.number().min(field.min).max(field.max).decimal([0, field.scale]))
    case 'date':
      return optional(
        field,
        vine
          .string()
          .trim()
          .use(realDay({ latest: field.latest }))
      )
    case 'choice':
      return optional(field, vine.enum(field.options))
    case 'choices':
      return optional(
        field,
        vine
          .array(vine.enum(field.options))
          .distinct()
          .minLength(field.least ?? (isRequired(field) ? 1 : 0))
      )
    case 'yes':
      return optional(
        field,
        vine.accepted().transform(() => true)
      )
    case 'rows':
      return vine
        .array(vine.object(schemasOf(field.columns)))
        .minLength(field.least)
        .maxLength(field.most)
    case 'years':
      return vine.object(
        Object.fromEntries(field.years().map((year) => [`y${year}`, vine.object(schemasOf(field.columns))]))
      )
    case 'hours': {
      const time = () =>
        vine
          .string()
          .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
          .nullable()
          .optional()
      const days = WEEK.map((day) => [day, vine.object({ open: time(), close: time() })])
      return vine.object(Object.fromEntries(days)).use(openDays(undefined))
    }
    case 'files':
      return null
  }
}

function schemasOf(fields: readonly (Field | Column)[]): Record<string, SchemaTypes> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const schema = schemaOf(field)
      return schema ? [[field.name, schema]] : []
    })
  )
}

function isRequired(field: { required?: boolean }) {
  return field.required !== false
}

function optional<T extends { nullable(): { optional(): SchemaTypes } }>(field: { required?: boolean }, schema: T) {
  return isRequired(field) ? (schema as unknown as SchemaTypes) : schema.nullable().optional()
}

/** Names the field by its label in this form, whatever the depth, in the reader's language. */
class FormMessages {
  constructor(
    readonly form: Form,
    readonly i18n: Pick<I18n, 't'>
  ) {}

  getMessage(fallback: string, rule: string, field: FieldContext, meta?: Record<string, unknown>) {
    return this.i18n.t(
      `validator.shared.messages.${rule}`,
      { ...meta, field: this.#label(field.wildCardPath) },
      fallback
    )
  }

  #label(path: string) {
    const parts = path.split('.').filter((part) => part !== '*' && !/^y\d{4}$/.test(part))
    const hasColumns = this.form.fields.some((field) => field.name === parts[0] && 'columns' in field)
    const key = hasColumns && parts.length > 1 ? `${parts[0]}.columns.${parts.at(-1)}` : `${parts[0]}.label`
    return this.i18n.t(`${this.form.key}.${key}`)
  }
}

export type Checked = { problems: Problem[]; answers: Answers }

/**
 * Checks typed answers against some sections.
 *
 * @returns the problems by path, and the answers normalised (trimmed, numbers as numbers) when there are none
 */
export function checkSections(
  form: Form,
  sections: readonly Section[],
  typed: Answers,
  i18n: Pick<I18n, 't'>
): Promise<Checked> {
  return sectionsChecker(form, sections, i18n)(typed)
}

/** The same for many typed answers one after the other: the rules are put together once. */
export function sectionsChecker(form: Form, sections: readonly Section[], i18n: Pick<I18n, 't'>) {
  const schema = vine.create(vine.object(schemasOf(sections.flatMap((section) => section.fields))))
  const checks = sections.flatMap((section) => section.checks ?? [])
  const messagesProvider = new FormMessages(form, i18n)

  return async (typed: Answers): Promise<Checked> => {
    const problems: Problem[] = []
    let answers: Answers = {}
    try {
      answers = await schema.validate(typed, { messagesProvider })
    } catch (error) {
      if (!(error instanceof errors.E_VALIDATION_ERROR)) throw error
      for (const { field, message } of error.messages) problems.push({ path: field, message })
    }

    for (const check of checks) {
      const fault = check.fault(typed)
      if (fault && !problems.some((problem) => problem.path === fault.path)) {
        problems.push({ path: fault.path, message: i18n.t(`${form.key}.checks.${fault.key}`) })
      }
    }
    return { problems, answers }
  }
}
