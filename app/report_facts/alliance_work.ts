import type AllianceMember from '#app/alliance/alliance_member'
import { heldEvents } from '#app/alliance/known_duties'
import Partner, { regions } from '#app/alliance/partner'
import YearlyCheck from '#app/alliance/yearly_check'
import AllianceMeeting from '#app/alliance_meetings/alliance_meeting'
import type { MeetingState } from '#app/alliance_meetings/meeting_workflow'
import { beijingDay, instantOf } from '#app/core/beijing_day'
import { sqlTime } from '#app/core/dialect'
import { isInOn } from './alliance_members.js'
import { counted, many, type Measured } from './measured.js'

const OVER: readonly MeetingState[] = ['closed', 'minutes_draft', 'minutes_issued']

const yearOf = (day: string) => Number(day.slice(0, 4))

/** 联盟会议 that were held, and members that came; who was represented did not come. */
export async function meetingFigures(year: number): Promise<Measured[]> {
  const moment = (day: string, later = 0) => sqlTime(new Date(instantOf(day, later)))
  const meetings = await AllianceMeeting.query()
    .whereIn('state', [...OVER])
    .where('startsAt', '>=', moment(`${year - 1}-01-01`))
    .where('startsAt', '<', moment(`${year}-12-31`, 1))
    .leftJoin('meeting_attendances', 'meeting_attendances.meeting_id', 'alliance_meetings.id')
    .groupBy('alliance_meetings.id', 'alliance_meetings.starts_at')
    .select('alliance_meetings.id', 'alliance_meetings.starts_at')
    .countDistinct('meeting_attendances.member_id as came')
  const rows = meetings.map(({ day, $extras }) => ({ year: yearOf(day), came: Number($extras.came) }))
  return counted(
    ['meetings', 'attendances'],
    rows.flatMap(({ year: own, came }) => [
      { year: own, of: 'meetings', total: 1 },
      { year: own, of: 'attendances', total: came },
    ])
  )
}

/** 活动 that members held or helped to hold while they were members: each once, however many they were. */
export async function activityFigures(year: number, members: readonly AllianceMember[]): Promise<Measured[]> {
  if (members.length === 0) return []
  const byId = new Map(members.map((member) => [member.id, member]))
  const duties = await heldEvents(members, { from: `${year - 1}-01-01`, until: `${year}-12-31` })
  const own = duties.filter(({ memberId, on }) => isInOn(byId.get(memberId)!, on))
  return [year - 1, year]
    .filter((one) => members.some((member) => isInOn(member, `${one}-12-31`)))
    .map((one) => {
      const held = new Set(own.filter(({ on }) => yearOf(on) === one).map(({ href }) => href!))
      return many(one, 'activities', [...held])
    })
}

/** 年度检查 of the year, which is decided in the next one; one that is open says nothing. */
export async function checkFigures(year: number) {
  const rows = await YearlyCheck.query()
    .whereBetween('year', [year - 1, year])
    .groupBy('year', 'state')
    .select('year', 'state')
    .count('* as total')
  const told = rows.map(({ year: own, state, $extras }) => ({ year: own, state, total: Number($extras.total) }))
  const decided = told.filter(({ state }) => state === 'passed' || state === 'warned')
  const of = decided.flatMap(({ state, ...row }) => [
    { ...row, of: `check.${state}` },
    { ...row, of: 'checked' },
  ])
  const why = told.some((row) => row.year === year) ? 'not_finished' : 'not_recorded'
  return { rows: counted(['checked', 'check.passed', 'check.warned'], of), why } as const
}

/** 协同伙伴 on the last day of the year. */
export async function partnerFigures(year: number): Promise<Measured[]> {
  const partners = await Partner.query().where('sinceOn', '<=', `${year}-12-31`)
  const isThere = ({ sinceOn, state, stateSince }: Partner, day: string) =>
    sinceOn.toISODate()! <= day && (state === 'listed' || beijingDay(stateSince.toJSDate()) > day)
  return counted(
    ['partners', ...regions.map((region) => `partner.${region}`)],
    [year - 1, year].flatMap((own) =>
      partners
        .filter((partner) => isThere(partner, `${own}-12-31`))
        .flatMap(({ region }) => [
          { year: own, of: 'partners', total: 1 },
          { year: own, of: `partner.${region}`, total: 1 },
        ])
    )
  )
}
