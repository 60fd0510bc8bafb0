import type { Infer } from '@vinejs/vine/types'
import { filledRows } from '#app/core/form_field'
import { newId } from './edit_content.js'
import type { Bilingual, Condition, Dimension, Option, Question } from './question_content.js'
import type { frameValidator, questionValidator } from './question_validators.js'

type Typed = Infer<ReturnType<typeof questionValidator>>
type Text = string | null | undefined

export const both = (zh: Text, en: Text): Bilingual => ({ zh: zh ?? '', en: en ?? '' })

/** What a new question of a kind is before anybody wrote it. */
export function newQuestion(kind: Question['kind']): Question {
  const asked = { id: newId('q'), text: both('', ''), required: true }
  switch (kind) {
    case 'level':
      return { ...asked, kind, notApplicable: true }
    case 'matrix':
      return { ...asked, kind, notApplicable: true, rows: [] }
    case 'nps':
      return { ...asked, kind }
    case 'single':
    case 'multiple':
      return { ...asked, kind, options: [] }
    case 'number':
      return { ...asked, kind, min: 0, max: 100 }
    case 'text':
      return { ...asked, kind, required: false, max: 500, multiline: true }
  }
}

/** The question as it was typed: its id and kind stay, whatever a client sends. */
export function typedQuestion({ id, kind }: Question, typed: Typed): Question {
  const when = conditionsIn(typed.when)
  const asked = {
    id,
    text: both(typed.zh, typed.en),
    ...(typed.helpZh || typed.helpEn ? { help: both(typed.helpZh, typed.helpEn) } : {}),
    required: typed.required ?? false,
    ...(when.length > 0 ? { when } : {}),
    ...(typed.role ? { role: typed.role } : {}),
  }
  const rated = {
    notApplicable: typed.notApplicable ?? false,
    ...(typed.dimension ? { dimension: typed.dimension } : {}),
  }
  switch (kind) {
    case 'level':
      return { ...asked, kind, ...rated }
    case 'matrix':
      return { ...asked, kind, ...rated, rows: optionsIn(typed.options, 'r') }
    case 'nps':
      return { ...asked, kind }
    case 'single':
      return { ...asked, kind, options: optionsIn(typed.options, 'o') }
    case 'multiple':
      return { ...asked, kind, options: optionsIn(typed.options, 'o'), ...(typed.most ? { most: typed.most } : {}) }
    case 'number':
      return { ...asked, kind, min: typed.min ?? 0, max: typed.max ?? 0 }
    case 'text':
      return { ...asked, kind, max: typed.max ?? 0, multiline: typed.multiline ?? false }
  }
}

type TypedRow = { id?: Text; zh?: Text; en?: Text }

/** Rows in which nothing but the id stands are none. */
function written<Row extends TypedRow>(rows: Row[] | undefined) {
  return filledRows(rows).filter(({ id, ...others }) => filledRows([others]).length > 0)
}

function optionsIn(rows: TypedRow[] | undefined, letter: string): Option[] {
  return written(rows).map(({ id, zh, en }) => ({ id: id ?? newId(letter), text: both(zh, en) }))
}

/** Several answers of one question are one condition: any of them. */
function conditionsIn(rows: { answer?: Text }[] = []): Condition[] {
  const answers = new Map<string, string[]>()
  for (const { answer } of rows) {
    const [question, value] = answer?.split('=') ?? []
    if (value !== undefined) answers.set(question, [...new Set([...(answers.get(question) ?? []), value])])
  }
  return [...answers].map(([question, values]) => ({ question, in: values }))
}

/** The conditions as the rows of the form. */
export function conditionRows({ when = [] }: Question) {
  return when.flatMap((condition) => condition.in.map((value) => ({ answer: `${condition.question}=${value}` })))
}

export function typedFrame(typed: Infer<typeof frameValidator>) {
  const dimensions = written(typed.dimensions).map(({ id, zh, en, weight }): Dimension => ({
    id: id ?? newId('d'),
    name: both(zh, en),
    weight: weight ?? 0,
  }))
  return {
    ...{ intro: both(typed.introZh, typed.introEn), thanks: both(typed.thanksZh, typed.thanksEn) },
    dimensions,
  }
}
