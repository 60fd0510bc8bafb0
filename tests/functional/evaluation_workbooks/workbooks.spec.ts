import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import config from '#config/evaluation_workbooks'
import AuditEntry from '#app/audit/audit_entry'
import ExportFile from '#app/export_files/export_file'
import type User from '#app/users/user'
import { sha256 } from '#app/core/canonical_json'
import { drainOutbox } from '#jobs/drain'
import { download } from '#tests/support/downloads'
import { opened, shown } from '#tests/support/evaluation_workbooks'
import { evaluationCycle, ratedCycle } from '#tests/support/evaluations'
import { countQueries } from '#tests/support/queries'
import { makeWorld } from '#tests/world'

test.group('Workbooks that argue', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the office takes out a point’s: figures with their sources, marks without names, rules and the check', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { evaluations, outcomes, version } = await ratedCycle(world, { others: 1 })
    const [evaluation] = evaluations
    const path = `/point-evaluations/${evaluation.id}/workbook.xlsx`
    const response = await download(client, path, world.people.handler)
    response.assertStatus(200)
    const workbook = await opened(response.body())
    const figures = workbook.getWorksheet('数据')!
    const consultations = figures.getColumn(1).values.indexOf('consultations')
    const row = figures.getRow(consultations)
    assert.match(String(row.getCell(9).value), /^[0-9a-f]{64}$/)
    assert.include(
      row.getCell(10).hyperlink,
      `/evaluation-figures/points/${evaluation.designationId}/consultations?year=2025`
    )
    assert.equal(shown(workbook.getWorksheet('核对')!, 'E4'), '一致')
    assert.equal(shown(workbook.getWorksheet('说明')!, 'B5'), outcomes[0].final / 100)
    const texts: string[] = []
    for (const sheet of workbook.worksheets) sheet.eachRow((one) => one.eachCell((cell) => void texts.push(cell.text)))
    assert.include(texts, version.contentHash!)
    for (const { name } of world.people.experts) assert.isFalse(texts.some((text) => text.includes(name)))
    const [entry] = await AuditEntry.query().where('action', 'point_evaluation.workbook_exported')
    assert.include(entry.details, sha256(response.body()))
  })

  test('a point learns nothing before its result is announced, others never', async ({ client }) => {
    const world = await makeWorld()
    const { evaluations } = await ratedCycle(world, { others: 1 })
    const [evaluation] = evaluations
    const { principal, chaoyangPrincipal, haidianReviewer, experts } = world.people
    const path = `/point-evaluations/${evaluation.id}/workbook.xlsx`
    for (const user of [principal, haidianReviewer]) {
      const early = await client.get(path).loginAs(user)
      early.assertStatus(403)
    }
    for (const user of [chaoyangPrincipal, experts[0]]) {
      const foreign = await client.get(path).loginAs(user)
      foreign.assertStatus(404)
    }
    await evaluation.merge({ state: 'public_notice' }).save()
    for (const user of [principal, haidianReviewer]) {
      const announced = await download(client, path, user)
      announced.assertStatus(200)
    }
  })

  test('there is none before anything was given', async ({ client }) => {
    const world = await makeWorld()
    const { cycle, evaluations } = await evaluationCycle(world, { state: 'scoring' })
    const { handler } = world.people
    const point = await client.get(`/point-evaluations/${evaluations[0].id}/workbook.xlsx`).loginAs(handler)
    point.assertStatus(404)
    const page = await client.get(`/evaluation-cycles/${cycle.id}/workbooks`).loginAs(handler)
    page.assertTextIncludes('还没有评估结果')
    const whole = await client.get(`/evaluation-cycles/${cycle.id}/workbooks/cycle.xlsx`).loginAs(handler)
    whole.assertStatus(404)
  })

  test('the office takes out the whole cycle; nobody else, and few statements for many points', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { cycle, outcomes } = await ratedCycle(world, { others: 3 })
    const path = `/evaluation-cycles/${cycle.id}/workbooks`
    const page = await client.get(path).loginAs(world.people.handler)
    page.assertTextIncludes('下载整个评估的工作簿')
    page.assertTextIncludes('第 1 服务站')
    const response = await download(client, `${path}/cycle.xlsx`, world.people.leader)
    response.assertStatus(200)
    const summary = (await opened(response.body())).getWorksheet('汇总')!
    assert.equal(summary.rowCount, 3 + outcomes.length)
    for (const user of [world.people.principal, world.people.haidianReviewer, world.people.experts[0]])
      for (const address of [path, `${path}/cycle.xlsx`]) {
        const foreign = await client.get(address).loginAs(user)
        foreign.assertStatus(404)
      }
    const secretariat = await client.get(`${path}/cycle.xlsx`).loginAs(world.people.secretariat)
    secretariat.assertStatus(403)
    const statements = await countQueries(() => client.get(path).loginAs(world.people.handler))
    assert.isBelow(statements.length, 30)
  })

  test('a job writes that of many points, ordered like every other large export', async ({
    client,
    assert,
    cleanup,
  }) => {
    const most = config.directPoints
    Object.assign(config, { directPoints: 1 })
    cleanup(() => void Object.assign(config, { directPoints: most }))
    const world = await makeWorld()
    const { cycle } = await ratedCycle(world, { others: 1 })
    const { handler, principal, secretariat } = world.people
    const of = `/evaluation-cycles/${cycle.id}/workbooks/cycle.xlsx`
    const taken = () => AuditEntry.query().where('action', 'evaluation_cycle.workbook_exported')
    const asked = await client.get(of).loginAs(handler).redirects(0)
    const place = `/export-files/create?of=${encodeURIComponent(of)}`
    asked.assertHeader('location', place)
    const page = await client.get(place).loginAs(handler)
    page.assertTextIncludes('共 2 行')
    page.assertTextIncludes(`href="/evaluation-cycles/${cycle.id}/workbooks"`)
    const order = (user: User, format: string) =>
      client.post('/export-files').loginAs(user).withCsrfToken().form({ of, format }).redirects(0)
    const rows = await order(handler, 'csv')
    rows.assertStatus(422)
    const strange = await order(principal, 'xlsx')
    strange.assertStatus(404)
    const forbidden = await order(secretariat, 'xlsx')
    forbidden.assertStatus(403)
    assert.lengthOf(await ExportFile.all(), 0)

    const sent = await order(handler, 'xlsx')
    const file = await ExportFile.firstOrFail()
    sent.assertHeader('location', file.path)
    await drainOutbox()
    await file.refresh()
    assert.deepInclude(file.$attributes, { state: 'done', done: 2, total: 2, title: '计分工作簿-2025' })
    assert.lengthOf(await taken(), 0)
    const response = await download(client, `${file.path}/file`, handler)
    response.assertStatus(200)
    assert.equal((await opened(response.body())).getWorksheet('汇总')!.rowCount, 5)
    const [entry] = await taken()
    assert.deepInclude(entry.$attributes, { subjectType: 'evaluation_cycle', subjectId: cycle.id })
    assert.include(JSON.parse(entry.details), { points: 2, export_file: String(file.id) })
  })
})
