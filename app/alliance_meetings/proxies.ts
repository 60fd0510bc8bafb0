import { DateTime } from 'luxon'
import config from '#config/alliance_meetings'
import type AllianceMember from '#app/alliance/alliance_member'
import { now } from '#app/core/clock'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type AllianceMeeting from './alliance_meeting.js'
import { meetingWorkflow } from './meeting_workflow.js'
import { votingMembers } from './organ_members.js'
import { Proxy } from './presence_records.js'

type Person = Actor & { id: number }
type Giving = { giver: AllianceMember; holderId: number; words: string }

/**
 * 委托: in writing, until the meeting opens, to another member of the same organ. Never passed on: who represents
 * somebody is not represented, and the other way round.
 *
 * @throws StepNotAllowed `proxy_given`, `proxy_not_possible`, `proxy_full`
 */
export function giveProxy(meeting: AllianceMeeting, by: Person, { giver, holderId, words }: Giving) {
  return inTransaction(async (trx) => {
    await meetingWorkflow.hold(trx, meeting.id, ['convened'], 'giveProxy')
    const members = await votingMembers(meeting.organ, trx)
    const holder = members.find(({ id }) => id === holderId)
    if (!holder || holderId === giver.id || !members.some(({ id }) => id === giver.id))
      throw new StepNotAllowed('giveProxy', 'proxy_not_possible')
    await refuseChains(trx, meeting, giver.id, holderId)
    const givenAt = DateTime.fromJSDate(now())
    const of = { meetingId: meeting.id, giverId: giver.id, holderId }
    await Proxy.create({ ...of, words, givenById: by.id, givenAt }, { client: trx })
    const details = { person: giver.name, holder: holder.name, opinion: words }
    await meetingWorkflow.tell(trx, 'alliance_meeting.proxy_given', meeting.id, by, details)
  })
}

async function refuseChains(trx: Trx, { id }: AllianceMeeting, giverId: number, holderId: number) {
  const running = await Proxy.query({ client: trx })
    .withScopes((scopes) => scopes.inForce())
    .where('meetingId', id)
  if (running.some((proxy) => proxy.giverId === giverId)) throw new StepNotAllowed('giveProxy', 'proxy_given')
  if (running.some((proxy) => proxy.holderId === giverId || proxy.giverId === holderId))
    throw new StepNotAllowed('giveProxy', 'proxy_not_possible')
  if (running.filter((proxy) => proxy.holderId === holderId).length >= config.proxiesEach)
    throw new StepNotAllowed('giveProxy', 'proxy_full')
}

/** Taken back, as long as the meeting is not open. */
export function revokeProxy(meeting: AllianceMeeting, proxy: Proxy, by: Person) {
  return inTransaction(async (trx) => {
    await meetingWorkflow.hold(trx, meeting.id, ['convened'], 'revokeProxy')
    await endProxy(trx, proxy, by, 'revoked')
  })
}

/** From now on the giver votes itself, also in a vote that is open, unless the holder has voted for it. */
export async function endProxy(trx: Trx, proxy: Proxy, by: Person, endedAs: 'revoked' | 'came') {
  const ended = await trx
    .from('meeting_proxies')
    .where('id', proxy.id)
    .whereNull('ended_at')
    .update({ ended_at: sqlTime(), ended_as: endedAs })
  if (Number(ended) === 0) throw new StepNotAllowed('endProxy', 'proxy_over')
  const open = trx.from('meeting_votes').where({ meeting_id: proxy.meetingId, state: 'open' }).select('id')
  await trx
    .from('meeting_voters')
    .where({ member_id: proxy.giverId, has_voted: false })
    .whereIn('vote_id', open)
    .update({ holder_id: null })
  const details = { person: proxy.giver.name, holder: proxy.holder.name, endedAs }
  await meetingWorkflow.tell(trx, 'alliance_meeting.proxy_ended', proxy.meetingId, by, details)
}
