import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment } from '#app/core/clock'
import { formatTime } from '#app/core/format'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { applicationIn } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { makeBatch, makeUser, makeWorld } from '#tests/world'

test.group('A list taken out as a workbook', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  const sheetOf = async (client: any, path: string, user: User) => {
    const response = await download(client, path, user)
    response.assertStatus(200)
    const { rows, sheet } = await cellsOf(response.body())
    const [title, headers, ...lines] = rows
    return { title: title[0], headers, lines, sheet }
  }

  test('has the rows and the columns of the page, in its order', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const first = await applicationIn('deliberation', world)
    const batch = await makeBatch(world.people.head, { title: '第二批' })
    const second = await applicationIn('expert_review', { ...world, batch })
    const last = await makeBatch(world.people.head, { title: '第三批' })
    const third = await applicationIn('submitted', { ...world, batch: last })

    const query = 'group=review&sort=score&columns=score,batch,state,submitted_at,hash'
    const page = await client.get(`/applications?${query}&page=2&perPage=10`).loginAs(handler)
    page.assertTextIncludes(
      'href="/applications/view.xlsx?group=review&amp;sort=score&amp;columns=batch,state,score,submitted_at"'
    )
    const { title, headers, lines, sheet } = await sheetOf(client, `/applications/view.xlsx?${query}`, handler)
    assert.equal(title, '网点申请列表')
    assert.deepEqual(headers, ['申报单位', '申请编号', '批次', '状态', '专家评分', '提交时间'])
    assert.deepEqual(
      lines.map((line) => line.slice(0, 5)),
      [
        ['燕麓大学图书馆', second.number, '第二批', '专家评审中', undefined],
        ['燕麓大学图书馆', third.number, '第三批', '待受理', undefined],
        ['燕麓大学图书馆', first.number, '2026 年第一批市级网点', '待审议', 81],
      ]
    )
    const shown = sheet.getCell('F4')
    assert.equal(shown.numFmt, 'yyyy-mm-dd hh:mm')
    const clock = (shown.value as Date).toISOString()
    assert.include(formatTime(second.submittedAt), clock.slice(11, 16))
  })

  test('neither the page nor its size cuts it', async ({ client, assert }) => {
    const { people } = await makeWorld()
    for (let at = 1; at <= 12; at++) await makeUser(`测试员${at}`, ['expert'])
    const { lines } = await sheetOf(client, '/users/view.xlsx?q=测试员&perPage=10&page=2', people.administrator)
    assert.lengthOf(lines, 12)
  })

  test('what a spreadsheet would run is only text; numbers and days are what they are', async ({ client, assert }) => {
    const { people } = await makeWorld()
    await makeBatch(people.head, { title: '=1+1', year: 2027 })
    const path = '/batches/view.xlsx?q==1&columns=year,opens_on,applications'
    const { headers, lines, sheet } = await sheetOf(client, path, people.head)
    assert.deepEqual(headers, ['批次名称', '年度', '申报开始', '申请（件）'])
    assert.deepEqual([lines[0][0], lines[0][1], lines[0][3]], ["'=1+1", 2027, 0])
    assert.equal(sheet.getCell('C4').numFmt, 'yyyy-mm-dd')
  })

  test('buttons stay on the page, and a single column is a table too', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const users = await sheetOf(client, '/users/view.xlsx?columns=name', people.administrator)
    assert.deepEqual(users.headers, ['姓名', '电子邮箱'])
    const audit = await sheetOf(client, '/audit/view.xlsx?columns=what', people.head)
    assert.deepEqual(audit.headers, ['操作', '意见'])
  })

  test('each takes out what they see, and no column that is not on their page', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await applicationIn('deliberation', world)
    for (const user of [people.operator, people.haidianReviewer]) {
      const { headers, lines } = await sheetOf(client, '/applications/view.xlsx?columns=state,score', user)
      assert.deepEqual(headers, ['申报单位', '申请编号', '状态'])
      assert.deepEqual(lines, [[application.orgName, application.number, '待审议']])
    }
    for (const user of [people.chaoyangPrincipal, people.chaoyangReviewer]) {
      const { lines } = await sheetOf(client, '/applications/view.xlsx', user)
      assert.isEmpty(lines)
    }
    const own = await sheetOf(client, '/expert-reviews/view.xlsx', people.experts[0])
    assert.deepEqual(own.lines, [[application.orgName, application.number, '海淀区', '已评分', 80]])
    const others = await sheetOf(client, '/expert-reviews/view.xlsx', people.experts[3])
    assert.isEmpty(others.lines)
    await drainOutbox()
    const told = await sheetOf(client, '/notifications/view.xlsx', people.principal)
    assert.isAbove(told.lines.length, 0)
  })

  test('whoever may not open a list may not take it out either', async ({ client }) => {
    const { people } = await makeWorld()
    for (const list of ['batches', 'registrations', 'users', 'audit']) {
      const response = await client.get(`/${list}/view.xlsx`).loginAs(people.operator)
      response.assertStatus(403)
    }
    const official = await client.get('/applications/export.xlsx').loginAs(people.operator)
    official.assertStatus(403)
  })

  test('is on record with filters and columns, and told in a sentence', async ({ client, assert }) => {
    const { people } = await makeWorld()
    await sheetOf(client, '/designations/view.xlsx?district=110108&columns=standing', people.handler)
    const entry = await db.from('audit_entries').where('action', 'list.exported').firstOrFail()
    assert.equal(entry.actor_id, people.handler.id)
    const filter = 'district=110108&columns=standing'
    assert.deepEqual(JSON.parse(entry.details), { filter, name: '网点名录', columns: 'name,standing' })
    const trail = await client.get('/audit?group=exports').loginAs(people.auditAdministrator)
    trail.assertTextIncludes('导出了列表“网点名录”')
  })
})
