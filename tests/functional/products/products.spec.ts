import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import Attachment from '#app/attachments/attachment'
import Product from '#app/products/product'
import { productCountings } from '#app/products/product_countings'
import { takeProductStep } from '#app/products/product_workflow'
import { figureOf, sumsOf } from '#app/tallies/figures'
import type { MeasureCode } from '#app/tallies/countings'
import { wrongTallies } from '#app/tallies/tally'
import { drainOutbox } from '#jobs/drain'
import { pointOf } from '#tests/support/activities'
import { actor } from '#tests/support/applications'
import { pdf } from '#tests/support/files'
import { textsTo } from '#tests/support/notices'
import { databaseInput, makeOfficeProduct, makeProduct } from '#tests/support/products'
import { countQueries } from '#tests/support/queries'
import { makeWorld } from '#tests/world'

async function countOf(measure: MeasureCode, year = 2026) {
  return figureOf(await sumsOf({ measures: [measure], from: year, until: year }), measure)
}

test.group('Thematic databases and analysis reports', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('an operator notes one, the principal stands for it, and it counts', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    await pointOf(world)
    const response = await client
      .post('/products')
      .form(databaseInput())
      .withCsrfToken()
      .loginAs(people.operator)
      .redirects(0)
    const product = await Product.firstOrFail()
    response.assertHeader('location', `/products/${product.id}`)
    assert.equal(product.state, 'submitted')
    assert.equal(product.number, 'ZT-2026-0001')
    assert.isNull(await countOf('thematic_db_new'))
    const home = await client.get('/home').loginAs(people.principal)
    home.assertTextIncludes(product.title)

    await client
      .post(`/products/${product.id}/steps`)
      .form({ step: 'confirm', version: product.version })
      .withCsrfToken()
      .loginAs(people.principal)
    await product.refresh()
    assert.equal(product.state, 'confirmed')
    assert.equal(await countOf('thematic_db_new'), 1)
    const entry = await db.from('audit_entries').where('action', 'product.confirmed').firstOrFail()
    assert.equal(entry.actor_id, people.principal.id)
    const rows = await client.get(productCountings.thematic_database.rowsPath({ year: 2026 })).loginAs(people.handler)
    rows.assertTextIncludes(product.title)
  })

  test('an update does not count again, a report counts as a report', async ({ assert }) => {
    const world = await makeWorld()
    const principal = actor(world.people.principal)
    await takeProductStep('confirm', await makeProduct(world, { isNew: false }), principal)
    assert.isNull(await countOf('thematic_db_new'))
    await takeProductStep('confirm', await makeProduct(world, {}, 'analysis_report'), principal)
    assert.equal(await countOf('analysis_reports'), 1)
    assert.deepEqual(await wrongTallies(Object.values(productCountings)), [])
  })

  test("the office's own is confirmed by the head of the division, not by who wrote it", async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    await client.post('/products').form(databaseInput()).withCsrfToken().loginAs(people.handler)
    const product = await Product.firstOrFail()
    assert.deepEqual([product.state, product.organizationId, product.districtCode], ['submitted', null, '110000'])
    const confirm = { step: 'confirm', version: product.version }
    const own = await client.post(`/products/${product.id}/steps`).form(confirm).withCsrfToken().loginAs(people.handler)
    own.assertStatus(403)
    await client.post(`/products/${product.id}/steps`).form(confirm).withCsrfToken().loginAs(people.head)
    await product.refresh()
    assert.equal(product.state, 'confirmed')
    assert.equal(await countOf('thematic_db_new'), 1)
  })

  test('a fault is named at its field and nothing typed is lost', async ({ client, assert }) => {
    const world = await makeWorld()
    await pointOf(world)
    const typed = databaseInput({ publishedOn: '2999-01-01', recordCount: 'viele', link: 'ftp://x', access: '' })
    const page = await client.post('/products').form(typed).withCsrfToken().loginAs(world.people.operator)
    page.assertStatus(422)
    for (const words of [
      '发布日期不能晚于今天',
      '数据量（条）应为数字',
      '网址应以 http',
      '请填写开放方式',
      '氢能燃料电池',
    ]) {
      page.assertTextIncludes(words)
    }
    assert.isNull(await Product.first())
  })

  test('what is confirmed changes with a reason only, and the trail says what it was', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const product = await makeProduct(world)
    await takeProductStep('confirm', product, actor(people.principal))
    const change = (more: object, user = people.principal) =>
      client
        .put(`/products/${product.id}`)
        .form({ ...databaseInput({ edition: 'update' }), version: product.version, ...more })
        .withCsrfToken()
        .loginAs(user)
    const writer = await change({ reason: '应为更新。' }, people.operator)
    writer.assertStatus(403)
    const silent = await change({})
    silent.assertStatus(422)
    assert.equal(await countOf('thematic_db_new'), 1)
    await change({ reason: '实际为原库更新。' })
    assert.isNull(await countOf('thematic_db_new'))
    const { details } = await db.from('audit_entries').where('action', 'product.amended').firstOrFail()
    assert.deepInclude(JSON.parse(details), { opinion: '实际为原库更新。', before: { isNew: true } })
    const late = await change({ reason: '同时改的另一人。' })
    late.assertStatus(409)
  })

  test('one that is struck out no longer counts', async ({ client, assert }) => {
    const world = await makeWorld()
    const product = await makeProduct(world)
    await takeProductStep('confirm', product, actor(world.people.principal))
    const strike = (more = {}) =>
      client
        .post(`/products/${product.id}/steps`)
        .form({ step: 'strike', version: product.version, ...more })
        .withCsrfToken()
        .loginAs(world.people.principal)
    const silent = await strike()
    silent.assertStatus(422)
    await strike({ opinion: '与另一条重复。' })
    await product.refresh()
    assert.equal(product.state, 'removed')
    assert.isNull(await countOf('thematic_db_new'))
    const again = await strike({ opinion: '再删一次看看。' })
    again.assertStatus(409)
  })

  test('one that is returned tells its writer why', async ({ client, assert }) => {
    const world = await makeWorld()
    const product = await makeProduct(world)
    await takeProductStep('submit', product, actor(world.people.operator))
    await client
      .post(`/products/${product.id}/steps`)
      .form({ step: 'return', version: product.version, opinion: '请补充数据范围。' })
      .withCsrfToken()
      .loginAs(world.people.principal)
    await drainOutbox()
    assert.include((await textsTo(world.people.operator))[0], '请补充数据范围。')
  })

  test('drafts are their own side’s and the bureau’s; what is confirmed is the network’s', async ({ client }) => {
    const world = await makeWorld()
    const { people } = world
    const product = await makeProduct(world)
    const office = await makeOfficeProduct(world)
    const look = async (id: number, user: typeof people.operator, status: number) =>
      (await client.get(`/products/${id}`).loginAs(user)).assertStatus(status)
    await look(product.id, people.operator, 200)
    await look(product.id, people.chaoyangPrincipal, 404)
    await look(product.id, people.haidianReviewer, 404)
    await look(product.id, people.handler, 200)
    await look(office.id, people.operator, 404)
    await takeProductStep('confirm', product, actor(people.principal))
    await look(product.id, people.chaoyangPrincipal, 200)
    await look(product.id, people.haidianReviewer, 200)
    await look(product.id, people.experts[0], 404)
    for (const user of [people.haidianReviewer, people.leader, people.administrator, people.experts[0]]) {
      const refused = await client.post('/products').form(databaseInput()).withCsrfToken().loginAs(user)
      refused.assertStatus(403)
    }
    const stranger = await client
      .post(`/products/${product.id}/steps`)
      .form({ step: 'strike', version: product.version, opinion: '不是我的。' })
      .withCsrfToken()
      .loginAs(people.chaoyangPrincipal)
    stranger.assertStatus(403)
  })

  test('the file of a report is opened by whom its maker lets', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    await pointOf(world)
    const typed = { ...databaseInput(), kind: 'analysis_report', audience: 'public', filePermission: 'internal' }
    const request = client.post('/products').file('report', pdf(), { filename: '氢能报告.pdf' })
    await request.fields(clean(typed)).withCsrfToken().loginAs(people.principal)
    const product = await Product.firstOrFail()
    assert.equal(product.state, 'confirmed')
    const file = await Attachment.firstOrFail()
    const open = async (user: typeof people.operator) =>
      (await client.get(`/attachments/${file.id}`).loginAs(user)).status()
    assert.equal(await open(people.operator), 200)
    assert.equal(await open(people.haidianReviewer), 200)
    assert.equal(await open(people.chaoyangPrincipal), 404)
    await product.merge({ filePermission: 'network' }).save()
    assert.equal(await open(people.chaoyangPrincipal), 200)
    assert.equal(await open(people.experts[0]), 404)
  })

  test('the list sends as many statements for many rows as for one', async ({ client, assert }) => {
    const world = await makeWorld()
    const read = () => countQueries(async () => void (await client.get('/products').loginAs(world.people.handler)))
    await makeProduct(world)
    const one = await read()
    for (let n = 0; n < 5; n++) await makeProduct(world)
    assert.equal((await read()).length, one.length)
  })
})

const clean = (typed: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(typed).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])))
