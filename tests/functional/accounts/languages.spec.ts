import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import User from '#app/users/user'
import { countOf } from '#tests/support/rows'
import { makeUser } from '#tests/world'

const chosen = () => db.from('audit_entries').where('action', 'user.language_chosen')

test.group('Choosing a language', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const choose = (client: any, locale: string) =>
    client.post('/language').form({ locale, back: '/home' }).withCsrfToken().redirects(0)

  test('is kept with the person and on the trail, so that every process sees it', async ({ client, assert }) => {
    const user = await makeUser('林知远', ['bureau_handler'])
    const response = await choose(client, 'en').loginAs(user)
    response.assertStatus(302)
    response.assertHeader('location', '/home')
    assert.equal((await User.findOrFail(user.id)).locale, 'en')
    assert.deepInclude(await chosen().firstOrFail(), { subject_type: 'user', subject_id: user.id, actor_id: user.id })
  })

  test('of those there are not changes nothing', async ({ client, assert }) => {
    const user = await makeUser('林知远', ['bureau_handler'])
    await choose(client, 'de').loginAs(user)
    assert.equal((await User.findOrFail(user.id)).locale, 'zh-CN')
    assert.equal(await countOf(chosen()), 0)
  })

  test('by somebody unknown goes into the cookie and nowhere else', async ({ client, assert }) => {
    const response = await choose(client, 'en')
    response.assertStatus(302)
    response.assertCookie('locale')
    assert.equal(await countOf(chosen()), 0)
  })
})
