import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { changePerson, createPerson, setActive } from '#app/accounts/people'
import { inTransaction } from '#app/core/dialect'
import { system } from '#app/users/actor'
import { dutyRoles, roles, type Role } from '#app/users/roles'
import type User from '#app/users/user'
import { actor } from '#tests/support/applications'
import { makeUser, makeWorld, type World } from '#tests/world'

const businessRoles = roles.filter((role) => !dutyRoles.some((duty) => duty === role))

/** Each of the three with everything else that somebody could be. */
const mixtures = dutyRoles.flatMap((duty) =>
  roles.filter((role) => role !== duty).map((role): [Role, Role] => [duty, role])
)

test.group('Three administrators', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const refusedByDatabase = async (write: () => Promise<unknown>) => {
    await db.rawQuery('savepoint before_write')
    const fault = await write().then(
      () => null,
      (error: Error) => error
    )
    await db.rawQuery('rollback to savepoint before_write')
    return fault !== null && /separate_duties/.test(fault.message)
  }

  test('hold one office alone: the database refuses every mixture, written by whomever', async ({ assert }) => {
    const { id } = await makeUser('陆文舟', ['expert'])
    const write = (held: readonly Role[]) =>
      refusedByDatabase(() =>
        db
          .from('users')
          .where({ id })
          .update({ roles: JSON.stringify(held) })
      )
    for (const mixture of mixtures) {
      assert.isTrue(await write(mixture), mixture.join())
      assert.isTrue(await write([...mixture].reverse()), mixture.join())
    }
    for (const duty of dutyRoles) assert.isFalse(await write([duty]), duty)
    assert.isFalse(await write(businessRoles))
    assert.isFalse(await write([]))
    assert.isTrue(await refusedByDatabase(() => makeUser('秦守拙', [...dutyRoles])))
  })

  test('hold one office alone: the verbs say so before the database does', async ({ assert }) => {
    const { people } = await makeWorld()
    for (const mixture of mixtures) {
      const { name, employer } = people.experts[0]
      const change = () =>
        changePerson(people.experts[0], { name, employer, roles: mixture }, actor(people.administrator))
      await assert.rejects(change, /mixed_duties/)
      const person = { email: 'qin@people.example', name: '秦守拙', password: 'x', roles: mixture }
      await assert.rejects(
        () => inTransaction((trx) => createPerson(trx, person, system('user:create'))),
        /mixed_duties/
      )
    }
  })

  test('hold one office alone: the page says so beside the roles', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const response = await client
      .put(`/users/${people.handler.id}`)
      .header('accept', 'text/html')
      .form({ 'name': '沈怀瑾', 'roles[]': ['bureau_handler', 'audit_administrator'], 'grantBasis': '任职通知' })
      .withCsrfToken()
      .loginAs(people.administrator)
    response.assertStatus(422)
    response.assertTextIncludes('不能与其他角色兼任')
    response.assertTextIncludes('任职通知')
    assert.deepEqual((await people.handler.refresh()).roles, ['bureau_handler'])
  })

  for (const duty of dutyRoles) {
    test(`keep the last ${duty}: neither shut out nor given another office`, async ({ assert }) => {
      const { people } = await makeWorld()
      const last = [people.administrator, people.securityAdministrator, people.auditAdministrator].find((user) =>
        user.is(duty)
      )!
      const by = duty === 'administrator' ? await otherActor() : actor(people.administrator)
      await assert.rejects(() => setActive(last, false, by), new RegExp(`last_${duty}`))
      const change = () => changePerson(last, { name: last.name, roles: ['expert'] }, by)
      await assert.rejects(change, new RegExp(`last_${duty}`))

      await makeUser('秦守拙', [duty])
      await setActive(last, false, by)
      assert.isFalse(Boolean((await last.refresh()).isActive))
    })
  }

  /** Somebody who acts, without being one more holder. */
  async function otherActor() {
    return actor(await makeUser('殷晚舟', ['expert']))
  }
})

/** What each of the three opens that nobody opens just because of being signed in. */
const OPENS: Record<(typeof dutyRoles)[number], string[]> = {
  administrator: [
    ...['/users', '/users/create', '/users/view.xlsx', '/api-keys', '/api-keys/create', '/api-keys/view.xlsx'],
    ...['/calendar', '/calendar/export.xlsx', '/calendar/changes/create'],
    ...['/stand-ins', '/stand-ins/create', '/stand-ins/view.xlsx', '/stand-in-acts', '/stand-in-acts/view.xlsx'],
    ...['/background-jobs', '/background-jobs/schedule', '/background-jobs/view.xlsx'],
    ...['/background-jobs/set-asides/create', '/retention'],
  ],
  security_administrator: ['/role-grants', '/role-grants/view.xlsx', '/lock-outs', '/sign-in-rules'],
  audit_administrator: ['/audit', '/audit/view.xlsx', '/audit/export.csv'],
}

test.group('What the three may', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const pages = () =>
    router
      .toJSON()
      .root.filter(({ methods, pattern }) => methods.includes('GET') && !pattern.includes(':') && pattern !== '*')
      .map(({ pattern }) => pattern)

  async function opens(client: ApiClient, user: User) {
    const opened: string[] = []
    for (const path of new Set(pages())) {
      const response = await client.get(path).loginAs(user).redirects(0)
      if (response.status() < 400) opened.push(path)
    }
    return opened
  }

  test('is apart: no page that one of them opens is opened by another', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const anybody = new Set(await opens(client, await makeUser('无名氏', [])))
    for (const [duty, user] of Object.entries(holders(people))) {
      const own = (await opens(client, user)).filter((path) => !anybody.has(path))
      assert.sameMembers(own, OPENS[duty as keyof typeof OPENS], duty)
    }
    const all = Object.values(OPENS).flat()
    assert.lengthOf(new Set(all), all.length)
  }).timeout(60_000)

  const holders = (people: World['people']) => ({
    administrator: people.administrator,
    security_administrator: people.securityAdministrator,
    audit_administrator: people.auditAdministrator,
  })

  test('is no business: none of them sees an application, an institution, a paper', async ({ client, assert }) => {
    const { people } = await makeWorld()
    for (const user of Object.values(holders(people))) {
      for (const path of ['/applications', '/registrations', '/designations', '/experts', '/evaluation-cycles']) {
        const response = await client.get(path).loginAs(user).redirects(0)
        if (response.status() < 400) assert.notMatch(response.text(), /<tbody>[^]*<tr>/, `${user.roles} ${path}`)
      }
    }
  })
})
