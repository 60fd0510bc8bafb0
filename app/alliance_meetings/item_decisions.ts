import AllianceMember from '#app/alliance/alliance_member'
import { unseated } from '#app/alliance/class_terms'
import { decisionKind } from '#app/alliance/decisions'
import type { Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import type AllianceMeeting from './alliance_meeting.js'
import type MeetingItem from './meeting_item.js'
import type MeetingVote from './meeting_vote.js'
import type { Hindrance, VoteResult } from './vote_count.js'

type Decided = { meeting: AllianceMeeting; vote: MeetingVote; item: MeetingItem; by: Actor; result: VoteResult }

/** What the votes decided about a member and cannot be carried out now. It does not keep a vote from being closed. */
export async function hindrancesOf(trx: Trx, item: MeetingItem, result: VoteResult): Promise<Hindrance[]> {
  const kind = decisionKind(item.kind)
  if (!kind) return []
  const ids = membersIn(item, result)
  const possible = (await kind.candidates().useTransaction(trx).whereIn('id', ids)).map(({ id }) => id)
  const full = item.electedClass ? await unseated(trx, item.electedClass, ids) : []
  return ids.flatMap((memberId): Hindrance[] => {
    if (!possible.includes(memberId)) return [{ memberId, because: 'not_possible' }]
    return full.includes(memberId) ? [{ memberId, because: 'class_full' }] : []
  })
}

function membersIn({ kind, memberId }: MeetingItem, { elected }: VoteResult) {
  return kind === 'election' ? elected.map(Number) : [memberId!]
}

/** Writes what was decided: into the item, and into the record of the member that it is about. */
export async function carryOut(trx: Trx, { meeting, vote, item, by, result }: Decided) {
  const isAdopted = result.outcome === 'adopted'
  if (isAdopted || item.state === 'pending')
    await trx
      .from('meeting_items')
      .where({ id: item.id })
      .update({ state: isAdopted ? 'adopted' : 'rejected' })

  const kind = decisionKind(item.kind)
  if (!kind) return
  const hindered = (result.hindered ?? []).map(({ memberId }) => memberId)
  const ids = membersIn(item, result).filter((id) => !hindered.includes(id))
  for (const member of await AllianceMember.query({ client: trx }).whereIn('id', ids).orderBy('id')) {
    const decided = { member, by, meetingNumber: meeting.number, votes: votesInWords(vote, result, member.id) }
    if (isAdopted) await kind.apply(trx, { ...decided, facts: { memberClass: item.electedClass } })
    else await kind.dismiss?.(trx, decided)
  }
}

/** As minutes and records say it; always Chinese. */
export function votesInWords({ entitled, kind }: MeetingVote, { base, counts, cast }: VoteResult, memberId: number) {
  const of = (option: string) => counts.find((count) => count.option === option)?.votes ?? 0
  const presence = `应到 ${entitled}，实到 ${base}，投票 ${cast}`
  if (kind === 'election') return `${presence}，得票 ${of(String(memberId))}`
  return `${presence}，同意 ${of('yes')}，反对 ${of('no')}，弃权 ${of('abstain')}`
}
