import config from '#config/alliance_meetings'
import { WITH_RIGHTS } from '#app/alliance/alliance_member'
import { inTransaction, sqlJson, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import type AllianceMeeting from './alliance_meeting.js'
import { ballotId, choiceOn, mixed, openBox } from './ballot_box.js'
import { carryOut, hindrancesOf } from './item_decisions.js'
import MeetingItem from './meeting_item.js'
import MeetingVote, { MeetingVoter } from './meeting_vote.js'
import { presenceOf } from './presence.js'
import { countVotes, withoutHindered, type Choice, type Outcome, type VoteResult } from './vote_count.js'
import { forgetChoices, postpone } from './votes.js'
import { voteWorkflow } from './vote_workflow.js'

/**
 * 结束表决: counted, written where it belongs, ballots mixed and laid open, all in one transaction. Without quorum the
 * item is postponed; a secret vote with too few ballots to hide in is annulled, unread.
 */
export async function closeVote(meeting: AllianceMeeting, vote: MeetingVote, by: Actor, version?: number) {
  const outcome = await inTransaction(async (trx) => {
    await voteWorkflow.hold(trx, vote.id, ['open'], 'closeVote')
    const current = await MeetingVote.findOrFail(vote.id, { client: trx })
    const item = await MeetingItem.findOrFail(vote.itemId, { client: trx })
    const found = await resultOf(trx, meeting, current, item)
    if (typeof found === 'string') await annulAs(trx, found, current, item, by, version)
    else await settle(trx, found, { meeting, vote: current, item, by, version })
    return typeof found === 'string' ? found : found.outcome
  })
  await vote.refresh()
  return outcome
}

/** The result, or why there is none. */
async function resultOf(trx: Trx, meeting: AllianceMeeting, vote: MeetingVote, item: MeetingItem) {
  const presence = await presenceOf(meeting, trx)
  const choices = await choicesOf(trx, vote)
  if (!presence.hasQuorum) return 'no_quorum'
  if (vote.isSecret && choices.length < config.secretLeast) return 'too_few'
  const result = countVotes(vote, choices, await baseOf(trx, vote), majorityFor(item))
  return withoutHindered(result, await hindrancesOf(trx, item, result))
}

function majorityFor({ kind }: MeetingItem) {
  return config.majorities[kind === 'report' ? 'other' : kind]
}

async function choicesOf(trx: Trx, vote: MeetingVote): Promise<Choice[]> {
  if (vote.isSecret) return openBox(vote.sealedBallots, vote, vote.id).map((ballot) => choiceOn(vote, ballot))
  const voted = await MeetingVoter.query({ client: trx }).where({ voteId: vote.id, hasVoted: true })
  return voted.map(({ choice }) => choice!)
}

/** Who lost the right to vote meanwhile, and has not used it, is not counted as present. */
async function baseOf(trx: Trx, { id }: MeetingVote) {
  const [{ base }] = await trx
    .from('meeting_voters')
    .join('alliance_members', 'alliance_members.id', 'meeting_voters.member_id')
    .where('vote_id', id)
    .where((counted) => void counted.where('has_voted', true).orWhereIn('alliance_members.state', [...WITH_RIGHTS]))
    .count('* as base')
  return Number(base)
}

async function annulAs(trx: Trx, outcome: Outcome, vote: MeetingVote, item: MeetingItem, by: Actor, version?: number) {
  const result = {
    outcome,
    base: vote.present,
    needed: 0,
    cast: 0,
    counts: [],
    elected: [],
    seatsLeft: 0,
    unanimous: false,
  }
  const set = { sealed_ballots: null, result: JSON.stringify(result) }
  await voteWorkflow.takeIn(trx, 'annul', vote, { by, version, set, details: { outcome, title: item.title } })
  await forgetChoices(trx, vote.id)
  if (outcome === 'no_quorum' && item.state === 'pending') await postpone(trx, item, 'no_quorum')
}

type Settling = { meeting: AllianceMeeting; vote: MeetingVote; item: MeetingItem; by: Actor; version?: number }

async function settle(trx: Trx, result: VoteResult, { meeting, vote, item, by, version }: Settling) {
  if (vote.isSecret) {
    for (const ballot of mixed(openBox(vote.sealedBallots, vote, vote.id))) {
      const choice = JSON.stringify(choiceOn(vote, ballot))
      await trx.table('meeting_ballots').insert({ id: ballotId(), vote_id: vote.id, choice })
    }
  }
  await voteWorkflow.takeIn(trx, 'count', vote, {
    ...{ by, version },
    set: { sealed_ballots: null, result: JSON.stringify(result) },
    details: { title: item.title, outcome: result.outcome, cast: result.cast },
  })
  await carryOut(trx, { meeting, vote, item, by, result })
}

/** The result once more, from what was cast: for whoever doubts it. */
export async function recount(vote: MeetingVote) {
  const item = await MeetingItem.findOrFail(vote.itemId)
  const rows = vote.isSecret
    ? await MeetingVote.query().client.from('meeting_ballots').where('vote_id', vote.id)
    : await MeetingVote.query().client.from('meeting_voters').where({ vote_id: vote.id, has_voted: true })
  const choices = rows.map(({ choice }) => sqlJson(choice) as Choice)
  const { base, hindered = [] } = vote.result!
  return withoutHindered(countVotes(vote, choices, base, majorityFor(item)), hindered)
}
