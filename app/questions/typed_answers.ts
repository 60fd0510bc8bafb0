import { type Question, type QuestionContent, questionsOf } from './question_content.js'

/** What was typed for each question, in the shape of its answer; valid or not. */
export type TypedAnswers = Record<string, string | string[] | Record<string, string> | null>

/** The one prefix of all names in the form: `q[<question>]`, for a matrix `q[<question>][<row>]`. */
export const PREFIX = 'q'

/** @param input the body of a plain form, whatever a client sends */
export function typedAnswers(content: QuestionContent, input: Record<string, unknown>): TypedAnswers {
  const typed = own(input, PREFIX)
  return Object.fromEntries(
    questionsOf(content).map((question) => [question.id, shaped(question, own(typed, question.id))])
  )
}

function shaped(question: Question, value: unknown) {
  if (question.kind === 'multiple') {
    const chosen = [value ?? []]
      .flat()
      .map(line)
      .filter((text) => text !== null)
    return chosen.length > 0 ? [...new Set(chosen)] : null
  }
  if (question.kind === 'matrix') {
    const rows = question.rows.map(({ id }) => [id, line(own(value, id))] as const)
    const given = rows.filter((row): row is readonly [string, string] => row[1] !== null)
    return given.length > 0 ? Object.fromEntries(given) : null
  }
  if (question.kind === 'number') return line(value)?.normalize('NFKC').replaceAll(',', '') ?? null
  return line(value)
}

function own(object: unknown, key: string): unknown {
  const isObject = typeof object === 'object' && object !== null
  return isObject && Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : null
}

/** One typed text, its lines ended as everywhere; nothing typed is null. */
function line(value: unknown): string | null {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  return text.replaceAll('\r\n', '\n').trim() || null
}
