import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/alliance_meetings'
import Attachment from '#app/attachments/attachment'
import { timelineOf } from '#app/audit/timeline'
import { representedBy } from '#app/alliance/representatives'
import { beijingDay } from '#app/core/beijing_day'
import AllianceMeeting from './alliance_meeting.js'
import { votersFor } from './ballots.js'
import type MeetingItem from './meeting_item.js'
import { wholeItems } from './meeting_items.js'
import MeetingPolicy from './meeting_policy.js'
import type MeetingVote from './meeting_vote.js'
import { meetingWorkflow, type MeetingStep } from './meeting_workflow.js'
import { issuedMinutes } from './minutes.js'
import { presenceOf } from './presence.js'
import { membersOf } from './roll.js'
import { canBeVotedOn } from './votes.js'

/** The meeting of the address, or 404. */
export function visibleMeeting({ auth, params }: HttpContext) {
  return AllianceMeeting.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.alliance_meeting_id ?? params.id) || 0)
    .preload('chair')
    .firstOrFail()
}

/** One that this person prepares, or 403. */
export async function runMeeting(ctx: HttpContext) {
  const meeting = await visibleMeeting(ctx)
  await ctx.bouncer.with(MeetingPolicy).authorize('run')
  return meeting
}

export async function renderMeeting(ctx: HttpContext, meeting: AllianceMeeting) {
  const { bouncer, view, i18n } = ctx
  const policy = bouncer.with(MeetingPolicy)
  const items = await wholeItems(meeting)
  const mayRun = await policy.allows('run')
  return view.render('pages/alliance_meetings/show', {
    meeting,
    items,
    papers: await papersOf(items),
    ...(await inSession(ctx, meeting, items)),
    mayRun,
    mayPreside: await policy.allows('preside', meeting),
    may: (step: MeetingStep) => meetingWorkflow.allows(step, meeting),
    canBeVotedOn,
    isToday: meeting.day === beijingDay(),
    noticeDays: config.noticeDays[meeting.organ],
    issued: await issuedMinutes(meeting),
    timeline: await timelineOf('alliance_meeting', meeting.id, i18n),
  })
}

/** Who is there, what is voted on now, and what the reader's own members have to do with it. */
async function inSession({ auth }: HttpContext, meeting: AllianceMeeting, items: MeetingItem[]) {
  const user = auth.getUserOrFail()
  const presence = await presenceOf(meeting)
  const represented = (await representedBy(user)).map(({ memberId }) => memberId)
  const open = items.flatMap(({ votes }) => votes).find(({ state }) => state === 'open') ?? null
  return {
    presence,
    own: presence.seats.filter(({ member }) => represented.includes(member.id)),
    entrusted: presence.seats.filter(({ proxy }) => proxy && represented.includes(proxy.holderId)),
    openVote: open && { vote: open, item: items.find(({ id }) => id === open.itemId)!, ...turnout(open) },
    toCast: open ? (await votersFor(open, user)).filter(({ hasVoted }) => !hasVoted) : [],
  }
}

/** How many have voted, never what. */
function turnout({ voters }: MeetingVote) {
  return { cast: voters.filter(({ hasVoted }) => hasVoted).length, of: voters.length }
}

async function papersOf(items: MeetingItem[]) {
  const ids = items.map(({ id }) => id)
  const files = await Attachment.query()
    .where('subjectType', 'meeting_item')
    .whereIn('subjectId', ids)
    .whereNull('removedAt')
    .orderBy('id')
  return Object.fromEntries(ids.map((id) => [id, files.filter(({ subjectId }) => subjectId === id)]))
}

/** A member that has a seat in this meeting, or 404. */
export function seatedMember(meeting: AllianceMeeting, id: unknown) {
  return membersOf(meeting)
    .where('id', Number(id) || 0)
    .firstOrFail()
}
