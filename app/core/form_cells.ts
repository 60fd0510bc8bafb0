import type { I18n } from '@adonisjs/i18n'
import type { Answers, Field, Form } from './form.js'

type Words = Pick<I18n, 't'>

/** The headings under which a sheet has the fields of a form, in its order. */
export function headingsOf(form: Form, i18n: Words) {
  return cellFields(form).map(({ name }) => i18n.t(`${form.key}.${name}.label`))
}

/** The fields that one cell can hold. */
export function cellFields({ fields }: Form) {
  return fields.filter(({ kind }) => ['text', 'integer', 'decimal', 'date', 'choice'].includes(kind))
}

/** What the cells of one row say, as somebody would have typed it into the form. */
export function typedFromCells(form: Form, cells: Record<string, string>, i18n: Words): Answers {
  return Object.fromEntries(
    cellFields(form).map((field) => [
      field.name,
      typedCell(field, cells[i18n.t(`${form.key}.${field.name}.label`)] ?? '', i18n),
    ])
  )
}

/**
 * 1,200 → 1200; 2026/3/5 → 2026-03-05; the words of an option → the option. What is none of these stays as it is; the
 * apostrophe that our own sheets put before what looks like a formula goes.
 */
export function typedCell(field: Field, text: string, i18n: Words): string | null {
  if (text === '') return null
  if (field.kind === 'integer' || field.kind === 'decimal') return text.replace(/[,，\s]/g, '')
  if (field.kind === 'date') return isoDay(text)
  if (field.kind !== 'choice') return text.replace(/^'(?=[=+\-@])/, '')
  return field.options.find((option) => option === text || i18n.t(`${field.labels}.${option}`) === text) ?? text
}

function isoDay(text: string) {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  return parts ? `${parts[1]}-${parts[2].padStart(2, '0')}-${parts[3].padStart(2, '0')}` : text
}
