import { DateTime } from 'luxon'
import config from '#config/alliance_meetings'
import AllianceMember from '#app/alliance/alliance_member'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import { now } from '#app/core/clock'
import { inTransaction, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import AllianceMeeting from './alliance_meeting.js'
import MeetingItem from './meeting_item.js'
import { meetingWorkflow } from './meeting_workflow.js'
import type { MeetingOrgan } from './organ_members.js'

type Person = Actor & { id: number }

export type MeetingFacts = {
  organ: MeetingOrgan
  title: string
  startsAt: DateTime
  place: string | null
  onlineUrl: string | null
  note: string | null
  chairMemberId: number | null
}

export function draftMeeting(by: Person, facts: MeetingFacts) {
  return inTransaction(async (trx) => {
    const first = { state: 'draft', version: 0, stateSince: DateTime.fromJSDate(now()), createdById: by.id } as const
    const meeting = await AllianceMeeting.create({ ...facts, ...first, number: await numberOf(trx) }, { client: trx })
    await meetingWorkflow.begin(trx, meeting, by, 'alliance_meeting.drafted')
    return meeting
  })
}

async function numberOf(trx: Trx) {
  const year = beijingYear()
  return `LMHY-${year}-${String(await nextNumber(trx, `alliance_meeting/${year}`)).padStart(4, '0')}`
}

/** Who presides where nobody else was named: the chair unit. */
export async function chairUnit() {
  return AllianceMember.query()
    .withScopes((scopes) => scopes.withRights())
    .where('memberClass', 'chair_unit')
    .orderBy('id', 'desc')
    .first()
}

/**
 * Changes what is not open yet. The organ stays as it was called together, and everybody called is told.
 *
 * @throws StepNotAllowed `edited_meanwhile`, `notice_too_short`
 */
export async function reviseMeeting(meeting: AllianceMeeting, by: Person, facts: MeetingFacts, version: number) {
  const isMoved = +facts.startsAt !== +meeting.startsAt
  if (meeting.state === 'convened' && isMoved) refuseShortNotice(meeting.organ, facts.startsAt)
  await inTransaction(async (trx) => {
    await meetingWorkflow.hold(trx, meeting.id, ['draft', 'convened'], 'revise')
    const current = await AllianceMeeting.findOrFail(meeting.id, { client: trx })
    if (current.version !== version) throw new StepNotAllowed('revise', 'edited_meanwhile')
    const organ = current.state === 'draft' ? facts.organ : current.organ
    await current.merge({ ...facts, organ, version: version + 1 }).save()
    const action = current.state === 'draft' ? 'alliance_meeting.revised' : 'alliance_meeting.changed'
    await meetingWorkflow.tell(trx, action, meeting.id, by)
  })
  await meeting.refresh()
}

/**
 * 召集: letters go to the representatives of the organ.
 *
 * @throws StepNotAllowed `no_items`, `notice_too_short`
 */
export function conveneMeeting(meeting: AllianceMeeting, by: Person, version?: number) {
  refuseShortNotice(meeting.organ, meeting.startsAt)
  return meetingWorkflow.take('convene', meeting, {
    by,
    version,
    set: { convened_on: beijingDay() },
    also: async (trx) => {
      const item = await MeetingItem.query({ client: trx }).where('meetingId', meeting.id).first()
      if (!item) throw new StepNotAllowed('convene', 'no_items')
    },
  })
}

function refuseShortNotice(organ: MeetingOrgan, startsAt: DateTime) {
  const days = config.noticeDays[organ]
  const earliest = addDays(beijingDay(), days)
  if (beijingDay(startsAt.toJSDate()) < earliest)
    throw new StepNotAllowed('convene', 'notice_too_short', null, { days: String(days), earliest })
}

export function cancelMeeting(
  meeting: AllianceMeeting,
  by: Person,
  { opinion, version }: { opinion: string; version?: number }
) {
  return meetingWorkflow.take('cancel', meeting, { by, version, details: { opinion } })
}
