import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import { freezeFigures } from '#app/evaluation_figures/figure_freeze_workflow'
import { runFreeze } from '#app/evaluation_figures/run_freeze'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { takeCycleStep } from '#app/evaluations/evaluation_cycle_acts'
import PointEvaluation from '#app/evaluations/point_evaluation'
import EvaluationSeat, { type Sheet } from '#app/evaluation_scoring/evaluation_seat'
import type { EvaluationPanel } from '#app/evaluation_scoring/evaluation_panel'
import { openPanel } from '#app/evaluation_scoring/evaluation_panel_workflow'
import { submitSheet } from '#app/evaluation_scoring/evaluation_seat_workflow'
import { allocatePoints, freezePoints } from '#app/evaluation_scoring/point_allocation'
import { needsReason } from '#app/evaluation_scoring/sheet_form'
import { taskOf, type SheetTask } from '#app/evaluation_scoring/sheet_task'
import Assignment, { ExpertInvitation } from '#app/experts/assignment'
import { drawFor, freezeCandidates } from '#app/experts/draw_workflow'
import Expert from '#app/experts/expert'
import { acceptInvitation } from '#app/experts/invitation_workflow'
import { eligibleFor } from '#app/experts/pool'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import type { DemoPeople } from './people.js'

const actor = (user: User) => ({ ...actorFor(user), id: user.id })
type Person = ReturnType<typeof actor>

const OPINIONS = [
  '服务台账完整，检索与分析有深度，成效可以核对。',
  '基础保障到位，建议加强对中小企业的上门服务。',
  '产品有特色，使用证明充分，推广范围仍可扩大。',
  '材料齐全，部分成效缺少第三方佐证。',
  '制度健全，档案规范，公益培训覆盖面较广。',
]

/** The cycle whose points had to file long ago: closed, frozen, its experts drawn, scored whole; nothing where there is none. */
export async function seedEvaluationScoring({ handlers: [handler] }: DemoPeople) {
  const cycle = await EvaluationCycle.query().where('state', 'open_self').where('selfDueOn', '<', beijingDay()).first()
  if (!cycle) return
  const from = `${cycle.year + 1}-02-02`
  const by = actor(handler)
  at(addDays(cycle.selfDueOn.toISODate()!, 1), 0)
  await takeCycleStep('close', cycle, by)
  await freezeYear(cycle, by)
  at(from, 0)
  const panel = await allocatedPanel(cycle, by)
  at(addDays(from, 3), 0)
  await takeCycleStep('beginScoring', cycle, by)
  await scoreAll(panel, from)
  leaveMoment()
}

async function allocatedPanel(cycle: EvaluationCycle, by: Person) {
  const parties = { units: [], recommenders: [], recommendingPeople: [], coAuthors: [] }
  const isEligible = await eligibleFor({ type: 'evaluation_panel', id: 0, title: '', ...parties })
  const pool = Expert.query()
  isEligible(pool)
  const panel = await openPanel(cycle, by, Math.min(12, (await pool).length))
  const assignment = () => Assignment.findOrFail(panel.assignmentId!)
  await freezeCandidates(await assignment(), by)
  await drawFor(await assignment(), by)
  const invited = await ExpertInvitation.query()
    .where('assignmentId', panel.assignmentId!)
    .preload('assignment')
    .preload('expert', (experts) => void experts.preload('user'))
  for (const one of invited) await acceptInvitation(one, actor(one.expert.user))
  await freezePoints(panel, by)
  await allocatePoints(panel, by)
  return panel
}

async function freezeYear({ id, year }: EvaluationCycle, by: Person) {
  const points = await PointEvaluation.query().where('cycleId', id)
  const { runId } = await freezeFigures(
    year,
    points.map(({ designationId }) => designationId),
    by
  )
  await runFreeze(runId)
}

/** Each point has its worth, each expert a temper. */
async function scoreAll({ id }: EvaluationPanel, from: string) {
  const seats = await EvaluationSeat.query()
    .where('panelId', id)
    .preload('evaluation')
    .preload('expert', (experts) => void experts.preload('user'))
    .orderBy('id')
  for (const [n, seat] of seats.entries()) {
    at(addDays(from, 4 + (n % 6)), n % 8)
    const sheet = sheetFor(await taskOf(seat.evaluation), shareOf(seat), n)
    await submitSheet(seat, sheet, seat.evaluation.contentHash ?? '', actor(seat.expert.user))
  }
}

function shareOf({ evaluationId, expertId }: EvaluationSeat) {
  return 72 + ((evaluationId * 37) % 24) + ((expertId * 13) % 9) - 4
}

function sheetFor({ marks, asked, filed }: SheetTask, share: number, n: number): Sheet {
  const scores = marks.map((rule, place) => {
    const wanted = (rule.points * Math.min(100, share + ((n + place * 3) % 7) - 3)) / 100
    return { rule, score: Math.round(wanted * 2) / 2 }
  })
  const withheld = scores.filter(({ rule, score }) => needsReason(score, rule))
  return {
    scores: Object.fromEntries(scores.map(({ rule, score }) => [rule.figure, score])),
    findings: Object.fromEntries(asked.map(({ figure, kind }) => [figure, foundIn(kind, n)])),
    reasons: Object.fromEntries(withheld.map(({ rule }) => [rule.figure, '对照评分标准，佐证材料仍可加强。'])),
    verdicts: Object.fromEntries(
      filed.evidence.map(({ id }) => {
        const accepted = (id + n) % 17 !== 0
        return [id, { accepted, reason: accepted ? '' : '材料未注明日期，也未加盖公章。' }]
      })
    ),
    opinion: OPINIONS[n % OPINIONS.length],
  }
}

/** Ten records of each point, most of them complete. */
function foundIn(kind: SheetTask['asked'][number]['kind'], n: number) {
  return kind === 'share' ? { part: 10 - (n % 4), whole: 10 } : 1
}

/** From nine in the morning in Beijing on. */
function at(day: string, hour: number) {
  standAt(new Date(`${day}T0${1 + hour}:00:00Z`))
}
