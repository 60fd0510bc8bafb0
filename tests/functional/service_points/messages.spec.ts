import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import { sha256 } from '#app/core/canonical_json'
import type PointApplication from '#app/service_points/point_application'
import { failVerification } from '#app/service_points/application_rulings'
import { pointApplicationWorkflow } from '#app/service_points/point_application_workflow'
import type User from '#app/users/user'
import Message, { leaveMessage } from '#app/workflow/message'
import { drainOutbox } from '#jobs/drain'
import { actor, applicationIn } from '#tests/support/applications'
import { valuesOf } from '#tests/support/rows'
import { makeUser, makeWorld, type World } from '#tests/world'

const SECRET = '该单位去年有过投诉，请核实。'
const QUESTION = '请问开放时间是否含周六？'

const post = (client: ApiClient, { id }: { id: number }, user: User, form: Record<string, unknown>) =>
  client.post(`/applications/${id}/messages`).form(form).withCsrfToken().loginAs(user).redirects(0)

const internal = (application: PointApplication, by: User) =>
  leaveMessage(pointApplicationWorkflow, application, actor(by), { side: 'official', isInternal: true, body: SECRET })

/** Everybody who was told of an event in the bell. */
const toldOf = async (event: string) => {
  await drainOutbox()
  const people = db.from('notifications').join('users', 'users.id', 'notifications.user_id').orderBy('users.id')
  return valuesOf(people.where({ event: `point_application.${event}` }).select('users.name'), 'name')
}

const names = (...people: User[]) => people.map(({ name }) => name)

test.group('Messages on an application', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.teardown(() => leaveMoment())

  test('an official writes to the applicant, who reads it and is told', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await applicationIn('verification', world)
    const sent = await post(client, application, people.handler, { audience: 'applicant', body: QUESTION })

    sent.assertHeader('location', `/applications/${application.id}#messages`)
    const page = await client.get(`/applications/${application.id}`).loginAs(people.operator)
    page.assertTextIncludes(QUESTION)
    assert.deepEqual(await toldOf('message_sent'), names(people.operator, people.principal))
    const entry = await db.from('audit_entries').where('action', 'point_application.message_sent').first()
    assert.deepEqual(JSON.parse(entry.details), {
      messageId: (await Message.firstOrFail()).id,
      length: QUESTION.length,
      hash: sha256(QUESTION),
    })
    assert.notInclude(JSON.stringify(await db.from('inbox_mails')), QUESTION)
  })

  test('an applicant writes to the district while it has the papers, then to the city', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await applicationIn('district_review', world)
    await post(client, application, people.operator, { body: QUESTION })
    assert.deepEqual(await toldOf('message_received'), names(people.haidianReviewer))

    const colleague = await makeUser('唐在野', ['bureau_handler'])
    await application.merge({ state: 'verification' }).save()
    await post(client, application, people.principal, { body: QUESTION })
    assert.deepEqual(await toldOf('message_received'), names(people.haidianReviewer, people.handler, colleague))

    await application.merge({ handlerId: colleague.id }).save()
    await post(client, application, people.principal, { body: QUESTION })
    assert.lengthOf(await toldOf('message_received'), 4)
  })

  test('an applicant cannot write internally, whatever is sent', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('verification', world)
    await post(client, application, world.people.operator, { audience: 'internal', body: QUESTION })
    assert.containsSubset(await Message.firstOrFail(), { isInternal: false, side: 'applicant' })
  })

  test('an internal message reaches colleagues at the desk except its author, and no page, notice or paper of others', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const colleague = await makeUser('唐在野', ['bureau_handler'])
    const application = await applicationIn('expert_review', world)
    const left = await post(client, application, people.handler, { audience: 'internal', body: SECRET })
    left.assertStatus(302)

    assert.deepEqual(await toldOf('internal_message_left'), names(colleague))
    for (const reader of [people.leader, people.haidianReviewer, people.head]) {
      const page = await client.get(`/applications/${application.id}`).loginAs(reader)
      page.assertTextIncludes(SECRET)
      page.assertTextIncludes('内部留言，申报单位和专家不可见')
    }
    for (const reader of [people.operator, people.principal, people.experts[0]]) {
      for (const path of ['', '/print', '/submissions/1']) {
        const page = await client.get(`/applications/${application.id}${path}`).loginAs(reader)
        assert.notInclude(page.text(), SECRET)
        assert.notInclude(page.text(), '内部留言')
      }
      assert.isEmpty(await Message.threadOf('point_application', application.id, reader))
    }
    const kept = await Promise.all(
      ['audit_entries', 'notifications', 'inbox_mails', 'outbox'].map((table) => db.from(table))
    )
    assert.notInclude(JSON.stringify(kept), SECRET)
  })

  test('the page for a lost race tells of the step, not of an internal message', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await applicationIn('verification', world)
    const { version } = application
    await failVerification(application, actor(people.handler), { opinion: '没有专职人员，不符合条件。' })
    await internal(application, people.handler)
    const late = await client
      .post(`/applications/${application.id}/withdrawals`)
      .form({ reason: '暂不申报。', version })
      .withCsrfToken()
      .loginAs(people.principal)
    late.assertStatus(409)
    assert.notInclude(late.text(), '内部留言')
    late.assertTextIncludes('核验不通过')
  })

  test('experts, other institutions and other districts cannot write', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await applicationIn('expert_review', world)
    const refusals: [User, number][] = [
      [people.experts[0], 403],
      [people.chaoyangPrincipal, 404],
      [people.chaoyangReviewer, 404],
      [people.administrator, 404],
    ]
    for (const [user, status] of refusals) {
      const refused = await post(client, application, user, { audience: 'internal', body: SECRET })
      refused.assertStatus(status)
    }
    assert.isEmpty(await Message.all())
  })

  test('empty, too long or addressed to nobody: refused with the text kept', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await applicationIn('verification', world)
    const long = '长'.repeat(2001)
    const faults: [User, Record<string, unknown>, string][] = [
      [people.operator, { body: '  ' }, '请填写留言'],
      [people.operator, { body: long }, '留言不超过 2,000 个字'],
      [people.handler, { body: QUESTION }, '请填写留言对象'],
      [people.handler, { body: QUESTION, audience: 'everybody' }, '请选择留言对象'],
    ]
    for (const [user, form, sentence] of faults) {
      const refused = await post(client, application, user, form)
      refused.assertStatus(422)
      refused.assertTextIncludes(sentence)
      refused.assertTextIncludes(String(form.body).trim())
    }
    assert.isEmpty(await Message.all())
  })

  test('nothing is written on a draft', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('draft', world)
    const refused = await post(client, application, world.people.operator, { body: QUESTION })
    refused.assertStatus(409)
    refused.assertTextIncludes('申请提交之后')
    assert.isEmpty(await Message.all())
  })

  test('after the end the thread stays open for thirty days, says so, and closes', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await applicationIn('verification', world)
    await failVerification(application, actor(people.handler), { opinion: '没有专职人员，不符合条件。' })
    const days = (count: number) => standAt(application.stateSince.plus({ days: count }).toJSDate())

    days(30)
    const open = await client.get(`/applications/${application.id}`).loginAs(people.operator)
    open.assertTextIncludes('可留言至')
    const last = await post(client, application, people.operator, { body: QUESTION })
    last.assertStatus(302)

    days(31)
    const closed = await client.get(`/applications/${application.id}`).loginAs(people.operator)
    closed.assertTextIncludes('沟通已于')
    closed.assertTextIncludes(QUESTION)
    for (const user of [people.operator, people.handler]) {
      const late = await post(client, application, user, { audience: 'applicant', body: QUESTION })
      late.assertStatus(409)
    }
    assert.lengthOf(await Message.all(), 1)
  })

  test('the thirty-first message of a person within an hour is refused', async ({ client, assert }) => {
    const world: World = await makeWorld()
    const application = await applicationIn('verification', world)
    for (let n = 0; n < 30; n++) await post(client, application, world.people.operator, { body: `第 ${n} 条` })
    const refused = await post(client, application, world.people.operator, { body: QUESTION })
    refused.assertStatus(429)
    const other = await post(client, application, world.people.principal, { body: QUESTION })
    other.assertStatus(302)
    assert.lengthOf(await Message.all(), 31)
  })
})
