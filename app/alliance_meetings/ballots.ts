import AllianceMember from '#app/alliance/alliance_member'
import { representativeOn, representedBy } from '#app/alliance/representatives'
import { beijingDay } from '#app/core/beijing_day'
import { inTransaction, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { ballotOf, openBox, sealBox } from './ballot_box.js'
import type MeetingVote from './meeting_vote.js'
import { MeetingVoter } from './meeting_vote.js'
import type { Choice } from './vote_count.js'
import { voteWorkflow } from './vote_workflow.js'

/** The members for which somebody votes in this vote: the own one, and those represented. */
export async function votersFor(vote: MeetingVote, user: { id: number }) {
  const represented = await representedBy(user)
  const own = represented.map(({ memberId }) => memberId)
  return MeetingVoter.query()
    .where('voteId', vote.id)
    .where((mine) => {
      mine.where((self) => void self.whereNull('holderId').whereIn('memberId', own)).orWhereIn('holderId', own)
    })
    .preload('member')
    .orderBy('id')
}

/**
 * One ballot for one member, once: the row of the voter turns by compare-and-set while the vote is held open, so that
 * each ballot is counted or refused. Nothing is recorded of when, and of a secret one nothing of what.
 *
 * @throws StepNotAllowed `voted_already`, `not_the_voice`, `no_vote`
 */
export function castBallot(vote: MeetingVote, memberId: number, choice: Choice, by: Actor & { id: number }) {
  return inTransaction(async (trx) => {
    await voteWorkflow.hold(trx, vote.id, ['open'], 'cast')
    await refuseOthers(trx, vote, memberId, by)
    const turned = await trx
      .from('meeting_voters')
      .where({ vote_id: vote.id, member_id: memberId, has_voted: false })
      .update({ has_voted: true, choice: vote.isSecret ? null : JSON.stringify(choice) })
    if (Number(turned) === 0) throw new StepNotAllowed('cast', 'voted_already')
    if (vote.isSecret) await putInBox(trx, vote, choice)
  })
}

async function refuseOthers(trx: Trx, vote: MeetingVote, memberId: number, by: { id: number }) {
  const voter = await MeetingVoter.query({ client: trx }).where({ voteId: vote.id, memberId }).firstOrFail()
  const member = await AllianceMember.findOrFail(memberId, { client: trx })
  if (!member.hasRights) throw new StepNotAllowed('cast', 'no_vote')
  const voice = await representativeOn({ id: voter.holderId ?? memberId }, beijingDay(), trx)
  if (voice?.userId !== by.id) throw new StepNotAllowed('cast', 'not_the_voice')
}

/** Neither version nor time of the vote moves: they would number the ballots. */
async function putInBox(trx: Trx, vote: MeetingVote, choice: Choice) {
  const { sealed_ballots: sealed } = await trx
    .from('meeting_votes')
    .where('id', vote.id)
    .select('sealed_ballots')
    .first()
  const ballots = [...openBox(sealed, vote, vote.id), ballotOf(vote, choice)]
  await trx
    .from('meeting_votes')
    .where('id', vote.id)
    .update({ sealed_ballots: sealBox(ballots, vote.id) })
}
