import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import ExcelJS from 'exceljs'
import Attachment from '#app/attachments/attachment'
import LightRecord from '#app/light_records/light_record'
import { recordKinds } from '#app/light_records/record_kinds'
import { actor } from '#tests/support/applications'
import { makeDesignation } from '#tests/support/designations'
import { cellsOf, download } from '#tests/support/downloads'
import { pdf } from '#tests/support/files'
import { FACTS, makePointRecord, makeRecord } from '#tests/support/light_records'
import { planInForce } from '#tests/support/plans'
import { countQueries } from '#tests/support/queries'
import { noteReading } from '#app/light_records/light_record_workflow'
import { makeWorld } from '#tests/world'

test.group('The small registers', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const { code, clause } of recordKinds) {
    test(`a handler notes a line of ${code}, and takes the register out and in again`, async ({ client, assert }) => {
      const { people } = await makeWorld()
      const post = (path: string, typed: object) =>
        client.post(path).form(typed).withCsrfToken().loginAs(people.handler)
      const typed = Object.fromEntries(Object.entries(FACTS[code]).map(([name, value]) => [name, value ?? '']))
      const empty = await post(`/ledgers/${code}`, {})
      empty.assertStatus(422)
      const response = await post(`/ledgers/${code}`, typed)
      response.assertStatus(200)
      const record = await LightRecord.firstOrFail()
      assert.deepEqual(record.facts, FACTS[code])
      assert.equal(record.year, 2026)
      const entry = await db.from('audit_entries').where('action', 'light_record.kept').firstOrFail()
      assert.equal(entry.actor_id, people.handler.id)

      const list = await client.get(`/ledgers/${code}?year=2026`).loginAs(people.leader)
      list.assertTextIncludes(record.title)
      const overview = await client.get('/ledgers').loginAs(people.leader)
      overview.assertTextIncludes(`第 ${clause} 项`)

      const workbook = await download(client, `/ledgers/${code}/export.xlsx`, people.handler)
      const { rows } = await cellsOf(workbook.body())
      const day = (cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : (cell ?? ''))
      const width = (rows[2] as unknown[]).length
      const lines = [rows[2], rows[3]].map((row) => Array.from({ length: width }, (_, at) => day(row[at])).join('\t'))
      const again = await post(`/ledgers/${code}/imports`, { lines: lines.join('\n'), then: 'save' })
      assert.notInclude(again.text(), '行有误')
      const [first, second] = await LightRecord.query().orderBy('id')
      assert.deepEqual(second.facts, first.facts)
    })
  }

  test('lines that are pasted get a verdict each, and are saved all or none', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const head = '标题\t形式\t渠道\t发布日期\t阅读量\t网址'
    const send = (lines: string[], more = {}) =>
      client
        .post('/ledgers/promotion/imports')
        .form({ lines: [head, ...lines].join('\n'), ...more })
        .withCsrfToken()
        .loginAs(people.handler)
    const good = '知识产权宣传周\t图文\t公众号\t2026/4/26\t12,000\t'
    const refused = await send([good, '短\t电影\t公众号\t昨天\t很多\t'], { then: 'save' })
    refused.assertStatus(422)
    for (const words of [
      '共 2 行，1 行有误',
      '标题至少需要 2 个字',
      '请选择形式',
      '发布日期不是有效的日期',
      '阅读量应为数字',
    ]) {
      refused.assertTextIncludes(words)
    }
    const checked = await send([good])
    checked.assertTextIncludes('共 1 行，全部可以保存')
    const wrong = await client
      .post('/ledgers/promotion/imports')
      .form({ lines: '标题,姓名\n甲,乙' })
      .withCsrfToken()
      .loginAs(people.handler)
    wrong.assertTextIncludes('缺少列')
    assert.isNull(await LightRecord.first())
    await send([good], { then: 'save' })
    const { facts } = await LightRecord.firstOrFail()
    assert.deepInclude(facts, { medium: 'article', publishedOn: '2026-04-26', reads: 12_000 })
  })

  test('the workbook of a register is uploaded as it was taken out; a formula is no value', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler } = world.people
    await makeRecord(world, 'promotion')
    const taken = (await download(client, '/ledgers/promotion/export.xlsx', handler)).body()
    const upload = (file: Buffer) =>
      client
        .post('/ledgers/promotion/imports')
        .fields({ then: 'save' })
        .file('file', file, { filename: '台账.xlsx' })
        .withCsrfToken()
        .loginAs(handler)
    await upload(taken)
    const [first, second] = await LightRecord.query().orderBy('id')
    assert.deepEqual(second.facts, first.facts)

    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(taken as never)
    workbook.worksheets[0].getCell('B4').value = { formula: '1+1', result: 2 } as never
    const formula = await upload(Buffer.from(await workbook.xlsx.writeBuffer()))
    formula.assertStatus(422)
    formula.assertTextIncludes('单元格是公式')
    const broken = await upload(Buffer.from('PK broken'))
    broken.assertStatus(422)
    broken.assertTextIncludes('文件不完整')
    assert.lengthOf(await LightRecord.all(), 2)
  })

  test('a line is changed with its trace, and two who change it do not overwrite each other', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const record = await makeRecord(world, 'exchange')
    const change = () =>
      client
        .put(`/ledgers/exchange/${record.id}`)
        .form({ ...FACTS.exchange, result: '', participants: 50, version: record.version })
        .withCsrfToken()
        .loginAs(world.people.handler)
    await change()
    await record.refresh()
    assert.equal(record.facts.participants, 50)
    const { details } = await db.from('audit_entries').where('action', 'light_record.revised').firstOrFail()
    assert.deepEqual(JSON.parse(details).before, { participants: 45 })
    record.version--
    const late = await change()
    late.assertStatus(409)
  })

  test('a line is taken out with a reason, stays to be seen by who kept it, and counts no more', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const record = await makePointRecord(world, 'promotion')
    const remove = (opinion: string, user = people.principal) =>
      client
        .delete(`/ledgers/promotion/${record.id}`)
        .form({ opinion, version: record.version })
        .withCsrfToken()
        .loginAs(user)
    const silent = await remove('')
    silent.assertStatus(422)
    await remove('重复登记。')
    await record.refresh()
    assert.equal(record.state, 'removed')
    const list = await client.get('/ledgers/promotion').loginAs(people.operator)
    assert.notInclude(list.text(), record.title)
    const removed = await client.get('/ledgers/promotion?state=removed').loginAs(people.operator)
    removed.assertTextIncludes(record.title)
    const district = await client.get(`/ledgers/promotion/${record.id}`).loginAs(people.haidianReviewer)
    district.assertStatus(404)
    const again = await remove('再删一次看看。')
    again.assertStatus(409)
  })

  test('who writes where: as a table', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const writers: Record<string, string[]> = Object.fromEntries(
      recordKinds.map(({ code, writers: more = [] }) => [code, ['handler', 'head', ...more]])
    )
    const who = {
      handler: people.handler,
      head: people.head,
      district: people.haidianReviewer,
      point: people.operator,
      leader: people.leader,
      expert: people.experts[0],
      administrator: people.administrator,
    }
    for (const { code } of recordKinds) {
      for (const [name, user] of Object.entries(who)) {
        const page = await client.get(`/ledgers/${code}/create`).loginAs(user)
        assert.equal(page.status(), writers[code].includes(name) ? 200 : 403, `${name} ${code}`)
      }
    }
  })

  test('a district writes for itself, and no other district sees or changes it', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const post = (district: string, user = people.haidianReviewer) =>
      client
        .post('/ledgers/budget_purchase')
        .form({ ...FACTS.budget_purchase, result: '', district })
        .withCsrfToken()
        .loginAs(user)
    const other = await post('110105')
    other.assertStatus(422)
    other.assertTextIncludes('只能登记本区的内容')
    await post('110108')
    const record = await LightRecord.firstOrFail()
    const list = await client.get('/ledgers/budget_purchase').loginAs(people.haidianReviewer)
    for (const words of ['海淀区</td>', '购买服务</td>']) list.assertTextIncludes(words)
    assert.equal(record.districtCode, '110108')
    const seen = async (user: typeof people.handler) =>
      (await client.get(`/ledgers/budget_purchase/${record.id}`).loginAs(user)).status()
    assert.deepEqual(await Promise.all([people.haidianReviewer, people.handler].map(seen)), [200, 200])
    assert.deepEqual(await Promise.all([people.chaoyangReviewer, people.operator].map(seen)), [404, 404])
    const pasted = await client
      .post('/ledgers/budget_purchase/imports')
      .form({
        lines: '所属区,年度,项目,类型,金额（万元）,承接单位,完成情况\n朝阳区,2026,导航服务,购买服务,80,,',
        then: 'save',
      })
      .withCsrfToken()
      .loginAs(people.haidianReviewer)
    pasted.assertStatus(422)
  })

  test('a point sees and changes its own lines, not those of another', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const record = await makePointRecord(world, 'finance_service')
    const seen = async (user: typeof people.handler, path = '') =>
      (await client.get(`/ledgers/finance_service/${record.id}${path}`).loginAs(user)).status()
    assert.equal(await seen(people.operator, '/edit'), 200)
    assert.equal(await seen(people.chaoyangPrincipal), 404)
    assert.equal(await seen(people.haidianReviewer), 200)
    assert.equal(await seen(people.haidianReviewer, '/edit'), 403)
    assert.equal(await seen(people.chaoyangReviewer), 404)
    assert.equal(await seen(people.handler, '/edit'), 403)
    const elsewhere = await client.get(`/ledgers/promotion/${record.id}`).loginAs(people.operator)
    elsewhere.assertStatus(404)
    const unknown = await client.get('/ledgers/nonsense').loginAs(people.handler)
    unknown.assertStatus(404)
  })

  test('points say that they have read a rule, and the bureau sees who has not', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people, organizations } = world
    await makeDesignation(organizations.haidian)
    await makeDesignation(organizations.chaoyang)
    const rule = await makeRecord(world, 'rule')
    const read = (user: typeof people.operator) =>
      client.post(`/ledgers/rule/${rule.id}/readings`).withCsrfToken().loginAs(user)
    for (const user of [people.handler, people.haidianReviewer, people.leader]) {
      const refused = await read(user)
      refused.assertStatus(403)
    }
    await read(people.operator)
    await read(people.principal)
    assert.lengthOf(await db.from('light_record_readings'), 1)
    const page = await client.get(`/ledgers/rule/${rule.id}`).loginAs(people.handler)
    page.assertTextIncludes('1 / 2 家已阅')
    const own = await client.get(`/ledgers/rule/${rule.id}`).loginAs(people.principal)
    own.assertTextIncludes('已阅')
    assert.notInclude(own.text(), organizations.chaoyang.name)
    await db.from('light_records').update({ state: 'removed' })
    await assert.rejects(() => noteReading(rule, organizations.chaoyang.id, actor(people.chaoyangPrincipal)))
  })

  test('files come with the form, for whom the line is', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const fields = Object.entries(FACTS.finance_service).flatMap(([name, value]) =>
      value === null ? [] : [[name, String(value)]]
    )
    const request = client.post('/ledgers/finance_service').file('files[]', pdf(), { filename: '协议.pdf' })
    await request.fields(Object.fromEntries(fields)).withCsrfToken().loginAs(people.operator)
    const file = await Attachment.firstOrFail()
    const open = async (user: typeof people.operator) =>
      (await client.get(`/attachments/${file.id}`).loginAs(user)).status()
    assert.equal(await open(people.handler), 200)
    assert.equal(await open(people.chaoyangPrincipal), 404)
    const stranger = await client.delete(`/attachments/${file.id}`).withCsrfToken().loginAs(people.handler)
    stranger.assertStatus(403)
    await client.delete(`/attachments/${file.id}`).withCsrfToken().loginAs(people.operator)
    await file.refresh()
    assert.isNotNull(file.removedAt)
  })

  test('the clause of the plan shows how many lines serve it, year by year', async ({ client }) => {
    const world = await makeWorld()
    await makeRecord(world, 'finance_service', { servedOn: '2023-05-06' })
    await makePointRecord(world, 'finance_service', { servedOn: '2023-06-06' })
    const plan = await planInForce(world.people)
    const { id } = await db.from('plan_clauses').where({ plan_id: plan.id, number: 6 }).firstOrFail()
    const page = await client.get(`/plan-clauses/${id}`).loginAs(world.people.handler)
    page.assertTextIncludes('href="/ledgers/finance_service?year=2023">2</a>')
    page.assertTextIncludes('企业辅导')
  })

  test('a list sends as many statements for many rows as for one', async ({ client, assert }) => {
    const world = await makeWorld()
    const read = (path: string) => countQueries(async () => void (await client.get(path).loginAs(world.people.handler)))
    await makeRecord(world, 'policy')
    const one = [await read('/ledgers/policy'), await read('/ledgers')]
    for (let n = 0; n < 5; n++) await makeRecord(world, 'policy')
    const many = [await read('/ledgers/policy'), await read('/ledgers')]
    assert.deepEqual(
      many.map(({ length }) => length),
      one.map(({ length }) => length)
    )
  })
})
