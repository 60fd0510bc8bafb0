import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { openReview, proposeExpulsion, waiveCase } from '#app/alliance/proceedings'
import { leave } from '#app/alliance_meetings/attendances'
import { closeVote } from '#app/alliance_meetings/counting'
import MeetingItem from '#app/alliance_meetings/meeting_item'
import type AllianceMeeting from '#app/alliance_meetings/alliance_meeting'
import { draftMinutes, minutesFile } from '#app/alliance_meetings/minutes'
import { minutesFacts } from '#app/alliance_meetings/minutes_facts'
import { giveProxy } from '#app/alliance_meetings/proxies'
import { closeMeeting, openMeeting } from '#app/alliance_meetings/session'
import { openVote } from '#app/alliance_meetings/votes'
import { conveneMeeting } from '#app/alliance_meetings/convening'
import { leaveMoment, standAt } from '#app/core/clock'
import { makeMember } from '#tests/support/alliance'
import {
  castAll,
  comes,
  makeCouncil,
  makeDraft,
  makeSession,
  MEETING_DAY,
  type Seated,
} from '#tests/support/alliance_meetings'
import { actor } from '#tests/support/applications'
import { textsIn } from '#tests/support/word_files'
import { makeOrganization, makeUser, makeWorld } from '#tests/world'

const secretariat = () => makeUser('秘书', ['alliance_secretariat'])

async function makeUnit(): Promise<Seated> {
  const organization = await makeOrganization({ name: '新晋服务中心', district: '110108', serial: 'MU0000001' })
  const user = await makeUser('新代表', ['principal'], { organizationId: organization.id })
  return { user, member: await makeMember(organization, user, { joinedOn: '2026-01-05' }) }
}

async function voteOn(meeting: AllianceMeeting, position: number, seated: Seated[], choice: string[]) {
  const item = await MeetingItem.query().where({ meetingId: meeting.id, position }).firstOrFail()
  const by = actor(seated[0].user)
  const vote = await openVote(meeting, item.id, by)
  await castAll(vote, seated, ...seated.map(() => choice))
  return { vote, outcome: await closeVote(meeting, vote, by) }
}

async function minutesAfter(meeting: AllianceMeeting) {
  const by = actor(await secretariat())
  await closeMeeting(meeting, by)
  await draftMinutes(meeting, by)
  return minutesFacts(meeting)
}

test.group('Who a meeting was opened for', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('whoever is elected into the council has no seat in the meeting that elected it', async ({ assert }) => {
    const seated = await makeCouncil(6)
    const unit = await makeUnit()
    const electing = { kind: 'election', title: '增补理事单位', electedClass: 'council_unit', seats: 1 } as const
    const items = [{ ...electing, candidateIds: [unit.member.id] }, {}]
    const there = seated.slice(0, 4)
    const meeting = await makeSession(await secretariat(), seated, items, there)
    assert.equal((await voteOn(meeting, 1, there, [String(unit.member.id)])).outcome, 'adopted')
    await unit.member.refresh()
    assert.equal(unit.member.memberClass, 'council_unit')

    const next = await voteOn(meeting, 2, there, ['yes'])
    assert.equal(next.outcome, 'adopted')
    assert.deepInclude(next.vote.toJSON(), { entitled: 6, present: 4 })

    const facts = await minutesAfter(meeting)
    assert.deepInclude(facts, { entitled: 6, present: 4, absent: ['第5研究院', '第6研究院'] })
    assert.deepEqual(facts.items[0].votes[0].elected, ['新晋服务中心'])
    assert.include(await textsIn(await minutesFile(meeting)), '当选：新晋服务中心。')
  })

  test('a member expelled by its own council was there, as the minutes say', async ({ assert }) => {
    const { people } = await makeWorld()
    const seated = await makeCouncil(6)
    const last = seated[5]
    const grounds = '经核实虚报培训人次，违反自律公约第三条。'
    const proceeding = await openReview(last.member, actor(people.secretariat), { cause: 'breach', grounds })
    await proposeExpulsion(proceeding, actor(people.secretariat), { opinion: grounds })
    await waiveCase(proceeding, actor(last.user), {})
    const item = { kind: 'expulsion', title: '审议除名议案', memberId: last.member.id } as const
    const meeting = await makeSession(people.secretariat, seated, [item])
    assert.equal((await voteOn(meeting, 1, seated.slice(0, 5), ['yes'])).outcome, 'adopted')

    const facts = await minutesAfter(meeting)
    assert.deepInclude(facts, { entitled: 6, present: 6, absent: [] })
    assert.deepInclude(facts.came.at(-1)!, { member: '第6研究院' })
  })

  test('who went home before the end was there', async ({ assert }) => {
    const seated = await makeCouncil(5)
    const meeting = await makeSession(await secretariat(), seated, [{}], seated.slice(0, 4))
    for (const { member, user } of seated) await leave(meeting, member, actor(user))

    const facts = await minutesAfter(meeting)
    assert.deepInclude(facts, { entitled: 5, present: 4, absent: ['第5研究院'] })
    assert.lengthOf(facts.came, 4)
  })

  test('who is represented by somebody who never came is absent', async ({ assert }) => {
    const seated = await makeCouncil(4)
    const by = actor(await secretariat())
    const meeting = await makeDraft(await secretariat(), seated[0].member)
    await conveneMeeting(meeting, by)
    const words = '全权委托对各项议案进行表决。'
    for (const [giver, holder] of [
      [seated[2], seated[0]],
      [seated[3], seated[1]],
    ])
      await giveProxy(meeting, actor(giver.user), { giver: giver.member, holderId: holder.member.id, words })
    standAt(MEETING_DAY)
    await comes(meeting, seated[0])
    await openMeeting(meeting, by)

    const facts = await minutesAfter(meeting)
    assert.deepInclude(facts, { entitled: 4, present: 2, absent: ['第2研究院', '第4研究院'] })
    assert.deepEqual(facts.represented, [{ member: '第3研究院', holder: '第1研究院' }])
  })
})
