import { levelText, textIn, type Words } from './answer_text.js'
import { levelsOf, NPS_SCORES } from './answer_schema.js'
import type { AnswerProblem } from './check_answers.js'
import { inputNameOf } from '#app/core/form_field'
import { type Option, type Question, type QuestionContent, questionsOf } from './question_content.js'
import { PREFIX } from './typed_answers.js'

type Choice = { value: string; text: string; isChecked: boolean }
type Control = { id: string; name: string; error: string | null }

/** What the templates of `@!questions.form` draw: everything said in one language, nothing left to decide. */
export type DrawnQuestion = Control & {
  number: number
  kind: Question['kind']
  text: string
  help: string
  /** 选答, where it is. */
  optional: string | null
  /** For readers without scripts: when the question is to be answered; with scripts it is hidden until then. */
  note: string | null
  when: string | null
  choices: Choice[]
  rows: (Control & { text: string; choices: Choice[] })[]
  value: string
  /** How long or how many. */
  limit: string | null
  /** What the two ends of a scale mean. */
  ends: [string, string] | null
  isMultiline: boolean
}

export type DrawnSet = {
  intro: string
  thanks: string
  sections: { title: string; intro: string; questions: DrawnQuestion[] }[]
  problems: { id: string; message: string }[]
  problemsTitle: string
}

type Shown = {
  /** Answers that are kept, or what was typed (`input.q`), by the question's id. */
  answers?: Readonly<Record<string, unknown>>
  problems?: readonly AnswerProblem[]
}

/** @param words the language to draw in */
export function drawQuestions(content: QuestionContent, words: Words, shown: Shown = {}): DrawnSet {
  const numbers = new Map(questionsOf(content).map(({ id }, index) => [id, index + 1]))
  const errors = new Map((shown.problems ?? []).map((problem) => [problem.path, problemText(problem, words)]))
  const draw = (question: Question) =>
    drawnQuestion(question, { content, words, numbers, errors, answer: shown.answers?.[question.id] })
  return {
    intro: textIn(content.intro, words),
    thanks: textIn(content.thanks, words),
    sections: content.sections.map((section) => ({
      title: textIn(section.title, words),
      intro: textIn(section.intro, words),
      questions: section.questions.map(draw),
    })),
    problems: [...errors].map(([path, error]) => ({
      id: path.replaceAll('.', '-'),
      message: words.t('questions.problem_at', { number: numbers.get(path.split('.')[1]) ?? '', error }),
    })),
    problemsTitle: words.t('questions.problems_title', { count: errors.size }),
  }
}

export function problemText({ key, params }: AnswerProblem, words: Words) {
  return words.t(`questions.problems.${key}`, params)
}

type Drawing = {
  content: QuestionContent
  words: Words
  numbers: Map<string, number>
  errors: Map<string, string>
  answer: unknown
}

function drawnQuestion(question: Question, drawing: Drawing): DrawnQuestion {
  const { words, numbers, answer } = drawing
  return {
    ...control(`${PREFIX}.${question.id}`, drawing),
    number: numbers.get(question.id)!,
    kind: question.kind,
    text: textIn(question.text, words),
    help: textIn(question.help, words),
    optional: question.required ? null : words.t('questions.optional'),
    note: noteOf(question, drawing),
    when: question.when?.length ? JSON.stringify(question.when) : null,
    choices: choicesOf(question, [answer ?? []].flat().map(String), words),
    rows: rowsOf(question, drawing),
    value: typeof answer === 'string' ? answer : '',
    limit: limitOf(question, words),
    ends: question.kind === 'nps' ? [words.t('questions.nps_least'), words.t('questions.nps_most')] : null,
    isMultiline: question.kind === 'text' && question.multiline,
  }
}

function control(path: string, { errors }: Drawing): Control {
  return { id: path.replaceAll('.', '-'), name: inputNameOf(path), error: errors.get(path) ?? null }
}

function choicesOf(question: Question, chosen: readonly string[], words: Words): Choice[] {
  const choice = (value: string, text: string) => ({ value, text, isChecked: chosen.includes(value) })
  if (question.kind === 'nps') return NPS_SCORES.map((score) => choice(score, score))
  if ('options' in question) return question.options.map(({ id, text }) => choice(id, textIn(text, words)))
  if (question.kind !== 'level' && question.kind !== 'matrix') return []
  return levelsOf(question).map((level) => choice(level, levelText(level, words)))
}

function rowsOf(question: Question, drawing: Drawing) {
  if (question.kind !== 'matrix') return []
  return question.rows.map(({ id, text }: Option) => ({
    ...control(`${PREFIX}.${question.id}.${id}`, drawing),
    text: textIn(text, drawing.words),
    choices: choicesOf(question, [(drawing.answer as Record<string, string> | null)?.[id] ?? []].flat(), drawing.words),
  }))
}

function limitOf(question: Question, words: Words) {
  if (question.kind === 'text') return words.t('questions.at_most', { max: question.max })
  if (question.kind === 'number') return words.t('questions.between', { min: question.min, max: question.max })
  return question.kind === 'multiple' && question.most
    ? words.t('questions.choose_most', { most: question.most })
    : null
}

/** 若第 1 题选择“参加培训”，请回答。 */
function noteOf({ when = [] }: Question, { content, words, numbers }: Drawing) {
  if (when.length === 0) return null
  const said = when.map(({ question, in: values }) => {
    const asked = questionsOf(content).find(({ id }) => id === question)
    const texts = asked ? choicesOf(asked, values, words).filter(({ isChecked }) => isChecked) : []
    const answers = texts.map(({ text }) => words.t('questions.quoted', { text })).join(words.t('questions.or'))
    return words.t('questions.when_one', { number: numbers.get(question) ?? '', answers })
  })
  return words.t('questions.when', { conditions: said.join(words.t('questions.and')) })
}
