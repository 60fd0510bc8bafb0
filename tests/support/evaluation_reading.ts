import type { CycleState } from '#app/evaluations/evaluation_cycle_workflow'
import { changeIndicator, indicatorIn } from '#app/indicators/edit_content'
import { type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'
import type { Figures } from '#app/indicators/rules'
import { standardContent } from '#app/indicators/standard_content'
import { evaluate, NO_EXTRAS, withinQuota } from '#app/indicators/total'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import type Designation from '#app/designations/designation'
import EvaluationOutcome from '#app/evaluation_results/evaluation_outcome'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import type { ReadingPoint } from '#app/evaluation_reading/reading_point'
import { makeOrganization, type World } from '../world.js'
import { makeDesignation } from './designations.js'
import { evaluationCycle, ratedCycle, YEAR } from './evaluations.js'
import { Dice, randomFigures, SOUND } from './indicators.js'

/** A point with these figures, as it is read. */
export function readingPoint(
  id: number,
  figures: Figures,
  more: Partial<ReadingPoint> & { content?: IndicatorContent } = {}
): ReadingPoint {
  const { content = standardContent, ...facts } = more
  const [variant, extras] = [facts.variant ?? 'general', facts.extras ?? NO_EXTRAS]
  const { final, grade, scores } = evaluate(content, variant, figures, { extras })
  const lines = Object.fromEntries(Object.entries(scores).map(([key, { hundredths }]) => [key, hundredths]))
  return {
    ...{ id, designationId: id, name: `第 ${id} 网点`, hostType: 'museum', districtCode: '110105', part: 'rated' },
    ...{ variant, figures, extras, lines, final, grade, ...facts },
  }
}

const TYPES = ['museum', 'university', 'industrial_park', 'public_library']
const VARIANTS = ['general', 'university', 'park', 'library']

/** So many points by the standard indicators, their figures by chance, of four types. */
export function manyPoints(count: number, seed = 7): ReadingPoint[] {
  const dice = new Dice(seed)
  return Array.from({ length: count }, (_, at) => {
    const own = indicatorsOf(standardContent).map((indicator) => randomFigures(dice, indicator))
    const type = at % TYPES.length
    return readingPoint(at + 1, Object.assign({}, ...own), { hostType: TYPES[type], variant: VARIANTS[type] })
  })
}

/** Last year trainings were judged by another line, and universities by other weights. */
function contentBefore(): IndicatorContent {
  const [c1, c2, c3] = ['c1', 'c2', 'c3'].map((id) => indicatorIn(standardContent, id)!)
  const rule = { ...c2.parts[0].rule, full: 5 } as (typeof c2.parts)[number]['rule']
  return [
    { ...c1, points: { ...c1.points, university: 12 } },
    { ...c2, parts: [{ ...c2.parts[0], rule }] },
    { ...c3, points: { ...c3.points, university: 6 } },
  ].reduce(changeIndicator, standardContent)
}

/** Two years of the same points, both rated. */
export async function twoRatedYears(
  world: World,
  { others = 2, state = 'calibrated' }: { others?: number; state?: CycleState } = {}
) {
  const before = await ratedCycle(world, { others, state: 'final', year: YEAR - 1, content: contentBefore() })
  const { cycle: now, evaluations } = await ratedCycle(world, { state, points: before.points })
  return { now, last: before.cycle, evaluations, former: before.evaluations }
}

/** A year as it may be: most points are good at most things. */
function likelyFigures(dice: Dice): Figures {
  const scores = (most: number) => [1, 2, 3].map(() => dice.whole(most * 5, most * 10) / 10)
  return {
    ...SOUND,
    ...{ 'a1.certified': dice.whole(0, 3), 'a4.funding': dice.whole(1, 2), 'on_map': dice.whole(0, 1) },
    ...{ on_time_rate: { part: dice.whole(8, 12), whole: 12 }, late_rectifications: dice.whole(0, 1) },
    ...{ consultations: dice.whole(9, 70), sessions: dice.whole(1, 6), attendances: dice.whole(15, 260) },
    ...{ small_share: { part: dice.whole(3, 30), whole: 40 }, analysis_reports: dice.whole(0, 8) },
    ...{ 'd1.quality': scores(3), 'd2.quality': scores(5), 'e3.benefit': scores(5), 'd3.region': dice.whole(0, 1) },
    ...{ satisfaction: dice.whole(7200, 9800) / 100, satisfaction_answers: dice.whole(18, 90) },
    ...{ city_cases: dice.whole(0, 2), promotions: dice.whole(1, 6), shared_results: dice.whole(0, 2) },
  }
}

const PLACES = ['110108', '110105', '110102', '110114']
const HOSTS = ['university', 'industrial_park', 'museum', 'public_library']

/** Points of four districts and types, 海淀's first. */
export async function manyDesignations(world: World, count: number): Promise<Designation[]> {
  const points = [await makeDesignation(world.organizations.haidian)]
  for (let at = 1; at < count; at++) {
    const place = { district: PLACES[(at * at) % PLACES.length], hostType: HOSTS[at % 3 === 0 ? 0 : at % HOSTS.length] }
    const unit = await makeOrganization({ name: `第 ${at} 信息服务站`, serial: `MA05R${1000 + at}`, ...place })
    points.push(await makeDesignation(unit))
  }
  return points
}

type Likely = { points: readonly Designation[]; year?: number; state?: CycleState; content?: IndicatorContent }

/** A cycle whose outcomes are spread over all grades, as calibration writes them. */
export async function likelyCycle(world: World, { content = standardContent, state = 'final', ...parts }: Likely) {
  const { cycle, evaluations } = await evaluationCycle(world, { ...parts, content, state })
  const dice = new Dice(cycle.year)
  const judged = evaluations.map((evaluation) => {
    const figures = likelyFigures(dice)
    return { id: evaluation.id, evaluation, figures, ...evaluate(content, evaluation.variant, figures) }
  })
  for (const one of withinQuota(content, judged)) await keptOutcome(one, sha256(canonicalJson(content)))
  return { cycle, evaluations }
}

type Judged = ReturnType<typeof evaluate> & { evaluation: PointEvaluation; figures: Figures }

async function keptOutcome({ evaluation, figures, ...result }: Judged, indicatorHash: string) {
  const { scores: lines, base, bonus, deduction, final, grade, reasons } = result
  await EvaluationOutcome.create({
    ...{ evaluationId: evaluation.id, number: 1, kind: 'calibrated', isCurrent: true, figures, extras: NO_EXTRAS },
    ...{ lines, indicatorHash, base, bonus, deduction, final, systemGrade: grade, grade, reasons },
  })
  await evaluation.merge({ final, grade }).save()
}

/** Two years of thirty-two points; years that no other room furnishes. */
export async function furnishedReading(world: World) {
  const points = await manyDesignations(world, 32)
  const last = await likelyCycle(world, { points: points.slice(0, 28), year: 2018, content: contentBefore() })
  const { cycle, evaluations } = await likelyCycle(world, { points, year: 2019 })
  return { cycle, last: last.cycle, evaluations }
}
