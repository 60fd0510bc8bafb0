import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { setActive } from '#app/accounts/people'
import type User from '#app/users/user'
import { actor } from '#tests/support/applications'
import { makeWorld } from '#tests/world'

const send = (request: any, user: User, form: Record<string, unknown> = {}) =>
  request.form(form).withCsrfToken().loginAs(user).redirects(0)

test.group('Colleagues who are shut out', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('whom the principal has shut out is let in again by the principal', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { operator, principal, chaoyangPrincipal } = people
    const path = `/organization/colleagues/${operator.id}`
    const shut = await send(client.delete(path), principal)
    shut.assertStatus(302)
    await operator.refresh()
    assert.isFalse(Boolean(operator.isActive))
    const page = await client.get('/organization').loginAs(principal)
    page.assertTextIncludes('恢复')

    const stranger = await send(client.put(path), chaoyangPrincipal)
    stranger.assertStatus(404)
    const again = await send(client.put(path), principal)
    again.assertStatus(302)
    await operator.refresh()
    assert.isTrue(Boolean(operator.isActive))
  })

  test('whom an administrator has shut out stays out', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { administrator, operator, principal } = people
    await setActive(operator, false, actor(principal))
    await setActive(operator, true, actor(principal))
    await setActive(operator, false, actor(administrator))
    const page = await client.get('/organization').loginAs(principal)
    assert.notInclude(page.text(), '恢复')
    const again = await send(client.put(`/organization/colleagues/${operator.id}`), principal)
    again.assertStatus(409)
    again.assertTextIncludes('请联系管理员')
    await operator.refresh()
    assert.isFalse(Boolean(operator.isActive))
  })
})
