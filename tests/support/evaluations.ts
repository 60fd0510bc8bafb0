import { DateTime } from 'luxon'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { recordFigures } from '#app/evaluation_figures/figure_provider'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type { CycleState } from '#app/evaluations/evaluation_cycle_workflow'
import PointEvaluation from '#app/evaluations/point_evaluation'
import type { EvaluationState } from '#app/evaluations/point_evaluation_workflow'
import EvaluationSeat, { EvaluationPanel, EvaluationScore, type Verdict } from '#app/evaluation_scoring/evaluation_seat'
import { scoredSheets } from '#app/evaluation_scoring/scored_sheets'
import { marksOf } from '#app/evaluation_scoring/sheet_task'
import { evaluatedFigures } from '#app/evaluation_results/evaluated_figures'
import EvaluationOutcome from '#app/evaluation_results/evaluation_outcome'
import { type IndicatorContent, indicatorsOf, measuresOf, variantFor } from '#app/indicators/indicator_content'
import { mostOf } from '#app/indicators/rules'
import { type Extras, evaluate, NO_EXTRAS } from '#app/indicators/total'
import { filedContents, NOTHING_FILED } from '#app/self_assessments/filed_contents'
import SelfAnswer, { type FiledContent, SelfEvidence, SelfSubmission } from '#app/self_assessments/self_assessment'
import type Designation from '#app/designations/designation'
import type { World } from '../world.js'
import { evaluatedPoints } from './evaluation_figures.js'
import { makeExpert } from './experts.js'
import { Dice, publishedOf } from './indicators.js'

export const YEAR = 2025

type Parts = {
  state?: CycleState
  others?: number
  evaluations?: EvaluationState
  content?: IndicatorContent
  year?: number
  /** The same as in another cycle. */
  points?: readonly Designation[]
}

/** The cycle of 2025, or of another year, in a state, with 海淀's point and so many others in it; nothing filed yet. */
export async function evaluationCycle(
  world: World,
  { state = 'open_self', others = 0, evaluations, content, year = YEAR, ...given }: Parts = {}
) {
  const version = await publishedOf(world, content)
  const cycle = await EvaluationCycle.create({
    ...{ year, title: `${year} 年度网点效能评估`, indicatorVersionId: version.id, seats: 3 },
    ...{ selfDueOn: DateTime.fromISO('2026-01-16'), state, version: 0, stateSince: DateTime.utc() },
    ...(['public_notice', 'final'].includes(state) && {
      noticeFrom: DateTime.fromISO('2026-03-02'),
      noticeUntil: DateTime.fromISO('2026-03-09'),
    }),
    createdById: world.people.handler.id,
  })
  const points = given.points ?? (await evaluatedPoints(world, others))
  const rows = []
  for (const point of points) rows.push(await pointEvaluation(cycle, point, version.content, evaluations))
  return { cycle, version, points, evaluations: rows }
}

/** How points stand while a cycle does, when nothing else is said. */
const USUAL = {
  ...{ planned: 'self_open', open_self: 'self_open', formal_check: 'checked', scoring: 'scoring' },
  ...{ calibrated: 'calibrated', deliberation: 'calibrated', public_notice: 'public_notice', final: 'final' },
} as const satisfies Record<CycleState, EvaluationState>

let serial = 0

export function pointEvaluation(
  cycle: EvaluationCycle,
  point: Designation,
  content: IndicatorContent,
  state: EvaluationState = USUAL[cycle.state]
) {
  return PointEvaluation.create({
    ...{ cycleId: cycle.id, designationId: point.id, organizationId: point.organizationId, name: point.name },
    ...{ number: `PG${cycle.year}-${String(++serial).padStart(4, '0')}`, districtCode: point.districtCode },
    ...{ hostType: point.hostType, variant: variantFor(content, point.hostType), part: 'rated', isLate: false },
    ...{ state, version: 0, stateSince: DateTime.utc() },
  })
}

/** What a point says of everything that it is asked, by chance; a piece of evidence where one is wanted. */
export async function filed(evaluation: PointEvaluation, content: IndicatorContent, dice = new Dice(evaluation.id)) {
  const answers: FiledContent['answers'] = {}
  const evidence: FiledContent['evidence'] = []
  for (const indicator of indicatorsOf(content)) {
    const figures = Object.fromEntries(
      indicator.parts
        .filter(({ source }) => source === 'S')
        .flatMap(({ rule }) => measuresOf(rule).map(({ figure }) => [figure, dice.whole(0, 3)]))
    )
    const score = Math.round(mostOf(indicator).toHundredths() * dice.next())
    answers[indicator.id] = { figures, score, statement: `${indicator.code} 按制度执行。` }
    await SelfAnswer.create({ evaluationId: evaluation.id, indicatorId: indicator.id, ...answers[indicator.id] })
    if (!indicator.evidence) continue
    const of = { evaluationId: evaluation.id, indicatorId: indicator.id, number: 1, name: '台账' }
    const { id } = await SelfEvidence.create(of)
    evidence.push({ id, indicator: indicator.id, number: 1, name: '台账', sha256: sha256(`台账 ${id}`) })
  }
  const whole = { answers, evidence }
  const contentHash = sha256(canonicalJson(whole))
  await SelfSubmission.create({ evaluationId: evaluation.id, number: 1, kind: 'first', content: whole, contentHash })
  await evaluation.merge({ contentHash, filedAt: DateTime.utc() }).save()
  return whole
}

/** So many experts have scored these points: points by chance, to one decimal; most evidence is accepted. */
export async function scored(
  world: World,
  evaluations: readonly PointEvaluation[],
  content: IndicatorContent,
  { experts = 3, seed = 1 } = {}
) {
  const dice = new Dice(seed)
  const people = []
  for (let n = 0; n < experts; n++) people.push(await makeExpert(world))
  const panel = await panelOf(world, evaluations[0].cycleId)
  const rows = await filedContents(evaluations.map(({ id }) => id))
  for (const evaluation of evaluations) {
    for (const [at, expert] of people.entries()) {
      const seat = await seatFor(panel, evaluation, expert.id, `${evaluation.id}-${at}`)
      await handedIn(seat, content, rows.get(evaluation.id) ?? NOTHING_FILED, dice)
    }
  }
  return { panel, people }
}

export function panelOf({ people }: World, cycleId: number) {
  return EvaluationPanel.create({
    ...{ cycleId, state: 'scoring', version: 0, stateSince: DateTime.utc(), begunAt: DateTime.utc() },
    createdById: people.handler.id,
  })
}

export function seatFor(panel: EvaluationPanel, { id, contentHash }: PointEvaluation, expertId: number, token: string) {
  return EvaluationSeat.create({
    ...{ panelId: panel.id, evaluationId: id, expertId, token: token.padStart(12, '0'), contentHash },
    ...{ state: 'assigned', version: 0, stateSince: DateTime.utc() },
  })
}

async function handedIn(seat: EvaluationSeat, content: IndicatorContent, { evidence }: FiledContent, dice: Dice) {
  const scores = Object.fromEntries(
    marksOf(content).map(({ figure, points }) => [figure, dice.whole(0, points * 10) / 10])
  )
  const verdicts = Object.fromEntries(
    evidence.map(({ id }): [number, Verdict] => {
      const accepted = dice.next() < 0.9
      return [id, { accepted, reason: accepted ? '' : '未加盖公章。' }]
    })
  )
  const total = Object.values(scores).reduce((sum, points) => sum + Math.round(points * 100), 0)
  const contentHash = seat.contentHash ?? ''
  await EvaluationScore.create({
    ...{ seatId: seat.id, number: 1, kind: 'own', scores, findings: {}, reasons: {}, verdicts, total },
    contentHash,
    opinion: '材料齐全，工作扎实。',
  })
  await seat.merge({ state: 'submitted', total, submittedAt: DateTime.utc() }).save()
}

/** The outcome as calibration writes it, from records, what was filed and the sheets. */
export async function outcomeOf(
  evaluation: PointEvaluation,
  content: IndicatorContent,
  { extras = NO_EXTRAS, more = {} }: { extras?: Extras; more?: Record<string, number> } = {}
) {
  const records = await recordFigures([evaluation.designationId], YEAR)
  const filedContent = (await filedContents([evaluation.id])).get(evaluation.id) ?? NOTHING_FILED
  const sheets = (await scoredSheets([evaluation.id])).get(evaluation.id) ?? []
  const known = { ...records.get(evaluation.designationId), ...more }
  const figures = evaluatedFigures(content, { records: known, filed: filedContent, sheets })
  const { scores, base, bonus, deduction, final, grade, reasons } = evaluate(content, evaluation.variant, figures, {
    extras,
  })
  const outcome = await EvaluationOutcome.create({
    ...{ evaluationId: evaluation.id, number: 1, kind: 'calibrated', isCurrent: true, figures, extras, lines: scores },
    ...{ indicatorHash: sha256(canonicalJson(content)), base, bonus, deduction, final, systemGrade: grade, grade },
    reasons,
  })
  await evaluation.merge({ final, grade }).save()
  return outcome
}

/** A whole cycle whose points are filed, scored and rated: what reading, workbooks and results begin with. */
export async function ratedCycle(world: World, { others = 2, ...parts }: Parts & { experts?: number } = {}) {
  const made = await evaluationCycle(world, { state: 'calibrated', others, ...parts })
  const { content } = made.version
  for (const evaluation of made.evaluations) await filed(evaluation, content)
  await scored(world, made.evaluations, content)
  const outcomes = []
  for (const evaluation of made.evaluations) outcomes.push(await outcomeOf(evaluation, content))
  return { ...made, content, outcomes }
}
