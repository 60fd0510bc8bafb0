import { test } from '@japa/runner'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import keys from '#config/api_keys'
import { makeDesignation } from '#tests/support/designations'
import { api } from '#tests/support/open_data'
import { makePoints } from '#tests/support/portal'
import { makeWorld } from '#tests/world'

type Hit = { kind: string; id: string; title: string; match: string; url: string; district: string | null }

test.group('The public search for programs', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())

  test('finds what the page finds, says how, and leads to its page', async ({ client, assert }) => {
    const { haidian } = await makePoints(await makeWorld())
    const answer = await api(client, 'search?q=yldxtsg')
    answer.assertStatus(200)
    assert.isEmpty(answer.headers()['set-cookie'] ?? [])
    const [hit]: Hit[] = answer.body().data
    assert.include(hit, { kind: 'points', id: String(haidian.id), match: 'pinyin', district: '110108' })
    assert.match(hit.url, new RegExp(`^http.*/points/${haidian.id}$`))
    const [exact]: Hit[] = (await api(client, `search?q=${encodeURIComponent(haidian.name)}`)).body().data
    assert.equal(exact.match, 'exact')
    const of = async (query: string) => (await api(client, `search?q=路&${query}`)).body().data as Hit[]
    assert.sameMembers(
      [...new Set((await of('kind=points&district=110105')).map(({ district }) => district))],
      ['110105']
    )
    assert.isEmpty(await of('kind=cases'))
  })

  test('page by page, each hit once, the better ones first', async ({ client, assert }) => {
    const { organizations } = await makeWorld()
    for (let n = 0; n < 7; n++)
      await makeDesignation(organizations.haidian, { name: n % 2 ? `潮白${n}` : `东潮白${n}` })
    const seen: Hit[] = []
    let next: string | null = '/api/v1/search?q=潮白&limit=2'
    while (next) {
      const page: any = await api(client, next)
      page.assertStatus(200)
      seen.push(...page.body().data)
      next = page.body().next && new URL(page.body().next).pathname + new URL(page.body().next).search
    }
    assert.deepEqual(
      seen.map(({ match }) => match),
      ['begins', 'begins', 'begins', 'contains', 'contains', 'contains', 'contains']
    )
    assert.lengthOf(new Set(seen.map(({ id }) => id)), 7)
  })

  test('says what is wrong, and has the limit of its neighbours', async ({ client, assert }) => {
    for (const wrong of [
      '',
      '?q=',
      `?q=${'a'.repeat(51)}`,
      '?q=a&kind=people',
      '?q=a&district=1',
      '?q=a&page=2',
      '?q=a&cursor=zz',
    ])
      (await api(client, `search${wrong}`)).assertStatus(400)
    const answer = await api(client, 'search?q=%25')
    assert.deepEqual(answer.body(), { data: [], next: null })
    answer.assertHeader('ratelimit-limit', String(keys.anonymousPerMinute))
  })
})
