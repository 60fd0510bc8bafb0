import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment } from '#app/core/clock'
import EvaluationSeat from '#app/evaluation_scoring/evaluation_seat'
import { drainOutbox } from '#jobs/drain'
import { download } from '#tests/support/downloads'
import { announcedCycle, deliberatedCycle, rowsOf } from '#tests/support/evaluation_results'
import { makeWorld } from '#tests/world'

const seatsOfAll = () => EvaluationSeat.query().preload('expert', (experts) => void experts.preload('user'))

test.group('What is not to be known yet', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('before the announcement nobody outside the bureau reaches points or grades, wherever they are asked for', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { principal, operator, haidianReviewer, secretariat } = world.people
    const { cycle } = await deliberatedCycle(world)
    const [row] = await rowsOf(cycle)
    await db.from('point_evaluations').where({ id: row.id }).update({ final: 9876, rank: 1 })
    await db.from('evaluation_outcomes').where({ evaluation_id: row.id }).update({ final: 9876 })
    await drainOutbox()
    const [ofCycle, ofPoint] = [`/evaluation-cycles/${cycle.id}`, `/point-evaluations/${row.id}`]
    const closed = [
      ...['results', 'summary.xlsx', 'self-sheets.xlsx', 'decision/create', 'workbooks', 'workbooks/cycle.xlsx'],
      ...['panel', `panel/points/${row.id}`, 'panel/statistics', 'panel/sheets.xlsx', 'panel/sheets.zip'],
      ...['reading', 'reading/years', 'reading/what-if', 'reading/sensitivity'],
    ].map((page) => `${ofCycle}/${page}`)
    closed.push(...['result', 'reading', 'workbook.xlsx', 'appeals/create'].map((page) => `${ofPoint}/${page}`))
    closed.push(...['', '/list.xlsx'].map((page) => `/evaluation-notices/${cycle.id}${page}`))
    const open = ['/home', '/point-evaluations', ofPoint, '/evaluation-appeals', '/notifications', '/notices']
    open.push(ofCycle, `${ofCycle}/points`, `/designations/${row.designationId}`, '/evaluation-notices')
    const { expert } = await seatsOfAll().firstOrFail()
    for (const user of [principal, operator, haidianReviewer, secretariat, expert.user]) {
      for (const path of closed) assert.include([403, 404], (await client.get(path).loginAs(user)).status(), path)
      for (const path of open) assert.notInclude((await client.get(path).loginAs(user)).text(), '98.76', path)
    }
    for (const path of ['/notices', '/evaluation-notices'])
      assert.notInclude((await client.get(path)).text(), cycle.title)
    const sheet = await download(client, `${ofPoint}/self-sheet.xlsx`, principal)
    assert.notInclude(JSON.stringify(await textsIn(sheet.body())), '98.76')
    const seen = await client.get(`${ofCycle}/results`).loginAs(world.people.handler)
    seen.assertTextIncludes('98.76')
  })

  test('who scored a point is never told to it, on no page and in no file', async ({ client, assert }) => {
    const world = await makeWorld()
    const { cycle } = await announcedCycle(world)
    const [row] = await rowsOf(cycle)
    const own = `/point-evaluations/${row.id}`
    const names = (await seatsOfAll()).map(({ expert }) => expert.user.name)
    for (const user of [world.people.principal, world.people.haidianReviewer]) {
      for (const page of ['', '/result', '/reading']) {
        const shown = await client.get(own + page).loginAs(user)
        shown.assertStatus(200)
        for (const name of names) assert.notInclude(shown.text(), name, page)
      }
      for (const file of ['/self-sheet.xlsx', '/workbook.xlsx']) {
        const taken = await download(client, own + file, user)
        taken.assertStatus(200)
        const texts = JSON.stringify(await textsIn(taken.body()))
        assert.include(texts, row.name)
        for (const name of names) assert.notInclude(texts, name, file)
      }
    }
  })
})

/** Everything that stands in a workbook, also on sheets that are not shown. */
async function textsIn(body: Buffer) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(body as never)
  return workbook.worksheets.map((sheet) => sheet.getSheetValues())
}
