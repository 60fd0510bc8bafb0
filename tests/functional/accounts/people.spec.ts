import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { changePerson, setActive } from '#app/accounts/people'
import User from '#app/users/user'
import { actor } from '#tests/support/applications'
import { emptyTables } from '#tests/support/empty_tables'
import { confirmAll } from '#tests/support/role_grants'
import { makeUser, makeWorld, PASSWORD } from '#tests/world'

test.group('People and their roles', (group) => {
  group.each.setup(emptyTables)
  group.teardown(emptyTables)

  const save = (
    client: any,
    by: User,
    person: User,
    { roles, ...facts }: { roles: string[]; [name: string]: unknown }
  ) =>
    client
      .put(`/users/${person.id}`)
      .loginAs(by)
      .form({ ...facts, 'roles[]': roles })
      .withCsrfToken()
      .redirects(0)

  test('somebody of an institution keeps its roles when an administrator mends the name', async ({
    client,
    assert,
  }) => {
    const { people } = await makeWorld()
    const page = await client.get(`/users/${people.operator.id}/edit`).loginAs(people.administrator)
    assert.match(page.text(), /value="operator"\s+checked/)
    assert.notInclude(page.text(), 'value="bureau_handler"')

    const saved = await save(client, people.administrator, people.operator, { name: '林致远', roles: ['operator'] })
    saved.assertHeader('location', '/users')
    const { name, roles, organizationId } = await User.findOrFail(people.operator.id)
    assert.deepEqual([name, roles, organizationId], ['林致远', ['operator'], people.operator.organizationId])
  })

  test('an institution whose principal has left gets another one', async ({ client, assert }) => {
    const { people } = await makeWorld()
    await setActive(people.principal, false, actor(people.administrator))
    const roles = ['operator', 'principal']
    const facts = { name: people.operator.name, roles, grantBasis: '单位来函更换负责人' }
    await save(client, people.administrator, people.operator, facts)
    await confirmAll(people)
    assert.deepEqual((await User.findOrFail(people.operator.id)).roles, roles)
    const colleagues = await client.get('/organization/colleagues/create').loginAs(await people.operator.refresh())
    colleagues.assertStatus(200)
  })

  test('nobody decides on what the own institution applies for', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const roles = ['operator', 'bureau_handler']
    const refused = await save(client, people.administrator, people.operator, { name: people.operator.name, roles })
    refused.assertStatus(422)
    const official = await save(client, people.administrator, people.handler, { name: '沈怀瑾', roles: ['principal'] })
    official.assertStatus(422)
    assert.deepEqual((await User.findOrFail(people.operator.id)).roles, ['operator'])
    assert.deepEqual((await User.findOrFail(people.handler.id)).roles, ['bureau_handler'])
  })

  test('of two administrators who shut each other out, one remains', async ({ assert }) => {
    const [one, other] = [await makeUser('陆文舟', ['administrator']), await makeUser('秦守拙', ['administrator'])]
    const facts = { name: other.name, roles: ['expert' as const] }
    const outcomes = await Promise.allSettled([
      setActive(one, false, actor(other)),
      changePerson(other, facts, actor(one)),
    ])
    assert.lengthOf(
      outcomes.filter(({ status }) => status === 'fulfilled'),
      1
    )
    assert.lengthOf(await User.query().withScopes((scopes) => scopes.active('administrator')), 1)
  })

  test('a move to another district is on the trail', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const form = { name: '周若宁', roles: ['district_reviewer'], districtCode: '110105', grantBasis: '轮岗通知' }
    const saved = await save(client, people.administrator, people.haidianReviewer, form)
    saved.assertHeader('location', '/users')
    await people.haidianReviewer.refresh()
    assert.equal(people.haidianReviewer.districtCode, '110108')
    await confirmAll(people)
    const { details } = await db.from('audit_entries').where('action', 'user.roles_changed').firstOrFail()
    assert.deepInclude(JSON.parse(details), { districtBefore: '110108', district: '110105' })
  })

  test('the list says when somebody was here last', async ({ client, assert }) => {
    const { people } = await makeWorld()
    await client.post('/sign-in').form({ email: people.handler.email, password: PASSWORD }).withCsrfToken().redirects(0)
    const { lastSignInAt, updatedAt } = await User.findOrFail(people.handler.id)
    assert.isNotNull(lastSignInAt)
    assert.equal(updatedAt?.toMillis(), people.handler.updatedAt?.toMillis())
    const list = await client.get('/users?columns=last_sign_in&q=沈怀瑾').loginAs(people.administrator)
    assert.notMatch(list.text(), /data-l="最近登录">—/)
  })
})
