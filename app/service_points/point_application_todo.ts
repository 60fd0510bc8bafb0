import { scope } from '@adonisjs/lucid/orm'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import User from '#app/users/user'
import Involvement from '#app/workflow/involvement'
import CorrectionOrder from '#app/workflow/correction_order'
import ExpertReview from './expert_review.js'
import Objection from './objection.js'
import PointBatch from './point_batch.js'
import { beijingDay } from '#app/calendar/working_days'

type Query = ModelQueryBuilderContract<LucidModel>

/** Whose turn it is: the applications that wait for this person, or for somebody for whom this person stands in. */
export const waitingFor = scope((query, user: User) => {
  query.where((turn) => {
    turn.whereRaw('1 = 0').orWhereIn('id', askedOf(user))
    for (const person of user.names) waitsFor(turn, person)
  })
})

/** What lies on this person's desk by itself. */
function waitsFor(turn: Query, user: User) {
  if (user.organizationId && user.is('operator', 'principal')) {
    turn.orWhere(
      (own) =>
        void own.where('organization_id', user.organizationId!).whereIn('state', ['draft', 'supplement_required'])
    )
  }
  if (user.is('district_reviewer') && user.districtCode) {
    turn.orWhere((district) => {
      heldBy(district, user)
      district.where('district_code', user.districtCode!).where((desk) => {
        desk
          .where('state', 'district_review')
          .orWhere(
            (fresh) => void fresh.where('state', 'submitted').whereIn('batch_id', batches({ districtStep: true }))
          )
      })
    })
  }
  if (user.is('bureau_handler')) {
    turn.orWhere((city) => {
      heldBy(city, user)
      city.where((desk) => {
        desk
          .where('state', 'verification')
          .orWhere(
            (fresh) => void fresh.where('state', 'submitted').whereIn('batch_id', batches({ districtStep: false }))
          )
          .orWhere((over) => void over.where('state', 'public_notice').where('notice_until', '<', beijingDay()))
          .orWhere((objected) => void objected.where('state', 'public_notice').whereIn('id', openObjections()))
      })
    })
  }
  if (user.is('division_head')) {
    turn
      .orWhereIn('id', proposedOrders())
      .orWhere(deskWithoutPeople)
      .orWhere(
        (found) => void found.where('state', 'objection_handling').whereIn('id', openObjections().whereNull('finding'))
      )
  }
  if (user.is('bureau_leader')) {
    turn
      .orWhere('state', 'deliberation')
      .orWhere(
        (examined) =>
          void examined.where('state', 'objection_handling').whereNotIn('id', openObjections().whereNull('finding'))
      )
  }
  if (user.is('expert')) {
    turn.orWhere((panel) => void panel.where('state', 'expert_review').whereIn('id', seatsOf(user)))
  }
}

/** Not given to another official. */
function heldBy(desk: Query, { id }: User) {
  desk.where((held) => void held.whereNull('handler_id').orWhere('handler_id', id))
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

/** Lies with a district that has no official. */
function deskWithoutPeople(query: Query) {
  const officials = User.query().withScopes((scopes) => scopes.active('district_reviewer'))
  query.whereIn('state', ['submitted', 'district_review']).whereIn('batch_id', batches({ districtStep: true }))
  query.whereNotIn('district_code', officials.whereNotNull('districtCode').select('districtCode'))
}

/** Second orders of correction that wait for the head of the division. */
function proposedOrders() {
  return CorrectionOrder.query().where({ subjectType: 'point_application', state: 'proposed' }).select('subjectId')
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
