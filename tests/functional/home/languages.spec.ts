import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { makeUser } from '#tests/world'

test.group('Languages', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('pages are Chinese unless somebody chose otherwise', async ({ client }) => {
    const page = await client.get('/notices').header('accept-language', 'fr')
    page.assertTextIncludes('公示公告')
    const user = await makeUser('Ann', ['bureau_handler'], { locale: 'en' })
    const home = await client.get('/home').loginAs(user)
    home.assertTextIncludes('Hello Ann')
  })

  test('an address that nobody knows answers in the language of the reader, with 404', async ({ client }) => {
    const zh = await client.get('/nowhere')
    zh.assertStatus(404)
    zh.assertTextIncludes('找不到这个页面')
    const en = await client.get('/nowhere').withPlainCookie('locale', 'en')
    en.assertStatus(404)
    en.assertTextIncludes('lang="en"')
  })
})
