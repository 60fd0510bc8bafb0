import { DateTime } from 'luxon'
import rules from '#config/alliance'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { sqlTime, type Trx } from '#app/core/dialect'
import { system, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import AllianceMember, { ClassTerm, WITH_RIGHTS } from './alliance_member.js'
import { councilClasses, type MemberClass } from './member_classes.js'
import { issueMemberCertificate } from './member_certificate.js'
import { memberWorkflow } from './member_workflow.js'

type Election = { memberClass: MemberClass; fromOn?: string; basis: string }

/**
 * 选举: a member gets a class, for a term when it is one of the council.
 *
 * @throws StepNotAllowed `class_full`, `not_member`
 */
export async function electTo(trx: Trx, { id }: AllianceMember, by: Actor, { memberClass, fromOn, basis }: Election) {
  await memberWorkflow.hold(trx, id, WITH_RIGHTS, 'elect')
  const member = await AllianceMember.findOrFail(id, { client: trx })
  await refuseFull(trx, member, memberClass)
  const from = fromOn ?? beijingDay()
  const until = councilClasses.includes(memberClass) ? lastDayOfTerm(from) : null
  await noteClass(trx, member, { memberClass, from, until, basis })
  await memberWorkflow.tell(trx, 'alliance_member.elected', id, by, {
    memberClass,
    before: member.memberClass,
    basis,
    fromOn: from,
    ...(until ? { until } : {}),
  })
}

/** The class in force ends on the day before, and another certificate says the new one. */
export async function noteClass(
  trx: Trx,
  { id, version }: Pick<AllianceMember, 'id' | 'version'>,
  { memberClass, from, until, basis }: { memberClass: MemberClass; from: string; until: string | null; basis: string }
) {
  await endClass(trx, id, addDays(from, -1))
  await trx
    .table('alliance_classes')
    .insert({ member_id: id, member_class: memberClass, from_on: from, until_on: until, basis: basis.slice(0, 100) })
  await trx
    .from('alliance_members')
    .where({ id })
    .update({
      member_class: memberClass,
      term_from: until ? from : null,
      term_until: until,
      version: version + 1,
      updated_at: sqlTime(),
    })
  await issueMemberCertificate(trx, id)
}

/** Whatever class is in force has this last day; what would begin only after it was never held. */
export async function endClass(trx: Trx, memberId: number, lastDay: string) {
  const own = () => trx.from('alliance_classes').where('member_id', memberId)
  await own().where('from_on', '>', lastDay).delete()
  await own()
    .where((open) => void open.whereNull('until_on').orWhere('until_on', '>', lastDay))
    .update({ until_on: lastDay })
}

export function lastDayOfTerm(from: string) {
  return DateTime.fromISO(from).plus({ years: rules.termYears }).minus({ days: 1 }).toISODate()!
}

async function refuseFull(trx: Trx, { id }: AllianceMember, memberClass: MemberClass) {
  const most = rules.mostInClass[memberClass]
  if (most === undefined) return
  const others = await holdersOf(trx, memberClass).whereNot('id', id)
  if (others.length >= most) throw new StepNotAllowed('elect', 'class_full', null, { name: others[0].name })
}

/** Of those who were elected, in this order, who finds no seat left. */
export async function unseated(trx: Trx, memberClass: MemberClass, ids: number[]) {
  const most = rules.mostInClass[memberClass]
  if (most === undefined) return []
  const holders = new Set((await holdersOf(trx, memberClass)).map(({ id }) => id))
  return ids.filter((id) => {
    const isFull = !holders.has(id) && holders.size >= most
    if (!isFull) holders.add(id)
    return isFull
  })
}

function holdersOf(trx: Trx, memberClass: MemberClass) {
  return AllianceMember.query({ client: trx })
    .withScopes((scopes) => scopes.inAlliance())
    .where({ memberClass })
    .where('termUntil', '>=', beijingDay())
}

/** 任期届满: noted on the day after the last one; who is not elected again is a member unit. */
export async function endTerm(trx: Trx, { id }: Pick<AllianceMember, 'id'>) {
  const member = await AllianceMember.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
  const over = member.termUntil?.toISODate()
  if (!over || over >= beijingDay() || !member.isIn) return
  await noteClass(trx, member, { memberClass: 'member_unit', from: addDays(over, 1), until: null, basis: '任期届满' })
  const details = { before: member.memberClass, until: over }
  await memberWorkflow.tell(trx, 'alliance_member.term_ended', id, system('alliance_keeper'), details)
}

/** Every class a member had, newest first. */
export function classesOf({ id }: Pick<AllianceMember, 'id'>) {
  return ClassTerm.query().where('memberId', id).orderBy('fromOn', 'desc').orderBy('id', 'desc')
}
