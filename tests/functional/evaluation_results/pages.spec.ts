import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment } from '#app/core/clock'
import SelfCheck from '#app/self_assessments/self_check'
import { indicatorsOf } from '#app/indicators/indicator_content'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { cellsOf, download } from '#tests/support/downloads'
import {
  announcedCycle,
  calibratedCycle,
  concluded,
  confirmedExtra,
  frozenAtOnce,
  rowsOf,
} from '#tests/support/evaluation_results'
import { evaluationCycle, filed, outcomeOf } from '#tests/support/evaluations'
import { ordered } from '#tests/support/export_files'
import { countQueries } from '#tests/support/queries'
import { makeTitle } from '#tests/support/titles'
import { makeWorld } from '#tests/world'

test.group('Pages and sheets of results', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('the office sees all points with marks, totals, grades and why; nobody else does', async ({ client }) => {
    const world = await makeWorld()
    const { handler, principal, secretariat, haidianReviewer } = world.people
    const { cycle } = await calibratedCycle(world)
    const [row] = await rowsOf(cycle)
    await confirmedExtra(world, row, { kind: 'veto', item: 'false_data', points: null })
    const path = `/evaluation-cycles/${cycle.id}/results`
    const page = await client.get(path).loginAs(handler)
    for (const text of ['燕麓大学图书馆', '一票否决', '专家平均分', '评审得分汇总表']) page.assertTextIncludes(text)
    ;(await client.get(`${path}?reason=veto&grade=fail&sort=-final`).loginAs(handler)).assertTextIncludes(
      '燕麓大学图书馆'
    )
    for (const user of [principal, haidianReviewer, secretariat])
      (await client.get(path).loginAs(user)).assertStatus(403)
    ;(await client.get(`/point-evaluations/${row.id}/result`).loginAs(secretariat)).assertStatus(403)
  })

  test('grades are headed as proposed until they are final', async ({ client, assert }) => {
    const world = await makeWorld()
    const { cycle } = await announcedCycle(world)
    const headed = async (text: string) =>
      (await client.get(`/evaluation-cycles/${cycle.id}/results`).loginAs(world.people.handler)).text().includes(text)
    assert.isTrue(await headed('建议等次'))
    await concluded(world, cycle)
    assert.isFalse(await headed('建议等次'))
  })

  const read = async (client: any, path: string, user: User) =>
    (await cellsOf((await download(client, path, user)).body())).rows

  test('the summary and the self-assessment sheet have exactly the columns of the office', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { cycle } = await calibratedCycle(world)
    const [row] = await rowsOf(cycle)
    const summary = await read(client, `/evaluation-cycles/${cycle.id}/summary.xlsx`, world.people.handler)
    assert.equal(
      summary[2].join('|'),
      '序号|单位名称|所属区|单位类型|专家1|专家2|专家3|专家4|专家5|最高分|最低分|平均分|加分|扣分|总分|排名|建议等次|备注'
    )
    assert.lengthOf(summary, 3 + 3 + 1)
    const path = `/point-evaluations/${row.id}/self-sheet.xlsx`
    const office = await read(client, path, world.people.handler)
    assert.equal(
      office[2].join('|'),
      '序号|一级指标|二级指标|分值|评分标准|系统数据|自评得分|自评说明|佐证材料编号|形式审查意见|补正情况|专家评分|最终得分'
    )
    assert.isNumber(office[3][12])
    const own = await read(client, path, world.people.principal)
    assert.isNotNumber(own[3][12] ?? '')
  })

  test('beside who takes part by the national result stands its grade from the register, or that it is missing', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { cycle } = await calibratedCycle(world)
    const [row, other] = await rowsOf(cycle)
    for (const one of [row, other]) await one.merge({ part: 'reference' }).save()
    await makeTitle(world, { assessedYear: 2025, assessedGrade: 'qualified', assessedDocNumber: '国知办发〔2026〕1号' })
    const page = await client.get(`/evaluation-cycles/${cycle.id}/results`).loginAs(world.people.handler)
    page.assertTextIncludes('2025 年度）：合格')
    page.assertTextIncludes('名录中没有该年度的国家评估等次')
    const summary = await read(client, `/evaluation-cycles/${cycle.id}/summary.xlsx`, world.people.handler)
    const remark = summary.find((cells) => cells[1] === row.name)!.at(-1)
    assert.match(String(remark), /2025 年度）：合格/)
    const own = await client.get(`/point-evaluations/${row.id}/result`).loginAs(world.people.handler)
    own.assertTextIncludes('2025 年度）：合格')
  })

  test('the self-assessment sheet says what the formal check found and what was put right; not before it ends', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, principal } = world.people
    const { evaluations, version } = await evaluationCycle(world, { state: 'formal_check', evaluations: 'checked' })
    const [row] = evaluations
    await filed(row, version.content)
    const check = (submissionNumber: number, indicatorId: string, more: Partial<SelfCheck>) =>
      SelfCheck.create({
        ...{ evaluationId: row.id, submissionNumber, indicatorId, byId: handler.id, opinion: 'ok', ...more },
      })
    await check(0, 'b1', { opinion: 'fault', note: '请补充投诉处理制度。', answer: '已补充并重新盖章。' })
    await check(0, 'a1', { opinion: 'ok' })
    await check(1, 'b1', { opinion: 'ok' })
    await check(1, 'd2', { opinion: 'fault', note: '使用证明未盖章。' })
    const path = `/point-evaluations/${row.id}/self-sheet.xlsx`
    const told = async (user: User, code: string) => {
      const rows = await read(client, path, user)
      const cells = rows.find((one) => String(one[2]).startsWith(code))!
      return [cells[9] ?? '', cells[10] ?? '']
    }
    assert.deepEqual(await told(handler, 'B1'), ['请补充投诉处理制度。', '已补充并重新盖章。'])
    assert.deepEqual(await told(principal, 'A1'), ['符合要求', ''])
    assert.deepEqual(await told(principal, 'D2'), ['使用证明未盖章。', '未补正'])
    await row.merge({ state: 'submitted' }).save()
    for (const user of [handler, principal]) assert.deepEqual(await told(user, 'D2'), ['', ''])
  })

  test('the self-assessment sheets of all points are one table for the bureau, written by a job where it is long', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { head, handler, principal, secretariat, haidianReviewer } = world.people
    const { cycle, content } = await calibratedCycle(world)
    const points = await rowsOf(cycle)
    const path = `/evaluation-cycles/${cycle.id}/self-sheets.xlsx`
    for (const user of [principal, haidianReviewer, secretariat])
      (await client.get(path).loginAs(user)).assertStatus(403)
    const [, , headers, ...lines] = await read(client, path, head)
    assert.equal(headers.slice(0, 6).join('|'), '编号|单位名称|所属区|序号|一级指标|二级指标')
    assert.lengthOf(lines, points.length * indicatorsOf(content).length)

    const own = (await read(client, `/point-evaluations/${points[1].id}/self-sheet.xlsx`, head)).slice(3, -1)
    const among = lines.filter(([number]) => number === points[1].number)
    assert.deepEqual(
      among.map((line) => line.slice(3)),
      own
    )

    const file = await ordered(handler, path, 'csv')
    await drainOutbox()
    await file.refresh()
    assert.deepInclude(file.$attributes, { state: 'done', total: lines.length, done: lines.length })
  })

  test('the table of 80 points takes a few statements', async ({ client, assert }) => {
    const world = await makeWorld()
    const { cycle, points, evaluations, version } = await evaluationCycle(world, { state: 'calibrated', others: 79 })
    await frozenAtOnce(world, points)
    for (const evaluation of evaluations.slice(0, 50)) await outcomeOf(evaluation, version.content)
    const { handler } = world.people
    const path = `/evaluation-cycles/${cycle.id}/results?perPage=50`
    await client.get(path).loginAs(handler)
    const sent = await countQueries(() => client.get(path).loginAs(handler))
    assert.isBelow(sent.length, 40)
  }).timeout(240_000)
})
