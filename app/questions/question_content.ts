/**
 * What is asked, as data: one description draws the page, checks the answers, names the columns and feeds the results.
 * A question keeps its `id` through all versions of its set: answers of different versions are compared by it.
 */

export type Bilingual = { zh: string; en: string }

export type Option = { id: string; text: Bilingual }

/** The question is asked only when the answer to another one, earlier in the set, is one of these. */
export type Condition = { question: string; in: readonly string[] }

type Asked = {
  id: string
  text: Bilingual
  help?: Bilingual
  required: boolean
  /** All must hold. */
  when?: readonly Condition[]
  /** What results make of it where it is more than an answer: overall, expectation, identity, district, contact … */
  role?: string
}

/** 五级: '5' (非常满意) … '1' (非常不满意), 'na' (不了解/不适用) where it is allowed. */
export type LevelQuestion = Asked & { kind: 'level'; notApplicable: boolean; dimension?: string }
/** One level for each row: `{ [row]: '5' … '1' | 'na' }`. */
export type MatrixQuestion = Asked & {
  kind: 'matrix'
  rows: readonly Option[]
  notApplicable: boolean
  dimension?: string
}
/** 0 … 10 */
export type NpsQuestion = Asked & { kind: 'nps' }
export type SingleQuestion = Asked & { kind: 'single'; options: readonly Option[] }
export type MultipleQuestion = Asked & { kind: 'multiple'; options: readonly Option[]; most?: number }
export type NumberQuestion = Asked & { kind: 'number'; min: number; max: number }
/** `max` in characters as people count them, a Chinese one as one. */
export type TextQuestion = Asked & { kind: 'text'; max: number; multiline: boolean }

export type Question =
  LevelQuestion | MatrixQuestion | NpsQuestion | SingleQuestion | MultipleQuestion | NumberQuestion | TextQuestion

export type QuestionSection = {
  id: string
  title: Bilingual
  intro?: Bilingual
  questions: readonly Question[]
}

/** 维度, with its weight in the index. */
export type Dimension = { id: string; name: Bilingual; weight: number }

export type QuestionContent = {
  intro: Bilingual
  thanks: Bilingual
  dimensions: readonly Dimension[]
  sections: readonly QuestionSection[]
}

/** Levels, options and numbers as texts, several options as a list, a matrix by its rows; not asked or not answered: null. */
export type QuestionAnswer = string | readonly string[] | Readonly<Record<string, string>> | null

/** By the question's id. */
export type QuestionAnswers = Record<string, QuestionAnswer>

export const LEVELS = ['5', '4', '3', '2', '1'] as const
export const NOT_APPLICABLE = 'na'

export function questionsOf(content: QuestionContent): readonly Question[] {
  return content.sections.flatMap(({ questions }) => questions)
}
