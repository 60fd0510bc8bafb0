import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { changePerson, proposeReturn, setActive } from '#app/accounts/people'
import RoleGrant from '#app/accounts/role_grant'
import { confirmGrant, refuseGrant, withdrawGrant } from '#app/accounts/role_grant_workflow'
import { leaveMoment, now, standAt } from '#app/core/clock'
import User from '#app/users/user'
import expireGrants from '#jobs/accounts/expire_grants'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { emptyTables } from '#tests/support/empty_tables'
import { cellsOf, download } from '#tests/support/downloads'
import { countQueries } from '#tests/support/queries'
import { confirmAll, proposedEntry } from '#tests/support/role_grants'
import { makeUser, makeWorld, PASSWORD, type World } from '#tests/world'

const post = (client: ApiClient, user: User, path: string, form: object = {}) =>
  client.post(path).header('accept', 'text/html').form(form).withCsrfToken().loginAs(user).redirects(0)

const newHandler = (more: object = {}) => ({
  'email': 'new@people.example',
  'name': '江映雪',
  'roles[]': ['bureau_handler'],
  'grantBasis': '京知人〔2026〕12 号',
  ...more,
})

const told = async (user: User) =>
  (await db.from('notifications').where('user_id', user.id).orderBy('id')).map(({ event }) => event)

const actionsOf = async (subjectType: string, subjectId: number) =>
  (await db.from('audit_entries').where({ subject_type: subjectType, subject_id: subjectId }).orderBy('seq')).map(
    ({ action }) => action
  )

test.group('Rights that two give together', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.teardown(() => leaveMoment())

  test('somebody new has none, and no way in, before the security administrator confirms', async ({
    client,
    assert,
  }) => {
    const { administrator, securityAdministrator } = (await makeWorld()).people
    const proposed = await post(client, administrator, '/users', newHandler())
    proposed.assertHeader('location', '/users')
    const person = await User.findByOrFail('email', 'new@people.example')
    assert.deepEqual([person.roles, Boolean(person.isActive)], [[], false])
    await drainOutbox()
    assert.isEmpty(await db.from('inbox_mails').where('recipient', person.email))
    await post(client, person, '/password-resets', { email: person.email })
    await drainOutbox()
    assert.isEmpty(await db.from('inbox_mails').where('recipient', person.email))

    assert.deepEqual(await told(securityAdministrator), ['role_grant.proposed'])
    const grant = await RoleGrant.firstOrFail()
    const home = await client.get('/home').loginAs(securityAdministrator)
    home.assertTextIncludes(`href="/role-grants/${grant.id}"`)
    const page = await client.get(`/role-grants/${grant.id}`).loginAs(securityAdministrator)
    for (const text of ['江映雪', '市局经办', '京知人〔2026〕12 号', '陆文舟']) page.assertTextIncludes(text)

    const path = `/role-grants/${grant.id}/confirmations`
    const confirmed = await post(client, securityAdministrator, path, { version: grant.version })
    confirmed.assertHeader('location', '/role-grants')
    await person.refresh()
    assert.deepEqual([person.roles, Boolean(person.isActive)], [['bureau_handler'], true])
    await drainOutbox()
    const mails = await db.from('inbox_mails').where('recipient', person.email)
    assert.isTrue(mails.some(({ text }) => text.includes('/password-resets/')))
    assert.deepEqual(await told(administrator), ['role_grant.confirmed'])
    assert.deepEqual(await actionsOf('role_grant', grant.id), ['role_grant.proposed', 'role_grant.confirmed'])
    assert.deepEqual(await actionsOf('user', person.id), ['user.created', 'user.roles_changed'])
  })

  test('a role that is taken away is gone at once, the one that is given waits', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { administrator, handler, securityAdministrator } = people
    const epoch = handler.sessionEpoch
    const form = { 'name': '沈怀瑾', 'roles[]': ['division_head'], 'grantBasis': '任职通知' }
    const saved = await client
      .put(`/users/${handler.id}`)
      .header('accept', 'text/html')
      .form(form)
      .withCsrfToken()
      .loginAs(administrator)
      .redirects(0)
    saved.assertHeader('location', '/users')
    await handler.refresh()
    assert.deepEqual([handler.roles, handler.sessionEpoch], [[], epoch + 1])
    await drainOutbox()
    assert.deepEqual(await told(handler), ['user.roles_changed'])
    assert.sameMembers(await told(securityAdministrator), ['user.roles_changed', 'role_grant.proposed'])

    await confirmAll(people)
    await handler.refresh()
    assert.deepEqual([handler.roles, handler.sessionEpoch], [['division_head'], epoch + 2])
    await drainOutbox()
    assert.deepEqual(await told(handler), ['user.roles_changed', 'user.roles_changed'])
  })

  test('other facts change at once, end no session and need nobody', async ({ assert }) => {
    const { administrator, handler } = (await makeWorld()).people
    const facts = { name: '沈怀谨', title: '副调研员', roles: handler.roles }
    assert.isNull(await changePerson(handler, facts, actor(administrator)))
    assert.include(handler.$attributes, { name: '沈怀谨', title: '副调研员', sessionEpoch: 0 })
    assert.deepEqual(await actionsOf('user', handler.id), ['user.facts_changed'])
    assert.isEmpty(await RoleGrant.all())
  })

  test('a right without a basis is asked for it, and what was typed stays', async ({ client, assert }) => {
    const { administrator, handler } = (await makeWorld()).people
    const put = client.put(`/users/${handler.id}`).header('accept', 'text/html').withCsrfToken()
    const refused = await put
      .form({ 'name': '沈怀谨', 'roles[]': ['bureau_handler', 'division_head'] })
      .loginAs(administrator)
    refused.assertStatus(422)
    refused.assertTextIncludes('须填写依据')
    refused.assertTextIncludes('沈怀谨')
    const nobody = await post(client, administrator, '/users', newHandler({ grantBasis: '' }))
    nobody.assertStatus(422)
    assert.isNull(await User.findBy('email', 'new@people.example'))
  })

  test('whoever was shut out comes back when it is confirmed', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { administrator, handler } = people
    await setActive(handler, false, actor(administrator))
    const path = `/users/${handler.id}/activation`
    const without = await post(client, administrator, path)
    without.assertStatus(422)
    const proposed = await post(client, administrator, path, { returnReason: '借调结束返岗' })
    proposed.assertHeader('location', '/users')
    assert.isFalse(Boolean((await handler.refresh()).isActive))
    const list = await client.get('/users?active=waiting').loginAs(administrator)
    list.assertTextIncludes('沈怀瑾')
    assert.notInclude(list.text(), '顾长青')

    await confirmAll(people)
    await handler.refresh()
    assert.deepEqual([Boolean(handler.isActive), handler.roles], [true, ['bureau_handler']])
    const again = await post(client, administrator, path, { returnReason: '借调结束返岗' })
    again.assertStatus(409)
  })

  test('is refused with a reason, which whoever proposed is told; it can be proposed anew', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { administrator, securityAdministrator } = world.people
    const grant = await proposedEntry(world)
    const path = `/role-grants/${grant.id}/refusals`
    const silent = await post(client, securityAdministrator, path, { version: 0, opinion: '' })
    silent.assertStatus(422)
    await post(client, securityAdministrator, path, { version: 0, opinion: '任职文件尚未印发' })
    await grant.refresh()
    assert.include(grant.$attributes, { state: 'refused', opinion: '任职文件尚未印发', openUserId: null })
    await drainOutbox()
    assert.deepEqual(await told(administrator), ['role_grant.refused'])
    const person = await User.findOrFail(grant.userId)
    assert.deepEqual([person.roles, Boolean(person.isActive)], [[], false])
    const page = await client.get(`/users/${person.id}/edit`).loginAs(administrator)
    page.assertTextIncludes('任职文件尚未印发')

    const roles = ['bureau_handler' as const]
    const anew = await changePerson(person, { name: person.name, roles, reason: '补发文件' }, actor(administrator))
    assert.equal(anew?.kind, 'entry')
    await confirmAll(world.people)
    assert.isTrue(Boolean((await person.refresh()).isActive))
  })

  test('is withdrawn by a system administrator; nothing can be confirmed then', async ({ client, assert }) => {
    const world = await makeWorld()
    const { administrator, securityAdministrator } = world.people
    const grant = await proposedEntry(world)
    const page = await client.get(`/users/${grant.userId}/edit`).loginAs(administrator)
    const path = `/users/${grant.userId}/role-grants/${grant.id}/withdrawals`
    page.assertTextIncludes(`action="${path}"`)
    const withdrawn = await post(client, administrator, path, { version: 0 })
    withdrawn.assertHeader('location', `/users/${grant.userId}/edit`)
    const late = await post(client, securityAdministrator, `/role-grants/${grant.id}/confirmations`, { version: 0 })
    late.assertStatus(409)
    late.assertTextIncludes('陆文舟')
    assert.deepEqual((await User.findOrFail(grant.userId)).roles, [])
  })

  test('lapses when nobody confirms in time, and whoever proposed is told', async ({ client, assert }) => {
    const world = await makeWorld()
    const { administrator, securityAdministrator } = world.people
    const grant = await proposedEntry(world)
    standAt(new Date(now().getTime() + 15 * 86_400_000))
    await expireGrants()
    assert.equal((await grant.refresh()).state, 'proposed')
    standAt(new Date(now().getTime() + 86_400_000))
    const late = await post(client, securityAdministrator, `/role-grants/${grant.id}/confirmations`, { version: 0 })
    late.assertStatus(409)
    late.assertTextIncludes('重新提请')
    await expireGrants()
    await expireGrants()
    assert.equal((await grant.refresh()).state, 'expired')
    assert.deepEqual(await actionsOf('role_grant', grant.id), ['role_grant.proposed', 'role_grant.expired'])
    await drainOutbox()
    assert.deepEqual(await told(administrator), ['role_grant.expired'])
  })

  test('are given by nobody to oneself', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { administrator, securityAdministrator } = people
    const second = await makeUser('秦守拙', ['administrator'])
    const own = { name: second.name, roles: ['division_head' as const], reason: '任职通知' }
    await assert.rejects(() => changePerson(second, own, actor(second)), /own_rights/)

    const other = await makeUser('殷晚舟', ['security_administrator'])
    await setActive(other, false, actor(administrator))
    const grant = await proposeReturn(other, actor(administrator), '返岗')
    await other.merge({ isActive: true }).save()
    await assert.rejects(() => confirmGrant(grant, actor(other)), /own_rights/)
    await assert.rejects(() => refuseGrant(grant, actor(other), { opinion: '不同意' }), /own_rights/)
    const page = await client.get(`/role-grants/${grant.id}`).loginAs(other)
    page.assertTextIncludes('不能确认对本人的授权')
    const refused = await post(client, other, `/role-grants/${grant.id}/confirmations`, { version: 0 })
    refused.assertStatus(403)
    await assert.rejects(() => confirmGrant(grant, actor(administrator)), /own_proposal/)
    await confirmGrant(grant, actor(securityAdministrator))
  })

  test('of one person one proposal is open', async ({ assert }) => {
    const world = await makeWorld()
    const { administrator, handler } = world.people
    const more = { name: handler.name, roles: ['bureau_handler' as const, 'division_head' as const], reason: '任职' }
    await changePerson(handler, more, actor(administrator))
    await assert.rejects(() => changePerson(handler, more, actor(administrator)), /grant_open/)
    const [grant] = await RoleGrant.all()
    await withdrawGrant(grant, actor(administrator))
    await changePerson(handler, more, actor(administrator))
    assert.lengthOf(await RoleGrant.all(), 2)
  })

  test('of whom something waits, the facts can be mended and nothing is added', async ({ client, assert }) => {
    const { administrator, haidianReviewer } = (await makeWorld()).people
    const { name, roles } = haidianReviewer
    await changePerson(haidianReviewer, { name, roles, districtCode: '110105', reason: '轮岗' }, actor(administrator))
    const page = await client.get(`/users/${haidianReviewer.id}/edit`).loginAs(administrator)
    assert.notInclude(page.text(), 'name="districtCode"')
    const form = { 'name': '周若宁宁', 'roles[]': ['district_reviewer'] }
    const put = client.put(`/users/${haidianReviewer.id}`).header('accept', 'text/html').form(form).withCsrfToken()
    const saved = await put.loginAs(administrator).redirects(0)
    saved.assertHeader('location', '/users')
    await haidianReviewer.refresh()
    assert.include(haidianReviewer.$attributes, { name: '周若宁宁', districtCode: '110108' })
    assert.lengthOf(await RoleGrant.query().where('state', 'proposed'), 1)
  })

  test('an office of the three is not confirmed beside what the person was given meanwhile', async ({ assert }) => {
    const world = await makeWorld()
    const grant = await proposedEntry(world, { roles: ['audit_administrator'] })
    await db.from('users').where('id', grant.userId).update({ roles: '["expert"]' })
    await assert.rejects(() => confirmGrant(grant, actor(world.people.securityAdministrator)), /mixed_duties/)
    assert.equal((await grant.refresh()).state, 'proposed')
  })

  test('are proposed and decided on by nobody else', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const grant = await proposedEntry(world)
    const before = await db.from('audit_entries').whereNot('action', 'access.refused')
    const officials = [people.handler, people.head, people.leader, people.haidianReviewer, people.principal]
    const others = [...officials, people.experts[0], people.secretariat, people.auditAdministrator]
    const proposing = ['/users', `/users/${people.operator.id}/activation`]
    const withdrawing = `/users/${grant.userId}/role-grants/${grant.id}/withdrawals`
    const deciding = ['confirmations', 'refusals'].map((act) => `/role-grants/${grant.id}/${act}`)
    const form = { ...newHandler({ email: 'x@people.example' }), version: 0, opinion: '不同意', returnReason: '返岗' }
    for (const user of [...others, people.administrator]) {
      for (const path of deciding) (await post(client, user, path, form)).assertStatus(403)
      for (const path of ['/role-grants', `/role-grants/${grant.id}`, '/role-grants/view.xlsx']) {
        const page = await client.get(path).loginAs(user)
        page.assertStatus(403)
      }
    }
    for (const user of [...others, people.securityAdministrator]) {
      for (const path of [...proposing, withdrawing]) (await post(client, user, path, form)).assertStatus(403)
      const put = client.put(`/users/${people.operator.id}`).form(form).withCsrfToken().loginAs(user)
      ;(await put).assertStatus(403)
      const out = client.delete(`/users/${people.operator.id}/activation`).withCsrfToken().loginAs(user)
      ;(await out).assertStatus(403)
    }
    assert.lengthOf(await db.from('audit_entries').whereNot('action', 'access.refused'), before.length)
    assert.equal((await grant.refresh()).state, 'proposed')
  })

  test('principals go on looking after the people of their institution alone', async ({ client, assert }) => {
    const { principal } = (await makeWorld()).people
    const form = { 'email': 'new@people.example', 'name': '江映雪', 'roles[]': ['operator'] }
    const invited = await post(client, principal, '/organization/colleagues', form)
    invited.assertHeader('location', '/organization')
    const person = await User.findByOrFail('email', 'new@people.example')
    assert.deepEqual([person.roles, Boolean(person.isActive)], [['operator'], true])
    assert.isEmpty(await RoleGrant.all())
  })

  test('stand in a list with tabs, search and a workbook', async ({ client, assert }) => {
    const world = await makeWorld()
    const { securityAdministrator } = world.people
    const grant = await proposedEntry(world)
    await proposedEntry(world, { email: 'two@people.example', name: '闻人达' })
    await refuseGrant(grant, actor(securityAdministrator), { opinion: '文件未印发' })
    const open = await client.get('/role-grants?state=proposed').loginAs(securityAdministrator)
    open.assertTextIncludes('闻人达')
    assert.notInclude(open.text(), '江映雪')
    const found = await client.get('/role-grants?q=江映雪').loginAs(securityAdministrator)
    assert.notInclude(found.text(), '闻人达')
    const file = await download(
      client,
      '/role-grants/view.xlsx?columns=kind,given,state,opinion',
      securityAdministrator
    )
    const { rows } = await cellsOf(file.body())
    assert.deepInclude(rows, ['江映雪', 'new@people.example', '新增用户', '市局经办', '未予确认', '文件未印发'])
  })

  test('the lists need as many statements for many as for few', async ({ client, assert }) => {
    const world = await makeWorld()
    const { administrator, securityAdministrator } = world.people
    const count = async (path: string, user: User) => (await countQueries(() => client.get(path).loginAs(user))).length
    await proposedEntry(world)
    for (const path of ['/role-grants', '/users'])
      await count(path, path === '/users' ? administrator : securityAdministrator)
    const few = [await count('/role-grants', securityAdministrator), await count('/users', administrator)]
    for (let n = 0; n < 12; n++) await proposedEntry(world, { email: `n${n}@people.example` })
    for (const path of ['/role-grants', '/users'])
      await count(path, path === '/users' ? administrator : securityAdministrator)
    const many = [await count('/role-grants', securityAdministrator), await count('/users', administrator)]
    assert.deepEqual(many, few)
  })
})

test.group('Two who decide on one proposal at the same time', (group) => {
  group.each.setup(emptyTables)
  group.teardown(emptyTables)

  const outcomesOf = async (acts: Promise<unknown>[]) =>
    (await Promise.allSettled(acts)).map((one) => (one.status === 'fulfilled' ? 'done' : one.reason.reason)).sort()

  async function proposal() {
    const world: World = await makeWorld()
    const grant = await proposedEntry(world)
    const read = () => RoleGrant.findOrFail(grant.id)
    const other = await makeUser('殷晚舟', ['security_administrator'])
    return { ...world.people, grant, read, other }
  }

  test('one is faster, and the person has the rights once', async ({ assert }) => {
    const { securityAdministrator, other, grant, read } = await proposal()
    const outcomes = await outcomesOf([
      confirmGrant(await read(), actor(securityAdministrator)),
      confirmGrant(await read(), actor(other)),
    ])
    assert.deepEqual(outcomes, ['done', 'moved_on'])
    const person = await User.findOrFail(grant.userId)
    assert.equal(person.sessionEpoch, 1)
    assert.lengthOf(await db.from('password_resets').where('user_id', person.id), 1)
  })

  test('confirmed and withdrawn: one of both', async ({ assert }) => {
    const { securityAdministrator, administrator, grant, read } = await proposal()
    const outcomes = await outcomesOf([
      confirmGrant(await read(), actor(securityAdministrator)),
      withdrawGrant(await read(), actor(administrator)),
    ])
    assert.deepEqual(outcomes, ['done', 'moved_on'])
    const { state } = await grant.refresh()
    assert.equal((await User.findOrFail(grant.userId)).roles.length, state === 'confirmed' ? 1 : 0)
  })

  test('proposed twice: one waits', async ({ assert }) => {
    const { administrator, handler } = (await makeWorld()).people
    const more = { name: handler.name, roles: ['bureau_handler' as const, 'division_head' as const], reason: '任职' }
    const read = () => User.findOrFail(handler.id)
    const outcomes = await outcomesOf([
      changePerson(await read(), more, actor(administrator)),
      changePerson(await read(), more, actor(administrator)),
    ])
    assert.deepEqual(outcomes, ['done', 'grant_open'])
    assert.lengthOf(await RoleGrant.all(), 1)
  })

  test('the same form twice makes one person', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const form = { ...newHandler(), _once: '0d4f7a52-2c35-4a3e-9a51-9a0c4b1c7e11' }
    const answers = [
      await post(client, administrator, '/users', form),
      await post(client, administrator, '/users', form),
    ]
    assert.deepEqual(
      answers.map((answer) => answer.header('location')),
      ['/users', '/users']
    )
    assert.lengthOf(await RoleGrant.all(), 1)
  })

  test('signing in with the new password works once the rights are confirmed', async ({ client, assert }) => {
    const { securityAdministrator, grant } = await proposal()
    const person = await User.findOrFail(grant.userId)
    await person.merge({ password: PASSWORD }).save()
    const signIn = () =>
      client.post('/sign-in').form({ email: person.email, password: PASSWORD }).withCsrfToken().redirects(0)
    ;(await signIn()).assertStatus(422)
    await confirmGrant(await RoleGrant.findOrFail(grant.id), actor(securityAdministrator))
    assert.equal((await signIn()).header('location'), '/home')
  })
})
