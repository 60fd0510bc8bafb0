import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment } from '#app/core/clock'
import Designation from '#app/designations/designation'
import RegisterEntry from '#app/designations/register_entry'
import Rectification from '#app/sanctions/rectification'
import { watchRectifications } from '#app/sanctions/rectification_watch'
import Revocation from '#app/sanctions/revocation'
import { dropRevocation, keepTitle } from '#app/sanctions/revocation_workflow'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { pointOf } from '#tests/support/activities'
import { actor } from '#tests/support/applications'
import { makeDesignation } from '#tests/support/designations'
import { download } from '#tests/support/downloads'
import { pdf } from '#tests/support/files'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import {
  MEASURES,
  WISH,
  orderedRectification,
  proposedRectification,
  reportedRectification,
  revocationIn,
  sentRows,
  stand,
} from '#tests/support/sanctions'
import { standIn } from '#tests/support/stand_ins'
import { address, upload } from '#tests/support/uploads'
import { textsIn } from '#tests/support/word_files'
import { makeOrganization, makeUser, makeWorld } from '#tests/world'

const typed = () => ({
  ...{ cause: WISH.cause, months: 3, facts: WISH.facts },
  ...sentRows('problems', WISH.problems),
})

const decide = (client: any, { id, version }: Rectification, user: User, act: string, more = {}) =>
  client
    .post(`/rectifications/${id}/steps`)
    .form({ act, version, opinion: '情况属实，照此办理，请知悉。', ...more })
    .withCsrfToken()
    .loginAs(user)

const report = (client: any, { id }: Rectification, user: User, more = {}) =>
  client
    .put(`/rectifications/${id}/report`)
    .form({ ...sentRows('report', MEASURES), then: 'submit', ...more })
    .withCsrfToken()
    .loginAs(user)

test.group('Rectification', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('proposed, ordered, reported and accepted, with the register and the papers', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head, operator, principal } = world.people
    stand('2026-03-05')
    const point = await pointOf(world)
    await client.post(`/designations/${point.id}/rectifications`).form(typed()).withCsrfToken().loginAs(handler)
    const rectification = await Rectification.query().preload('designation').firstOrFail()
    assert.deepEqual(rectification.problems, WISH.problems)
    await drainOutbox()
    assert.include((await textsTo(head))[0], '待审定')
    assert.lengthOf(await textsTo(principal), 0)

    const ordered = await decide(client, rectification, head, 'order')
    ordered.assertStatus(200)
    await rectification.refresh()
    await point.refresh()
    assert.equal(rectification.dueDay, '2026-06-05')
    assert.equal(rectification.docNumber, '京知网改〔2026〕1号')
    assert.deepEqual([rectification.state, point.state], ['ordered', 'rectifying'])
    await drainOutbox()
    const mail = await db.from('inbox_mails').where('recipient', principal.email).firstOrFail()
    assert.include(mail.text, '2026年6月5日')
    assert.include(JSON.stringify(mail.papers), '限期整改通知书-京知网改〔2026〕1号.docx')
    const paper = await download(client, `/rectifications/${rectification.id}/paper.docx`, operator)
    const words = await textsIn(paper.body())
    for (const part of ['限期整改通知书', '京知网改〔2026〕1号', '每周开放不足二十小时', '2026年6月5日']) {
      assert.include(words, part)
    }

    const saved = await report(client, rectification, operator, { then: '' })
    saved.assertStatus(200)
    const forbidden = await report(client, rectification, operator)
    forbidden.assertStatus(403)
    await report(client, rectification, principal)
    await rectification.refresh()
    assert.deepEqual([rectification.state, rectification.round], ['reported', 1])

    const page = await client.get(`/rectifications/${rectification.id}`).loginAs(handler)
    page.assertTextIncludes('已补齐台账，凭证装订成册。')
    await decide(client, rectification, handler, 'accept')
    await rectification.refresh()
    await point.refresh()
    assert.deepEqual([rectification.state, point.state], ['accepted', 'active'])
    const entries = await RegisterEntry.query().where('designationId', point.id).orderBy('id')
    assert.deepEqual(
      entries.map(({ kind, docNumber }) => [kind, docNumber]),
      [
        ['rectify', '京知网改〔2026〕1号'],
        ['accept_rectification', '京知网改〔2026〕1号'],
      ]
    )
    const approval = await db.from('approvals').where({ subject_type: 'rectification', step: 'accept' }).firstOrFail()
    const submission = await db.from('submissions').where({ subject_type: 'rectification' }).firstOrFail()
    assert.equal(approval.content_hash, submission.content_hash)
    await drainOutbox()
    assert.include((await textsTo(principal))[0], '恢复有效')
  })

  test('what is missing is said at its field, and what was typed stays', async ({ client, assert }) => {
    const world = await makeWorld()
    const point = await pointOf(world)
    const refused = await client
      .post(`/designations/${point.id}/rectifications`)
      .form({ ...typed(), 'months': 7, 'problems[0][requirement]': '' })
      .withCsrfToken()
      .loginAs(world.people.handler)
    refused.assertStatus(422)
    refused.assertTextIncludes('每周开放不足二十小时')
    refused.assertTextIncludes('整改期限（月）不能大于 6')
    assert.lengthOf(await Rectification.all(), 0)

    const rectification = await orderedRectification(world)
    const tomorrow = addDays(beijingDay(), 1)
    const faulty = await report(client, rectification, world.people.principal, {
      ...sentRows('report', [MEASURES[0], { measures: '补了', doneOn: tomorrow }]),
    })
    faulty.assertStatus(422)
    faulty.assertTextIncludes('完成日期不能晚于今天')
    await rectification.refresh()
    assert.equal(rectification.state, 'ordered')
    assert.equal(rectification.report[1].measures, '补了')
  })

  test('one at a time, for a title in force', async ({ client, assert }) => {
    const world = await makeWorld()
    await orderedRectification(world)
    const point = await pointOf(world)
    const second = await client
      .post(`/designations/${point.id}/rectifications`)
      .form(typed())
      .withCsrfToken()
      .loginAs(world.people.handler)
    second.assertStatus(409)
    assert.lengthOf(await Rectification.all(), 1)
  })

  test('only handlers propose, only the head orders, only the institution reports', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const point = await pointOf(world)
    for (const [user, status] of [
      [people.head, 403],
      [people.haidianReviewer, 403],
      [people.principal, 403],
      [people.chaoyangPrincipal, 404],
    ] as const) {
      const refused = await client
        .post(`/designations/${point.id}/rectifications`)
        .form(typed())
        .withCsrfToken()
        .loginAs(user)
      refused.assertStatus(status)
    }
    const rectification = await proposedRectification(world)
    for (const [user, status] of [
      [people.handler, 403],
      [people.leader, 403],
      [people.principal, 404],
      [people.haidianReviewer, 404],
    ] as const) {
      const refused = await decide(client, rectification, user, 'order')
      refused.assertStatus(status)
    }
    const ordered = await orderedRectification({ ...world }, await otherPoint())
    const foreign = await report(client, ordered, people.chaoyangPrincipal)
    foreign.assertStatus(404)
    const official = await report(client, ordered, people.handler)
    official.assertStatus(403)
    assert.equal((await Rectification.findOrFail(rectification.id)).state, 'proposed')
  })

  test('the institution and the district see it from the order on', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const rectification = await proposedRectification(world)
    for (const user of [people.principal, people.haidianReviewer]) {
      for (const path of ['', '/paper.docx', '/report/edit']) {
        const hidden = await client.get(`/rectifications/${rectification.id}${path}`).loginAs(user)
        hidden.assertStatus(404)
      }
      const list = await client.get('/rectifications').loginAs(user)
      list.assertTextIncludes('没有限期整改')
      const title = await client.get(`/designations/${rectification.designationId}`).loginAs(user)
      assert.notInclude(title.text(), '抽查发现问题')
    }
    await decide(client, rectification, people.head, 'order')
    const page = await client.get(`/rectifications/${rectification.id}`).loginAs(people.principal)
    page.assertTextIncludes('责令限期整改')
    const foreign = await client.get(`/rectifications/${rectification.id}`).loginAs(people.chaoyangPrincipal)
    foreign.assertStatus(404)
  })

  test('who proposed it does not order it, in nobody else’s name either', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const rectification = await proposedRectification(world)
    await standIn(head, handler)
    const own = await decide(client, rectification, handler, 'order')
    own.assertStatus(409)
    own.assertTextIncludes('提出人不能自己审定')
    const colleague = await makeUser('白芷', ['bureau_handler'])
    await db.from('stand_ins').delete()
    await standIn(head, colleague)
    await decide(client, rectification, colleague, 'order')
    await rectification.refresh()
    assert.equal(rectification.signature, '白芷 代 高一鸣')
  })

  test('not ordered: the title stays as it is', async ({ client, assert }) => {
    const world = await makeWorld()
    const refused = await proposedRectification(world)
    await decide(client, refused, world.people.head, 'refuse')
    const withdrawn = await proposedRectification(world)
    await decide(client, withdrawn, world.people.handler, 'withdraw')
    assert.deepEqual(
      (await Rectification.query().orderBy('id')).map(({ state }) => state),
      ['dropped', 'dropped']
    )
    assert.equal((await pointOf(world)).state, 'active')
    assert.lengthOf(await RegisterEntry.all(), 0)
  })

  test('two decide at once: the second is told', async ({ client, assert }) => {
    const world = await makeWorld()
    const rectification = await reportedRectification(world)
    await decide(client, rectification, world.people.handler, 'return')
    const late = await decide(client, rectification, world.people.handler, 'accept')
    late.assertStatus(409)
    assert.equal((await pointOf(world)).state, 'rectifying')
  })

  test('a report that is returned is written again, and keeps its rounds', async ({ client, assert }) => {
    const world = await makeWorld()
    const rectification = await reportedRectification(world)
    await decide(client, rectification, world.people.handler, 'return', { opinion: '第二项的凭证不全，请补充。' })
    await drainOutbox()
    assert.include((await textsTo(world.people.principal))[0], '第二项的凭证不全')
    await report(client, rectification, world.people.principal)
    await rectification.refresh()
    assert.deepEqual([rectification.state, rectification.round], ['reported', 2])
  })

  test('is extended once, by the head, to six months in all', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    stand('2026-03-05')
    const rectification = await orderedRectification(world)
    const notHers = await decide(client, rectification, handler, 'extend', { months: 5 })
    notHers.assertStatus(403)
    const tooLong = await decide(client, rectification, head, 'extend', { months: 7 })
    tooLong.assertStatus(422)
    const shorter = await decide(client, rectification, head, 'extend', { months: 3 })
    shorter.assertStatus(409)
    await decide(client, rectification, head, 'extend', { months: 5 })
    await rectification.refresh()
    assert.deepEqual([rectification.dueDay, rectification.extendedMonths], ['2026-08-05', 5])
    const again = await decide(client, rectification, head, 'extend', { months: 6 })
    again.assertStatus(409)
    const paper = await download(client, `/rectifications/${rectification.id}/paper.docx`, handler)
    assert.include(await textsIn(paper.body()), '2026年6月5日', 'the paper says what it said')
  })

  test('overdue: told once to all who answer for it, shown in red, decided by nobody', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head, principal } = world.people
    stand('2026-03-05')
    const rectification = await orderedRectification(world)
    const told = (what: string) => db.from('audit_entries').where('action', `rectification.${what}`)
    stand('2026-05-21')
    await watchRectifications()
    assert.lengthOf(await told('due_soon'), 0)
    stand('2026-05-22')
    await watchRectifications()
    await watchRectifications()
    assert.lengthOf(await told('due_soon'), 1)
    stand('2026-06-05', '23:50')
    await watchRectifications()
    assert.lengthOf(await told('overdue'), 0)
    stand('2026-06-06')
    await watchRectifications()
    assert.lengthOf(await told('overdue'), 0, 'a Saturday')
    stand('2026-06-08')
    await watchRectifications()
    await watchRectifications()
    assert.lengthOf(await told('overdue'), 1)
    await drainOutbox()
    for (const user of [handler, head, principal]) assert.include((await textsTo(user))[0], '尚未收到整改报告')

    const list = await client.get('/rectifications?overdue=yes').loginAs(handler)
    list.assertTextIncludes('已超 1 个工作日')
    const home = await client.get('/home').loginAs(handler)
    home.assertTextIncludes(rectification.docNumber!)
    await rectification.refresh()
    assert.equal(rectification.state, 'ordered')

    const late = await report(client, rectification, principal)
    late.assertStatus(200)
    await rectification.refresh()
    const back = await decide(client, rectification, handler, 'return')
    back.assertStatus(409)
    back.assertTextIncludes('整改期限已过')
  })

  test('before the last day is over nobody finds it not fulfilled', async ({ client, assert }) => {
    const world = await makeWorld()
    stand('2026-03-05')
    const rectification = await orderedRectification(world)
    stand('2026-06-05', '23:50')
    const early = await decide(client, rectification, world.people.handler, 'fail')
    early.assertStatus(409)
    stand('2026-06-06', '00:10')
    await decide(client, rectification, world.people.handler, 'fail')
    await rectification.refresh()
    const revocation = await Revocation.firstOrFail()
    assert.deepEqual([rectification.state, revocation.state], ['failed', 'draft'])
    assert.equal(revocation.grounds, '限期整改期满未提交整改报告')
  })

  test('not accepted: a revocation is drafted, and when nothing comes of it the order goes on', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const rectification = await reportedRectification(world)
    await decide(client, rectification, handler, 'fail', { opinion: '台账系事后补造，整改不实。' })
    const revocation = await Revocation.firstOrFail()
    assert.include(revocation.facts, '台账系事后补造')
    assert.equal(revocation.rectificationId, rectification.id)
    await dropRevocation(revocation, actor(handler), { opinion: '证据不足，不再提议撤销。' })
    await rectification.refresh()
    assert.equal(rectification.state, 'reported')
    await decide(client, rectification, handler, 'accept')
    assert.equal((await pointOf(world)).state, 'active')
  })

  test('a revocation that runs already takes the failed order in', async ({ client, assert }) => {
    const world = await makeWorld()
    const rectification = await reportedRectification(world)
    const running = await revocationIn('proposed', world)
    await decide(client, rectification, world.people.handler, 'fail')
    assert.equal((await Revocation.firstOrFail()).rectificationId, rectification.id)
    await running.refresh()
    await dropRevocation(running, actor(world.people.head), { opinion: '整改继续，不再提议撤销。' })
    await rectification.refresh()
    assert.equal(rectification.state, 'reported')
  })

  test('a meeting that keeps the title gives an unreported order back to the institution', async ({ assert }) => {
    const world = await makeWorld()
    const rectification = await orderedRectification(world)
    const revocation = await revocationIn('deliberation', world)
    await db.from('rectifications').update({ state: 'failed' })
    await revocation.merge({ rectificationId: rectification.id }).save()
    const meeting = { opinion: '会议决定不予撤销，继续整改。', minutesNumber: '纪要〔2026〕19号' }
    await keepTitle(revocation, actor(world.people.leader), meeting)
    await rectification.refresh()
    assert.equal(rectification.state, 'ordered')
  })

  test('ends when the title has ended for another reason, not before', async ({ client, assert }) => {
    const world = await makeWorld()
    const rectification = await orderedRectification(world)
    const early = await decide(client, rectification, world.people.head, 'end')
    early.assertStatus(409)
    await Designation.query().where('id', rectification.designationId).update({ state: 'deregistered' })
    await decide(client, rectification, world.people.head, 'end')
    await rectification.refresh()
    assert.equal(rectification.state, 'ended')
  })

  test('files prove what was done; officials see them with the report', async ({ client, assert }) => {
    const world = await makeWorld()
    const { principal, handler, chaoyangPrincipal } = world.people
    const rectification = await orderedRectification(world)
    const send = (purpose: string, user: User) =>
      upload(client, address(rectification.id, purpose, 'rectification'), user, pdf(), '台账.pdf')
    for (const [purpose, user, status] of [
      ['problem_0', principal, 201],
      ['problem_7', principal, 403],
      ['something', principal, 404],
      ['problem_0', handler, 404],
      ['problem_0', chaoyangPrincipal, 404],
    ] as const) {
      const response = await send(purpose, user)
      response.assertStatus(status)
    }
    const { id } = await db.from('attachments').where('subject_type', 'rectification').firstOrFail()
    const early = await client.get(`/attachments/${id}`).loginAs(handler)
    early.assertStatus(404)
    await report(client, rectification, principal)
    const page = await client.get(`/rectifications/${rectification.id}`).loginAs(handler)
    page.assertTextIncludes('台账.pdf')
    const file = await client.get(`/attachments/${id}`).loginAs(handler)
    file.assertStatus(200)
    const closed = await send('problem_0', principal)
    closed.assertStatus(403)
    assert.lengthOf(await db.from('attachments').where('subject_type', 'rectification'), 1)
  })

  test('the list asks the database as often for many as for few', async ({ client, assert }) => {
    const world = await makeWorld()
    const list = () => countQueries(() => client.get('/rectifications').loginAs(world.people.handler))
    await orderedRectification(world)
    const few = (await list()).length
    for (let n = 0; n < 4; n++) await orderedRectification(world, await otherPoint(n))
    assert.lengthOf(await list(), few)
  })
})

async function otherPoint(n = 0) {
  const organization = await makeOrganization({ name: `永定读者之家${n}`, district: '110105', serial: `MA01ABD${n}5` })
  return makeDesignation(organization)
}
