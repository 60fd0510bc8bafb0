import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import Attachment from '#app/attachments/attachment'
import AuditEntry from '#app/audit/audit_entry'
import MeetingItem from '#app/alliance_meetings/meeting_item'
import { conveneMeeting } from '#app/alliance_meetings/convening'
import { openVote } from '#app/alliance_meetings/votes'
import { leaveMoment, standAt } from '#app/core/clock'
import { drainOutbox } from '#jobs/drain'
import { castAll, makeCouncil, makeDraft, makeSession, MEETING_DAY, post } from '#tests/support/alliance_meetings'
import { actor } from '#tests/support/applications'
import { pdf } from '#tests/support/files'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import { makeUser } from '#tests/world'

const secretariat = () => makeUser('秘书', ['alliance_secretariat'])
const opinion = '候选单位名单有误，另行表决。'

test.group('What else is done in a meeting', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('a vote is annulled by the chair with a reason: ballots destroyed, the item can be voted on again', async ({
    client,
    assert,
  }) => {
    const seated = await makeCouncil(6)
    const meeting = await makeSession(await secretariat(), seated, [{ isSecret: true }])
    const [chair, other] = seated
    const item = await MeetingItem.findByOrFail('meetingId', meeting.id)
    const vote = await openVote(meeting, item.id, actor(chair.user))
    await castAll(vote, seated, ['yes'], ['no'])
    const steps = `/alliance-meetings/${meeting.id}/votes/${vote.id}/steps`
    const annul = { step: 'annul', version: 0, opinion }
    const bare = await post(client, steps, chair.user, { step: 'annul', version: 0 })
    bare.assertStatus(422)
    const foreign = await post(client, steps, other.user, annul)
    foreign.assertStatus(403)
    const done = await post(client, steps, chair.user, annul)
    done.assertStatus(302)
    const twice = await post(client, steps, chair.user, annul)
    twice.assertStatus(409)

    await vote.refresh()
    await item.refresh()
    assert.include(vote.$attributes, { state: 'annulled', sealedBallots: null })
    assert.equal(item.state, 'pending')
    assert.isEmpty(await db.from('meeting_voters').whereNotNull('choice'))
    const entry = await AuditEntry.findByOrFail('action', 'meeting_vote.annulled')
    assert.equal(entry.particulars.opinion, opinion)
    const again = await openVote(meeting, item.id, actor(chair.user))
    assert.equal(again.round, 2)
  })

  test('an item is postponed by hand with a reason that stands on the page, not while it is voted on', async ({
    client,
    assert,
  }) => {
    const seated = await makeCouncil(4)
    const meeting = await makeSession(await secretariat(), seated, [{}, {}])
    const [chair, other] = seated
    const [item, voted] = await MeetingItem.query().where('meetingId', meeting.id).orderBy('position')
    const path = (id: number) => `/alliance-meetings/${meeting.id}/items/${id}/postponements`
    await openVote(meeting, voted.id, actor(chair.user))
    for (const [id, user, typed, status] of [
      [item.id, chair.user, {}, 422],
      [item.id, other.user, { opinion }, 403],
      [voted.id, chair.user, { opinion }, 409],
      [item.id, chair.user, { opinion }, 302],
      [item.id, chair.user, { opinion }, 409],
    ] as const) {
      const answer = await post(client, path(id), user, typed)
      answer.assertStatus(status)
    }
    await item.refresh()
    assert.include(item.$attributes, { state: 'postponed', postponedBecause: opinion })
    const page = await client.get(`/alliance-meetings/${meeting.id}`).loginAs(other.user)
    page.assertTextIncludes(opinion)
  })

  test('a meeting that was called together is cancelled with a letter; of a draft nobody hears', async ({
    client,
    assert,
  }) => {
    const seated = await makeCouncil(3)
    const secretary = await secretariat()
    const draft = await makeDraft(secretary, seated[0].member)
    const meeting = await makeDraft(secretary, seated[0].member)
    await conveneMeeting(meeting, actor(secretary))
    const cancel = { step: 'cancel', opinion: '场地不可用，另行通知。' }
    for (const { id, version } of [draft, meeting]) {
      const steps = `/alliance-meetings/${id}/steps`
      assert.equal((await post(client, steps, secretary, { step: 'cancel', version })).status(), 422)
      assert.notEqual((await post(client, steps, seated[1].user, { ...cancel, version })).status(), 302)
      assert.equal((await post(client, steps, secretary, { ...cancel, version })).status(), 302)
    }
    await drainOutbox()
    const letters = (await textsTo(seated[1].user)).filter((text) => text.includes('场地不可用'))
    assert.lengthOf(letters, 1)
    await meeting.refresh()
    assert.equal(meeting.state, 'cancelled')
    const late = { ...cancel, version: meeting.version }
    assert.equal((await post(client, `/alliance-meetings/${meeting.id}/steps`, secretary, late)).status(), 409)
  })

  test('an election is voted by plain forms: several, nobody, and never more than the seats', async ({
    client,
    assert,
  }) => {
    const seated = await makeCouncil(5)
    const [chair, one, two, three] = seated
    const candidateIds = [one, two, three].map(({ member }) => member.id)
    const seats = { kind: 'election', title: '选举副理事长单位', electedClass: 'vice_chair_unit', seats: 2 } as const
    const meeting = await makeSession(await secretariat(), seated, [{ ...seats, candidateIds, isSecret: true }])
    const item = await MeetingItem.findByOrFail('meetingId', meeting.id)
    const vote = await openVote(meeting, item.id, actor(chair.user))
    const page = await client.get(`/alliance-meetings/${meeting.id}/votes/${vote.id}`).loginAs(one.user)
    for (const { member } of [one, two, three]) page.assertTextIncludes(`value="${member.id}"`)
    const cast = ({ member, user }: typeof one, ...choice: number[]) =>
      post(client, `/alliance-meetings/${meeting.id}/votes/${vote.id}/ballots`, user, {
        member: member.id,
        ...(choice.length > 0 ? { choice: choice.map(String) } : {}),
      })
    assert.equal((await cast(one, ...candidateIds)).status(), 422)
    assert.equal((await cast(one, 0)).status(), 422)
    for (const voter of [chair, one, two, three]) {
      const answer = await cast(voter, candidateIds[0], candidateIds[1])
      answer.assertStatus(302)
    }
    const nobody = await cast(seated[4])
    nobody.assertStatus(302)
    const steps = `/alliance-meetings/${meeting.id}/votes/${vote.id}/steps`
    await post(client, steps, chair.user, { step: 'close', version: 0 })
    await vote.refresh()
    assert.deepInclude(vote.result!, { cast: 5, elected: candidateIds.slice(0, 2).map(String), unanimous: false })
  })

  test('papers come with the item that they belong to; one that is refused refuses the whole', async ({
    client,
    assert,
  }) => {
    const seated = await makeCouncil(3)
    const secretary = await secretariat()
    const meeting = await makeDraft(secretary, seated[0].member, [])
    const path = `/alliance-meetings/${meeting.id}`
    const send = (file: Buffer, filename: string) =>
      client
        .post(`${path}/items`)
        .fields({ kind: 'resolution', title: '审议年度工作计划' })
        .file('papers', file, { filename })
        .withCsrfToken()
        .loginAs(secretary)
        .redirects(0)
    const refused = await send(Buffer.from('MZ'), '工作计划.exe')
    refused.assertStatus(422)
    assert.isEmpty(await MeetingItem.query().where('meetingId', meeting.id))
    const added = await send(pdf('plan'), '工作计划.pdf')
    added.assertStatus(302)
    const paper = await Attachment.findByOrFail('subjectType', 'meeting_item')
    const address = `/attachments/${paper.id}`
    assert.equal((await client.get(address).loginAs(seated[1].user).redirects(0)).status(), 404)
    await conveneMeeting(meeting, actor(secretary))
    const page = await client.get(path).loginAs(seated[1].user)
    page.assertTextIncludes('工作计划.pdf')
    assert.notEqual((await client.get(address).loginAs(seated[1].user).redirects(0)).status(), 404)
    const late = await client.delete(address).withCsrfToken().loginAs(secretary).redirects(0)
    late.assertStatus(403)
  })

  test('the desk names every representative in as many statements for six members as for three', async ({
    client,
    assert,
  }) => {
    const secretary = await secretariat()
    const seated = await makeCouncil(6)
    const meeting = await makeDraft(secretary, seated[0].member)
    await conveneMeeting(meeting, actor(secretary))
    const desk = () => client.get(`/alliance-meetings/${meeting.id}/attendances`).loginAs(secretary)
    const early = await desk()
    early.assertTextIncludes('会议当天')
    standAt(MEETING_DAY)
    const away = seated.slice(3).map(({ member }) => member.id)
    await db.from('alliance_members').whereIn('id', away).update({ state: 'suspended' })
    /** What waits for the person is counted again on that day. */
    await desk()
    const three = (await countQueries(desk)).length
    await db.from('alliance_members').whereIn('id', away).update({ state: 'active' })
    assert.equal((await countQueries(desk)).length, three)
    const page = await desk()
    for (const { user } of seated) page.assertTextIncludes(user.name)
  })
})
