import { Readable } from 'node:stream'
import { keepFile, receiveFile } from '#app/attachments/store_file'
import type { CaseContent } from '#app/cases/case_content'
import type TypicalCase from '#app/cases/typical_case'
import type CaseCall from '#app/case_calls/case_call'
import { allocateCases, freezeAllocation } from '#app/case_reviews/allocation_workflow'
import { CaseFinding } from '#app/case_reviews/case_blind'
import { maskFinding } from '#app/case_reviews/case_findings'
import CaseRound from '#app/case_reviews/case_round'
import { beginDiscussion, beginScoring, concludeRound, openRound } from '#app/case_reviews/case_round_workflow'
import { scanRound } from '#app/case_reviews/case_scan'
import CaseSeat from '#app/case_reviews/case_seat'
import { reopenSeat, submitSeat } from '#app/case_reviews/case_seat_workflow'
import Assignment from '#app/experts/assignment'
import { drawFor, freezeCandidates } from '#app/experts/draw_workflow'
import { acceptInvitation } from '#app/experts/invitation_workflow'
import { inTransaction } from '#app/core/dialect'
import { makeOrganization, PASSWORD, type World } from '../world.js'
import { actor } from './applications.js'
import { invitationsOf, makeExpert } from './experts.js'
import { tellingJpg } from './telling_files.js'
import { caseCall, typicalCase } from './typical_cases.js'

/** Names that must never reach a juror. */
export const SECRETS = {
  unit: '温榆河芯片研究院',
  author: '骆听澜',
  coAuthor: '秦若谷',
  email: 'luo@wenyuhe.example',
  phone: '010-61234567',
}

type Parts = { jury?: number; cases?: number; seats?: number; content?: (n: number) => Partial<CaseContent> }

/** A closed call with cases that passed the formal check, and experts who said yes. */
export async function preparedRound(world: World, { jury = 5, cases = 4, seats = 3, content }: Parts = {}) {
  const call = await caseCall(world, { state: 'closed', seats })
  const by = actor(world.people.handler)
  for (let n = 0; n < jury; n++) await makeExpert(world)
  const unit = await makeOrganization({ name: SECRETS.unit, district: '110114', serial: nextSerial() })
  for (let n = 0; n < cases; n++) await secretCase(world, call, unit, content?.(n))
  const { id } = await openRound(call, by, { seats: jury })
  const round = await roundAgain(id)
  await freezeCandidates(await Assignment.findOrFail(round.assignmentId!), by)
  await drawFor(await Assignment.findOrFail(round.assignmentId!), by)
  for (const invitation of await invitationsOf({ id: round.assignmentId! })) {
    await acceptInvitation(invitation, actor(invitation.expert.user))
    await invitation.expert.user.merge({ password: PASSWORD }).save()
  }
  return { call, round, by, unit }
}

let serial = 0
const nextSerial = () => `MA0${String(200000 + ++serial).slice(1)}8`

function secretCase(
  world: World,
  call: CaseCall,
  unit: Awaited<ReturnType<typeof makeOrganization>>,
  content: Partial<CaseContent> = {}
) {
  return typicalCase(world, call, {
    ...{ unit, recommendedById: world.people.haidianReviewer.id, handlerId: world.people.handler.id },
    content: {
      contact: { name: SECRETS.author, phone: SECRETS.phone, email: SECRETS.email },
      coAuthors: [{ name: SECRETS.coAuthor, email: 'qin@wenyuhe.example' }],
      ...content,
    },
  })
}

export function roundAgain(id: number) {
  return CaseRound.query().where('id', id).preload('call').preload('assignment').firstOrFail()
}

/** The same with every case given to its experts. */
export async function allocatedRound(world: World, parts: Parts = {}) {
  const { round, by, ...rest } = await preparedRound(world, parts)
  await freezeAllocation(round, by)
  await allocateCases(round, by)
  return { round: await roundAgain(round.id), by, ...rest }
}

/** The same, scanned, with everything that was found taken out, and begun. */
export async function begunRound(world: World, parts: Parts = {}) {
  const { round, by, ...rest } = await allocatedRound(world, parts)
  await scanRound(round.id)
  for (let open; (open = await CaseFinding.findBy('state', 'open'));) await maskFinding(open, by)
  await beginScoring(round, by)
  return { round: await roundAgain(round.id), by, ...rest, seats: await seatsOf(round.id) }
}

export function seatsOf(roundId: number) {
  return CaseSeat.query()
    .where('roundId', roundId)
    .preload('blind')
    .preload('expert', (experts) => void experts.preload('user'))
    .orderBy('id')
}

/** A sheet whose items add up to so many points. */
export function sheetOf({ rubric }: CaseCall, total = 80) {
  const scores = Object.fromEntries(rubric.map(({ key, most }) => [key, Math.round(most * total) / 100]))
  const reasons = Object.fromEntries(rubric.map(({ key }) => [key, '按评分标准扣分。']))
  return { scores, reasons, opinion: '做法扎实，成效有数据支撑。' }
}

export async function score(seat: CaseSeat, call: CaseCall, total = 80) {
  const [row] = await seatsOf(seat.roundId).clone().where('id', seat.id)
  await submitSeat(row, sheetOf(call, total), row.blind.contentHash!, actor(row.expert.user))
  return row
}

/** The same with everything scored and the result written, without anything to talk about. */
export async function concludedRound(world: World, parts: Parts = {}) {
  const { round, call, by, seats, ...rest } = await begunRound(world, parts)
  for (const [n, seat] of seats.entries()) await score(seat, call, 78 + (n % 5))
  await beginDiscussion(await roundAgain(round.id), by)
  await concludeRound(await roundAgain(round.id), by)
  return { round: await roundAgain(round.id), call, by, seats: await seatsOf(round.id), ...rest }
}

/** A picture of a case whose file says in every place whose it is, and under a telling name. */
export async function telltaleImage({ people }: World, row: TypicalCase) {
  const rule = { accept: ['jpg'] as const, maxBytes: 5_000_000 }
  const received = await receiveFile(
    Readable.from([tellingJpg(SECRETS.unit, { behind: false })]),
    `${SECRETS.unit}.jpg`,
    rule
  )
  const owner = {
    ...{ subjectType: 'typical_case', subjectId: row.id, purpose: 'image' },
    ...{ organizationId: row.organizationId, uploadedById: people.operator.id },
  }
  return inTransaction((trx) => keepFile(trx, received, owner, actor(people.operator)))
}

/** For the look at every page: a round in its discussion, with what was found, an empty seat and every kind of score. */
export async function furnishedCaseReviews(world: World) {
  const { round, call, by, seats } = await begunRound(world, {
    ...{ jury: 4, cases: 3, seats: 3 },
    content: (n) => (n === 0 ? { practice: `${SECRETS.unit}按月推送专题分析。` } : {}),
  })
  const [own] = seats
  for (const seat of seats) await score(seat, call, seat.id === own.id ? 50 : 78)
  const [other] = seats.filter(({ blindId }) => blindId !== own.blindId)
  await beginDiscussion(await roundAgain(round.id), by)
  await reopenSeat(await CaseSeat.findOrFail(other.id), '成效一项的评分与理由不符。', by)
  const fresh = await caseCall(world, { state: 'closed' })
  return { round, fresh, own, other, juror: own.expert.user, reopener: other.expert.user }
}
