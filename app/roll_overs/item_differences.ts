import type { I18n } from '@adonisjs/i18n'
import { weekdayOf } from '#app/office/calendar_year'
import { answersOf, plainAnswer, type Answer } from '#app/core/form_answers'
import { WEEK, type Answers, type Field, type Form } from '#app/core/form'
import { textDifference, type DifferencePart } from '#app/core/text_difference'
import type RollOverItem from './roll_over_item.js'

export type DifferenceLine = {
  name: string
  label: string
  before: string
  after: string
  isChanged: boolean
  /** Of long texts and tables: what became of each word. */
  parts: DifferencePart[] | null
  why: string
}

type Words = Pick<I18n, 't'>
type Planned = Pick<RollOverItem, 'before' | 'facts' | 'whys'>

const NONE = '—'

/** Longer texts are read as one with what changed in it, in characters. */
const SHORT = 40

/** Last year's beside the new one, field by field, and why the new one is so. */
export function differencesOf(form: Form, { before, facts, whys }: Planned, i18n: Words): DifferenceLine[] {
  const [old, next] = [before, facts].map((answers) => inWords(form, answers, i18n))
  return form.fields.map((field) => {
    const { name } = field
    const [was, is] = [old, next].map((words) => words.get(name)!)
    const texts = { before: plainAnswer(was) || NONE, after: plainAnswer(is) || NONE }
    const isChanged = texts.before !== texts.after
    const isLong = field.kind === 'rows' || (field.kind === 'text' && texts.after.length > SHORT)
    const why = whys[name] ?? { key: isChanged ? 'changed' : 'kept' }
    return {
      ...{ name, label: is.label, ...texts, isChanged },
      parts: isChanged && isLong ? textDifference(texts.before, texts.after) : null,
      why: i18n.t(`roll_overs.whys.${why.key}`, why.params),
    }
  })
}

function inWords(form: Form, answers: Answers, i18n: Words): Map<string, Answer> {
  const shown = { ...answers }
  for (const field of form.fields) shown[field.name] = shownDay(field, answers[field.name], i18n)
  const words = answersOf(form, shown, i18n).flatMap(({ items }) => items)
  return new Map(words.map((answer) => [answer.name, answer]))
}

/** 2027-03-03 周三: whoever looks for the same working day looks at the weekday. */
function shownDay({ kind }: Field, value: unknown, i18n: Words) {
  if (kind !== 'date' || typeof value !== 'string') return value
  return `${value} ${i18n.t(`ui.week.${WEEK[weekdayOf(value)]}`)}`
}
