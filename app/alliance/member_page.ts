import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { workCalendar } from '#app/calendar/work_calendar'
import { answersOf } from '#app/core/form_answers'
import { withMasks } from '#app/personal_data/contacts'
import type User from '#app/users/user'
import CorrectionOrder from '#app/workflow/correction_order'
import AllianceMember from './alliance_member.js'
import { actsAs } from './alliance_policy.js'
import { offeredActs } from './act.js'
import { applicationForm, profileForm } from './application_form.js'
import { classesOf } from './class_terms.js'
import { decisionsAbout } from './decisions.js'
import { countDuties, dutiesOf } from './duty_sources.js'
import Entry, { entryKinds } from './entry.js'
import { handoverActsFor } from './handover_acts.js'
import { openHandoverOf } from './handover_workflow.js'
import { memberActs } from './member_acts.js'
import MemberCertificate from './member_certificate.js'
import { mayReachMember } from './member_contact.js'
import { filesOf } from './member_files.js'
import { standingsOf } from './member_standing.js'
import Proceeding from './proceeding.js'
import { representativesOf } from './representatives.js'
import YearlyCheck from './yearly_check.js'

/** The member of the address, or 404. */
export function visibleMember({ auth, params }: HttpContext) {
  return AllianceMember.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.alliance_member_id ?? params.id) || 0)
    .preload('organization')
    .preload('representative')
    .preload('clocks')
    .firstOrFail()
}

export async function renderMember(ctx: HttpContext, member: AllianceMember) {
  const { auth, view, i18n } = ctx
  const user = auth.getUserOrFail()
  const isOwn = actsAs(user, 'people', member)
  const isIn = member.joinedOn !== null
  const handover = await openHandoverOf(member)
  const sections = answersOf(isIn ? profileForm : applicationForm, isIn ? member.profile : member.application, i18n)
  return view.render('pages/alliance/members/show', {
    member,
    standing: (await standingsOf([member])).get(member.id)!,
    clocks: await clocksOf(member),
    acts: offeredActs(ctx, memberActs, member, member),
    sections: isOwn
      ? sections
      : withMasks(ctx, sections, { subject: 'alliance_member', id: member.id, mayRead: mayReachMember(user) }),
    files: await filesOf(member),
    order: member.state === 'supplement' ? await CorrectionOrder.openOf('alliance_member', member.id) : null,
    mayResubmit: member.state === 'supplement' && actsAs(user, 'principal', member),
    mayRevise: isOwn && member.isIn,
    handover,
    handoverActs: handover ? handoverActsFor(user, handover) : [],
    mayHandOver: member.isIn && !handover && actsAs(user, 'representative', member),
    hasCertificate: (await MemberCertificate.currentOf(member)) !== null,
    decisions: actsAs(user, 'secretariat', member) ? await decisionsAbout(member) : [],
    ...(await historyOf(ctx, member)),
    timeline: await timelineOf('alliance_member', member.id, i18n),
  })
}

async function clocksOf({ clocks }: AllianceMember) {
  const calendar = await workCalendar()
  return clocks.map((clock) => clock.standing(calendar))
}

/** What happened in the last two years, and who spoke and in which class from when to when. */
async function historyOf({ auth }: HttpContext, member: AllianceMember) {
  const user = auth.getUserOrFail()
  const today = beijingDay()
  const duties = (await dutiesOf([member], { from: addDays(today, -730), until: today })).get(member.id)!
  const thisYear = duties.filter(({ on }) => on.startsWith(today.slice(0, 4)))
  return {
    duties: duties.slice(0, 20),
    year: today.slice(0, 4),
    counts: countDuties(thisYear),
    ...(await entriesFor(user, member)),
    representatives: await representativesOf(member),
    classes: await classesOf(member),
    checks: await YearlyCheck.query().where('memberId', member.id).orderBy('year', 'desc'),
    proceedings: await Proceeding.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .where('memberId', member.id)
      .orderBy('id', 'desc'),
  }
}

/** Whoever can strike entries out sees all of them; others the breaches, since duties are listed already. */
async function entriesFor(user: User, { id: memberId }: AllianceMember) {
  const mayStrike = user.is('alliance_secretariat')
  const kinds = mayStrike ? entryKinds : (['breach'] as const)
  const entries = await Entry.query()
    .where({ memberId })
    .whereIn('kind', [...kinds])
    .orderBy('happenedOn', 'desc')
    .limit(50)
  return { mayStrike, entries }
}
