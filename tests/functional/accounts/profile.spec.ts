import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import User from '#app/users/user'
import { makeUser } from '#tests/world'

test.group('One’s own profile', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const changed = () => db.from('audit_entries').where('action', 'user.profile_changed')
  const send = (client: any, user: User, form: object) =>
    client.put('/account').loginAs(user).form(form).withCsrfToken().redirects(0)

  test('is changed on the trail, so that every process sees it', async ({ client, assert }) => {
    const user = await makeUser('林知远', ['bureau_handler'])
    const response = await send(client, user, { name: '林致远', title: '主任科员', locale: 'en' })
    response.assertHeader('location', '/account')
    const { name, title, locale, roles } = await User.findOrFail(user.id)
    assert.deepEqual([name, title, locale, roles], ['林致远', '主任科员', 'en', ['bureau_handler']])
    const entries = await changed()
    assert.lengthOf(entries, 1)
    assert.deepInclude(entries[0], { subject_type: 'user', subject_id: user.id, actor_id: user.id })
  })

  test('refused stays as it was, and leaves no entry', async ({ client, assert }) => {
    const user = await makeUser('林知远', ['bureau_handler'])
    const response = await send(client, user, { name: '', locale: 'en', roles: ['administrator'] })
    response.assertStatus(422)
    const { name, locale } = await User.findOrFail(user.id)
    assert.deepEqual([name, locale], ['林知远', 'zh-CN'])
    assert.isEmpty(await changed())
  })
})
