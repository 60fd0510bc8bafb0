import db from '@adonisjs/lucid/services/db'
import type AuditEntry from '#app/audit/audit_entry'
import { peopleIn } from '#app/experts/seats'
import type { Notice, Notices } from '#app/notifications/notices'
import User from '#app/users/user'
import { EvaluationPanel } from './evaluation_panel.js'
import EvaluationSeat from './evaluation_seat.js'
import { OPEN } from './evaluation_seat_workflow.js'

const panelOf = ({ subjectId }: AuditEntry) =>
  EvaluationPanel.query().where('id', subjectId).preload('cycle').firstOrFail()

const seatOf = ({ subjectId }: AuditEntry) =>
  EvaluationSeat.query()
    .where('id', subjectId)
    .preload('evaluation')
    .preload('panel', (panels) => void panels.preload('cycle'))
    .firstOrFail()

/** Experts with seats that fit. */
function experts(panelId: number, narrow: (seats: any) => void) {
  const seats = db.from('evaluation_seats').where('panel_id', panelId)
  narrow(seats)
  return peopleIn(seats)
}

const toExperts = (narrow: (seats: any, entry: AuditEntry) => void): Notice => ({
  roles: ['expert'],
  recipients: async (entry) => experts(entry.subjectId, (seats) => narrow(seats, entry)),
  params: async (entry) => ({ title: (await panelOf(entry)).cycle.title }),
  path: () => '/evaluation-sheets',
})

const behind = toExperts((seats) => seats.whereIn('state', OPEN))

const toExpert: Notice = {
  roles: ['expert'],
  recipients: async (entry) => {
    const { id, panelId, panel } = await seatOf(entry)
    return panel.begunAt ? experts(panelId, (seats) => seats.where({ id }).whereIn('state', OPEN)) : []
  },
  params: async (entry) => {
    const { evaluation, panel } = await seatOf(entry)
    return { name: evaluation.name, title: panel.cycle.title, opinion: entry.particulars.opinion ?? '' }
  },
  path: () => '/evaluation-sheets',
}

/** Whoever opened the panel. */
const handlers = ({ createdById }: EvaluationPanel) => User.query().where({ id: createdById, isActive: true })

export const evaluationScoringNotices: Notices = {
  'evaluation_panel.begun': behind,
  'evaluation_panel.nudged': toExperts((seats, { particulars }) =>
    seats.where('expert_id', particulars.expertId).whereIn('state', OPEN)
  ),
  'evaluation_panel.deadline_near': behind,
  'evaluation_panel.deadline_passed': {
    ...behind,
    roles: ['expert', 'bureau_handler'],
    recipients: async (entry) => [...(await behind.recipients(entry)), ...(await handlers(await panelOf(entry)))],
    path: () => '/home',
  },
  'evaluation_seat.assigned': toExpert,
  'evaluation_seat.reopened': toExpert,
  'evaluation_seat.recused': {
    ...toExpert,
    roles: ['bureau_handler'],
    recipients: async (entry) => handlers((await seatOf(entry)).panel),
    path: () => '/home',
  },
}
