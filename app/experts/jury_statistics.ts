import config from '#config/experts'
import { DrawStream } from './draw_stream.js'

/** What a jury gave, in figures. Pure; scores have two decimals at most. */

/** Half up to two decimals; what binary fractions add in the last places does not count. */
export function roundHalfUp(value: number) {
  return Math.floor(Number((value * 100).toFixed(6)) + 0.5) / 100
}

/** `weight`: what full marks of this item are worth in the total. */
export type WeightedItem = { key: string; most: number; weight: number }

export function weightedTotal(scores: Readonly<Record<string, number>>, rubric: readonly WeightedItem[]) {
  return roundHalfUp(rubric.reduce((total, { key, most, weight }) => total + (scores[key] * weight) / most, 0))
}

export type PanelResult = {
  mean: number
  /** Left out of the mean, from five scores on. */
  dropped: { highest: number; lowest: number } | null
  /** Between the highest and the lowest of all. */
  gap: number
  needsDiscussion: boolean
}

/** 去掉一个最高分和一个最低分. */
export function panelResult(totals: readonly number[]): PanelResult | null {
  if (totals.length === 0) return null
  const [lowest, ...rest] = [...totals].sort((a, b) => a - b)
  const highest = rest.at(-1) ?? lowest
  const drops = totals.length >= config.dropFrom
  const gap = roundHalfUp(highest - lowest)
  return {
    mean: roundHalfUp(mean(drops ? rest.slice(0, -1) : totals)),
    dropped: drops ? { highest, lowest } : null,
    gap,
    needsDiscussion: gap > config.gap,
  }
}

/** What each judge, by a key of the caller, gave each subject; null or absent where nothing. */
export type Marks = Readonly<Record<string, Readonly<Record<string, number | null>>>>

export type JudgeFigures = {
  count: number
  /** Mean of what the judge gave less what the subject got on average: below 0 is strict. */
  severity: number
  /** Standard deviation of what the judge gave; null for fewer than two scores. */
  spread: number | null
}

/** 宽严 and 离散 of each judge, whoever judged what. */
export function judgeFigures(marks: Marks): Record<string, JudgeFigures> {
  const means = subjectMeans(marks)
  return Object.fromEntries(
    Object.entries(marks).map(([judge, given]) => {
      const scores = Object.entries(given).filter((one): one is [string, number] => one[1] !== null)
      const values = scores.map(([, score]) => score)
      const deviations = scores.map(([subject, score]) => score - means.get(subject)!)
      const severity = roundHalfUp(deviations.length === 0 ? 0 : mean(deviations))
      return [judge, { count: values.length, severity, spread: values.length < 2 ? null : deviationOf(values) }]
    })
  )
}

/** The same where experts judge by their ids. */
export function figuresOfExperts(marks: Marks) {
  return Object.entries(judgeFigures(marks)).map(([id, figures]) => ({ expertId: Number(id), ...figures }))
}

/** The scores of each subject, as krippendorffAlpha() takes them. */
export function scoresBySubject(marks: Marks): Map<string, number[]> {
  const scores = new Map<string, number[]>()
  for (const given of Object.values(marks)) {
    for (const [subject, score] of Object.entries(given)) {
      if (score !== null) scores.set(subject, [...(scores.get(subject) ?? []), score])
    }
  }
  return scores
}

function subjectMeans(marks: Marks) {
  return new Map([...scoresBySubject(marks)].map(([subject, scores]) => [subject, mean(scores)]))
}

function deviationOf(values: readonly number[]) {
  const middle = mean(values)
  return roundHalfUp(Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)))
}

function mean(values: readonly number[]) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

export type Ranked = { key: string; mean: number; rank: number; from: number; to: number; band: number }

/**
 * 名次区间: the rank of each subject and between which ranks it lies in nine of ten juries drawn anew from the scores it
 * got. A band ends where a subject never reaches the first one of the band. The same seed gives the same bands.
 */
export function rankBands(scores: ReadonlyMap<string, readonly number[]>, seed: string): Ranked[] {
  const keys = [...scores.keys()].sort()
  const ranks = ranksInRounds(
    keys.map((key) => scores.get(key)!),
    new DrawStream(seed)
  )
  const means = keys.map((key) => panelResult(scores.get(key)!)!.mean)
  const places = ranksOf(means)
  const rows = keys.map((key, at) => ({ key, mean: means[at], rank: places[at], ...middlePart(ranks[at]) }))
  rows.sort((one, other) => one.rank - other.rank || (one.key < other.key ? -1 : 1))

  let leader = rows[0]
  let band = 1
  return rows.map((row) => {
    if (row.from > leader.to) [leader, band] = [row, band + 1]
    return { ...row, band }
  })
}

function ranksInRounds(scores: readonly (readonly number[])[], stream: DrawStream) {
  const ranks = scores.map((): number[] => [])
  for (let round = 0; round < config.rounds; round++) {
    const means = scores.map((given) => panelResult(given.map(() => given[stream.below(given.length)]))!.mean)
    ranksOf(means).forEach((rank, at) => ranks[at].push(rank))
  }
  return ranks
}

/** One more than how many are better. */
function ranksOf(means: readonly number[]) {
  const sorted = [...means].sort((a, b) => b - a)
  const first = new Map<number, number>()
  sorted.forEach((value, at) => first.has(value) || first.set(value, at + 1))
  return means.map((value) => first.get(value)!)
}

function middlePart(ranks: readonly number[]) {
  const sorted = [...ranks].sort((a, b) => a - b)
  const tail = Math.round((sorted.length * (1 - config.confidence)) / 2)
  return { from: sorted[tail], to: sorted[sorted.length - 1 - tail] }
}
