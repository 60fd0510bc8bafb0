import {
  questionsOf,
  type Bilingual,
  type Dimension,
  type MultipleQuestion,
  type Question,
  type QuestionContent,
  type QuestionAnswers,
  type SingleQuestion,
  type TextQuestion,
} from '#app/questions/question_content'
import type { Level } from './levels.js'

export type Item = { id: string; text: Bilingual; dimension: string }

export type Background = SingleQuestion | MultipleQuestion

/** What the results make of a question set: which questions are rated, which tell of the respondent. */
export type Asked = {
  dimensions: readonly Dimension[]
  items: Item[]
  /** 总体满意度 */
  overall: string | null
  nps: string | null
  expectation: SingleQuestion | null
  /** Several options of one question may be chosen: then its groups overlap. */
  backgrounds: Background[]
  texts: TextQuestion[]
}

export function askedIn(content: QuestionContent): Asked {
  const questions = questionsOf(content)
  const singles = questions.filter((question): question is SingleQuestion => question.kind === 'single')
  return {
    dimensions: content.dimensions,
    items: questions.flatMap(itemsOf),
    overall: questions.find(({ kind, role }) => kind === 'level' && role === 'overall')?.id ?? null,
    nps: questions.find(({ kind }) => kind === 'nps')?.id ?? null,
    expectation: singles.find(({ role }) => role === 'expectation') ?? null,
    backgrounds: questions.filter(
      (question): question is Background =>
        (question.kind === 'single' || question.kind === 'multiple') &&
        question.role !== undefined &&
        question.role !== 'expectation'
    ),
    texts: questions.filter(
      (question): question is TextQuestion => question.kind === 'text' && question.role !== 'contact'
    ),
  }
}

function itemsOf(question: Question): Item[] {
  if (question.kind === 'level' && question.dimension) {
    return [{ id: question.id, text: question.text, dimension: question.dimension }]
  }
  if (question.kind !== 'matrix' || !question.dimension) return []
  return question.rows.map((row) => ({
    id: `${question.id}.${row.id}`,
    text: row.text,
    dimension: question.dimension!,
  }))
}

/** One answer, as the results read it. */
export type Reading = {
  point: number | null
  levels: Record<string, Level | undefined>
  overall: Level | null
  nps: number | null
  expectation: string | null
  /** Background question → options. */
  chosen: Record<string, readonly string[]>
}

export function readingOf(answers: QuestionAnswers, point: number | null, asked: Asked): Reading {
  const levels: Reading['levels'] = {}
  for (const { id } of asked.items) levels[id] = levelIn(answers, id) ?? undefined
  const nps = asked.nps ? answers[asked.nps] : null
  const listOf = (id: string) => [answers[id] ?? []].flat().filter((one) => typeof one === 'string')
  return {
    ...{ point, levels },
    overall: asked.overall ? levelIn(answers, asked.overall) : null,
    nps: typeof nps === 'string' && /^(\d|10)$/.test(nps) ? Number(nps) : null,
    expectation: asked.expectation ? (listOf(asked.expectation.id)[0] ?? null) : null,
    chosen: Object.fromEntries(asked.backgrounds.map(({ id }) => [id, listOf(id)])),
  }
}

function levelIn(answers: QuestionAnswers, item: string): Level | null {
  const [question, row] = item.split('.')
  const answer = answers[item] ?? answers[question]
  const value = row && answer && typeof answer === 'object' && !Array.isArray(answer) ? answer[row as never] : answer
  return typeof value === 'string' && /^[1-5]$/.test(value) ? (Number(value) as Level) : null
}
