import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import testUtils from '@adonisjs/core/services/test_utils'
import env from '#start/env'
import { leaveMoment, standAt } from '#app/core/clock'
import { registerPublicNotices } from '#app/portal/running_notices'
import { applicationIn } from '#tests/support/applications'
import { makeDesignation } from '#tests/support/designations'
import { cellsOf } from '#tests/support/downloads'
import { makeManyPoints, makePoints } from '#tests/support/portal'
import { makeOrganization, makeWorld } from '#tests/world'

const documentPath = (docNumber: string) => `/notices/documents/${encodeURIComponent(docNumber)}`

/** The workbook, as anybody takes it. */
async function takenOut(docNumber: string) {
  const answer = await fetch(`${env.get('APP_URL')}${documentPath(docNumber)}/list.xlsx`)
  return (await cellsOf(Buffer.from(await answer.arrayBuffer()))).rows
}

test.group('Announced lists', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  const documentsOn = (html: string) =>
    [...html.matchAll(/<a class="cell-title" href="\/notices\/documents\/[^"]*">([^<]*)<\/a>/g)].map(([, text]) => text)

  test('stand under their document with day and number of units, the newest first', async ({ client, assert }) => {
    const { haidian, chaoyang } = await makePoints(await makeWorld())
    await chaoyang.merge({ recognizedOn: DateTime.fromISO('2025-03-01') }).save()
    const page = await client.get('/notices')
    assert.deepEqual(documentsOn(page.text()), [haidian.docNumber, chaoyang.docNumber])
    page.assertTextIncludes('2 家')
    page.assertTextIncludes('2025年3月1日')
  })

  test('are found by a unit, by their number and by year', async ({ client, assert }) => {
    const { haidian, chaoyang } = await makePoints(await makeWorld())
    await chaoyang.merge({ recognizedOn: DateTime.fromISO('2025-03-01') }).save()
    for (const [query, found] of [
      [`q=${chaoyang.name}`, [chaoyang.docNumber]],
      ['q=2026〕1号', [haidian.docNumber]],
      ['year=2025', [chaoyang.docNumber]],
      ['q=没有这个单位', []],
      ['sort=docNumber', [haidian.docNumber, chaoyang.docNumber]],
    ] as const) {
      const page = await client.get(`/notices?${query}`)
      assert.deepEqual(documentsOn(page.text()), [...found], query)
    }
  })

  test('have pages when there are many documents', async ({ client, assert }) => {
    await makeManyPoints(await makeWorld(), 23)
    assert.lengthOf(documentsOn((await client.get('/notices')).text()), 20)
    assert.lengthOf(documentsOn((await client.get('/notices?page=2')).text()), 3)
  })

  test('name the units of one document, in pages and by district', async ({ client, assert }) => {
    const world = await makeWorld()
    const { haidian, unplaced } = await makePoints(world)
    const path = documentPath(haidian.docNumber)
    const page = await client.get(path)
    page.assertTextIncludes(haidian.name)
    page.assertTextIncludes(unplaced.name)
    assert.notInclude(page.text(), world.organizations.chaoyang.name)
    const filtered = await client.get(`${path}?district=110119`)
    assert.notInclude(filtered.text(), haidian.name)
  })

  test('are taken out with the columns of sheet 14 and nothing else', async ({ assert }) => {
    const { haidian, unplaced } = await makePoints(await makeWorld())
    await unplaced.merge({ state: 'revoked' }).save()
    const rows = await takenOut(haidian.docNumber)
    const head = rows.findIndex((row) => row.includes('单位名称'))
    assert.deepEqual(rows.slice(head), [
      ['序号', '单位名称', '所属区', '单位类型', '备注'],
      [1, haidian.name, '海淀区', '高校'],
      [2, unplaced.name, '延庆区', '博物馆', '目前不在名录中'],
    ])
  })

  test('a document that conferred nothing is not found', async ({ client }) => {
    for (const path of [documentPath('京知局〔2020〕99号'), `${documentPath('x')}/list.xlsx`])
      (await client.get(path)).assertStatus(404)
  })

  test('a name that looks like a formula stays a text', async ({ assert }) => {
    await makeWorld()
    const odd = await makeOrganization({ name: '=1+1 研究院', district: '110108', serial: 'MA01ABCH5' })
    const { docNumber } = await makeDesignation(odd)
    const rows = await takenOut(docNumber)
    assert.include(rows.at(-1)!.join(), "'=1+1 研究院")
  })
})

test.group('Notices that run', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('tell the last day and the working days left', async ({ client }) => {
    standAt(new Date('2026-11-26T02:00:00Z'))
    const application = await applicationIn('public_notice', await makeWorld())
    for (const path of ['/notices', '/']) {
      const page = await client.get(path)
      page.assertTextIncludes(application.orgName)
      page.assertTextIncludes('公示至 2026年12月3日')
      page.assertTextIncludes('还剩 5 个工作日')
    }
    standAt(new Date('2026-12-03T02:00:00Z'))
    ;(await client.get('/notices')).assertTextIncludes('还剩 0 个工作日')
    standAt(new Date('2026-12-04T02:00:00Z'))
    ;(await client.get('/notices')).assertTextIncludes('公示期已满')
  })

  test('of another room stand beside them, the next to end first', async ({ client, assert }) => {
    standAt(new Date('2026-11-26T02:00:00Z'))
    const application = await applicationIn('public_notice', await makeWorld())
    const other = { kind: '拟撤销公示', title: '永定门科技情报中心', href: '/sanctions/1', districtCode: '110101' }
    let given = [{ ...other, hostType: 'sci_tech_info', from: '2026-11-20', until: '2026-11-27' }]
    registerPublicNotices(async () => given)
    const text = (await client.get('/notices')).text()
    assert.include(text, '拟撤销公示')
    assert.isBelow(text.indexOf(other.title), text.indexOf(application.orgName))
    given = []
  })
})
