import { DateTime } from 'luxon'
import config from '#config/alliance_meetings'
import { now } from '#app/core/clock'
import { inTransaction, insertAll, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type AllianceMeeting from './alliance_meeting.js'
import MeetingItem from './meeting_item.js'
import MeetingVote from './meeting_vote.js'
import { meetingWorkflow } from './meeting_workflow.js'
import { presenceOf, type Presence } from './presence.js'
import { ANSWERS, type Question } from './vote_count.js'
import { voteWorkflow } from './vote_workflow.js'

/**
 * 开始表决: those present now may vote, each once.
 *
 * @throws StepNotAllowed `vote_open`, `item_decided`, `no_quorum`, `too_few_for_secret`, `nobody_to_elect`
 */
export function openVote(meeting: AllianceMeeting, itemId: number, by: Actor) {
  return inTransaction(async (trx) => {
    await meetingWorkflow.hold(trx, meeting.id, ['open'], 'openVote')
    const running = await trx.from('meeting_votes').where({ meeting_id: meeting.id, state: 'open' }).first()
    if (running) throw new StepNotAllowed('openVote', 'vote_open')
    const item = await MeetingItem.query({ client: trx })
      .where({ id: itemId, meetingId: meeting.id })
      .preload('votes')
      .preload('candidates')
      .firstOrFail()
    const question = questionOf(item)
    const presence = await presenceOf(meeting, trx)
    refuseFew(presence, item)
    const vote = await MeetingVote.create(
      {
        ...{ ...question, options: [...question.options], meetingId: meeting.id, itemId, isSecret: item.isSecret },
        ...{ round: item.votes.length + 1, entitled: presence.entitled, present: presence.present },
        ...{ state: 'open', version: 0, stateSince: DateTime.fromJSDate(now()) },
      },
      { client: trx }
    )
    await listVoters(trx, vote, presence)
    const { entitled, present } = presence
    await voteWorkflow.begin(trx, vote, by, 'meeting_vote.opened', { title: item.title, entitled, present })
    return vote
  })
}

/** What is asked now. A repeated election asks for the seats and candidates that are left. */
export function questionOf(item: MeetingItem): Question {
  const counted = item.votes.filter(({ state }) => state === 'counted')
  if (item.kind !== 'election') {
    if (!item.isVotedOn || item.state !== 'pending') throw new StepNotAllowed('openVote', 'item_decided')
    return { kind: 'motion', options: ANSWERS, seats: 1 }
  }
  const seats = counted.at(-1)?.result?.seatsLeft ?? item.seats ?? 1
  const gone = counted.flatMap(({ result }) => [
    ...result!.elected,
    ...(result!.hindered ?? []).map(({ memberId }) => String(memberId)),
  ])
  const options = item.candidates.map(({ id }) => String(id)).filter((id) => !gone.includes(id))
  const isOver = item.state === 'postponed' || seats === 0 || counted.length >= config.rounds
  if (isOver) throw new StepNotAllowed('openVote', 'item_decided')
  if (options.length === 0) throw new StepNotAllowed('openVote', 'nobody_to_elect')
  return { kind: 'election', options, seats }
}

/** Is there something left to vote on? */
export function canBeVotedOn(item: MeetingItem) {
  try {
    return questionOf(item).options.length > 0
  } catch (error) {
    if (error instanceof StepNotAllowed) return false
    throw error
  }
}

function refuseFew({ hasQuorum, present, needed }: Presence, { isSecret }: MeetingItem) {
  const facts = { present: String(present), needed: String(needed), least: String(config.secretLeast) }
  if (!hasQuorum) throw new StepNotAllowed('openVote', 'no_quorum', null, facts)
  if (isSecret && present < config.secretLeast) throw new StepNotAllowed('openVote', 'too_few_for_secret', null, facts)
}

async function listVoters(trx: Trx, { id }: MeetingVote, { seats }: Presence) {
  const rows = seats
    .filter(({ isPresent }) => isPresent)
    .map(({ member, proxy }) => ({ vote_id: id, member_id: member.id, holder_id: proxy?.holderId ?? null }))
  await insertAll(
    trx,
    'meeting_voters',
    rows.map((row) => ({ ...row, has_voted: false }))
  )
}

/** 作废: what was opened by mistake or cannot be carried out. The ballots are destroyed unread. */
export function annulVote(vote: MeetingVote, by: Actor, { opinion, version }: { opinion: string; version?: number }) {
  return voteWorkflow.take('annul', vote, {
    by,
    version,
    set: { sealed_ballots: null },
    details: { opinion },
    also: (trx) => forgetChoices(trx, vote.id),
  })
}

export async function forgetChoices(trx: Trx, voteId: number) {
  await trx.from('meeting_voters').where({ vote_id: voteId }).update({ choice: null })
}

/**
 * 缓议, with the reason.
 *
 * @throws StepNotAllowed `item_decided`, `vote_open`
 */
export function postponeItem(meeting: AllianceMeeting, item: MeetingItem, by: Actor, { opinion }: { opinion: string }) {
  return inTransaction(async (trx) => {
    await meetingWorkflow.hold(trx, meeting.id, ['open'], 'postpone')
    const running = await trx.from('meeting_votes').where({ item_id: item.id, state: 'open' }).first()
    if (running) throw new StepNotAllowed('postpone', 'vote_open')
    await postpone(trx, item, opinion)
    await meetingWorkflow.tell(trx, 'alliance_meeting.item_postponed', meeting.id, by, { about: item.title, opinion })
  })
}

export async function postpone(trx: Trx, { id }: Pick<MeetingItem, 'id'>, because: string) {
  const moved = await trx
    .from('meeting_items')
    .where({ id, state: 'pending' })
    .update({ state: 'postponed', postponed_because: because })
  if (Number(moved) === 0) throw new StepNotAllowed('postpone', 'item_decided')
}
