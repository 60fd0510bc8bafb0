import { addDays } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { takeCycleStep } from '#app/evaluations/evaluation_cycle_acts'
import type { CycleStep } from '#app/evaluations/evaluation_cycle_workflow'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { examineAppeal, reviseAppeal, submitAppeal } from '#app/evaluation_results/appeal_workflow'
import { decideGrades } from '#app/evaluation_results/deliberation'
import EvaluationExtra from '#app/evaluation_results/evaluation_extra'
import EvaluationOutcome from '#app/evaluation_results/evaluation_outcome'
import { proposeExtra, ruleOnExtra } from '#app/evaluation_results/extra_workflow'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import type { DemoPeople } from './people.js'

type Deciders = Pick<DemoPeople, 'handlers' | 'head' | 'leader'>

const actor = (user: User) => ({ ...actorFor(user), id: user.id })
const at = (day: string) => standAt(new Date(`${day}T02:00:00Z`))

/** The evaluation that all experts have scored: calibrated, decided, announced, one appeal revised, final. */
export async function seedEvaluationResults(people: Deciders) {
  const cycle = await EvaluationCycle.query().where('state', 'scoring').orderBy('year').first()
  if (!cycle) return
  const from = `${cycle.year + 1}-03-02`
  at(addDays(from, -6))
  await take(cycle, 'calibrate', people.handlers[0])
  await praise(cycle, people)
  await take(cycle, 'deliberate', people.handlers[0])
  at(from)
  const meeting = { minutesNumber: `局长办公会纪要〔${cycle.year + 1}〕5号`, metOn: addDays(from, -2) }
  await decideGrades(cycle, actor(people.leader), { ...meeting, opinion: '同意评估等次。', changes: [] })
  await take(cycle, 'announce', people.leader)
  await appealOf(cycle, people, addDays(from, 2))
  at(addDays(from, 45))
  await take(cycle, 'conclude', people.handlers[0])
  leaveMoment()
}

/** 加分 for the point that has the most already. */
async function praise({ id }: EvaluationCycle, { handlers: [handler], head }: Deciders) {
  const point = await PointEvaluation.query().where('cycleId', id).orderBy('final', 'desc').firstOrFail()
  for (const [item, reason] of [
    ['national_award', '获国家知识产权局表扬，通报附后。'],
    ['standard', '参与起草信息公共服务地方标准，标准已发布。'],
  ] as const) {
    const wish = { kind: 'bonus', item, times: 1, points: null, reason } as const
    const extra = await proposeExtra(point, actor(handler), wish)
    await ruleOnExtra('confirm', await EvaluationExtra.findOrFail(extra.id), actor(head), { opinion: '情况属实。' })
  }
}

function take(cycle: EvaluationCycle, step: CycleStep, user: User) {
  return takeCycleStep(step, cycle, actor(user))
}

/** A point whose consultations on paper had not been counted. */
async function appealOf({ id }: EvaluationCycle, { handlers: [handler], head }: Deciders, day: string) {
  const points = await PointEvaluation.query()
    .where({ cycleId: id, state: 'public_notice', part: 'rated' })
    .orderBy('final')
  for (const point of points) {
    const users = await User.query().where('organizationId', point.organizationId)
    const principal = users.find((user) => user.is('principal'))
    if (!principal) continue
    at(day)
    const reason = '三月两次上门咨询记在纸质台账上，录入时漏计，请按原件核定咨询次数。'
    const appeal = await submitAppeal(point, actor(principal), { reason }, async () => {})
    at(addDays(day, 2))
    const { figures } = await EvaluationOutcome.query().where({ evaluationId: point.id, isCurrent: true }).firstOrFail()
    const rulings = { believed: [], figures: { consultations: Number(figures.consultations) + 2 } }
    await examineAppeal(appeal, actor(handler), { finding: '原件可以印证，漏计属实。', rulings })
    const opinion = '同意按原件核定。'
    await reviseAppeal(appeal, actor(head), { opinion, reply: '经核查，已按纸质台账原件核定咨询次数并改定结果。' })
    return
  }
}
