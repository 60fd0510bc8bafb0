import { readdir } from 'node:fs/promises'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import ExcelJS from 'exceljs'
import { Readable } from 'node:stream'
import testUtils from '@adonisjs/core/services/test_utils'
import limiter from '@adonisjs/limiter/services/main'
import { incomingFolder } from '#app/attachments/spool'
import { settingsBackThen } from '#tests/support/settings'
import { pointFields } from '#app/open_data/point_fields'
import settings from '#config/open_data'
import { makeDesignation } from '#tests/support/designations'
import { anotherPoint, openWorld, PROFILE } from '#tests/support/open_data'
import { makeWorld } from '#tests/world'

/** As a spreadsheet opens it: the mark is taken off, cells are values. */
async function opened(text: string) {
  const workbook = new ExcelJS.Workbook()
  const sheet = await workbook.csv.read(Readable.from([text.replace(/^\uFEFF/, '')]) as never, {
    map: (cell: string) => cell,
  })
  const rows: string[][] = []
  sheet.eachRow((row) => rows.push((row.values as string[]).slice(1)))
  return rows
}

const csvOf = async (client: ApiClient, name: string) => {
  const response = await client.get(`/open-data/${name}`)
  response.assertStatus(200)
  return response.text()
}

test.group('Data sets as files', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())

  test('the CSV of the points opens in a spreadsheet with Chinese headings and words', async ({ client, assert }) => {
    const { point, mobile } = await openWorld(await makeWorld())
    const text = await csvOf(client, 'points.csv')
    assert.equal(text.charCodeAt(0), 0xfeff)
    const [header, first, second] = await opened(text)
    assert.lengthOf(header, pointFields.length)
    const cells = Object.fromEntries(header.map((name, index) => [name, first[index]]))
    assert.include(cells, {
      编号: String(point.id),
      名称: '燕麓大学图书馆',
      单位类型: '高校',
      所属区: '海淀区',
      咨询电话: '010-62751234',
      开放时间: '周一 09:00–17:00',
      服务领域: '专利、商标',
      类别: '北京市知识产权信息公共服务网点',
    })
    assert.equal(second[0], String(mobile.id))
  })

  test('what a spreadsheet would run is only text', async ({ client, assert }) => {
    const { haidian } = (await makeWorld()).organizations
    await makeDesignation(haidian, { name: '=1+1', profile: { ...PROFILE, address: '+8' } })
    const [header, row] = await opened(await csvOf(client, 'points.csv'))
    for (const [name, cell] of [
      ['名称', "'=1+1"],
      ['地址', "'+8"],
    ])
      assert.equal(row[header.indexOf(name)], cell)
  })

  test('headers=codes gives names and values as the interface does', async ({ client, assert }) => {
    await openWorld(await makeWorld())
    const [header, first] = await opened(await csvOf(client, 'points.csv?headers=codes'))
    assert.deepEqual(
      header,
      pointFields.map(({ name }) => name)
    )
    assert.equal(first[header.indexOf('district')], '110108')
    assert.equal(first[header.indexOf('fields')], 'patent;trademark')
  })

  test('the JSON holds the same rows as the interface', async ({ client, assert }) => {
    await openWorld(await makeWorld())
    for (const name of ['points', 'notices', 'recognitions', 'statistics']) {
      const file = JSON.parse(await csvOf(client, `${name}.json`))
      const { data } = (await client.get(`/api/v1/${name}`)).body()
      assert.isNotEmpty(data)
      assert.deepEqual(file, { name, licence: settings.licence['zh-CN'], data })
    }
  })

  test('notices and recognitions tell what the office announces and nothing else', async ({ client, assert }) => {
    const { notice } = await openWorld(await makeWorld())
    const notices = await opened(await csvOf(client, 'notices.csv'))
    const days = [notice.noticeFrom!.toISODate()!, notice.noticeUntil!.toISODate()!]
    assert.deepEqual(notices, [
      ['名称', '所属区', '单位类型', '公示开始日期', '公示截止日期'],
      ['燕麓大学图书馆', '海淀区', '高校', ...days],
    ])
    const recognitions = await opened(await csvOf(client, 'recognitions.csv'))
    assert.deepEqual(recognitions[0], ['名称', '所属区', '单位类型', '认定文号', '认定日期'])
    assert.lengthOf(recognitions, 5)
  })

  test('figures are those of districts and of the whole city, with rule and day', async ({ client, assert }) => {
    await openWorld(await makeWorld())
    const { data } = (await client.get('/api/v1/statistics?measure=point_total')).body()
    const year = new Date().getUTCFullYear()
    const current = data.filter((row: { year: number }) => row.year === year)
    assert.deepEqual(
      current.map(({ district, value, unit }: any) => [district, value, unit]),
      [
        ['110000', 3, 'number'],
        ['110105', 1, 'number'],
        ['110108', 2, 'number'],
      ]
    )
    assert.include(current[0].rule, '一个单位有多项资格只计一次')
    const parks = (await client.get('/api/v1/statistics?measure=park_coverage')).body().data
    assert.deepEqual([parks.at(-1).district, parks.at(-1).value, parks.at(-1).unit], ['110000', 5, 'percent'])
  })

  test('the same data give the same bytes to everybody', async ({ client, assert }) => {
    await openWorld(await makeWorld())
    for (const name of ['points.csv', 'points.json', 'statistics.csv']) {
      const english = await client.get(`/open-data/${name}`).header('Accept-Language', 'en')
      assert.equal(english.text(), await csvOf(client, name))
    }
  })

  test('nothing stays on the disk of what was handed out', async ({ client, assert }) => {
    await openWorld(await makeWorld())
    const first = await client.get('/open-data/points.csv')
    await client.get('/open-data/points.csv').header('If-None-Match', first.header('etag')!)
    await client.head('/open-data/points.json')
    /** A file goes when its connection is done, just after the client has the last byte. */
    const left = () => readdir(incomingFolder())
    for (let n = 0; n < 100 && (await left()).length > 0; n++) await new Promise((resolve) => setTimeout(resolve, 20))
    assert.isEmpty(await left())
  })
})

test.group('For search engines', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.setup(() => settingsBackThen(settings))

  test('the sitemap names public pages, points and notices with the day of their change', async ({
    client,
    assert,
  }) => {
    const { point, ended, notice, review } = await openWorld(await makeWorld())
    const response = await client.get('/sitemap.xml')
    response.assertHeader('content-type', 'application/xml; charset=utf-8')
    const text = response.text() ?? response.body().toString()
    const entry = (path: string) =>
      new RegExp(`<url><loc>${settings.site}${path}</loc>(<lastmod>([^<]+)</lastmod>)?</url>`).exec(text)
    assert.equal(Date.parse(entry(`/points/${point.id}`)![2]), point.updatedAt.startOf('second').toMillis())
    assert.equal(Date.parse(entry(`/notices/${notice.id}`)![2]), notice.stateSince.startOf('second').toMillis())
    assert.isUndefined(entry('/open-data')![2])
    for (const path of [`/points/${ended.id}`, `/notices/${review.id}`, '/home', '/applications'])
      assert.isNull(entry(path))
    for (const path of ['/notices', '/verify', '/open-data', '/open-data/api', `/notices/${notice.id}`])
      (await client.get(path)).assertStatus(200)
  })

  test('more addresses than a file may hold are told in several', async ({ client, assert }) => {
    await openWorld(await makeWorld())
    await anotherPoint()
    settings.sitemapAddresses = 3
    const index = await client.get('/sitemap.xml')
    const files = [...index.text().matchAll(/<loc>[^<]*(\/sitemap\.xml\?file=\d+)<\/loc>/g)].map(([, path]) => path)
    assert.isAbove(files.length, 1)
    let addresses = 0
    for (const file of files) {
      const part = await client.get(file)
      part.assertStatus(200)
      addresses += part.text().match(/<url>/g)!.length
    }
    assert.isAbove(addresses, 3 * (files.length - 1))
    ;(await client.get(`/sitemap.xml?file=${files.length + 1}`)).assertStatus(404)
  })

  test('robots may read public pages and are kept from those of the staff', async ({ client, assert }) => {
    const text = (await client.get('/robots.txt')).text()
    const rules = [...text.matchAll(/^(Allow|Disallow): (\S+)$/gm)].map(([, kind, path]) => ({ kind, path }))
    const allows = (path: string) => {
      const fits = rules.filter((rule) =>
        rule.path.endsWith('$') ? path === rule.path.slice(0, -1) : path.startsWith(rule.path)
      )
      return fits.sort((one, other) => other.path.length - one.path.length)[0].kind === 'Allow'
    }
    for (const path of [
      '/',
      '/notices',
      '/notices/7',
      '/points/1',
      '/verify',
      '/open-data',
      '/open-data/points.csv',
      '/assets/x.css',
    ])
      assert.isTrue(allows(path), path)
    for (const path of ['/home', '/applications/1', '/users', '/api-keys', '/sign-in', '/inbox', '/api/v1/points'])
      assert.isFalse(allows(path), path)
    assert.include(text, `Sitemap: ${settings.site}/sitemap.xml`)
  })
})
