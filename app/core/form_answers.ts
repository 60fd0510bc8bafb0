import type { I18n } from '@adonisjs/i18n'
import { WEEK, type Answers, type Column, type Field, type Form } from './form.js'

export type AnswerTable = { columns: string[]; rows: string[][] }

export type Answer = {
  name: string
  label: string
  text?: string
  multiline?: boolean
  table?: AnswerTable
}

export type AnswerSection = { name: string; title: string; items: Answer[] }

const NONE = '—'

/** Frozen or typed answers in words, section by section: for the summary, the print and those who decide. */
export function answersOf(form: Form, answers: Answers, i18n: Pick<I18n, 't'>): AnswerSection[] {
  return form.sections
    .map(({ name, fields }) => ({
      name,
      title: i18n.t(`${form.key}.sections.${name}`),
      items: fields
        .filter((field) => field.kind !== 'files')
        .map((field) => ({
          name: field.name,
          label: i18n.t(`${form.key}.${field.name}.label`),
          ...wordsOf(form, field, answers[field.name], i18n),
        })),
    }))
    .filter((section) => section.items.length > 0)
}

function wordsOf(form: Form, field: Field, value: any, i18n: Pick<I18n, 't'>): Partial<Answer> {
  const heading = (column: Column) => i18n.t(`${form.key}.${field.name}.columns.${column.name}`)
  switch (field.kind) {
    case 'text':
      return { text: value || NONE, multiline: field.multiline }
    case 'choices':
      return {
        text:
          [value ?? []]
            .flat()
            .map((option) => i18n.t(`${field.labels}.${option}`))
            .join(i18n.t('ui.list_separator')) || NONE,
      }
    case 'yes':
      return { text: value ? i18n.t('ui.yes') : NONE }
    case 'rows':
      return {
        table: {
          columns: field.columns.map(heading),
          rows: (value ?? []).map((row: Answers) =>
            field.columns.map((column) => cellOf(column, row[column.name], i18n))
          ),
        },
      }
    case 'years':
      return {
        table: {
          columns: [i18n.t('ui.year'), ...field.columns.map(heading)],
          rows: Object.entries((value ?? {}) as Answers).map(([year, row]) => [
            year.slice(1),
            ...field.columns.map((column) => cellOf(column, row?.[column.name], i18n)),
          ]),
        },
      }
    case 'hours':
      return { text: hoursInWords(value ?? {}, i18n) || NONE }
    case 'files':
      return {}
    default:
      return { text: cellOf(field, value, i18n) }
  }
}

function cellOf(field: Field | Column, value: any, i18n: Pick<I18n, 't'>) {
  if (value === null || value === undefined || value === '') return NONE
  if (field.kind !== 'choice') return String(value)
  return field.texts?.[value] ?? i18n.t(`${field.labels}.${value}`)
}

/** Days with the same hours together: 周一至周五 09:00–17:00. */
export function hoursInWords(hours: Answers, i18n: Pick<I18n, 't'>) {
  const spans: { from: string; to: string; text: string }[] = []
  for (const day of WEEK) {
    const { open, close } = hours[day] ?? {}
    const text = open && close ? `${open}–${close}` : ''
    const last = spans.at(-1)
    if (last && last.text === text) last.to = day
    else spans.push({ from: day, to: day, text })
  }
  return spans
    .filter((span) => span.text)
    .map(({ from, to, text }) => {
      const first = i18n.t(`ui.week.${from}`)
      return `${from === to ? first : i18n.t('ui.week_span', { from: first, to: i18n.t(`ui.week.${to}`) })} ${text}`
    })
    .join(i18n.t('ui.list_separator'))
}

/** One answer as one text: a table row by row. */
export function plainAnswer({ text, table }: Answer) {
  return table ? table.rows.map((row) => row.join(' · ')).join('\n') : (text ?? '')
}
