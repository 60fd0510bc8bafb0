import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import Import from '#app/imports/import'
import type { ImportState } from '#app/imports/import_workflow'
import { startImport, undoImport } from '#app/imports/import_workflow'
import { readImport } from '#app/imports/read_import'
import { runImport } from '#app/imports/run_import'
import { undoWholeImport } from '#app/imports/undo_import'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import * as make from '#tests/support/files'
import { makeImport } from '#tests/support/imports'
import { countQueries } from '#tests/support/queries'
import { bringWorkbook, pointCells, registerWorkbook } from '#tests/support/register_workbooks'
import { countOf, valuesOf } from '#tests/support/rows'
import { rezipped } from '#tests/support/zips'
import { makeUser, makeWorld } from '#tests/world'

const OTHER_WORDS = { name: '机构', hours: '何时开门', index: null }

test.group('A workbook is read in', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const send = (request: any, user: User, form: Record<string, unknown> = {}) =>
    request.form(form).withCsrfToken().loginAs(user).redirects(0)
  const upload = (client: any, user: User, file: Buffer, filename = '网点名录.xlsx', kind = 'designation') =>
    client
      .post('/imports')
      .field('kind', kind)
      .file('file', file, { filename })
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)
  const latest = () => Import.query().orderBy('id', 'desc').firstOrFail()
  const points = () => countOf(db.from('designations'))

  async function checked(rows = [pointCells(1), pointCells(2, { districtCode: '天河区' }), pointCells(3)]) {
    const world = await makeWorld()
    const { id } = await bringWorkbook(await registerWorkbook(rows), world.people.handler)
    await drainOutbox()
    return { world, handler: world.people.handler, intake: await Import.findOrFail(id), path: `/imports/${id}` }
  }

  async function imported() {
    const brought = await checked()
    await startImport(brought.intake, actor(brought.handler))
    await drainOutbox()
    await brought.intake.refresh()
    return brought
  }

  test('the limits and the columns are said before anybody chooses a file, and the template can be taken', async ({
    client,
    assert,
  }) => {
    const { people } = await makeWorld()
    const page = await client.get('/imports/create?kind=designation').loginAs(people.handler)
    page.assertStatus(200)
    for (const words of ['XLSX', '10 MB', '最多 10,000 行', '统一社会信用代码', '不填手机', '不写入任何内容'])
      page.assertTextIncludes(words)
    const template = await download(client, '/imports/templates/designation', people.handler)
    const { rows } = await cellsOf(template.body())
    assert.deepEqual((rows[2] as string[]).slice(0, 3), ['序号', '名称', '类别'])
  })

  test('uploaded, checked, imported, undone: nothing is written before it is asked for, and nothing is left after the undo', async ({
    client,
    assert,
  }) => {
    const { people } = await makeWorld()
    const file = await registerWorkbook([pointCells(1), pointCells(2, { districtCode: '天河区' }), pointCells(3)])
    const received = await upload(client, people.handler, file)
    received.assertStatus(302)
    const intake = await latest()
    const path = `/imports/${intake.id}`
    received.assertHeader('location', path)
    const reading = await client.get(path).loginAs(people.handler)
    reading.assertTextIncludes('正在读取表格')
    reading.assertTextIncludes('up-poll')

    await drainOutbox()
    assert.equal(await points(), 0)
    const dry = await client.get(path).loginAs(people.handler)
    dry.assertTextIncludes('导入 2 行可导入的')
    dry.assertTextIncludes('所属区：“天河区”不是北京市的区。')
    const bad = await client.get(`${path}?verdict=bad`).loginAs(people.handler)
    bad.assertTextIncludes('玉泉第2服务站')
    assert.notInclude(bad.text(), '玉泉第1服务站')

    const started = await send(client.post(`${path}/run`), people.handler)
    started.assertStatus(302)
    assert.equal(await points(), 0)
    await drainOutbox()
    assert.equal(await points(), 2)
    const done = await client.get(path).loginAs(people.handler)
    done.assertTextIncludes('撤销整个导入')

    await send(client.post(`${path}/undo`), people.handler)
    await drainOutbox()
    assert.equal(await points(), 0)
    await intake.refresh()
    assert.equal(intake.state, 'undone')
    assert.deepEqual(
      await valuesOf(
        db.from('audit_entries').where({ subject_type: 'import', subject_id: intake.id }).orderBy('seq'),
        'action'
      ),
      ['received', 'checked', 'started', 'finished', 'undo_started', 'undone'].map((act) => `import.${act}`)
    )
    assert.lengthOf(
      await db.from('notifications').where('user_id', people.handler.id).where('event', 'like', 'import.%'),
      3
    )
  })

  test('the workbook that comes back is the one that was sent, its bad cells coloured and two columns behind it', async ({
    client,
    assert,
  }) => {
    const { handler, path } = await checked()
    const answer = await download(client, `${path}/workbook.xlsx`, handler)
    const { rows, sheet } = await cellsOf(answer.body())
    const sent = (
      await cellsOf(await registerWorkbook([pointCells(1), pointCells(2, { districtCode: '天河区' }), pointCells(3)]))
    ).rows
    assert.deepEqual(
      rows.map((row, at) => row.slice(0, sent[at].length)),
      sent
    )
    assert.deepEqual(rows[2].slice(-2), ['核对结果', '原因'])
    assert.deepEqual(rows[4].slice(-2), ['有错误', '所属区：“天河区”不是北京市的区。'])
    const fills = [4, 5, 6].map(
      (line) => (sheet.getCell(line, 4).fill as ExcelJS.FillPattern | undefined)?.fgColor?.argb
    )
    assert.deepEqual(fills, [undefined, 'FFF8CBAD', undefined])
    assert.equal(sheet.getCell(1, 1).font?.size, 18)
  })

  test('headers that are not known are asked for: proposed, told what is wrong, then read with what was said', async ({
    client,
    assert,
  }) => {
    const { people } = await makeWorld()
    const { handler } = people
    const { id } = await bringWorkbook(await registerWorkbook([pointCells(1)], OTHER_WORDS), handler)
    await drainOutbox()
    const intake = await Import.findOrFail(id)
    assert.equal(intake.state, 'mapping')
    ;(await client.get(`/imports/${id}`).loginAs(handler).redirects(0)).assertHeader(
      'location',
      `/imports/${id}/mapping`
    )
    const page = await client.get(`/imports/${id}/mapping`).loginAs(handler)
    page.assertTextIncludes('没有找到这些列：名称、开放时间。')
    page.assertTextIncludes('例如：玉泉第1服务站')

    const columns = Object.fromEntries(intake.headers!.map(({ column, text }) => [column, text]))
    const fieldsOf = (more: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(columns).map(([column, text]) => [`column_${column}`, more[text] ?? FIELDS[text] ?? ''])
      )
    const twice = await send(client.put(`/imports/${id}/mapping`), handler, fieldsOf({ 机构: 'address' }))
    twice.assertStatus(422)
    twice.assertTextIncludes('“地址”已对应到前面的列')
    twice.assertTextIncludes('没有找到这些列：名称、开放时间。')

    await send(client.put(`/imports/${id}/mapping`), handler, fieldsOf({ 机构: 'name', 何时开门: 'hours' }))
    await drainOutbox()
    await intake.refresh()
    assert.equal(intake.state, 'checked')
    assert.include((await Import.countsOf([id]))(id), { total: 1, ok: 1 })
    ;(await client.get(`/imports/${id}/mapping`).loginAs(handler).redirects(0)).assertHeader(
      'location',
      `/imports/${id}`
    )
  })

  const bookOf = async (fill: (sheet: ExcelJS.Worksheet) => void) => {
    const book = new ExcelJS.Workbook()
    fill(book.addWorksheet('名录'))
    return Buffer.from(await book.xlsx.writeBuffer())
  }

  test('what cannot be read is told with the reason, and nothing comes of it', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const file = await registerWorkbook([])
    const headers = (await cellsOf(file)).rows[2]
    const UNREAD: [file: Buffer, words: string][] = [
      [await bookOf((sheet) => void sheet.addRow(['只有一列'])), '没有找到表格'],
      [await bookOf((sheet) => void sheet.addRow(headers)), '表头下面没有数据'],
      [await rezipped(file, (parts) => void parts.set('xl/a.xml', Buffer.alloc(9 * 1024 * 1024))), '解压后过大'],
      [make.xlsx(), '无法读取'],
    ]
    for (const [unread, words] of UNREAD) {
      await bringWorkbook(unread, people.handler)
      await drainOutbox()
      const intake = await latest()
      assert.equal(intake.state, 'failed')
      ;(await client.get(`/imports/${intake.id}`).loginAs(people.handler)).assertTextIncludes(words)
      assert.equal(await countOf(db.from('import_rows')), 0)
    }
  })

  test('what is no workbook, or one with macros or a password, is refused at once with the page shown again', async ({
    client,
    assert,
  }) => {
    const { people } = await makeWorld()
    const protectedFile = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1024),
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(1024),
    ])
    const REFUSED: [file: Buffer, name: string, words: string][] = [
      [make.pdf(), '网点名录.pdf', '可以上传 XLSX'],
      [make.pdf(), '网点名录.xlsx', '内容与扩展名不符'],
      [make.xlsx(), '网点名录.xlsm', '不支持这种文件'],
      [make.xlsx({ 'xl/vbaProject.bin': 'x' }), '网点名录.xlsx', '脚本或宏'],
      [protectedFile, '网点名录.xlsx', '设有密码'],
      [Buffer.alloc(11 * 1024 * 1024), '网点名录.xlsx', '超过 10 MB'],
    ]
    for (const [file, name, words] of REFUSED) {
      const response = await upload(client, people.handler, file, name)
      response.assertStatus(422)
      response.assertTextIncludes(words)
    }
    const without = await send(client.post('/imports'), people.handler, { kind: 'designation' })
    without.assertStatus(422)
    without.assertTextIncludes('没有收到文件')
    assert.equal(await countOf(db.from('imports')), 0)
  })

  test('only those whom the kind is for bring workbooks; a kind that there is not is not found', async ({ client }) => {
    const { people } = await makeWorld()
    const file = await registerWorkbook([pointCells(1)])
    for (const user of [
      people.operator,
      people.haidianReviewer,
      people.head,
      people.administrator,
      people.experts[0],
    ]) {
      ;(await client.get('/imports/create?kind=designation').loginAs(user)).assertStatus(403)
      ;(await client.get('/imports/templates/designation').loginAs(user)).assertStatus(403)
      ;(await upload(client, user, file)).assertStatus(403)
    }
    for (const kind of ['nothing', 'constructor', '__proto__']) {
      ;(await client.get(`/imports/create?kind=${kind}`).loginAs(people.handler)).assertStatus(404)
      ;(await upload(client, people.handler, file, '网点名录.xlsx', kind)).assertStatus(404)
    }
  })

  test('each person sees the own imports and nobody else, not even a colleague of the same desk', async ({
    client,
    assert,
  }) => {
    const { world, path, intake } = await checked()
    const colleague = await makeUser('赵明诚', ['bureau_handler'])
    for (const user of [colleague, world.people.head]) {
      for (const page of ['', '/mapping', '/workbook.xlsx']) {
        ;(await client.get(path + page).loginAs(user)).assertStatus(404)
      }
      ;(await send(client.post(`${path}/run`), user)).assertStatus(404)
      ;(await send(client.delete(path), user)).assertStatus(404)
      ;(await send(client.post(`${path}/undo`), user)).assertStatus(404)
    }
    const [{ id: file }] = await db.from('attachments').where('subject_id', intake.id).where('subject_type', 'import')
    ;(await client.get(`/attachments/${file}`).loginAs(colleague)).assertStatus(404)
    ;(await client.get('/imports').loginAs(world.people.experts[0])).assertStatus(403)
    const list = await client.get('/imports').loginAs(colleague)
    assert.notInclude(list.text(), `href="${path}"`)
  })

  test('whoever is not of the desk any more neither begins nor goes on', async ({ client, assert }) => {
    const { handler, path, intake } = await checked()
    await db
      .from('users')
      .where('id', handler.id)
      .update({ roles: JSON.stringify(['division_head']) })
    await handler.refresh()
    ;(await send(client.post(`${path}/run`), handler)).assertStatus(403)
    await startImport(intake, actor(handler))
    await drainOutbox()
    assert.include((await Import.countsOf([intake.id]))(intake.id), { imported: 0, refused: 2 })
    assert.equal(await points(), 0)
  })

  const WRONG: [what: string, method: 'post' | 'delete' | 'put', page: string, state: ImportState][] = [
    ['a second start', 'post', '/run', 'imported'],
    ['a start before the check', 'post', '/run', 'reading'],
    ['a stop of nothing', 'delete', '/run', 'checked'],
    ['an undo of nothing', 'post', '/undo', 'checked'],
    ['a second undo', 'post', '/undo', 'undone'],
    ['columns that nobody asked for', 'put', '/mapping', 'checked'],
    ['discarding what is in', 'delete', '', 'imported'],
  ]
  for (const [what, method, page, state] of WRONG) {
    test(`${what} is a conflict and changes nothing`, async ({ client, assert }) => {
      const { people } = await makeWorld()
      const intake = await makeImport(people.handler, { state, headers: [], mapping: {} })
      ;(await send(client[method](`/imports/${intake.id}${page}`), people.handler)).assertStatus(409)
      await intake.refresh()
      assert.equal(intake.state, state)
    })
  }

  test('discarded: nothing comes of it, and the verdicts stay to be looked at', async ({ client, assert }) => {
    const { handler, path, intake } = await checked()
    await send(client.delete(path), handler)
    await intake.refresh()
    assert.equal(intake.state, 'discarded')
    ;(await send(client.post(`${path}/run`), handler)).assertStatus(409)
    ;(await client.get(path).loginAs(handler)).assertTextIncludes('天河区')
  })

  test('stopped: the worker begins with no other row', async ({ client, assert }) => {
    const { handler, intake, path } = await checked()
    await startImport(intake, actor(handler))
    await send(client.delete(`${path}/run`), handler)
    await drainOutbox()
    await intake.refresh()
    assert.equal(intake.state, 'imported')
    assert.equal(await points(), 0)
    ;(await client.get(path).loginAs(handler)).assertTextIncludes('没有导入')
  })

  test('every job may come twice: the rows are in once, and out once', async ({ assert }) => {
    const { handler, intake } = await imported()
    await readImport(intake.id)
    await runImport(intake.id)
    assert.equal(await points(), 2)
    await undoImport(intake, actor(handler))
    await undoWholeImport(intake.id)
    await undoWholeImport(intake.id)
    assert.equal(await points(), 0)
    assert.lengthOf(await db.from('audit_entries').where('action', 'import.undone'), 1)
  })

  test('an undo that is refused says at once what has changed', async ({ client, assert }) => {
    const { handler, path } = await imported()
    await db.from('designations').limit(1).update({ version: 3 })
    const refused = await send(client.post(`${path}/undo`), handler)
    refused.assertStatus(422)
    refused.assertTextIncludes('已被修改或使用')
    refused.assertTextIncludes('玉泉第1服务站')
    assert.equal(await points(), 2)
  })

  test('words of a workbook are never markup, and never a formula in the one that comes back', async ({
    client,
    assert,
  }) => {
    const words = '=HYPERLINK("https://evil.example","<script>alert(1)</script>")'
    const { handler, path } = await checked([pointCells(1, { districtCode: words })])
    const page = await client.get(path).loginAs(handler)
    assert.notInclude(page.text(), '<script>alert')
    const { sheet } = await cellsOf((await download(client, `${path}/workbook.xlsx`, handler)).body())
    for (const cell of [sheet.getCell(4, 4), sheet.getCell(4, 20)]) assert.isUndefined(cell.formula)
  })

  test('the list and the page ask the database as often for many rows as for few', async ({ client, assert }) => {
    const { handler, path } = await checked([pointCells(1)])
    const many = await bringWorkbook(
      await registerWorkbook(Array.from({ length: 20 }, (_, at) => pointCells(at + 1))),
      handler
    )
    await drainOutbox()
    const few = await countQueries(() => client.get(path).loginAs(handler))
    assert.lengthOf(await countQueries(() => client.get(`/imports/${many.id}`).loginAs(handler)), few.length)
    const one = await countQueries(() => client.get('/imports').loginAs(handler))
    for (let n = 0; n < 10; n++) await makeImport(handler)
    assert.lengthOf(await countQueries(() => client.get('/imports').loginAs(handler)), one.length)
  })
})

const FIELDS: Record<string, string> = {
  ...{ 类别: 'hostType', 所属区: 'districtCode', 地址: 'address', 经度: 'longitude', 纬度: 'latitude' },
  ...{ 咨询电话: 'landline', 服务领域: 'fields', 免费项目: 'services', 有效期至: 'validUntil' },
  ...{ 统一社会信用代码: 'uscc', 证书编号: 'number', 文号: 'docNumber', 认定日期: 'recognizedOn' },
}
