import db from '@adonisjs/lucid/services/db'
import type AuditEntry from '#app/audit/audit_entry'
import { peopleIn } from '#app/experts/seats'
import type { Notice, Notices } from '#app/notifications/notices'
import User from '#app/users/user'
import CaseRound from './case_round.js'
import CaseSeat from './case_seat.js'
import { caseSeatWorkflow } from './case_seat_workflow.js'

const roundOf = ({ subjectId }: AuditEntry) => CaseRound.query().where('id', subjectId).preload('call').firstOrFail()

const seatOf = ({ subjectId }: AuditEntry) =>
  CaseSeat.query()
    .where('id', subjectId)
    .preload('blind')
    .preload('round', (rounds) => void rounds.preload('call'))
    .firstOrFail()

/** Jurors with seats that fit. */
function jurors(roundId: number, narrow: (seats: any) => void) {
  const seats = db.from('case_seats').where('round_id', roundId)
  narrow(seats)
  return peopleIn(seats)
}

const OPEN = caseSeatWorkflow.statesIn('open')

/** What a juror hears names the call and the code of a case, and nothing else (blind_sight.ts). */
const toJurors = (narrow: (seats: any, entry: AuditEntry) => void): Notice => ({
  roles: ['expert'],
  recipients: async (entry) => jurors(entry.subjectId, (seats) => narrow(seats, entry)),
  params: async (entry) => ({ title: (await roundOf(entry)).call.title }),
  path: () => '/case-reviews',
})

const behind = toJurors((seats) => seats.whereIn('state', OPEN))

const toJuror: Notice = {
  roles: ['expert'],
  recipients: async (entry) => {
    const { id, roundId } = await seatOf(entry)
    return jurors(roundId, (seats) => seats.where({ id }).whereIn('state', OPEN))
  },
  params: async (entry) => {
    const { blind, round } = await seatOf(entry)
    return { code: blind.code, title: round.call.title, opinion: entry.particulars.opinion ?? '' }
  },
  path: () => '/case-reviews',
}

/** Whoever opened the round. */
const handlers = async (roundId: number) => {
  const { createdById } = await CaseRound.findOrFail(roundId)
  return User.query().where({ id: createdById, isActive: true })
}

export const caseReviewNotices: Notices = {
  'case_round.begun': behind,
  'case_round.nudged': toJurors((seats, { particulars }) =>
    seats.where('expert_id', particulars.expertId).whereIn('state', OPEN)
  ),
  'case_round.deadline_near': behind,
  'case_round.deadline_passed': {
    ...behind,
    roles: ['expert', 'bureau_handler'],
    recipients: async (entry) => [...(await behind.recipients(entry)), ...(await handlers(entry.subjectId))],
    path: () => '/home',
  },
  'case_round.discussed': toJurors((seats) =>
    seats.where('state', 'submitted').whereIn('blind_id', db.from('case_discussions').select('blind_id'))
  ),
  'case_seat.assigned': toJuror,
  'case_seat.reopened': toJuror,
  'case_seat.recused': {
    ...toJuror,
    roles: ['bureau_handler'],
    recipients: async (entry) => handlers((await seatOf(entry)).roundId),
    path: () => '/case-rounds?group=running',
  },
}
