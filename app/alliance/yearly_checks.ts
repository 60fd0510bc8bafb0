import { DateTime } from 'luxon'
import rules from '#config/alliance'
import { beijingDay } from '#app/core/beijing_day'
import { now } from '#app/core/clock'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Answers } from '#app/core/form'
import { system, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { freeze } from '#app/workflow/submission'
import AllianceMember from './alliance_member.js'
import type { CheckFacts } from './check_verdict.js'
import { checkWorkflow } from './check_workflow.js'
import { countDuties, dutiesOf } from './duty_sources.js'
import Entry from './entry.js'
import { memberWorkflow } from './member_workflow.js'
import YearlyCheck from './yearly_check.js'

type Person = Actor & { id: number }
type Ruling = { opinion: string; version?: number }

/** 开启年度检查 of the year before, in January: a sheet for each who was in by its end. May run as often as it likes. */
export async function openChecks(today = beijingDay()) {
  if (today.slice(5, 7) !== '01') return 0
  const year = Number(today.slice(0, 4)) - 1
  const members = await AllianceMember.query()
    .withScopes((scopes) => scopes.inAlliance())
    .where('joinedOn', '<=', `${year}-12-31`)
    .whereNotIn('id', YearlyCheck.query().where('year', year).select('member_id'))
    .orderBy('id')
  const facts = await checkFactsOf(members, year)
  for (const member of members) await inTransaction((trx) => openCheck(trx, member, year, facts.get(member.id)!))
  return members.length
}

async function openCheck(trx: Trx, member: AllianceMember, year: number, facts: CheckFacts) {
  /** Whoever opens it at the same moment waits here. */
  await trx.from('alliance_members').where({ id: member.id }).forUpdate().select('id')
  if (await YearlyCheck.query({ client: trx }).where({ memberId: member.id, year }).first()) return
  const check = await YearlyCheck.create(
    {
      ...{ memberId: member.id, year, name: member.name, facts, additions: {} },
      ...{ state: 'opened', version: 0, stateSince: DateTime.fromJSDate(now()) },
      dueOn: DateTime.fromISO(`${year + 1}-${rules.check.lastDay}`),
    },
    { client: trx }
  )
  await checkWorkflow.begin(trx, check, system('alliance_keeper'), 'alliance_check.opened', { year })
}

/** What the system knows of a year of some members. */
export async function checkFactsOf(members: readonly AllianceMember[], year: number): Promise<Map<number, CheckFacts>> {
  const span = { from: `${year}-01-01`, until: `${year}-12-31` }
  const duties = await dutiesOf(members, span)
  const breaches = await Entry.query()
    .whereIn(
      'memberId',
      members.map(({ id }) => id)
    )
    .where({ kind: 'breach', state: 'kept' })
    .whereBetween('happenedOn', [span.from, span.until])
  return new Map(
    members.map((member) => {
      const counts = countDuties(duties.get(member.id)!)
      const known = {
        ...{ meetings: counts.meeting, activities: counts.activity, data: counts.data, cases: counts.case },
        breaches: breaches.filter(({ memberId }) => memberId === member.id).length,
        pledgeSigned: member.pledgeSignedOn !== null,
      }
      return [member.id, known]
    })
  )
}

/**
 * 确认情况表: what the member adds, on what the system knows today.
 *
 * @throws StepNotAllowed `check_over` after 31 January
 */
export async function confirmCheck(check: YearlyCheck, by: Person, additions: Answers, version?: number) {
  const today = beijingDay()
  if (check.dueOn.toISODate()! < today) throw new StepNotAllowed('confirm', 'check_over')
  const member = await AllianceMember.findOrFail(check.memberId)
  const facts = (await checkFactsOf([member], check.year)).get(member.id)!
  await checkWorkflow.take('confirm', check, {
    by,
    version,
    set: { facts: JSON.stringify(facts), additions: JSON.stringify(additions), confirmed_on: today },
    also: async (trx) => {
      await freeze(trx, { type: 'alliance_check', id: check.id, round: 1 }, { facts, additions }, by.id)
    },
  })
}

/** A sheet that nobody confirmed is decided on after its last day. */
export function mayBeDecided({ state, dueOn }: YearlyCheck, today = beijingDay()) {
  return state === 'confirmed' || (state === 'opened' && dueOn.toISODate()! < today)
}

export function passCheck(check: YearlyCheck, by: Person, ruling: Ruling) {
  return decideOn(check, 'pass', by, ruling)
}

/** 警示: the membership itself is warned with it, where it is not already. */
export function warnByCheck(check: YearlyCheck, by: Person, ruling: Ruling) {
  return decideOn(check, 'warn', by, ruling)
}

async function decideOn(check: YearlyCheck, step: 'pass' | 'warn', by: Person, { opinion, version }: Ruling) {
  if (!mayBeDecided(check)) throw new StepNotAllowed(step, 'check_not_confirmed')
  const set = { opinion }
  const also = (trx: Trx) => noteResult(trx, check, step === 'pass' ? 'passed' : 'warned', by, opinion)
  await checkWorkflow.take(step, check, { by, version, set, details: { opinion, year: check.year }, also })
}

async function noteResult(trx: Trx, check: YearlyCheck, result: 'passed' | 'warned', by: Person, opinion: string) {
  await trx
    .from('alliance_members')
    .where({ id: check.memberId })
    .update({ checked_year: check.year, check_result: result, updated_at: sqlTime() })
  const member = await AllianceMember.findOrFail(check.memberId, { client: trx })
  if (result === 'warned' && member.state === 'active')
    await memberWorkflow.takeIn(trx, 'warn', member, { by, details: { opinion, year: check.year } })
}
