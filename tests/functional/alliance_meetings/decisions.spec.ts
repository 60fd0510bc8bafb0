import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import AllianceMember from '#app/alliance/alliance_member'
import { proposeExpulsion, openReview, waiveCase } from '#app/alliance/proceedings'
import { representativeOn } from '#app/alliance/representatives'
import { closeVote, recount } from '#app/alliance_meetings/counting'
import MeetingItem from '#app/alliance_meetings/meeting_item'
import { minutesFacts } from '#app/alliance_meetings/minutes_facts'
import { openVote } from '#app/alliance_meetings/votes'
import Approval from '#app/workflow/approval'
import { leaveMoment } from '#app/core/clock'
import { makeMember } from '#tests/support/alliance'
import { castAll, makeCouncil, makeSession, post } from '#tests/support/alliance_meetings'
import { actor } from '#tests/support/applications'
import { makeUser, makeWorld } from '#tests/world'

const secretariat = () => makeUser('秘书', ['alliance_secretariat'])

/** A member that was told and has nothing to say: ready for the vote on its expulsion. */
async function readyToBeExpelled() {
  const { organizations, people } = await makeWorld()
  const member = await makeMember(organizations.haidian, people.principal)
  const by = actor(people.secretariat)
  const grounds = '经核实虚报培训人次，违反自律公约第三条。'
  const proceeding = await openReview(member, by, { cause: 'breach', grounds })
  await proposeExpulsion(proceeding, by, { opinion: grounds })
  await waiveCase(proceeding, actor(people.principal), {})
  return { member, proceeding, principal: people.principal }
}

const expulsion = (memberId: number) =>
  ({ kind: 'expulsion', title: '审议除名议案', memberId, isSecret: true }) as const

const election = (...candidateIds: number[]) =>
  ({ kind: 'election', title: '选举理事长单位', electedClass: 'chair_unit', seats: 1, candidateIds }) as const

test.group('What a meeting decides about members', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('a member is expelled by a secret vote, in the transaction of the result', async ({ client, assert }) => {
    const { member, proceeding, principal } = await readyToBeExpelled()
    const seated = await makeCouncil(6)
    const secretary = await secretariat()
    const meeting = await makeSession(secretary, seated, [expulsion(member.id)])
    const [chair] = seated
    const item = await MeetingItem.findByOrFail('meetingId', meeting.id)
    const path = `/alliance-meetings/${meeting.id}`

    const opened = await post(client, `${path}/items/${item.id}/votes`, chair.user)
    opened.assertStatus(302)
    const { id } = await db.from('meeting_votes').firstOrFail()
    for (const [at, choice] of ['yes', 'yes', 'yes', 'yes', 'no', 'abstain'].entries()) {
      const { member: own, user } = seated[at]
      const ballot = await post(client, `${path}/votes/${id}/ballots`, user, { member: own.id, choice })
      ballot.assertStatus(302)
    }
    const closed = await post(client, `${path}/votes/${id}/steps`, chair.user, { step: 'close', version: 0 })
    closed.assertStatus(302)

    await item.refresh()
    await member.refresh()
    await proceeding.refresh()
    assert.equal(item.state, 'adopted')
    assert.equal(member.state, 'expelled')
    assert.deepInclude(proceeding.toJSON(), { state: 'closed', outcome: 'expelled' })
    const decided = await Approval.query().where({ subjectType: 'alliance_member', step: 'expel' }).firstOrFail()
    assert.deepInclude(decided.toJSON(), {
      minutesNumber: meeting.number,
      opinion: '应到 6，实到 6，投票 6，同意 4，反对 1，弃权 1',
    })
    assert.isNull(await representativeOn(member, '2026-11-24'))
    const told = await client.get(`/alliance-members/${member.id}`).loginAs(principal)
    told.assertTextIncludes('除名')
    const page = await client.get(path).loginAs(chair.user)
    page.assertTextIncludes('应到 6，实到 6')
  })

  test('two thirds are needed: with fewer the member stays and its proceeding is closed', async ({ assert }) => {
    const { member, proceeding } = await readyToBeExpelled()
    const seated = await makeCouncil(6)
    const meeting = await makeSession(await secretariat(), seated, [expulsion(member.id)])
    const item = await MeetingItem.findByOrFail('meetingId', meeting.id)
    const vote = await openVote(meeting, item.id, actor(seated[0].user))
    await castAll(vote, seated, ['yes'], ['yes'], ['yes'], ['no'], ['no'], ['abstain'])
    assert.equal(await closeVote(meeting, vote, actor(seated[0].user)), 'rejected')
    await member.refresh()
    await proceeding.refresh()
    assert.equal(member.state, 'active')
    assert.deepInclude(proceeding.toJSON(), { state: 'closed', outcome: 'kept' })
  })

  test('a member that has left meanwhile is not expelled, and the vote is closed all the same', async ({ assert }) => {
    const { member } = await readyToBeExpelled()
    const seated = await makeCouncil(6)
    const meeting = await makeSession(await secretariat(), seated, [expulsion(member.id)])
    const item = await MeetingItem.findByOrFail('meetingId', meeting.id)
    const vote = await openVote(meeting, item.id, actor(seated[0].user))
    await castAll(vote, seated, ...Array.from({ length: 6 }, () => ['yes']))
    await db.from('alliance_members').where('id', member.id).update({ state: 'withdrawn' })
    assert.equal(await closeVote(meeting, vote, actor(seated[0].user)), 'void')
    await item.refresh()
    assert.equal(item.state, 'rejected')
    assert.deepEqual(vote.result!.hindered, [{ memberId: member.id, because: 'not_possible' }])
    assert.equal((await AllianceMember.findOrFail(member.id)).state, 'withdrawn')
  })

  test('who is elected to a full class does not get it: the vote is closed and says so', async ({ client, assert }) => {
    const seated = await makeCouncil(5)
    const [chair, candidate] = seated
    const meeting = await makeSession(await secretariat(), seated, [election(candidate.member.id)])
    const item = await MeetingItem.findByOrFail('meetingId', meeting.id)
    const vote = await openVote(meeting, item.id, actor(chair.user))
    await castAll(vote, seated, ...Array.from({ length: 5 }, () => [String(candidate.member.id)]))
    const path = `/alliance-meetings/${meeting.id}`
    const closed = await post(client, `${path}/votes/${vote.id}/steps`, chair.user, { step: 'close', version: 0 })
    closed.assertStatus(302)

    await vote.refresh()
    await item.refresh()
    await candidate.member.refresh()
    assert.deepInclude(vote.result!, { outcome: 'void', elected: [], seatsLeft: 0, cast: 5 })
    assert.deepEqual(await recount(vote), vote.result)
    assert.equal(item.state, 'rejected')
    assert.equal(candidate.member.memberClass, 'council_unit')
    const page = await client.get(path).loginAs(chair.user)
    page.assertTextIncludes(`${candidate.member.name}已获多数票，但该类别名额已满，当选不生效。`)
    page.assertTextIncludes('已获通过，但不能生效')
    assert.notInclude(page.text(), '再次表决')
    const [{ votes }] = (await minutesFacts(meeting)).items
    assert.include(votes[0].hindered[0], '名额已满')
  })

  test('of two who are elected the one that finds its class open gets it', async ({ assert }) => {
    const seated = await makeCouncil(5)
    const [chair, left, unit] = seated
    const seats = { ...election(left.member.id, unit.member.id), electedClass: 'vice_chair_unit', seats: 2 } as const
    const meeting = await makeSession(await secretariat(), seated, [seats])
    const item = await MeetingItem.findByOrFail('meetingId', meeting.id)
    const vote = await openVote(meeting, item.id, actor(chair.user))
    const both = [left, unit].map(({ member }) => String(member.id))
    await castAll(vote, seated, both, both, both, both, both)
    await db.from('alliance_members').where('id', left.member.id).update({ state: 'suspended' })
    assert.equal(await closeVote(meeting, vote, actor(chair.user)), 'adopted')
    assert.deepInclude(vote.result!, { elected: [both[1]], seatsLeft: 1 })
    const found = await AllianceMember.query().where('memberClass', 'vice_chair_unit')
    assert.deepEqual(
      found.map(({ id }) => id),
      [unit.member.id]
    )
  })
})
