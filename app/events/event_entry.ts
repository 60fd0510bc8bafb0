import type { HttpContext } from '@adonisjs/core/http'
import { alikeTo } from '#app/activities/alike'
import { ownPoints } from '#app/activities/point_choice'
import { checkedForm } from '#app/core/checked_form'
import type { Form } from '#app/core/form'
import { invalid } from '#app/core/form_page'
import Designation from '#app/designations/designation'
import Event from './event.js'
import { attendanceOf } from './event_count_rules.js'
import { heldForm, type EventFacts } from './event_form.js'
import { signedInCount } from './event_sign_in.js'

/**
 * What was typed, checked: by the form, and against who signed in here.
 *
 * @throws E_VALIDATION_ERROR with each fault at its field
 */
export async function checkedEvent(ctx: HttpContext, form: Form, event: Event | null = null): Promise<EventFacts> {
  const { i18n } = ctx
  const facts = await checkedForm<EventFacts>(ctx, form)
  if (event && form === heldForm) await refuseBelowSignIns(event, facts, i18n.t.bind(i18n))
  return facts
}

async function refuseBelowSignIns({ id }: Event, facts: EventFacts, t: HttpContext['i18n']['t']) {
  const signedIn = await signedInCount(id)
  const reported = { attendedOnsite: facts.attendedOnsite, attendedOnline: facts.attendedOnline }
  if (attendanceOf(reported) < signedIn)
    throw invalid('attendedOnsite', t('events.below_sign_ins', { count: signedIn }))
  if (facts.signedInCount !== null && facts.signedInCount < signedIn)
    throw invalid('signedInCount', t('events.below_sign_ins', { count: signedIn }))
}

/** For whom it is written down: a point of the own institution, or the office itself. */
export async function pointFor({ auth, request, i18n }: HttpContext): Promise<Designation | null> {
  const user = auth.getUserOrFail()
  if (user.isBureau) return null
  const points = await ownPoints(user)
  const chosen = points.find(({ id }) => id === Number(request.input('point')))
  const point = chosen ?? (points.length === 1 && !request.input('point') ? points[0] : null)
  if (!point) throw invalid('point', i18n.t('events.no_point'))
  return point
}

/** 协办网点: points in force, chosen in rows, without the one that reports. */
export async function partnersFor({ request }: HttpContext, point: Pick<Designation, 'id'> | null) {
  const rows = Object.values((request.input('partners') ?? {}) as Record<string, { point?: string }>)
  const ids = rows.map((row) => Number(row?.point)).filter((id) => id && id !== point?.id)
  const found = await Designation.query()
    .withScopes((scopes) => scopes.inForce())
    .whereIn('id', ids.slice(0, 20))
  return found.map(({ id }) => id)
}

/**
 * Events of the same day with the same beginning of the name, in which who reports or who organises it too takes part.
 *
 * @param point null for the office itself
 */
export async function eventsLike(
  point: Pick<Designation, 'id'> | null,
  partners: readonly number[],
  { days, name }: EventFacts
) {
  const involved = [...(point ? [point.id] : []), ...partners]
  const sameDay = await Event.query()
    .where('startsOn', days[0].day)
    .whereNotIn('state', ['removed', 'cancelled'])
    .where((theirs) => {
      theirs.whereIn('designationId', involved)
      if (!point) theirs.orWhereNull('designationId')
      theirs.orWhereHas('partners', (others) => void others.whereIn('designations.id', involved))
    })
    .preload('designation')
    .orderBy('id')
    .limit(200)
  return alikeTo(String(name), sameDay, (event) => event.name)
}

/** One that another point reported for both: it is not reported again. */
export function reportedByOthers(alike: readonly Event[], point: Pick<Designation, 'id'> | null) {
  return alike.some(({ designationId }) => designationId !== (point?.id ?? null))
}
