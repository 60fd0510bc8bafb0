import config from '#config/evaluation_scoring'
import {
  figuresOfExperts,
  roundHalfUp,
  scoresBySubject,
  type JudgeFigures,
  type Marks,
} from '#app/experts/jury_statistics'
import { krippendorffAlpha } from '#app/experts/krippendorff'
import type { Verdict } from './evaluation_seat.js'

/** What a panel gave, in figures, for who calibrates. Pure; scores are those of all figures of a sheet together. */
export type GivenSheet = {
  expertId: number
  scores: Readonly<Record<string, number>>
  verdicts: Record<string, Verdict>
}

export type PointSpread = {
  evaluationId: number
  sheets: number
  mean: number
  lowest: number
  highest: number
  gap: number
  /** The gap in per cent of what an expert can give. */
  gapPercent: number
  isWide: boolean
}

/** Pieces that neither all nor none of the experts believe. */
export type Disputed = { evaluationId: number; evidenceId: number; accepted: number; judged: number }

export type PanelStatistics = {
  experts: (JudgeFigures & { expertId: number })[]
  points: PointSpread[]
  disputed: Disputed[]
  alpha: number | null
}

/** @param most what one expert can give a point; @param sheets by the id of the evaluation, as scoredSheets() has them */
export function panelStatistics(sheets: ReadonlyMap<number, readonly GivenSheet[]>, most: number): PanelStatistics {
  const marks = marksIn(sheets)
  return {
    experts: figuresOfExperts(marks),
    points: [...sheets].flatMap(([id, given]) => (given.length > 0 ? [spreadOf(id, given.map(totalOf), most)] : [])),
    disputed: [...sheets].flatMap(([id, given]) => disputedIn(id, given)),
    alpha: krippendorffAlpha([...scoresBySubject(marks).values()], 'interval'),
  }
}

/** In points; scores have one decimal, so that tenths add up. */
function totalOf({ scores }: Pick<GivenSheet, 'scores'>) {
  return Object.values(scores).reduce((sum, score) => sum + Math.round(score * 10), 0) / 10
}

function marksIn(sheets: ReadonlyMap<number, readonly GivenSheet[]>): Marks {
  const marks: Record<string, Record<string, number>> = {}
  for (const [id, given] of sheets) for (const sheet of given) (marks[sheet.expertId] ??= {})[id] = totalOf(sheet)
  return marks
}

function spreadOf(evaluationId: number, totals: readonly number[], most: number): PointSpread {
  const [lowest, highest] = [Math.min(...totals), Math.max(...totals)]
  const gap = roundHalfUp(highest - lowest)
  const gapPercent = most > 0 ? roundHalfUp((gap / most) * 100) : 0
  const mean = roundHalfUp(totals.reduce((sum, total) => sum + total, 0) / totals.length)
  return {
    ...{ evaluationId, sheets: totals.length, mean, lowest, highest, gap, gapPercent },
    isWide: gapPercent > config.gapPercent,
  }
}

function disputedIn(evaluationId: number, given: readonly GivenSheet[]): Disputed[] {
  const ids = [...new Set(given.flatMap(({ verdicts }) => Object.keys(verdicts)))]
  return ids.flatMap((id) => {
    const said = given.flatMap(({ verdicts }) => verdicts[id] ?? [])
    const accepted = said.filter((one) => one.accepted).length
    const isDisputed = accepted > 0 && accepted < said.length
    return isDisputed ? [{ evaluationId, evidenceId: Number(id), accepted, judged: said.length }] : []
  })
}
