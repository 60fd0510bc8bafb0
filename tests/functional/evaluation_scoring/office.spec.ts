import { buffer } from 'node:stream/consumers'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { fromBufferPromise } from 'yauzl'
import i18nManager from '@adonisjs/i18n/services/main'
import { inTransaction } from '#app/core/dialect'
import { evaluationPanelTodos } from '#app/evaluation_scoring/evaluation_scoring_todos'
import { evaluationScoringNotices } from '#app/evaluation_scoring/evaluation_scoring_notices'
import { EvaluationPanel } from '#app/evaluation_scoring/evaluation_panel'
import { concludePanelIn } from '#app/evaluation_scoring/evaluation_panel_workflow'
import { panelStatistics } from '#app/evaluation_scoring/panel_statistics'
import { sheetsArchive } from '#app/evaluation_scoring/panel_sheets'
import { scoredSheets } from '#app/evaluation_scoring/scored_sheets'
import { sheetRows } from '#app/evaluation_scoring/score_sheet'
import { workbookAt } from '#app/export_files/workbook_at'
import { indicatorsOf } from '#app/indicators/indicator_content'
import type User from '#app/users/user'
import { cellsOf, download } from '#tests/support/downloads'
import {
  auditActions,
  begunPanel,
  handIn,
  panelAgain,
  preparedPanel,
  seatAgain,
  seatsOf,
} from '#tests/support/evaluation_scoring'
import { countQueries } from '#tests/support/queries'
import { evaluationCycle } from '#tests/support/evaluations'
import { makeWorld } from '#tests/world'

const send = (request: any, user: User, typed: object = {}) =>
  request.json(typed).withCsrfToken().loginAs(user).redirects(0).header('accept', 'text/html')

test.group('The office runs a panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('it is set up, fixed and allocated on its page; heads look on, others never learn of it', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head, leader, operator, principal, secretariat } = world.people as any
    const { cycle } = await evaluationCycle(world, { state: 'open_self' })
    const path = `/evaluation-cycles/${cycle.id}/panel`
    ;(await send(client.post(path), handler, { seats: 2 })).assertStatus(422)
    ;(await send(client.post(path), head, { seats: 5 })).assertStatus(403)
    const outside = [operator, principal, secretariat].filter(Boolean)
    for (const user of outside) assert.oneOf((await send(client.post(path), user, { seats: 5 })).status(), [403, 404])
    const opened = await send(client.post(path), handler, { seats: 5 })
    opened.assertHeader('location', path)
    ;(await send(client.post(path), handler, { seats: 5 })).assertStatus(409)
    const { id } = await EvaluationPanel.findByOrFail('cycleId', cycle.id)
    assert.deepEqual(await auditActions('evaluation_panel', id), ['evaluation_panel.opened'])
    for (const user of [handler, head, leader]) {
      ;(await client.get(path).loginAs(user)).assertTextIncludes('组建中')
      ;(await client.get(`/evaluation-panels/${id}`).loginAs(user).redirects(0)).assertHeader('location', path)
    }
    for (const user of outside) {
      assert.oneOf((await client.get(path).loginAs(user)).status(), [403, 404])
      ;(await client.get(`/evaluation-panels/${id}`).loginAs(user)).assertStatus(404)
    }
    assert.lengthOf((await evaluationPanelTodos.waiting(handler)) as unknown as object[], 1)
    assert.lengthOf((await evaluationPanelTodos.waiting(head)) as unknown as object[], 0)
  })

  test('an old page allocates nothing, and twice at once once only', async ({ client, assert }) => {
    const world = await makeWorld()
    const { panel } = await preparedPanel(world, { experts: 3, others: 0 })
    const { handler } = world.people
    const path = `/evaluation-cycles/${panel.cycleId}/panel/steps`
    const step = (typed: object) => send(client.post(path), handler, typed)
    ;(await step({ step: 'begin', version: panel.version })).assertStatus(422)
    ;(await step({ step: 'allocate', version: panel.version })).assertStatus(409)
    ;(await step({ step: 'freeze', version: panel.version })).assertStatus(302)
    ;(await step({ step: 'allocate', version: panel.version })).assertStatus(409)
    const { version } = await panelAgain(panel.id)
    ;(await step({ step: 'allocate', version })).assertStatus(302)
    ;(await step({ step: 'allocate', version })).assertStatus(409)
    assert.lengthOf(await seatsOf(panel.id), 3)
  })

  test('a sheet is given back with a reason; sheets are taken out one by one or together, and each of it is on record', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const { panel, seats } = await begunPanel(world, { experts: 3, others: 0 })
    const [seat] = seats
    await handIn(seat.id)
    const point = `/evaluation-cycles/${panel.cycleId}/panel/points/${seat.evaluationId}`
    const page = await client.get(point).loginAs(head)
    page.assertTextIncludes(seat.expert.user.name)
    page.assertTextIncludes('材料齐全，服务记录可以核对。')
    ;(await client.get(`${point}/seats/${seat.id}/sheet.xlsx`).loginAs(head)).assertStatus(200)
    ;(await client.get(`/evaluation-cycles/${panel.cycleId}/panel/sheets.zip`).loginAs(head)).assertStatus(200)
    assert.include(await auditActions('user', head.id), 'evaluation_panel.exported')

    const reopen = `${point}/seats/${seat.id}/reopenings`
    ;(await send(client.post(reopen), handler, { reason: '重' })).assertStatus(422)
    ;(await send(client.post(reopen), head, { reason: '扣分理由与分数不符。' })).assertStatus(403)
    ;(await send(client.post(reopen), handler, { reason: '扣分理由与分数不符。' })).assertStatus(302)
    assert.equal((await seatAgain(seat.id)).state, 'reopened')
    ;(await send(client.post(reopen), handler, { reason: '扣分理由与分数不符。' })).assertStatus(409)
    const foreign = `/evaluation-cycles/${panel.cycleId}/panel/points/0/seats/${seat.id}/reopenings`
    ;(await send(client.post(foreign), handler, { reason: '扣分理由与分数不符。' })).assertStatus(404)
  })

  test('a point never reaches the sheets about it', async ({ client }) => {
    const world = await makeWorld()
    const { panel, seats } = await begunPanel(world, { experts: 3, others: 0 })
    await handIn(seats[0].id)
    const path = `/evaluation-cycles/${panel.cycleId}/panel`
    const point = `${path}/points/${seats[0].evaluationId}`
    const addresses = [
      path,
      point,
      `${point}/seats/${seats[0].id}/sheet.xlsx`,
      `${path}/sheets.zip`,
      `${path}/sheets.xlsx`,
      `${path}/view.xlsx`,
    ]
    for (const user of [world.people.operator, world.people.principal, seats[0].expert.user])
      for (const address of addresses) (await client.get(address).loginAs(user)).assertStatus(404)
  })

  test('all sheets are one table too, of who handed in, each row under its point and its expert', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { panel, seats, content } = await begunPanel(world, { experts: 3, others: 1 })
    for (const { id } of seats.slice(0, 4)) await handIn(id, 0.6)
    const address = `/evaluation-cycles/${panel.cycleId}/panel/sheets.xlsx`
    const { rows } = await cellsOf((await download(client, address, world.people.head)).body())
    const [, , headers, ...lines] = rows
    assert.equal(
      headers.join('|'),
      '编号|单位名称|专家|总分|序号|一级指标|二级指标|分值|评分标准|佐证情况|自评分|专家评分|扣分理由'
    )
    const indicators = indicatorsOf(content).length
    assert.lengthOf(lines, 4 * indicators)
    const seat = await seatAgain(seats[0].id)
    const own = await sheetRows(seat, i18nManager.locale('zh-CN'))
    const ofSeat = lines.filter((line) => line[1] === seat.evaluation.name && line[2] === seat.expert.user.name)
    assert.deepEqual(
      ofSeat.map((line) => line[11] ?? null),
      own.rows.map(({ score }) => score)
    )
    const workbook = await workbookAt({ user: world.people.head, address, locale: 'zh-CN' })
    assert.equal(await workbook.count(), 4 * indicators)
  })

  test('the archive has one workbook for each sheet, and its rows are those of the indicators', async ({ assert }) => {
    const { panel, seats, content } = await begunPanel(await makeWorld(), { experts: 3, others: 1 })
    for (const { id } of seats.slice(0, 4)) await handIn(id, 0.6)
    const i18n = i18nManager.locale('zh-CN')
    const zip = await fromBufferPromise(await buffer((await sheetsArchive(panel, i18n))()))
    assert.equal(zip.entryCount, 4)
    const { rows, last } = await sheetRows(await seatAgain(seats[0].id), i18n)
    assert.lengthOf(rows, content.groups.flatMap(({ indicators }) => indicators).length)
    const d1 = rows.find(({ indicator }) => indicator.startsWith('D1'))!
    assert.deepInclude(d1, { score: 1.8, reasons: '对照评分标准，材料仍可加强。' })
    assert.match(rows.map(({ evidence }) => evidence).join(), /台账 采信/)
    assert.equal(
      last!.total,
      rows.reduce((sum, { score }) => sum + Math.round((score ?? 0) * 100), 0)
    )
  })

  test('experts hear of the beginning, of a word, of what comes back; the office of who steps aside', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const { panel, seats } = await begunPanel(world, { experts: 3, others: 0 })
    await handIn(seats[0].id)
    const told = async (action: string, subjectId: number, particulars = {}) => {
      const entry = { subjectId, particulars } as any
      const people = await evaluationScoringNotices[action].recipients(entry)
      return [...people].map(({ id }: any) => id)
    }
    const behind = seats.slice(1).map(({ expert }) => expert.userId)
    assert.sameMembers(await told('evaluation_panel.begun', panel.id), behind)
    const { expertId, expert } = seats[1]
    assert.deepEqual(await told('evaluation_panel.nudged', panel.id, { expertId }), [expert.userId])
    assert.deepEqual(await told('evaluation_seat.assigned', seats[1].id), [expert.userId])
    assert.deepEqual(await told('evaluation_seat.recused', seats[1].id), [world.people.handler.id])
    assert.includeMembers(await told('evaluation_panel.deadline_passed', panel.id), [world.people.handler.id])
  })

  test('what was scored is read by calibration as it was handed in last', async ({ assert }) => {
    const { panel, seats, cycle, by } = await begunPanel(await makeWorld(), { experts: 3, others: 1 })
    for (const [n, { id }] of seats.entries()) await handIn(id, n % 3 === 0 ? 0.5 : 0.9)
    await inTransaction((trx) => concludePanelIn(trx, cycle, by))
    const sheets = await scoredSheets([...new Set(seats.map(({ evaluationId }) => evaluationId))])
    const { points, experts, disputed } = panelStatistics(sheets, 13)
    assert.deepEqual(
      points.map((one) => one.sheets),
      [3, 3]
    )
    assert.lengthOf(experts, 3)
    assert.lengthOf(disputed, 0)
    assert.equal((await panelAgain(panel.id)).state, 'concluded')
  })

  test('the office reads how strict experts are and where they are apart; nobody else does', async ({ client }) => {
    const world = await makeWorld()
    const { panel, seats } = await begunPanel(world, { experts: 3, others: 1 })
    const path = `/evaluation-cycles/${panel.cycleId}/panel/statistics`
    ;(await client.get(path).loginAs(world.people.handler)).assertTextIncludes('还没有评分')
    for (const [n, { id }] of seats.entries()) await handIn(id, n % 3 === 0 ? 0.4 : 0.9)
    const page = await client.get(`${path}?sort=-disputed`).loginAs(world.people.head)
    for (const text of [seats[0].evaluation.name, seats[0].expert.user.name, '专家宽严', '分差过大的网点'])
      page.assertTextIncludes(text)
    for (const user of [world.people.principal, seats[0].expert.user, world.people.haidianReviewer])
      (await client.get(path).loginAs(user)).assertStatus(404)
  })

  test('pages take as many statements for many points as for few', async ({ client, assert }) => {
    const world = await makeWorld()
    const { panel, seats } = await begunPanel(world, { experts: 3, others: 5 })
    const { user } = seats[0].expert
    const board = () => client.get(`/evaluation-cycles/${panel.cycleId}/panel`).loginAs(world.people.handler)
    const list = () => client.get('/evaluation-sheets').loginAs(user)
    await board()
    await list()
    const many = [await countQueries(board), await countQueries(list)]
    const kept = seats[0].evaluationId
    for (const { evaluation } of seats) if (evaluation.id !== kept) await evaluation.merge({ state: 'left' }).save()
    const few = [await countQueries(board), await countQueries(list)]
    assert.deepEqual(
      many.map(({ length }) => length),
      few.map(({ length }) => length)
    )
  })
})
