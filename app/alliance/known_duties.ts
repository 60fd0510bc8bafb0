import db from '@adonisjs/lucid/services/db'
import type { Asked, Duty, DutySource } from './duty_sources.js'

/** The sources that this house has already: events, ledgers, what the secretariat noted, the pledge. */

const HELD = ['confirmed', 'closed']

/** 活动: trainings, lectures and contests that the institution held or helped to hold. */
export const heldEvents: DutySource = async (members, { from, until }) => {
  const ids = members.map(({ organizationId }) => organizationId)
  const held = () =>
    db
      .from('events')
      .whereIn('events.state', HELD)
      .whereBetween('events.ends_on', [from, until])
      .select('events.id', 'events.name', 'events.ends_on as day')
  const own = await held().whereIn('events.organization_id', ids).select('events.organization_id as unit')
  const shared = await held()
    .join('event_partners', 'event_partners.event_id', 'events.id')
    .join('designations', 'designations.id', 'event_partners.designation_id')
    .whereIn('designations.organization_id', ids)
    .select('designations.organization_id as unit')
  const rows = [...own, ...shared]
  return rows.flatMap(({ id, name, day, unit }) =>
    ofUnit(members, unit, { kind: 'activity', on: dayOf(day), title: name, href: `/trainings/${id}` })
  )
}

/** 数据报送: a month in which the institution's ledger of consultations has confirmed entries. */
export const reportedMonths: DutySource = async (members, { from, until }) => {
  const ids = members.map(({ organizationId }) => organizationId)
  const rows = await db
    .from('consultations')
    .whereIn('organization_id', ids)
    .where('state', 'confirmed')
    .whereBetween('served_on', [from, until])
    .select('organization_id as unit')
    .select(db.raw('substr(served_on, 1, 7) as month'))
    .max('served_on as day')
    .groupBy('organization_id', 'month')
  return rows.flatMap(({ unit, month, day }) =>
    ofUnit(members, unit, { kind: 'data', on: dayOf(day), title: `${month} 咨询台账` })
  )
}

/** What was noted by hand, breaches not. */
export const notedDuties: DutySource = async (members, { from, until }) => {
  const rows = await db
    .from('alliance_entries')
    .whereIn(
      'member_id',
      members.map(({ id }) => id)
    )
    .where('state', 'kept')
    .whereNot('kind', 'breach')
    .whereBetween('happened_on', [from, until])
    .select('member_id', 'kind', 'happened_on', 'title')
  return rows.map(({ member_id: memberId, kind, happened_on: on, title }) => ({ memberId, kind, on: dayOf(on), title }))
}

/** 自律公约 signed. */
export const signedPledges: DutySource = async (members, { from, until }) => {
  const rows = await db
    .from('alliance_members')
    .whereIn(
      'id',
      members.map(({ id }) => id)
    )
    .whereBetween('pledge_signed_on', [from, until])
    .select('id', 'pledge_signed_on', 'pledge_version')
  return rows.map(({ id, pledge_signed_on: on, pledge_version: version }) => ({
    ...{ memberId: id, kind: 'pledge', on: dayOf(on), title: `自律公约 ${version}` },
  }))
}

function ofUnit(members: Asked, unit: number, duty: Omit<Duty, 'memberId'>): Duty[] {
  return members.filter(({ organizationId }) => organizationId === unit).map(({ id }) => ({ ...duty, memberId: id }))
}

/** SQLite keeps a day as text, MySQL's driver may give a Date at midnight. */
function dayOf(day: string | Date) {
  if (typeof day === 'string') return day.slice(0, 10)
  const local = new Date(day.getTime() - day.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 10)
}
