import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import ServiceItem from '#app/products/service_item'
import { cellsOf, download } from '#tests/support/downloads'
import { makeDesignation } from '#tests/support/designations'
import { makeWorld, type World } from '#tests/world'

const services = [
  { name: '专利检索咨询', level: 'basic', price: 'free' },
  { name: '专利导航分析', level: 'value_added', price: 'market' },
]

async function furnished() {
  const world: World = await makeWorld()
  await makeDesignation(world.organizations.haidian, { profile: { services } })
  await makeDesignation(world.organizations.chaoyang, { profile: { services: services.slice(0, 1) } })
  return world
}

const at = '/products/service-items'

test.group('The catalogue of service items', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('shows what every point in force offers, by level and price', async ({ client, assert }) => {
    const { people } = await furnished()
    assert.equal((await ServiceItem.published()).length, 3)
    const page = await client.get(`${at}?level=value_added`).loginAs(people.chaoyangPrincipal)
    page.assertTextIncludes('专利导航分析')
    page.assertTextIncludes('燕麓大学图书馆')
    assert.notInclude(page.text(), '专利检索咨询')
    await db.from('designations').update({ state: 'revoked' })
    assert.equal((await ServiceItem.published()).length, 0)
  })

  test('a handler names a brand and takes it away; the catalogue and the trail say so', async ({ client, assert }) => {
    const { people } = await furnished()
    const item = await ServiceItem.published().where('level', 'value_added').firstOrFail()
    const put = (brand: string, user = people.handler) =>
      client.put(`${at}/${item.id}`).form({ brand }).withCsrfToken().loginAs(user)
    for (const user of [people.operator, people.principal, people.haidianReviewer, people.leader]) {
      const refused = await put('京知导航', user)
      refused.assertStatus(403)
    }
    await put('京知导航')
    const page = await client.get(`${at}?brand=yes`).loginAs(people.operator)
    page.assertTextIncludes('京知导航')
    assert.notInclude(page.text(), '专利检索咨询')
    const long = await put('长'.repeat(61))
    long.assertStatus(422)
    await put('')
    assert.isNull((await ServiceItem.published().where('service_items.id', item.id).firstOrFail()).brand)
    const acts = await db.from('audit_entries').where('action', 'like', 'designation.item_%').orderBy('id')
    assert.deepEqual(
      acts.map(({ action }) => action),
      ['designation.item_branded', 'designation.item_unbranded']
    )
  })

  test('goes out as a workbook', async ({ client, assert }) => {
    const { people } = await furnished()
    const response = await download(client, `${at}/view.xlsx?sort=name`, people.handler)
    const { rows } = await cellsOf(response.body())
    assert.lengthOf(rows, 5)
    assert.includeMembers(rows[1] as string[], ['服务事项', '网点', '网点编号', '服务层级', '收费', '服务品牌'])
    const outsider = await client.get(at).loginAs(people.experts[0])
    outsider.assertStatus(403)
  })
})
