import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import CaseCall from '#app/case_calls/case_call'
import { allocateCases, freezeAllocation } from '#app/case_reviews/allocation_workflow'
import { CaseFinding } from '#app/case_reviews/case_blind'
import { recordDiscussion } from '#app/case_reviews/case_discussions'
import { maskFinding } from '#app/case_reviews/case_findings'
import CaseRound from '#app/case_reviews/case_round'
import { beginDiscussion, beginScoring, concludeRound, openRound } from '#app/case_reviews/case_round_workflow'
import { scanRound } from '#app/case_reviews/case_scan'
import CaseSeat, { CaseDiscussion } from '#app/case_reviews/case_seat'
import { reviseSeat, submitSeat } from '#app/case_reviews/case_seat_workflow'
import TypicalCase from '#app/cases/typical_case'
import config from '#config/case_reviews'
import Assignment, { ExpertInvitation } from '#app/experts/assignment'
import { drawFor, freezeCandidates, replaceExpert } from '#app/experts/draw_workflow'
import Expert from '#app/experts/expert'
import { acceptInvitation, declineInvitation } from '#app/experts/invitation_workflow'
import { eligibleFor } from '#app/experts/pool'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import type { DemoPeople } from './people.js'

const actor = (user: User) => ({ ...actorFor(user), id: user.id })
type Person = ReturnType<typeof actor>

const OPINIONS = [
  '做法清楚，成效数据可核，建议补充长期效果。',
  '信息利用有深度，检索与分析过程完整。',
  '选题贴近需求，推广条件明确，创新点略少。',
  '成效突出，佐证充分，具有示范意义。',
  '过程描述偏简，量化成效需要进一步说明。',
]

/** The jury of an earlier call at its end, that of the newest one half way; nothing where no call is closed. */
export async function seedCaseReviews({ handlers: [handler] }: DemoPeople) {
  const calls = await CaseCall.query()
    .where('state', 'closed')
    .whereIn('id', TypicalCase.query().where('state', 'formal_ok').select('call_id'))
    .orderBy('year', 'desc')
    .orderBy('id', 'desc')
  const today = beijingDay(new Date())
  const year = Number(today.slice(0, 4))
  const earlier = calls.find((call) => call.year < year)
  const newest = calls.find((call) => call !== earlier)
  try {
    if (earlier) await seedRound(earlier, actor(handler), { from: lastAutumn(earlier.year), isWhole: true })
    if (newest) await seedRound(newest, actor(handler), { from: addDays(today, -12), isWhole: false })
  } finally {
    leaveMoment()
  }
}

const lastAutumn = (year: number) => `${year}-10-12`

type Course = { from: string; isWhole: boolean }

async function seedRound(call: CaseCall, by: Person, { from, isWhole }: Course) {
  at(from, 0)
  const isEligible = await eligibleFor({
    ...{ type: 'case_round', id: 0, title: '', units: [], recommenders: [], recommendingPeople: [], coAuthors: [] },
  })
  const pool = Expert.query()
  isEligible(pool)
  const seats = Math.min(config.jury, (await pool).length)
  if (seats < call.seats) return
  const { id } = await openRound(call, by, { seats, quotas: [{ by: 'field', value: 'patent_search', count: 1 }] })
  const round = () => CaseRound.query().where('id', id).preload('call').firstOrFail()
  await drawJury((await round()).assignmentId!, by)
  at(from, 3)
  try {
    await freezeAllocation(await round(), by)
  } catch (error) {
    if (error instanceof StepNotAllowed) return
    throw error
  }
  await allocateCases(await round(), by)
  await scanRound(id)
  for (let open; (open = await openFinding(id));) await maskFinding(open, by)
  await beginScoring(await round(), by)
  await scoreCases(await round(), from, isWhole)
  if (isWhole) await finish(round, by, from)
}

/** One declines where somebody else can be found; the others say yes. */
async function drawJury(assignmentId: number, by: Person) {
  const assignment = () => Assignment.findOrFail(assignmentId)
  await freezeCandidates(await assignment(), by)
  await drawFor(await assignment(), by)
  const [first] = await invited(assignmentId)
  await declineInvitation(first, actor(first.expert.user), { reason: 'time', note: '评审期间在外地授课。' })
  await replaceExpert(first, by).catch((error: unknown) => {
    if (!(error instanceof StepNotAllowed)) throw error
  })
  for (const one of await invited(assignmentId)) await acceptInvitation(one, actor(one.expert.user))
}

function invited(assignmentId: number) {
  return ExpertInvitation.query()
    .where({ assignmentId, state: 'invited' })
    .preload('assignment')
    .preload('expert', (experts) => void experts.preload('user'))
    .orderBy('id')
}

function openFinding(roundId: number) {
  return CaseFinding.query()
    .where('state', 'open')
    .whereIn('blind_id', (blinds) => void blinds.from('case_blinds').where('round_id', roundId).select('id'))
    .first()
}

/** Each case has its worth, each expert a temper; one score lies far from the others. */
async function scoreCases(round: CaseRound, from: string, isWhole: boolean) {
  const seats = await CaseSeat.query()
    .where('roundId', round.id)
    .preload('blind')
    .preload('expert', (experts) => void experts.preload('user'))
    .orderBy('id')
  for (const [n, seat] of seats.entries()) {
    if (!isWhole && (n % 2 === 1 || seat.expertId % 5 === 0)) continue
    at(addDays(from, 4 + (n % 5)), n % 8)
    const worth = 66 + ((seat.blindId * 37) % 26)
    const temper = ((seat.expertId * 13) % 9) - 4
    const share = n === 0 ? 52 : worth + temper + (n % 3)
    await submitSeat(seat, sheetOf(round.call, share, n), seat.blind.contentHash!, actor(seat.expert.user))
  }
}

function sheetOf({ rubric }: CaseCall, share: number, n: number) {
  const scores = rubric.map(({ key, most }, item) => {
    const wanted = (most * Math.min(97, share + ((n + item * 3) % 7) - 3)) / 100
    return [key, Math.round(wanted * 2) / 2] as const
  })
  const reasons = rubric.map(({ key }) => [key, '对照评分标准，佐证材料仍可加强。'] as const)
  return {
    ...{ scores: Object.fromEntries(scores), reasons: Object.fromEntries(reasons) },
    opinion: OPINIONS[n % OPINIONS.length],
  }
}

async function finish(round: () => Promise<CaseRound>, by: Person, from: string) {
  at(addDays(from, 10), 0)
  await beginDiscussion(await round(), by)
  const { id, call } = await round()
  const discussions = await CaseDiscussion.query().where('roundId', id)
  for (const discussion of discussions) {
    const seat = await CaseSeat.query()
      .where('blindId', discussion.blindId)
      .where('state', 'submitted')
      .preload('blind')
      .preload('expert', (experts) => void experts.preload('user'))
      .orderBy('total')
      .firstOrFail()
    await reviseSeat(seat, sheetOf(call, 68, 1), seat.blind.contentHash!, actor(seat.expert.user))
    await recordDiscussion(discussion, '专家对成效的统计口径理解不同，核对佐证后意见趋于一致，一名专家调整了评分。', by)
  }
  at(addDays(from, 12), 0)
  await concludeRound(await round(), by)
}

/** From nine in the morning in Beijing on. */
function at(day: string, hour: number) {
  standAt(new Date(`${day}T0${1 + hour}:00:00Z`))
}
