import { isSmall } from '#app/evaluation_reading/distribution'
import { ratedAmong, readingPoints } from '#app/evaluation_reading/reading_point'
import { groupRates } from '#app/evaluation_reading/score_rates'
import { canonicalJson } from '#app/core/canonical_json'
import { announcedCycles, announcedPoints } from '#app/evaluation_results/public_result'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { type default as PointEvaluation, PARTS } from '#app/evaluations/point_evaluation'
import { type Grade, GRADES, type IndicatorContent } from '#app/indicators/indicator_content'
import type { Cell, Gathered } from './chapter_content.js'
import type { WhyMissing } from './fact.js'
import { percentOf } from './fact_builder.js'
import { collected, many, type Measured, measuredFacts, type Put } from './measured.js'
import { districtName, keyOf, zh } from './report_words.js'

export const RESULT = '年度效能评估结果'
export const RATES = '一级指标平均得分率'

type Announced = {
  cycle: EvaluationCycle
  content: IndicatorContent
  points: readonly PointEvaluation[]
  /** 一级指标; none of so few points that a mean would tell of one of them. */
  rates: ReturnType<typeof groupRates>
}

/** Only what was announced: before that nobody outside the office learns a grade. */
export async function gatherEvaluation(year: number): Promise<Gathered> {
  const now = await announced(year)
  if (!now) return { facts: [], lists: {}, sums: [], missing: [{ about: RESULT, why: await whyNoResult(year) }] }
  const last = await announced(year - 1)
  const rows = [...figuresOf(year, now), ...figuresOf(year - 1, last, now)]
  const rowsPath = `/evaluation-notices/${now.cycle.id}`
  const make = measuredFacts({ year, rows, query: 'evaluation_results.announced@1', unit: '家', rowsPath })
  const { facts, put } = collected('evaluation', make)
  const lists = {
    cycle: [[now.cycle.state]],
    grades: gradeRows(now, put),
    rates: rateRows(now, put),
    excellent: now.points.filter(({ grade }) => grade === 'excellent').map(pointCells),
  }
  putWhole(put)
  const isFew = now.rates.length === 0
  return { facts, lists, sums: sumsOf(now), missing: isFew ? [{ about: RATES, why: 'too_few' }] : [] }
}

async function announced(year: number): Promise<Announced | null> {
  const cycle = await announcedCycles().where('year', year).preload('indicatorVersion').first()
  if (!cycle) return null
  const points = await announcedPoints(cycle).orderBy('number')
  const shown = new Set(points.map(({ id }) => id))
  const rated = ratedAmong(await readingPoints(cycle.id)).filter(({ id }) => shown.has(id))
  const { content } = cycle.indicatorVersion
  return { cycle, content, points, rates: isSmall(rated.length) ? [] : groupRates(content, rated) }
}

async function whyNoResult(year: number): Promise<WhyMissing> {
  return (await EvaluationCycle.findBy('year', year)) ? 'not_finished' : 'not_recorded'
}

/** Grades that a scheme gives, best first. */
const gradesOf = ({ content: { grading } }: Announced) =>
  GRADES.filter((grade) => grade === 'fail' || grading.bands.some((band) => band.grade === grade))

/** @param like whose 一级指标 they are compared with, where nothing in them has changed */
function figuresOf(year: number, known: Announced | null, like = known): Measured[] {
  if (!known || !like) return []
  const { points } = known
  const count = (of: string, isOne: (point: PointEvaluation) => boolean) =>
    many(
      year,
      of,
      points.filter(isOne).map(({ number }) => number)
    )
  const rated = points.filter(({ part }) => part === 'rated')
  const share = (of: string, ...grades: Grade[]) => {
    const { length } = rated.filter(({ grade }) => grade && grades.includes(grade))
    return { year, records: rated.length, of, value: percentOf(length, rated.length), made: [length, rated.length] }
  }
  return [
    count('points', () => true),
    ...PARTS.map((own) => count(`part.${own}`, ({ part }) => part === own)),
    ...GRADES.map((own) => count(`grade.${own}`, ({ grade, part }) => part === 'rated' && grade === own)),
    ...GRADES.map((own) => share(`share.${own}`, own)),
    share('share.good_or_better', 'excellent', 'good'),
    ...known.rates
      .filter(({ id }) => isUnchanged(id, known.content, like.content))
      .map(({ id, percent, score, weight }) => {
        return { year, records: rated.length, of: `rate.${keyOf(id)}`, value: percent, made: [score, weight] }
      }),
  ]
}

function isUnchanged(id: string, one: IndicatorContent, other: IndicatorContent) {
  const groupIn = ({ groups }: IndicatorContent) => canonicalJson(groups.find((group) => group.id === id) ?? null)
  return groupIn(one) === groupIn(other)
}

function putWhole(put: Put) {
  put('points', '参加年度效能评估的网点')
  put('part.no_grade', '参评不定等的网点')
  put('part.reference', '以国家评估结果为参考的网点')
  put('share.good_or_better', '良好及以上等次网点占比', { unit: '%', decimals: 1 })
}

/** 等次, how many, which share of those who are graded; the last row is all of them. */
function gradeRows(known: Announced, put: Put): Cell[][] {
  const rows = gradesOf(known).map((grade): Cell[] => {
    const name = zh(`indicators.grades.${grade}`)
    const share = put(`share.${grade}`, `${name}等次网点占比`, { unit: '%', decimals: 1 })
    return [name, put(`grade.${grade}`, `${name}等次网点`), share]
  })
  return [...rows, ['参评定等合计', put('part.rated', '参评定等的网点'), '']]
}

function rateRows({ cycle, rates }: Announced, put: Put): Cell[][] {
  const more = { unit: '%', decimals: 1, query: 'evaluation_reading.rates@1' } as const
  const rowsPath = `/evaluation-cycles/${cycle.id}/reading`
  return rates.map(({ id, code, name }) => [
    `${code} ${name.zh}`,
    put(`rate.${keyOf(id)}`, `${name.zh}平均得分率`, { ...more, rowsPath }),
    name.zh,
  ])
}

const pointCells = ({ name, districtCode, hostType }: PointEvaluation): Cell[] => [
  ...[name, districtName(districtCode), zh(`host_types.${hostType}`)],
]

function sumsOf(known: Announced): Gathered['sums'] {
  return [
    { total: 'evaluation.points', parts: PARTS.map((part) => `evaluation.part.${part}`) },
    { total: 'evaluation.part.rated', parts: gradesOf(known).map((grade) => `evaluation.grade.${grade}`) },
  ]
}
