import config from '#config/evaluations'
import type { Asked } from './asked.js'
import { fieldOf } from './missing.js'
import type { SelfFigure } from './self_assessment.js'
import type { Line } from './self_lines.js'

export type TypedAnswer = { figures: Record<string, SelfFigure>; score: number | null; statement: string }
export type Fault = { field: string; reason: 'number' | 'share' | 'choice' | 'score' | 'too_long' }

export const MOST = 1_000_000_000
/** Of a statement that is kept while it is typed; how many 字 can be filed is asked when it is. */
const MOST_CHARACTERS = config.statement * 10

type Input = Record<string, unknown>

/**
 * What was typed for one indicator. What cannot be understood is named and left as it was before.
 *
 * @param kept what is stored already
 */
export function typedAnswer({ asked, weight }: Pick<Line, 'asked' | 'weight'>, input: Input, kept: TypedAnswer) {
  const faults: Fault[] = []
  const figures: Record<string, SelfFigure> = {}
  for (const [at, one] of asked.entries()) {
    const typed = typedFigure(one, fieldOf(at), input)
    if (typed === 'fault') faults.push({ field: fieldOf(at), reason: reasonFor(one) })
    const value = typed === 'fault' ? kept.figures[one.figure] : typed
    if (value !== undefined && value !== null) figures[one.figure] = value
  }
  const score = typedScore(input.score, weight)
  if (score === 'fault') faults.push({ field: 'score', reason: 'score' })
  const statement = String(input.statement ?? '').trim()
  const isTooLong = statement.length > MOST_CHARACTERS
  if (isTooLong) faults.push({ field: 'statement', reason: 'too_long' })
  const answer: TypedAnswer = {
    ...{ figures, score: score === 'fault' ? kept.score : score },
    statement: isTooLong ? kept.statement : statement,
  }
  return { answer, faults }
}

const reasonFor = ({ kind }: Asked) => (kind === 'share' ? 'share' : kind === 'number' ? 'number' : 'choice')

function typedFigure(asked: Asked, field: string, input: Input): SelfFigure | null | 'fault' {
  if (asked.kind === 'share') {
    const [part, whole] = [numberIn(input[`${field}part`]), numberIn(input[`${field}whole`])]
    if (part === null && whole === null) return null
    if (typeof part !== 'number' || typeof whole !== 'number' || part > whole || whole === 0) return 'fault'
    return { part, whole }
  }
  const value = numberIn(input[field])
  if (value === null || value === 'fault') return value
  const offered = asked.kind === 'yes' ? [0, 1] : asked.kind === 'choice' ? choicesOf(asked) : null
  return offered && !offered.includes(value) ? 'fault' : value
}

/** The values of a choice, best first; nought is none of them. */
export const choicesOf = ({ bands }: Pick<Asked, 'bands'>) => [...bands.map(({ from }) => from), 0]

/** From nought, with at most four decimals. */
function numberIn(typed: unknown): number | null | 'fault' {
  const text = String(typed ?? '').trim()
  if (!text) return null
  return /^\d+(\.\d{1,4})?$/.test(text) && Number(text) <= MOST ? Number(text) : 'fault'
}

/** Points with at most two decimals, to hundredths. */
function typedScore(typed: unknown, weight: number): number | null | 'fault' {
  const text = String(typed ?? '').trim()
  if (!text) return null
  if (!/^\d+(\.\d{1,2})?$/.test(text)) return 'fault'
  const hundredths = Math.round(Number(text) * 100)
  return hundredths <= weight ? hundredths : 'fault'
}
