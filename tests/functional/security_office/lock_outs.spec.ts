import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import type User from '#app/users/user'
import { makeUser, makeWorld, PASSWORD } from '#tests/world'

test.group('Lock-outs', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.teardown(() => limiter.clear())

  const signIn = (client: any, email: string, password: string) =>
    client.post('/sign-in').form({ email, password }).withCsrfToken().redirects(0)

  async function lockOut(client: any, user: User) {
    for (let n = 0; n < 5; n++) await signIn(client, user.email, 'Wrong-pass-1')
  }

  const end = (client: any, by: User, user: User) =>
    client.delete(`/lock-outs/${user.id}`).header('accept', 'text/html').withCsrfToken().loginAs(by).redirects(0)

  test('are seen and ended by the security administrator, on record', async ({ client, assert }) => {
    const { handler, head, securityAdministrator } = (await makeWorld()).people
    const nobody = await client.get('/lock-outs').loginAs(securityAdministrator)
    nobody.assertTextIncludes('目前没有锁定')
    await lockOut(client, handler)
    await signIn(client, head.email, 'Wrong-pass-1')

    const page = await client.get('/lock-outs').loginAs(securityAdministrator)
    for (const text of [handler.name, '15 分钟', '127.0.0.1', '解除锁定']) page.assertTextIncludes(text)
    assert.notInclude(page.text(), head.email)
    const ended = await end(client, securityAdministrator, handler)
    ended.assertHeader('location', '/lock-outs')
    const [entry] = await db.from('audit_entries').where('action', 'user.unlocked')
    assert.include(entry, { subject_id: handler.id, actor_id: securityAdministrator.id })
    const inside = await signIn(client, handler.email, PASSWORD)
    inside.assertHeader('location', '/home')
    const again = await end(client, securityAdministrator, handler)
    again.assertStatus(409)
  })

  test('of an address are seen too', async ({ client }) => {
    const { securityAdministrator, ...people } = (await makeWorld()).people
    const many = [people.handler, people.head, people.leader, people.operator, people.principal, people.secretariat]
    for (const user of many) await lockOut(client, user)
    const page = await client.get('/lock-outs').loginAs(securityAdministrator)
    page.assertTextIncludes('锁定的来源地址')
  })

  test('are ended by nobody else, and not for oneself', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const own = await makeUser('殷晚舟', ['security_administrator'])
    await lockOut(client, people.handler)
    await lockOut(client, own)
    for (const user of [people.administrator, people.auditAdministrator, people.head, people.principal]) {
      const page = await client.get('/lock-outs').loginAs(user)
      page.assertStatus(403)
      const ended = await end(client, user, people.handler)
      ended.assertStatus(403)
      const rules = await client.get('/sign-in-rules').loginAs(user)
      rules.assertStatus(403)
    }
    const refused = await end(client, own, own)
    refused.assertStatus(403)
    assert.isEmpty(await db.from('audit_entries').where('action', 'user.unlocked'))
  })

  test('follow rules that the security administrator sees, with who holds the three offices', async ({ client }) => {
    const { securityAdministrator } = (await makeWorld()).people
    const page = await client.get('/sign-in-rules').loginAs(securityAdministrator)
    for (const text of ['15 分钟内失败 5 次，锁定 15 分钟', '陆文舟', '纪慎行', '白鉴明', '建议每种管理员设两人'])
      page.assertTextIncludes(text)
  })
})
