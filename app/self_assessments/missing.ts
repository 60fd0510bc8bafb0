import { wordCount } from '#app/core/word_count'
import config from '#config/evaluations'
import { type Line, scoreIn } from './self_lines.js'

/** What a line lacks before it can be filed: the field on its page, and why. */
export type Missing = { field: string; reason: 'figure' | 'score' | 'statement' | 'too_long' | 'evidence' | 'answer' }

type Told = Pick<Line, 'asked' | 'answer' | 'suggested' | 'pieces' | 'indicator'>

/** @param answered 补正情况, where the line was named in a notice */
export function missingOf(line: Told, { answered }: { answered?: string | null } = {}): Missing[] {
  const { asked, answer, indicator, pieces } = line
  return [
    ...asked.flatMap(({ figure }, at): Missing[] =>
      answer.figures[figure] === undefined ? [{ field: fieldOf(at), reason: 'figure' }] : []
    ),
    ...(scoreIn(line) === null ? [{ field: 'score', reason: 'score' } as const] : []),
    ...(needsWords(line) && !answer.statement ? [{ field: 'statement', reason: 'statement' } as const] : []),
    ...(wordCount(answer.statement) > config.statement ? [{ field: 'statement', reason: 'too_long' } as const] : []),
    ...(indicator.evidence && pieces.length === 0 ? [{ field: 'evidence', reason: 'evidence' } as const] : []),
    ...(answered !== undefined && !answered ? [{ field: 'answer', reason: 'answer' } as const] : []),
  ]
}

/** The name of the field in which the figure at this place is asked. */
export const fieldOf = (at: number) => `q${at}`

/** 自评说明 is asked for where more than records decides, and where the point gives itself another score than the rule. */
export function needsWords({ indicator, answer, suggested }: Told): boolean {
  if (indicator.parts.some(({ source }) => source !== 'A')) return true
  return answer.score !== null && answer.score !== suggested.hundredths
}
