import { errors } from '@vinejs/vine'
import { answerValidator } from './answer_schema.js'
import { askedQuestions } from './asked_questions.js'
import { type Question, type QuestionAnswers, type QuestionContent, questionsOf } from './question_content.js'
import { PREFIX, typedAnswers, type TypedAnswers } from './typed_answers.js'

/** What is wrong with an answer: the path of its field, the i18n key under `questions.problems` and what it names. */
export type AnswerProblem = { path: string; key: string; params: Record<string, string | number> }

export type CheckedAnswers = { answers: QuestionAnswers; problems: AnswerProblem[] }

/**
 * Checks what was typed into the form of a question set.
 *
 * @param complete false while somebody is still answering: nothing is missing then
 * @returns an answer for every question: null where none was asked, given or acceptable
 */
export async function checkAnswers(
  content: QuestionContent,
  input: Record<string, unknown>,
  { complete }: { complete: boolean }
): Promise<CheckedAnswers> {
  const typed = withRows(content, typedAnswers(content, input))
  const asked = askedQuestions(content, typed)
  const checked = await Promise.all(asked.map((question) => validated(question, typed, complete)))
  const answers: QuestionAnswers = Object.assign({}, ...checked.map((one) => one.answers))
  return { problems: checked.flatMap(({ problems }) => problems), answers: whole(content, answers) }
}

async function validated(question: Question, typed: TypedAnswers, complete: boolean): Promise<CheckedAnswers> {
  try {
    return { answers: await answerValidator(question, { complete }).validate(typed), problems: [] }
  } catch (error) {
    if (!(error instanceof errors.E_VALIDATION_ERROR)) throw error
    return { answers: {}, problems: problemsIn(error.messages) }
  }
}

type Fault = { field: string; rule: string; meta?: Record<string, string | number> }

/** One for each field, the first; what is wrong in a list is wrong with its question. */
function problemsIn(faults: Fault[]) {
  const problems = new Map<string, AnswerProblem>()
  for (const { field, rule, meta } of faults) {
    const path = `${PREFIX}.${field.replace(/\.\d+$/, '')}`
    const { min, max, most, actual } = meta ?? {}
    const params = Object.fromEntries(
      Object.entries({ min, max, most, actual }).filter(([, value]) => value !== undefined)
    )
    if (!problems.has(path)) problems.set(path, { path, key: KEYS[rule] ?? rule, params })
  }
  return [...problems.values()]
}

/** Vine's rules by our words; the others are ours. */
const KEYS: Record<string, string> = { enum: 'unknown', string: 'unknown', array: 'unknown', object: 'unknown' }

/** Each row of a matrix is missed by itself. */
function withRows(content: QuestionContent, typed: TypedAnswers): TypedAnswers {
  const matrices = questionsOf(content).filter(({ kind }) => kind === 'matrix')
  return { ...typed, ...Object.fromEntries(matrices.map(({ id }) => [id, typed[id] ?? {}])) }
}

function whole(content: QuestionContent, answers: QuestionAnswers): QuestionAnswers {
  return Object.fromEntries(
    questionsOf(content).map((question) => [question.id, kept(question, answers[question.id] ?? null)])
  )
}

function kept({ kind }: Question, answer: QuestionAnswers[string]) {
  if (answer === null) return null
  if (kind === 'number') return String(Number(answer))
  if (kind !== 'matrix') return answer
  const given = Object.entries(answer).filter(([, level]) => level !== null)
  return given.length > 0 ? Object.fromEntries(given) : null
}
