import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import AllianceMember from '#app/alliance/alliance_member'
import Attachment from '#app/attachments/attachment'
import { dutiesOf } from '#app/alliance/duty_sources'
import { appointRepresentative } from '#app/alliance/representatives'
import AllianceMeeting from '#app/alliance_meetings/alliance_meeting'
import { castBallot } from '#app/alliance_meetings/ballots'
import { leave } from '#app/alliance_meetings/attendances'
import { closeVote } from '#app/alliance_meetings/counting'
import { conveneMeeting } from '#app/alliance_meetings/convening'
import MeetingItem from '#app/alliance_meetings/meeting_item'
import { presenceOf } from '#app/alliance_meetings/presence'
import { Proxy } from '#app/alliance_meetings/presence_records'
import { giveProxy } from '#app/alliance_meetings/proxies'
import { openVote } from '#app/alliance_meetings/votes'
import { leaveMoment, standAt } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { drainOutbox } from '#jobs/drain'
import { makeMember } from '#tests/support/alliance'
import {
  castAll,
  comes,
  makeCouncil,
  makeDraft,
  makeSession,
  MEETING_DAY,
  post,
  type Seated,
} from '#tests/support/alliance_meetings'
import { actor } from '#tests/support/applications'
import { download } from '#tests/support/downloads'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import { textsIn } from '#tests/support/word_files'
import { makeUser, makeWorld } from '#tests/world'

const secretariat = () => makeUser('秘书', ['alliance_secretariat'])
const itemsOf = ({ id }: AllianceMeeting) => MeetingItem.query().where('meetingId', id).orderBy('position')

async function reasonOf(work: Promise<unknown>) {
  const fault = await work.then(
    () => null,
    (error: unknown) => error
  )
  if (!(fault instanceof StepNotAllowed)) throw fault ?? new Error('It was allowed')
  return fault.reason
}

test.group('Meetings of the alliance', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('the secretariat drafts, puts items on the agenda and convenes; each representative gets a letter', async ({
    client,
    assert,
  }) => {
    const seated = await makeCouncil(3)
    const secretary = await secretariat()
    standAt(new Date('2026-11-10T02:00:00Z'))
    const typed = { organ: 'council', title: '理事会年度会议', day: '2026-11-23', time: '14:00', place: '三层会议室' }
    const drafted = await post(client, '/alliance-meetings', secretary, { ...typed, chair: seated[0].member.id })
    drafted.assertStatus(302)
    const meeting = await AllianceMeeting.firstOrFail()
    const path = `/alliance-meetings/${meeting.id}`
    const early = await post(client, `${path}/steps`, secretary, { step: 'convene', version: 0 })
    early.assertStatus(409)
    early.assertTextIncludes('议程中还没有议题')
    const missing = await post(client, `${path}/items`, secretary, { kind: 'admission', title: '审议入盟申请' })
    missing.assertStatus(422)
    const added = await post(client, `${path}/items`, secretary, { kind: 'resolution', title: '审议工作计划' })
    added.assertStatus(302)
    const hidden = await client.get(path).loginAs(seated[1].user)
    hidden.assertStatus(404)

    const convened = await post(client, `${path}/steps`, secretary, { step: 'convene', version: 0 })
    convened.assertStatus(302)
    await drainOutbox()
    await meeting.refresh()
    assert.equal(meeting.state, 'convened')
    for (const { user } of seated) assert.include((await textsTo(user))[0], '理事会年度会议')
    const page = await client.get(path).loginAs(seated[1].user)
    page.assertTextIncludes('审议工作计划')
    const late = await post(client, `${path}/items`, secretary, { kind: 'resolution', title: '临时增加的议题' })
    late.assertStatus(409)
  })

  test('the notice must be long enough, and what is typed wrongly is named', async ({ client, assert }) => {
    const seated = await makeCouncil(3)
    const secretary = await secretariat()
    const meeting = await makeDraft(secretary, seated[0].member)
    standAt(new Date('2026-11-20T02:00:00Z'))
    assert.equal(
      await reasonOf(Promise.resolve().then(() => conveneMeeting(meeting, actor(secretary)))),
      'notice_too_short'
    )
    const wrong = { organ: 'council', title: '会', day: '2020-01-01', time: '14:00' }
    const refused = await post(client, '/alliance-meetings', secretary, wrong)
    refused.assertStatus(422)
    refused.assertTextIncludes('地点和线上链接至少填一项')
  })

  test('nobody does what is not theirs', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const seated = await makeCouncil(5)
    const secretary = await secretariat()
    const meeting = await makeSession(secretary, seated)
    const [item] = await itemsOf(meeting)
    const path = `/alliance-meetings/${meeting.id}`
    const vote = await openVote(meeting, item.id, actor(seated[0].user))
    const [chair, one, other] = seated
    const ballot = { member: other.member.id, choice: 'yes' }
    for (const [who, user, address, form, status] of [
      ['a representative drafts', one.user, '/alliance-meetings', {}, 403],
      ['a representative convenes', one.user, `${path}/steps`, { step: 'draftMinutes', version: 0 }, 403],
      ['a representative opens a vote', one.user, `${path}/items/${item.id}/votes`, {}, 403],
      ['the secretariat opens a vote while the chair is there', secretary, `${path}/items/${item.id}/votes`, {}, 403],
      [
        'a representative closes the vote',
        one.user,
        `${path}/votes/${vote.id}/steps`,
        { step: 'close', version: 0 },
        403,
      ],
      ['the secretariat votes', secretary, `${path}/votes/${vote.id}/ballots`, ballot, 403],
      ['a representative votes for another', one.user, `${path}/votes/${vote.id}/ballots`, ballot, 409],
      ['a handler votes', people.handler, `${path}/votes/${vote.id}/ballots`, ballot, 403],
      ['an institution outside looks', people.principal, `${path}/votes/${vote.id}/ballots`, ballot, 404],
      ['one signs in another', one.user, `${path}/attendances`, { member: other.member.id, mode: 'onsite' }, 403],
      [
        'one gives the proxy of another',
        one.user,
        `${path}/proxies`,
        { giver: other.member.id, holder: chair.member.id, words: '兹委托。' },
        403,
      ],
    ] as const) {
      const answer = await post(client, address, user, form)
      assert.equal(answer.status(), status, who)
    }
    assert.isEmpty(await db.from('meeting_voters').where('has_voted', true))
    const desk = await client.get(`${path}/attendances`).loginAs(one.user)
    desk.assertStatus(403)
  })

  test('a named vote by pages: cast once, closed by the chair, listed in the minutes that are issued and frozen', async ({
    client,
    assert,
  }) => {
    const seated = await makeCouncil(4)
    const secretary = await secretariat()
    const meeting = await makeSession(secretary, seated)
    const [item] = await itemsOf(meeting)
    const path = `/alliance-meetings/${meeting.id}`
    const opened = await post(client, `${path}/items/${item.id}/votes`, seated[0].user)
    opened.assertStatus(302)
    const { id } = await db.from('meeting_votes').firstOrFail()
    const ballots = `${path}/votes/${id}/ballots`
    const nothing = await post(client, ballots, seated[1].user, { member: seated[1].member.id })
    nothing.assertStatus(422)
    for (const [at, choice] of ['yes', 'yes', 'yes', 'no'].entries()) {
      const answer = await post(client, ballots, seated[at].user, { member: seated[at].member.id, choice })
      answer.assertStatus(302)
    }
    const again = await post(client, ballots, seated[1].user, { member: seated[1].member.id, choice: 'no' })
    again.assertStatus(409)
    again.assertTextIncludes('一个单位一票')
    const live = await client.get(path).loginAs(seated[0].user)
    live.assertTextIncludes('已投 4 / 4')
    const closed = await post(client, `${path}/votes/${id}/steps`, seated[0].user, { step: 'close', version: 0 })
    closed.assertStatus(302)
    const late = await post(client, ballots, seated[1].user, { member: seated[1].member.id, choice: 'no' })
    late.assertStatus(409)
    await item.refresh()
    assert.equal(item.state, 'adopted')

    for (const step of ['close', 'draftMinutes']) {
      await meeting.refresh()
      await post(client, `${path}/steps`, secretary, { step, version: meeting.version })
    }
    await meeting.refresh()
    const minutes = '会议听取了秘书处的说明，与会代表一致认为计划可行。'
    await client.put(`${path}/minutes`).form({ minutes, version: meeting.version }).withCsrfToken().loginAs(secretary)
    const early = await client.get(`${path}/minutes.docx`).loginAs(seated[1].user)
    early.assertStatus(403)
    await meeting.refresh()
    await post(client, `${path}/steps`, secretary, { step: 'issueMinutes', version: meeting.version })
    await drainOutbox()
    const file = await download(client, `${path}/minutes.docx`, seated[1].user)
    const text = await textsIn(file.body() as Buffer)
    for (const words of [minutes, '应到成员单位 4 家', '同意 3 票，反对 1 票', seated[3].member.name, '通过须 3 票'])
      assert.include(text, words)
    await meeting.refresh()
    assert.equal(meeting.state, 'minutes_issued')
    const kept = await Attachment.findByOrFail('subjectType', 'alliance_meeting')
    assert.equal(kept.sha256, meeting.minutesHash)
    const [mail] = await textsTo(seated[1].user)
    assert.include(mail, '会议纪要已印发')
    const changed = await client
      .put(`${path}/minutes`)
      .form({ minutes: `${minutes}改`, version: meeting.version })
      .withCsrfToken()
      .loginAs(secretary)
    changed.assertStatus(409)
  })

  test('admission and election write the records of the members in the transaction of the result', async ({
    assert,
  }) => {
    const seated = await makeCouncil(5)
    const { organizations, people } = await makeWorld()
    const applicant = await makeMember(organizations.haidian, people.principal)
    await applicant.merge({ state: 'under_vote', number: null, joinedOn: null }).save()
    const unit = await makeMember(organizations.chaoyang, people.chaoyangPrincipal)
    const items = [
      { kind: 'admission', title: '审议入盟申请', memberId: applicant.id },
      {
        kind: 'election',
        title: '增补理事',
        electedClass: 'council_unit',
        seats: 1,
        candidateIds: [unit.id],
        isSecret: true,
      },
    ] as const
    const meeting = await makeSession(
      await secretariat(),
      seated,
      items.map((item) => ({ ...item, candidateIds: [...('candidateIds' in item ? item.candidateIds : [])] }))
    )
    const [admission, election] = await itemsOf(meeting)
    const chair = actor(seated[0].user)

    const first = await openVote(meeting, admission.id, chair)
    await castAll(first, seated, ['yes'], ['yes'], ['yes'], ['no'])
    await closeVote(meeting, first, chair)
    await applicant.refresh()
    assert.equal(applicant.state, 'active')
    assert.match(applicant.number!, /^LM-2026-/)

    const second = await openVote(meeting, election.id, chair)
    await castAll(second, seated, ...Array.from({ length: 5 }, () => [String(unit.id)]))
    await closeVote(meeting, second, chair)
    assert.isTrue(second.result!.unanimous)
    const elected = await AllianceMember.findOrFail(unit.id)
    assert.equal(elected.memberClass, 'council_unit')
    const basis = await db
      .from('alliance_classes')
      .where({ member_id: unit.id, member_class: 'council_unit' })
      .firstOrFail()
    assert.equal(basis.basis, meeting.number)
    const duties = await dutiesOf([seated[0].member], { from: '2026-11-23', until: '2026-11-23' })
    assert.equal(duties.get(seated[0].member.id)![0].title, meeting.title)
  })

  test('as many for as against adopts nothing; an election is repeated for the seat that is left, once', async ({
    assert,
  }) => {
    const seated = await makeCouncil(4)
    const { organizations, people } = await makeWorld()
    const candidates = [
      await makeMember(organizations.haidian, people.principal),
      await makeMember(organizations.chaoyang, people.chaoyangPrincipal),
    ].map(({ id }) => id)
    const election = {
      kind: 'election',
      title: '增补理事',
      electedClass: 'council_unit',
      seats: 1,
      candidateIds: candidates,
    } as const
    const meeting = await makeSession(await secretariat(), seated, [{}, { ...election, candidateIds: candidates }])
    const [motion, item] = await itemsOf(meeting)
    const chair = actor(seated[0].user)
    const tied = await openVote(meeting, motion.id, chair)
    await castAll(tied, seated, ['yes'], ['yes'], ['no'], ['no'])
    assert.equal(await closeVote(meeting, tied, chair), 'tied')
    assert.equal(await reasonOf(openVote(meeting, motion.id, chair)), 'item_decided')
    const [a, b] = candidates.map(String)
    for (let round = 1; round <= 2; round++) {
      const vote = await openVote(meeting, item.id, chair)
      assert.equal(vote.round, round)
      await castAll(vote, seated, [a], [a], [b], [b])
      assert.equal(await closeVote(meeting, vote, chair), 'rejected')
    }
    assert.equal(await reasonOf(openVote(meeting, item.id, chair)), 'item_decided')
  })

  test('without quorum no vote is opened; lost meanwhile, nothing is counted and the item is postponed', async ({
    assert,
  }) => {
    const seated = await makeCouncil(6)
    const meeting = await makeSession(await secretariat(), seated, [{}], seated.slice(0, 3))
    const [item] = await itemsOf(meeting)
    const chair = actor(seated[0].user)
    assert.equal(await reasonOf(openVote(meeting, item.id, chair)), 'no_quorum')
    await comes(meeting, seated[3])
    const vote = await openVote(meeting, item.id, chair)
    await castAll(vote, seated, ['yes'], ['yes'], ['yes'], ['yes'])
    await leave(meeting, seated[3].member, actor(seated[3].user))
    assert.equal(await closeVote(meeting, vote, chair), 'no_quorum')
    await item.refresh()
    assert.include(item.$attributes, { state: 'postponed', postponedBecause: 'no_quorum' })
    assert.isEmpty(await db.from('meeting_voters').whereNotNull('choice'))
  })

  test('too few make no secret: not opened below the least, annulled unread with fewer ballots', async ({ assert }) => {
    const seated = await makeCouncil(6)
    const meeting = await makeSession(await secretariat(), seated, [{ isSecret: true }], seated.slice(0, 4))
    const [item] = await itemsOf(meeting)
    const chair = actor(seated[0].user)
    assert.equal(await reasonOf(openVote(meeting, item.id, chair)), 'too_few_for_secret')
    await comes(meeting, seated[4])
    const vote = await openVote(meeting, item.id, chair)
    await castAll(vote, seated, ['yes'], ['no'])
    assert.equal(await closeVote(meeting, vote, chair), 'too_few')
    assert.include(vote.$attributes, { state: 'annulled', sealedBallots: null })
    assert.isEmpty(await db.from('meeting_ballots'))
  })

  test('a proxy is given once, to one, never passed on, and ends when the giver comes', async ({ assert }) => {
    const seated = await makeCouncil(5)
    const [chair, giver, holder, third] = seated
    const meeting = await makeDraft(await secretariat(), chair.member)
    await conveneMeeting(meeting, actor(chair.user))
    const give = (from: Seated, to: Seated) =>
      giveProxy(meeting, actor(from.user), { giver: from.member, holderId: to.member.id, words: '兹委托。' })
    await give(giver, holder)
    assert.equal(await reasonOf(give(giver, third)), 'proxy_given')
    assert.equal(await reasonOf(give(holder, third)), 'proxy_not_possible')
    assert.equal(await reasonOf(give(third, giver)), 'proxy_not_possible')
    assert.equal(await reasonOf(give(third, holder)), 'proxy_full')
    assert.equal(await reasonOf(give(third, third)), 'proxy_not_possible')

    standAt(MEETING_DAY)
    for (const one of [chair, holder, third]) await comes(meeting, one)
    assert.include(await presenceOf(meeting), { entitled: 5, present: 4, needed: 4, hasQuorum: true })
    await db.from('alliance_meetings').where('id', meeting.id).update({ state: 'open' })
    const [item] = await itemsOf(meeting)
    const vote = await openVote(meeting, item.id, actor(chair.user))
    assert.equal(await reasonOf(castBallot(vote, giver.member.id, ['yes'], actor(giver.user))), 'not_the_voice')
    await comes(meeting, giver)
    const proxy = await Proxy.firstOrFail()
    assert.equal(proxy.endedAs, 'came')
    assert.equal(await reasonOf(castBallot(vote, giver.member.id, ['yes'], actor(holder.user))), 'not_the_voice')
    await castBallot(vote, giver.member.id, ['no'], actor(giver.user))
  })

  test('who no longer speaks for a member, and a member that is suspended meanwhile, cannot vote', async ({
    assert,
  }) => {
    const seated = await makeCouncil(4)
    const meeting = await makeSession(await secretariat(), seated)
    const [item] = await itemsOf(meeting)
    const vote = await openVote(meeting, item.id, actor(seated[0].user))
    const { member, user } = seated[1]
    const next = await makeUser('接任者', ['operator'], { organizationId: member.organizationId })
    await inTransaction((trx) => appointRepresentative(trx, member, next.id))
    assert.equal(await reasonOf(castBallot(vote, member.id, ['yes'], actor(user))), 'not_the_voice')
    await castBallot(vote, member.id, ['yes'], actor(next))
    await db.from('alliance_members').where('id', seated[2].member.id).update({ state: 'suspended' })
    assert.equal(await reasonOf(castBallot(vote, seated[2].member.id, ['yes'], actor(seated[2].user))), 'no_vote')
    await castBallot(vote, seated[0].member.id, ['yes'], actor(seated[0].user))
    await closeVote(meeting, vote, actor(seated[0].user))
    assert.include(vote.result!, { base: 3, cast: 2, outcome: 'adopted' })
  })

  test('the list pages, filters and exports with as many statements for two meetings as for one', async ({
    client,
    assert,
  }) => {
    const seated = await makeCouncil(3)
    const secretary = await secretariat()
    await makeDraft(secretary, seated[0].member)
    const look = () =>
      client.get('/alliance-meetings?organ=council&columns=organ,starts_at,place,items,state').loginAs(secretary)
    await look()
    const one = (await countQueries(look)).length
    for (let n = 0; n < 3; n++) await makeDraft(secretary, seated[0].member)
    assert.equal((await countQueries(look)).length, one)
    const page = await look()
    page.assertTextIncludes('第一届理事会第二次会议')
    const sheet = await client.get('/alliance-meetings/view.xlsx').loginAs(secretary)
    sheet.assertStatus(200)
  })
})
