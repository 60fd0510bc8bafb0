import { scope } from '@adonisjs/lucid/orm'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { idsOfAny } from '#app/core/ids_of_any'
import { districtCodes } from '#app/organizations/districts'
import User from '#app/users/user'
import Involvement from '#app/workflow/involvement'
import CorrectionOrder from '#app/workflow/correction_order'
import ExpertReview from './expert_review.js'
import Objection from './objection.js'
import PointBatch from './point_batch.js'
import renewals from '#config/renewals'
import { addDays, beijingDay } from '#app/calendar/working_days'
import Designation from '#app/designations/designation'
import type { ApplicationState } from './point_application_workflow.js'

type Query = ModelQueryBuilderContract<LucidModel>

/** Whose turn it is: the applications that wait for this person, or for somebody for whom this person stands in. */
export const waitingFor = scope((query, user: User) => {
  query.whereIn('id', idsOfAny(desksOf(user, () => query.model.query())))
})

type Desk = (query: Query) => unknown

/** The same desk by desk, each out of the applications that `among` asks for. */
export function desksOf(user: User, among: () => Query): Query[] {
  const desks: Desk[] = [(query) => query.whereIn('id', askedOf(user)), ...user.names.flatMap(ownDesks)]
  return desks.map((desk) => among().where((lying) => void desk(lying)))
}

/** What lies on this person's desk by itself. */
function ownDesks(user: User): Desk[] {
  return [
    ...(user.organizationId && user.is('operator', 'principal') ? applicantDesks(user) : []),
    ...(user.is('district_reviewer') && user.districtCode ? districtDesks(user) : []),
    ...(user.is('bureau_handler') ? cityDesks(user) : []),
    ...(user.is('division_head') ? headDesks() : []),
    ...(user.is('bureau_leader') ? leaderDesks() : []),
    ...(user.is('expert') ? [panelDesk(user)] : []),
  ]
}

/** A draft waits as long as it can be handed in. */
function applicantDesks({ organizationId }: User): Desk[] {
  const own = (query: Query, state: ApplicationState) =>
    query.where({ state }).where('organization_id', organizationId!)
  return [
    (query) => own(query, 'supplement_required'),
    (query) => own(query, 'draft').whereNull('renews_id').whereIn('batch_id', openBatches()),
    (query) => own(query, 'draft').whereIn('renews_id', renewableTitles()),
  ]
}

function districtDesks(user: User): Desk[] {
  const own = (query: Query, state: ApplicationState) =>
    query.where({ state }).where('district_code', user.districtCode!)
  return heldBy(user, [
    (query) => own(query, 'district_review'),
    (query) => own(query, 'submitted').whereIn('batch_id', batches({ districtStep: true })),
  ])
}

function cityDesks(user: User): Desk[] {
  return heldBy(user, [
    (query) => query.where('state', 'verification'),
    (query) => query.where('state', 'submitted').whereIn('batch_id', batches({ districtStep: false })),
    (query) => query.where('state', 'public_notice').where('notice_until', '<', beijingDay()),
    (query) => query.where('state', 'public_notice').whereIn('id', openObjections()),
  ])
}

function headDesks(): Desk[] {
  return [
    (query) => query.whereIn('id', proposedOrders()),
    deskWithoutPeople,
    (query) => query.where('state', 'objection_handling').whereIn('id', openObjections().whereNull('finding')),
  ]
}

function leaderDesks(): Desk[] {
  return [
    (query) => query.where('state', 'deliberation'),
    (query) => query.where('state', 'objection_handling').whereNotIn('id', openObjections().whereNull('finding')),
  ]
}

function panelDesk(user: User): Desk {
  return (query) => query.where('state', 'expert_review').whereIn('id', seatsOf(user))
}

/** Not given to another official; what was given to somebody who is no longer there is a desk of its own. */
function heldBy({ id }: User, desks: ((query: Query) => Query)[]): Desk[] {
  const own = desks.map((desk) => (query: Query) => {
    return desk(query).where((held) => void held.whereNull('handler_id').orWhere('handler_id', id))
  })
  return [...own, (query) => query.whereIn('handler_id', departed()).where((lying) => anyOf(desks, lying))]
}

function anyOf(desks: readonly Desk[], query: Query) {
  for (const desk of desks) query.orWhere((lying) => void desk(lying))
}

function departed() {
  return User.query().where('isActive', false).select('id')
}

function batches(which: { districtStep: boolean }) {
  return PointBatch.query().where(which).select('id')
}

/** What somebody was asked for an opinion on, or given for a while. */
function askedOf(user: User) {
  return Involvement.of(user.names)
    .where({ subjectType: 'point_application', state: 'open' })
    .whereIn('kind', ['opinion', 'delegation'])
    .select('subjectId')
}

/**
 * Lies with a district that has no official. Each district for itself: whether it has one is then known before any row
 * is looked at, and a database sees that next to nothing is left.
 */
function deskWithoutPeople(query: Query) {
  query.whereIn('state', ['submitted', 'district_review']).whereIn('batch_id', batches({ districtStep: true }))
  query.where((lying) => {
    for (const code of districtCodes) lying.orWhere((there) => void withoutOfficial(there, code))
  })
}

function withoutOfficial(query: Query, districtCode: string) {
  const officials = User.query().withScopes((scopes) => scopes.active('district_reviewer'))
  query.where('district_code', districtCode).whereNotExists(officials.where({ districtCode }))
}

/** Second orders of correction that wait for the head of the division. */
function proposedOrders() {
  return CorrectionOrder.query().where({ subjectType: 'point_application', state: 'proposed' }).select('subjectId')
}

function openBatches() {
  return PointBatch.query().where('state', 'open').where('closesOn', '>=', beijingDay()).select('id')
}

function renewableTitles() {
  const soonest = addDays(beijingDay(), renewals.closesDaysBefore)
  return Designation.query().where('validUntil', '>=', soonest).select('id')
}

function openObjections() {
  return Objection.query().where('state', 'open').select('application_id')
}

/** Panels on which the expert still has to score, or may conclude as the chair. */
function seatsOf(user: User) {
  const unfinished = ExpertReview.query().where('state', 'invited').select('application_id')
  return ExpertReview.query()
    .where('expert_id', user.id)
    .where((seat) => {
      seat
        .where('state', 'invited')
        .orWhere(
          (chair) => void chair.where({ is_chair: true, state: 'submitted' }).whereNotIn('application_id', unfinished)
        )
    })
    .select('application_id')
}
