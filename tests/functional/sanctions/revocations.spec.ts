import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import Certificate from '#app/designations/certificate'
import { recountNetwork } from '#app/designations/network_countings'
import RegisterEntry from '#app/designations/register_entry'
import Rectification from '#app/sanctions/rectification'
import Revocation from '#app/sanctions/revocation'
import type { RevocationState } from '#app/sanctions/revocation_workflow'
import type User from '#app/users/user'
import { sweepClocks } from '#app/workflow/clock_sweep'
import { drainOutbox } from '#jobs/drain'
import { lapses } from '#start/workflows'
import { pointOf } from '#tests/support/activities'
import { download } from '#tests/support/downloads'
import { makeDesignation } from '#tests/support/designations'
import { pdf } from '#tests/support/files'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import { afterNoticeOf, CHARGE, orderedRectification, revocationIn, stand } from '#tests/support/sanctions'
import { address, upload } from '#tests/support/uploads'
import { textsIn } from '#tests/support/word_files'
import { makeOrganization, makeWorld, type World } from '#tests/world'

const STATEMENT = '所收费用系增值服务费，并非基础检索，且已全部退还。'

const decide = (client: any, { id, version }: Revocation, user: User, act: string, more = {}) =>
  client
    .post(`/revocations/${id}/steps`)
    .form({ act, version, opinion: '事实清楚，依据充分，照此办理。', ...more })
    .withCsrfToken()
    .loginAs(user)

const answer = (client: any, { id, version }: Revocation, user: User, then = 'submit', statement = STATEMENT) =>
  client.put(`/revocations/${id}/statement`).form({ then, statement, version }).withCsrfToken().loginAs(user)

const meeting = { minutesNumber: '局长办公会纪要〔2026〕20号' }
const inForce = { docNumber: '京知局〔2026〕30号' }

test.group('Revocation', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('from the proposal to the register: title, certificate, tallies and people know', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head, leader, principal } = world.people
    stand('2026-03-05')
    const point = await pointOf(world)
    const { code } = await Certificate.currentOf(point)
    const pointsNow = async () => {
      await drainOutbox()
      const [{ total }] = await db.from('tallies').where({ measure: 'point_total', year: 2026 }).sum('value as total')
      return Number(total)
    }
    await inTransaction(recountNetwork)
    assert.equal(await pointsNow(), 1)
    await client.post(`/designations/${point.id}/revocations`).form(CHARGE).withCsrfToken().loginAs(handler)
    const revocation = await Revocation.query().preload('designation').firstOrFail()
    const step = async (user: User, act: string, more = {}) => {
      const done = await decide(client, revocation, user, act, more)
      done.assertStatus(200)
      await revocation.refresh()
    }
    await step(handler, 'propose')
    await step(head, 'warn')
    assert.equal(revocation.warningNumber, '京知网告〔2026〕1号')
    await drainOutbox()
    const mail = await db.from('inbox_mails').where('recipient', principal.email).firstOrFail()
    assert.include(mail.text, '2026年3月19日')
    assert.include(JSON.stringify(mail.papers), '撤销事先告知书-京知网告〔2026〕1号.docx')
    const paper = await download(client, `/revocations/${revocation.id}/paper.docx`, principal)
    const words = await textsIn(paper.body())
    for (const part of [
      '撤销事先告知书',
      '京知网告〔2026〕1号',
      '对基础性免费项目收费',
      CHARGE.facts,
      '2026年3月19日',
    ]) {
      assert.include(words, part)
    }

    await answer(client, revocation, principal)
    await revocation.refresh()
    await step(handler, 'find')
    await step(leader, 'decide', meeting)
    assert.deepEqual(
      [revocation.noticeFrom!.toISODate(), revocation.noticeUntil!.toISODate()],
      ['2026-03-05', '2026-03-12']
    )
    stand('2026-03-12', '23:50')
    const early = await decide(client, revocation, handler, 'carry_out', inForce)
    early.assertStatus(409)
    early.assertTextIncludes('公示期未满')
    stand('2026-03-13', '00:10')
    await step(handler, 'carry_out', inForce)
    await point.refresh()
    assert.deepEqual([revocation.state, point.state], ['revoked', 'revoked'])
    assert.equal(revocation.effectiveOn!.toISODate(), '2026-03-13')

    const entry = await RegisterEntry.findByOrFail('kind', 'revoke')
    assert.deepEqual(
      [entry.docNumber, entry.basis, entry.effectiveOn.toISODate()],
      [inForce.docNumber, CHARGE.grounds, '2026-03-13']
    )
    const decisions = await db.from('approvals').where('subject_type', 'revocation').orderBy('id')
    assert.deepEqual(
      decisions.map(({ step: taken }) => taken),
      ['propose', 'warn', 'find', 'decide', 'carryOut']
    )
    assert.equal(decisions[3].minutes_number, meeting.minutesNumber)
    const { content_hash: hash } = await db.from('submissions').where('subject_type', 'revocation').firstOrFail()
    assert.deepEqual(new Set(decisions.slice(2).map(({ content_hash: on }) => on)), new Set([hash]))

    await drainOutbox()
    assert.include((await textsTo(principal))[0], '两年内不得重新申报')
    const checked = await client.get(`/verify/${code}`)
    checked.assertTextIncludes('证书真实，但目前状态为：已撤销')
    assert.equal(await pointsNow(), 0)
  })

  test('what is missing is said at its field', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, leader } = world.people
    const point = await pointOf(world)
    const vague = await client
      .post(`/designations/${point.id}/revocations`)
      .form({ ...CHARGE, cause: 'dislike', facts: '收费。' })
      .withCsrfToken()
      .loginAs(handler)
    vague.assertStatus(422)
    vague.assertTextIncludes('事实和依据至少需要 20 个字')
    assert.lengthOf(await Revocation.all(), 0)

    const revocation = await revocationIn('deliberation', world)
    const noMinutes = await decide(client, revocation, leader, 'decide')
    noMinutes.assertStatus(422)
    noMinutes.assertTextIncludes('请填写会议纪要编号')
    const silent = await decide(client, revocation, leader, 'keep', { ...meeting, opinion: '不撤' })
    silent.assertStatus(422)
    const nothing = await client
      .post(`/revocations/${revocation.id}/steps`)
      .form({ act: 'abolish', version: revocation.version })
      .withCsrfToken()
      .loginAs(leader)
    nothing.assertStatus(422)
  })

  test('each step belongs to one desk', async ({ client, assert }) => {
    const DESKS: [RevocationState, string, keyof World['people']][] = [
      ['draft', 'propose', 'handler'],
      ['draft', 'drop', 'handler'],
      ['proposed', 'warn', 'head'],
      ['proposed', 'return', 'head'],
      ['proposed', 'drop', 'head'],
      ['warned', 'drop', 'head'],
      ['stated', 'find', 'handler'],
      ['deliberation', 'decide', 'leader'],
      ['deliberation', 'keep', 'leader'],
      ['public_notice', 'carry_out', 'handler'],
      ['public_notice', 'drop', 'leader'],
    ]
    const world = await makeWorld()
    const { people } = world
    for (const [n, [state, act, desk]] of DESKS.entries()) {
      const revocation = await revocationIn(state, world, await otherPoint(n))
      for (const person of ['handler', 'head', 'leader', 'administrator'] as const) {
        if (person === desk) continue
        const refused = await decide(client, revocation, people[person], act, { ...meeting, ...inForce })
        assert.include([403, 404], refused.status(), `${person} ${act} in ${state}`)
      }
      if (state === 'public_notice') afterNoticeOf(revocation)
      const done = await decide(client, revocation, people[desk] as User, act, { ...meeting, ...inForce })
      assert.equal(done.status(), 200, `${desk} ${act} in ${state}`)
      leaveMoment()
    }
    const official = await client.post('/designations/1/revocations').form(CHARGE).withCsrfToken().loginAs(people.head)
    assert.include([403, 404], official.status())
  })

  test('nobody but the bureau sees it before the warning', async ({ client, assert }) => {
    const world = await makeWorld()
    const { principal, operator, haidianReviewer, chaoyangPrincipal, handler } = world.people
    const revocation = await revocationIn('proposed', world)
    const paths = [`/revocations/${revocation.id}`, `/revocations/${revocation.id}/paper.docx`]
    for (const user of [principal, operator, haidianReviewer, chaoyangPrincipal]) {
      for (const path of [...paths, `/revocations/${revocation.id}/statement/edit`]) {
        const hidden = await client.get(path).loginAs(user)
        hidden.assertStatus(404)
      }
      const list = await client.get('/revocations').loginAs(user)
      assert.notInclude(list.text(), revocation.name)
      assert.notInclude(list.text(), '待审定')
    }
    const title = await client.get(`/designations/${revocation.designationId}`).loginAs(principal)
    assert.notInclude(title.text(), '对基础性免费项目收费')
    await drainOutbox()
    assert.lengthOf(await textsTo(principal), 0)

    await decide(client, revocation, handler, 'drop')
    await decide(client, revocation, world.people.head, 'drop')
    await drainOutbox()
    assert.equal((await Revocation.findOrFail(revocation.id)).state, 'dropped')
    assert.lengthOf(await textsTo(principal), 0, 'who was not warned hears of nothing')
    const gone = await client.get(paths[0]).loginAs(principal)
    gone.assertStatus(404)
  })

  test('after the warning the institution reads the facts, not what the bureau said among itself', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { principal, handler, chaoyangPrincipal } = world.people
    const revocation = await revocationIn('stated', world)
    const page = await client.get(`/revocations/${revocation.id}`).loginAs(principal)
    page.assertTextIncludes(CHARGE.facts)
    for (const internal of ['报送撤销提议', '建议撤销。', '证据材料']) assert.notInclude(page.text(), internal)
    await decide(client, revocation, handler, 'find', { opinion: '陈述与收据不符，不予采纳。' })
    const before = await client.get(`/revocations/${revocation.id}`).loginAs(principal)
    assert.notInclude(before.text(), '不予采纳')
    await revocation.refresh()
    await decide(client, revocation, world.people.leader, 'decide', meeting)
    const after = await client.get(`/revocations/${revocation.id}`).loginAs(principal)
    after.assertTextIncludes('陈述与收据不符，不予采纳')
    const foreign = await client.get(`/revocations/${revocation.id}`).loginAs(chaoyangPrincipal)
    foreign.assertStatus(404)
  })

  test('evidence is of the bureau, files of a statement are the institution’s until it is handed in', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head, principal } = world.people
    const revocation = await revocationIn('draft', world)
    const send = (type: string, purpose: string, user: User) =>
      upload(client, address(revocation.id, purpose, type), user, pdf(), '收据.pdf')
    const kept = await send('revocation', 'evidence', handler)
    kept.assertStatus(201)
    const notHers = await send('revocation', 'evidence', head)
    notHers.assertStatus(403)
    const notSeen = await send('revocation', 'evidence', principal)
    notSeen.assertStatus(404)

    await decide(client, revocation, handler, 'propose')
    await revocation.refresh()
    const closed = await send('revocation', 'evidence', handler)
    closed.assertStatus(403)
    await decide(client, revocation, head, 'warn')
    const evidence = await db.from('attachments').where('subject_type', 'revocation').firstOrFail()
    const hidden = await client.get(`/attachments/${evidence.id}`).loginAs(principal)
    hidden.assertStatus(404)

    const stated = await send('revocation_statement', 'statement', principal)
    stated.assertStatus(201)
    const { id } = await db.from('attachments').where('subject_type', 'revocation_statement').firstOrFail()
    const early = await client.get(`/attachments/${id}`).loginAs(handler)
    early.assertStatus(404)
    await revocation.refresh()
    await answer(client, revocation, principal)
    const read = await client.get(`/attachments/${id}`).loginAs(handler)
    read.assertStatus(200)
    assert.equal((await client.get(`/attachments/${evidence.id}`).loginAs(handler)).status(), 200)
  })

  test('a draft is changed by handlers until it is sent on, and again when it comes back', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const revocation = await revocationIn('draft', world)
    const revise = (version: number, user = handler) =>
      client
        .put(`/revocations/${revocation.id}`)
        .form({ ...CHARGE, grounds: '对基础性免费项目违规收费', version })
        .withCsrfToken()
        .loginAs(user)
    const notHers = await revise(0, head)
    notHers.assertStatus(403)
    await revise(0)
    const stale = await revise(0)
    stale.assertStatus(409)
    await revocation.refresh()
    assert.equal(revocation.grounds, '对基础性免费项目违规收费')
    await decide(client, revocation, handler, 'propose')
    const sent = await revise(2)
    sent.assertStatus(409)
    await revocation.refresh()
    await decide(client, revocation, head, 'return', { opinion: '请补充收据编号。' })
    await revocation.refresh()
    assert.equal(revocation.state, 'draft')
    await drainOutbox()
    assert.include((await textsTo(handler))[0], '请补充收据编号')
  })

  test('is decided only when the statement is in and examined, waived, or its time over', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, leader, principal, operator } = world.people
    const revocation = await revocationIn('warned', world)
    const early = await decide(client, revocation, leader, 'decide', meeting)
    early.assertStatus(409)
    const draft = await answer(client, revocation, operator, '')
    draft.assertStatus(200)
    for (const then of ['submit', 'waive']) {
      const notHis = await answer(client, revocation, operator, then)
      notHis.assertStatus(403)
    }
    const short = await answer(client, revocation, principal, 'submit', '没有')
    short.assertStatus(422)
    short.assertTextIncludes('意见和理由至少需要 10 个字')
    await answer(client, revocation, principal)
    await revocation.refresh()
    const unexamined = await decide(client, revocation, leader, 'decide', meeting)
    unexamined.assertStatus(409)
    const twice = await answer(client, revocation, principal)
    twice.assertStatus(409)
    await decide(client, revocation, handler, 'find')
    await revocation.refresh()
    await decide(client, revocation, leader, 'keep', meeting)
    await revocation.refresh()
    assert.equal(revocation.state, 'kept')
    assert.equal((await pointOf(world)).state, 'active')
  })

  test('waived: the meeting is next', async ({ client, assert }) => {
    const world = await makeWorld()
    const revocation = await revocationIn('warned', world)
    await answer(client, revocation, world.people.principal, 'waive')
    await revocation.refresh()
    assert.deepEqual([revocation.state, revocation.hearing], ['deliberation', 'waived'])
    await drainOutbox()
    assert.include((await textsTo(world.people.leader))[0], '放弃陈述申辩')
  })

  test('a statement on the last day counts, a minute later it is over', async ({ client, assert }) => {
    const world = await makeWorld()
    const { principal, leader } = world.people
    stand('2026-03-05')
    const inTime = await revocationIn('warned', world)
    const late = await revocationIn('warned', world, await otherPoint(1, world))
    stand('2026-03-19', '09:00')
    await sweepClocks(lapses)
    stand('2026-03-19', '23:59')
    const counted = await answer(client, inTime, principal)
    counted.assertStatus(200)
    await inTime.refresh()
    assert.deepEqual([inTime.state, inTime.hearing], ['stated', 'stated'])

    stand('2026-03-20', '00:01')
    for (const then of ['submit', 'waive']) {
      const over = await answer(client, late, principal, then)
      over.assertStatus(409)
      over.assertTextIncludes('陈述申辩期限已过')
    }
    const notYet = await decide(client, late, leader, 'decide', meeting)
    notYet.assertStatus(409)
    await sweepClocks(lapses)
    await late.refresh()
    assert.deepEqual([late.state, late.hearing], ['deliberation', 'none'])
    const decided = await decide(client, late, leader, 'decide', meeting)
    decided.assertStatus(200)
  })

  test('two leaders at once: the second is told what was decided', async ({ client, assert }) => {
    const world = await makeWorld()
    const { leader } = world.people
    const revocation = await revocationIn('deliberation', world)
    const answers = await Promise.all([
      decide(client, revocation, leader, 'decide', meeting),
      decide(client, revocation, leader, 'keep', meeting),
    ])
    assert.sameMembers(
      answers.map((response) => response.status()),
      [200, 409]
    )
    assert.lengthOf(await db.from('approvals').whereIn('step', ['decide', 'keep']), 1)
  })

  test('one at a time, and of a title that has not ended', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const point = await pointOf(world)
    const post = () =>
      client.post(`/designations/${point.id}/revocations`).form(CHARGE).withCsrfToken().loginAs(handler)
    await post()
    const second = await post()
    second.assertStatus(409)
    await db.from('revocations').update({ state: 'dropped' })
    await point.merge({ state: 'deregistered' }).save()
    const ended = await post()
    ended.assertStatus(409)
    assert.lengthOf(await Revocation.all(), 1)
  })

  test('a title that ended meanwhile is not revoked: the revocation is dropped', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, leader } = world.people
    const revocation = await revocationIn('public_notice', world)
    const point = await pointOf(world)
    await point.merge({ state: 'deregistered' }).save()
    afterNoticeOf(revocation)
    const late = await decide(client, revocation, handler, 'carry_out', inForce)
    late.assertStatus(409)
    assert.lengthOf(await RegisterEntry.all(), 0)
    await decide(client, revocation, leader, 'drop')
    await revocation.refresh()
    assert.equal(revocation.state, 'dropped')
  })

  test('a title in rectification is revoked from there, and its order ends', async ({ assert }) => {
    const world = await makeWorld()
    await orderedRectification(world)
    await revocationIn('revoked', world)
    assert.equal((await pointOf(world)).state, 'revoked')
    assert.equal((await Rectification.firstOrFail()).state, 'ended')
  })

  test('the list asks the database as often for many as for few', async ({ client, assert }) => {
    const world = await makeWorld()
    const list = () => countQueries(() => client.get('/revocations').loginAs(world.people.handler))
    await revocationIn('warned', world)
    const few = (await list()).length
    for (let n = 0; n < 4; n++) await revocationIn('draft', world, await otherPoint(n))
    assert.lengthOf(await list(), few)
  })
})

test.group('The public notice of a revocation', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('says name, district, kind and one sentence, and nothing else', async ({ client, assert }) => {
    const world = await makeWorld()
    const revocation = await revocationIn('public_notice', world)
    for (const path of ['/revocation-notices', `/revocation-notices/${revocation.id}`]) {
      const page = await client.get(path)
      for (const words of [revocation.name, '海淀区', CHARGE.grounds]) page.assertTextIncludes(words)
      for (const inside of [
        '二十一笔',
        '增值服务',
        '属于基础性服务',
        '纪要',
        '京知网告',
        '会议决定',
        '沈怀瑾',
        '苏映川',
      ])
        assert.notInclude(page.text(), inside, `${inside} on ${path}`)
    }
  })

  test('runs from the decision to its last day', async ({ client }) => {
    const world = await makeWorld()
    stand('2026-03-05')
    const hidden = await revocationIn('deliberation', world)
    const before = await client.get(`/revocation-notices/${hidden.id}`)
    before.assertStatus(404)
    await decide(client, hidden, world.people.leader, 'decide', meeting)
    stand('2026-03-12', '23:50')
    const last = await client.get(`/revocation-notices/${hidden.id}`)
    last.assertStatus(200)
    stand('2026-03-13')
    const after = await client.get(`/revocation-notices/${hidden.id}`)
    after.assertStatus(404)
    const list = await client.get('/revocation-notices')
    list.assertTextIncludes('目前没有撤销公示')
  })
})

async function otherPoint(n: number, world?: World) {
  if (world) return makeDesignation(world.organizations.haidian, { number: `京知信网〔2026〕9${n}号` })
  const organization = await makeOrganization({
    name: `永定读者之家${n}`,
    district: '110105',
    serial: `MA01AB${String(n).padStart(2, '0')}5`.padEnd(9, '5').slice(0, 9),
  })
  return makeDesignation(organization)
}
