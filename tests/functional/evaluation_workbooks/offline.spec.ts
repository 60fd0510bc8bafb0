import { DateTime } from 'luxon'
import type ExcelJS from 'exceljs'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import AuditEntry from '#app/audit/audit_entry'
import type EvaluationSeat from '#app/evaluation_scoring/evaluation_seat'
import { progressOf, taskOf } from '#app/evaluation_scoring/sheet_task'
import ScoreUpload from '#app/evaluation_workbooks/score_upload'
import SelfAnswer from '#app/self_assessments/self_assessment'
import type Expert from '#app/experts/expert'
import User from '#app/users/user'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { leaveMoment, standAt } from '#app/core/clock'
import { changeIndicator, indicatorIn } from '#app/indicators/edit_content'
import { standardContent } from '#app/indicators/standard_content'
import { download } from '#tests/support/downloads'
import { opened, recalculated, withoutLibreOffice } from '#tests/support/evaluation_workbooks'
import { makeExpert } from '#tests/support/experts'
import { evaluationCycle, filed, panelOf, seatFor } from '#tests/support/evaluations'
import { filledIn, rowWith } from '#tests/support/score_uploads'
import { OPEN_DAY } from '#tests/support/self_assessments'
import { rezipped } from '#tests/support/zips'
import { makeWorld, type World } from '#tests/world'

const MARK = 8
const REASON = 9
/** What was found in a sample; of how many stands beside it. */
const FOUND = 10
/** Of the self-assessment. */
const [KNOWN, SELF_SCORE, STATEMENT, ASKED] = [6, 7, 8, 10]

/** Two points in scoring; one expert with a seat at each, another expert with one at the first. */
async function scoring(world: World) {
  const { evaluations, version } = await evaluationCycle(world, { state: 'scoring', others: 1 })
  for (const evaluation of evaluations) await filed(evaluation, version.content)
  const panel = await panelOf(world, evaluations[0].cycleId)
  const [expert, other] = [await makeExpert(world), await makeExpert(world)]
  const seats = []
  for (const [at, evaluation] of evaluations.entries())
    seats.push(await seatFor(panel, evaluation, expert.id, `own${at}`))
  const foreign = await seatFor(panel, evaluations[0], other.id, 'foreign')
  return { evaluations, panel, seats, foreign, user: await userOf(expert), other: await userOf(other) }
}

const userOf = (expert: Expert) => User.findOrFail(expert.userId)

async function sheetOf(client: ApiClient, path: string, user: User) {
  const response = await download(client, path, user)
  response.assertStatus(200)
  return response.body() as Buffer
}

function send(client: ApiClient, path: string, user: User, file: Buffer, filename = '评分表.xlsx') {
  return client.post(path).loginAs(user).withCsrfToken().file('file', file, { filename }).redirects(0)
}

/** Writes into every cell that is open. */
function fillAll(workbook: ExcelJS.Workbook) {
  workbook.worksheets[0].eachRow((row) => {
    const write = (column: number, value: string | number) => {
      const cell = row.getCell(column)
      if (cell.protection?.locked === false) cell.value = value
    }
    write(MARK, row.getCell(MARK).dataValidation?.type === 'list' ? '采信' : Number(row.getCell(4).value))
    write(REASON, '总体良好，材料齐全。')
    write(FOUND, 9)
    write(FOUND + 1, 10)
  })
}

/** As the page sends what was ticked. */
function accept(client: ApiClient, id: number, user: User, cells: readonly string[], version = 0) {
  const form = { version, 'accept[]': cells }
  return client.put(`/score-uploads/${id}`).loginAs(user).withCsrfToken().form(form).redirects(0)
}

const pathOf = ({ token }: EvaluationSeat) => `/evaluation-sheets/${token}/workbook`
const latest = () => ScoreUpload.query().orderBy('id', 'desc').firstOrFail()

test.group('Scoring off line', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('goes out, comes back, is compared, and only what is accepted reaches the draft', async ({ client, assert }) => {
    const world = await makeWorld()
    const { seats, user } = await scoring(world)
    const [seat] = seats
    const path = pathOf(seat)
    const page = await client.get(path).loginAs(user)
    page.assertTextIncludes('离线评分')
    page.assertTextIncludes('4 MB')
    const sheet = await sheetOf(client, `${path}/sheet.xlsx`, user)
    const file = await filledIn(sheet, (workbook) => {
      rowWith(workbook, 'D2').getCell(MARK).value = 4.5
      rowWith(workbook, 'D2').getCell(REASON).value = '使用证明少'
      rowWith(workbook, 'D1').getCell(MARK).value = 2
      rowWith(workbook, '佐证').getCell(MARK).value = '采信'
    })
    const sent = await send(client, path, user, file)
    sent.assertStatus(302)
    const upload = await latest()
    assert.equal(upload.state, 'compared')
    const compared = await client.get(`/score-uploads/${upload.id}`).loginAs(user)
    for (const text of ['逐格核对', '使用证明少', '表格已改']) compared.assertTextIncludes(text)
    await seat.refresh()
    assert.isNull(seat.draft)

    const cells = [`${seat.token}/score.d2.quality`, `${seat.token}/reason.d2.quality`]
    const stale = await accept(client, upload.id, user, cells, upload.version + 1)
    stale.assertStatus(409)
    const first = await accept(client, upload.id, user, cells, upload.version)
    first.assertStatus(302)
    await seat.refresh()
    assert.deepEqual(seat.draft?.scores, { 'd2.quality': 4.5 })
    assert.deepEqual(seat.draft?.reasons, { 'd2.quality': '使用证明少' })
    assert.equal(seat.state, 'assigned')
    assert.equal(seat.version, 1)
    const entries = await AuditEntry.query().where('action', 'evaluation_seat.sheet_imported')
    assert.lengthOf(entries, 1)

    const twice = await accept(client, upload.id, user, cells, upload.version)
    twice.assertStatus(409)
    const late = await client.delete(`/score-uploads/${upload.id}`).loginAs(user).withCsrfToken().form({ version: 1 })
    late.assertStatus(409)
  })

  test('marks what was changed on both sides, and never writes over what is newer than the comparison', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { seats, user } = await scoring(world)
    const [seat] = seats
    const path = pathOf(seat)
    const sheet = await sheetOf(client, `${path}/all.xlsx`, user)
    await seat.merge({ draft: { scores: { 'd2.quality': 3, 'd1.quality': 1 } } }).save()
    const file = await filledIn(sheet, (workbook) => {
      rowWith(workbook, 'D2').getCell(MARK).value = 5
      rowWith(workbook, 'D2', 1).getCell(MARK).value = 4
    })
    const sent = await send(client, path, user, file)
    sent.assertStatus(302)
    const upload = await latest()
    assert.deepEqual(
      upload.comparison.map(({ cells }) => cells.map(({ id, changed }) => `${id} ${changed}`)),
      [['score.d1.quality system', 'score.d2.quality conflict'], ['score.d2.quality file']]
    )
    const page = await client.get(`/score-uploads/${upload.id}`).loginAs(user)
    page.assertTextIncludes('双方都改过')
    await seat.merge({ draft: { scores: { 'd2.quality': 2 } } }).save()
    const cells = [`${seat.token}/score.d2.quality`, `${seats[1].token}/score.d2.quality`]
    const stale = await accept(client, upload.id, user, cells)
    stale.assertStatus(409)
    await seats[1].refresh()
    assert.isNull(seats[1].draft, 'all of them or none')
    const none = await accept(client, upload.id, user, [])
    none.assertStatus(422)
    const discarded = await client
      .delete(`/score-uploads/${upload.id}`)
      .loginAs(user)
      .withCsrfToken()
      .form({ version: 0 })
      .redirects(0)
    discarded.assertStatus(302)
    await upload.refresh()
    assert.equal(upload.state, 'discarded')
  })

  test('gives everything that the page asks: points, what was found in a sample, verdicts, the opinion', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { evaluations, seats, user } = await scoring(world)
    const [seat] = seats
    const path = pathOf(seat)
    const sheet = await sheetOf(client, `${path}/sheet.xlsx`, user)
    const sampled = (part: number, whole: number | null) =>
      filledIn(sheet, (workbook) => {
        rowWith(workbook, 'B1').getCell(FOUND).value = part
        rowWith(workbook, 'B1').getCell(FOUND + 1).value = whole
      })
    const bad: [Buffer, string][] = [
      [await sampled(9, null), '数量和总数须同时填写'],
      [await sampled(11, 10), '数量不大于总数'],
      [await sampled(9.5, 10), '请填写整数'],
      [await sampled(9, 1000), '0 至 999 之间'],
    ]
    for (const [file, text] of bad) {
      const refused = await send(client, path, user, file)
      refused.assertStatus(422)
      refused.assertTextIncludes(text)
    }

    ;(await send(client, path, user, await filledIn(sheet, (workbook) => fillAll(workbook)))).assertStatus(302)
    const { id, comparison } = await latest()
    const keys = comparison.flatMap(({ token, cells }) => cells.map((cell) => `${token}/${cell.id}`))
    const half = `${seat.token}/findingpart.b1.sampled`
    const torn = await accept(client, id, user, [half])
    torn.assertStatus(422)
    for (const own of [half, half.replace('part', 'whole')])
      torn.assertTextIncludes(`id="${own.replaceAll('.', '-')}-error"`)
    torn.assertTextIncludes('数量和总数须一起采用')
    assert.lengthOf(torn.text().match(/type="checkbox"[^>]* checked/g)!, 1, 'what was ticked stays ticked')
    await seat.refresh()
    assert.isNull(seat.draft)
    ;(await accept(client, id, user, keys)).assertStatus(302)
    await seat.refresh()
    assert.deepEqual(seat.draft?.findings, { 'b1.sampled': { part: 9, whole: 10 } })
    const { scored, marks, found, asked, judged, pieces } = progressOf(await taskOf(evaluations[0]), seat.draft)
    assert.isAbove(Math.min(marks, asked, pieces), 0)
    assert.deepEqual([scored, found, judged], [marks, asked, pieces])
    assert.equal(seat.draft?.opinion, '总体良好，材料齐全。')
    const page = await client.get(`/evaluation-sheets/${seat.token}`).loginAs(user)
    page.assertTextIncludes('总体良好，材料齐全。')
    const again = await sheetOf(client, `${path}/sheet.xlsx`, user)
    ;(await send(client, path, user, again)).assertStatus(302)
    assert.deepEqual((await latest()).comparison[0].cells, [])
  })

  test('comes back as another office program writes it', async ({ client, assert }) => {
    const world = await makeWorld()
    const { seats, user } = await scoring(world)
    const path = pathOf(seats[0])
    const sheet = await sheetOf(client, `${path}/all.xlsx`, user)
    const [file] = await recalculated([await filledIn(sheet, (workbook) => fillAll(workbook))])
    ;(await send(client, path, user, file)).assertStatus(302)
    const [own, other] = (await latest()).comparison
    assert.isAbove(own.cells.length, 8)
    assert.deepEqual([own.same, other.cells], [0, []])
  })
    .skip(withoutLibreOffice !== false, withoutLibreOffice || undefined)
    .timeout(120_000)

  test('is nobody else’s: not another expert’s, not the office’s, not of who stepped aside', async ({ client }) => {
    const world = await makeWorld()
    const { seats, foreign, user, other } = await scoring(world)
    const path = pathOf(seats[0])
    for (const suffix of ['', '/sheet.xlsx', '/all.xlsx']) {
      const strange = await client.get(path + suffix).loginAs(other)
      strange.assertStatus(404)
      const office = await client.get(path + suffix).loginAs(world.people.handler)
      office.assertStatus(403)
    }
    const sheet = await sheetOf(client, `${path}/sheet.xlsx`, user)
    const stolen = await send(client, pathOf(foreign), other, sheet)
    stolen.assertStatus(422)
    stolen.assertTextIncludes('只能由下载人上传')
    const file = await filledIn(sheet, (workbook) => void (rowWith(workbook, 'D2').getCell(MARK).value = 5))
    const sent = await send(client, path, user, file)
    sent.assertStatus(302)
    const { id } = await latest()
    const peeped = await client.get(`/score-uploads/${id}`).loginAs(other)
    peeped.assertStatus(404)
    const cells = [`${seats[0].token}/score.d2.quality`]
    const taken = await accept(client, id, other, cells)
    taken.assertStatus(404)
    const dropped = await client.delete(`/score-uploads/${id}`).loginAs(other).withCsrfToken().form({ version: 0 })
    dropped.assertStatus(404)
    await seats[0].merge({ state: 'submitted' }).save()
    const closed = await client.get(`${path}/sheet.xlsx`).loginAs(user)
    closed.assertStatus(409)
    const tooLate = await accept(client, id, user, cells)
    tooLate.assertStatus(409)
    await seats[0].merge({ state: 'recused' }).save()
    const gone = await client.get(path).loginAs(user)
    gone.assertStatus(404)
  })

  test('is not asked for points that left their cycle, nor once the panel has concluded', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { seats, evaluations, panel, user } = await scoring(world)
    await evaluations[1].merge({ state: 'left' }).save()
    const all = await opened(await sheetOf(client, `${pathOf(seats[0])}/all.xlsx`, user))
    assert.lengthOf(
      all.worksheets.filter(({ state }) => state === 'visible'),
      1
    )
    const left = await client.get(`${pathOf(seats[1])}/sheet.xlsx`).loginAs(user)
    left.assertStatus(409)
    const sheet = await sheetOf(client, `${pathOf(seats[0])}/sheet.xlsx`, user)
    const file = await filledIn(sheet, (workbook) => void (rowWith(workbook, 'D2').getCell(MARK).value = 5))
    ;(await send(client, pathOf(seats[0]), user, file)).assertStatus(302)
    const { id } = await latest()
    await panel.merge({ state: 'concluded' }).save()
    const late = await accept(client, id, user, [`${seats[0].token}/score.d2.quality`])
    late.assertStatus(409)
    ;(await send(client, pathOf(seats[0]), user, file)).assertStatus(422)
  })

  test('refuses every hostile or damaged file, and says why and where', async ({ client, assert }) => {
    const world = await makeWorld()
    const { seats, evaluations, user } = await scoring(world)
    const path = pathOf(seats[0])
    const sheet = await sheetOf(client, `${path}/sheet.xlsx`, user)
    const changed = (write: Parameters<typeof filledIn>[1]) => filledIn(sheet, write)
    const part = (name: string, text: string | Buffer) =>
      rezipped(sheet, (parts) => void parts.set(name, Buffer.from(text as string)))
    const bad: [string, Buffer, string][] = [
      ['no workbook', Buffer.from('not a zip'), '文件已损坏'],
      ['macros', await part('xl/vbaProject.bin', 'x'), '含有宏'],
      ['external links', await part('xl/externalLinks/externalLink1.xml', '<x/>'), '外部链接'],
      ['a bomb', await part('xl/media/big.bin', Buffer.alloc(60 * 1024 * 1024)), '解压后过大'],
      ['entities', await part('xl/extra.xml', '<!DOCTYPE x [<!ENTITY a "b">]><x/>'), '不安全'],
      [
        'another program’s workbook',
        await changed((workbook) => workbook.removeWorksheet(workbook.getWorksheet('_jingzhi')!.id)),
        '不是从本页下载',
      ],
      [
        'a forged identity',
        await changed((workbook) => {
          const cell = workbook.getWorksheet('_jingzhi')!.getCell('A2')
          cell.value = String(cell.value).replace(seats[0].token, seats[1].token)
        }),
        '不是从本页下载',
      ],
      [
        'a formula for a score',
        await changed((workbook) => void (rowWith(workbook, 'D2').getCell(MARK).value = { formula: '5+0', result: 5 })),
        '不能填写公式',
      ],
      [
        'too many points',
        await changed((workbook) => void (rowWith(workbook, 'D2').getCell(MARK).value = 5.1)),
        '0 至 5 之间',
      ],
      [
        'less than nothing',
        await changed((workbook) => void (rowWith(workbook, 'D2').getCell(MARK).value = -1)),
        '0 至 5 之间',
      ],
      [
        'too many decimals',
        await changed((workbook) => void (rowWith(workbook, 'D2').getCell(MARK).value = 4.25)),
        '1 位小数',
      ],
      [
        'words for points',
        await changed((workbook) => void (rowWith(workbook, 'D2').getCell(MARK).value = '优')),
        '请填写 0 至 5',
      ],
      [
        'another verdict',
        await changed((workbook) => void (rowWith(workbook, '佐证').getCell(MARK).value = '也许')),
        '请从',
      ],
      [
        'a long reason',
        await changed((workbook) => void (rowWith(workbook, 'D2').getCell(REASON).value = '长'.repeat(301))),
        '不超过 300 字',
      ],
      [
        'another most',
        await changed((workbook) => void (rowWith(workbook, 'D2').getCell(4).value = 50)),
        '锁定的内容被改动',
      ],
      ['a row put in', await changed((workbook) => workbook.worksheets[0].insertRow(5, ['x'])), '锁定的内容被改动'],
      [
        'a column taken out',
        await changed((workbook) => workbook.worksheets[0].spliceColumns(5, 1)),
        '锁定的内容被改动',
      ],
      [
        'another header',
        await changed((workbook) => void (workbook.worksheets[0].getCell('H3').value = '分')),
        '锁定的内容被改动',
      ],
      [
        'something beside the table',
        await changed((workbook) => void (workbook.worksheets[0].getCell('M5').value = 'x')),
        '表格之外',
      ],
      ['a sheet put in', await changed((workbook) => void workbook.addWorksheet('另存的评分')), '没有这张工作表'],
      [
        'a formula in what is locked',
        await changed((workbook) => void (rowWith(workbook, 'D2').getCell(4).value = { formula: '2+3', result: 5 })),
        '锁定的内容被改动',
      ],
      ['a sheet renamed', await changed((workbook) => void (workbook.worksheets[0].name = '另一个')), '删除或改名'],
    ]
    for (const [what, file, text] of bad) {
      const response = await send(client, path, user, file)
      assert.equal(response.status(), 422, what)
      assert.include(response.text(), text, what)
    }
    const xlsm = await send(client, path, user, sheet, '评分表.xlsm')
    xlsm.assertStatus(422)
    await (evaluations[0] as PointEvaluation).merge({ contentHash: 'f'.repeat(64) }).save()
    const old = await send(client, path, user, sheet)
    old.assertStatus(422)
    old.assertTextIncludes('请重新下载')
    assert.lengthOf(await ScoreUpload.all(), 0)
  }).timeout(120_000)
})

test.group('Assessing oneself off line', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(OPEN_DAY))
  group.each.teardown(() => leaveMoment())

  test('works the same while the self-assessment is open, for the own point only', async ({ client, assert }) => {
    const world = await makeWorld()
    const { evaluations } = await evaluationCycle(world, { state: 'open_self' })
    const [evaluation] = evaluations
    const { operator, chaoyangPrincipal, handler } = world.people
    const path = `/point-evaluations/${evaluation.id}/workbook`
    const foreign = await client.get(path).loginAs(chaoyangPrincipal)
    foreign.assertStatus(404)
    const office = await client.get(path).loginAs(handler)
    office.assertStatus(403)
    const page = await client.get(path).loginAs(operator)
    page.assertTextIncludes('离线自评')
    const sheet = await sheetOf(client, `${path}/sheet.xlsx`, operator)
    const file = await filledIn(sheet, (workbook) => {
      rowWith(workbook, 'C1').getCell(SELF_SCORE).value = 10.25
      rowWith(workbook, 'C1').getCell(STATEMENT).value = '=1+1 样的说明'
    })
    const sent = await send(client, path, operator, file, '自评表.xlsx')
    sent.assertStatus(302)
    const upload = await latest()
    const cells = [`${evaluation.number}/score.c1`, `${evaluation.number}/statement.c1`]
    const taken = await accept(client, upload.id, operator, cells)
    taken.assertStatus(302)
    const answer = await SelfAnswer.query().where({ evaluationId: evaluation.id, indicatorId: 'c1' }).firstOrFail()
    assert.equal(answer.score, 1025)
    assert.equal(answer.statement, '=1+1 样的说明')
    await evaluation.refresh()
    assert.equal(evaluation.state, 'self_open')
    const again = await sheetOf(client, `${path}/sheet.xlsx`, operator)
    const unchanged = await send(client, path, operator, again, '自评表.xlsx')
    unchanged.assertStatus(302)
    const same = await latest()
    assert.deepEqual(same.comparison[0].cells, [])
    await evaluation.merge({ state: 'submitted' }).save()
    const closed = await client.get(`${path}/sheet.xlsx`).loginAs(operator)
    closed.assertStatus(409)
  })

  test('finds no difference where nobody wrote, however a text was typed on its page', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator } = world.people
    const { evaluations } = await evaluationCycle(world, { state: 'open_self' })
    const [{ id, number }] = evaluations
    const statement = '　　全年咨询１２次。\r\n　　培训４场。'
    const page = client.put(`/point-evaluations/${id}/indicators/c1`).loginAs(operator).withCsrfToken().redirects(0)
    ;(await page.form({ statement })).assertStatus(302)
    const path = `/point-evaluations/${id}/workbook`
    const sheet = await sheetOf(client, `${path}/sheet.xlsx`, operator)
    ;(await send(client, path, operator, sheet, '自评表.xlsx')).assertStatus(302)
    assert.deepEqual((await latest()).comparison[0].cells, [])

    const written = await filledIn(sheet, (workbook) => {
      rowWith(workbook, 'C1').getCell(STATEMENT).value = '全年咨询 13 次。'
    })
    ;(await send(client, path, operator, written, '自评表.xlsx')).assertStatus(302)
    const upload = await latest()
    assert.deepEqual(
      upload.comparison[0].cells.map(({ changed }) => changed),
      ['file']
    )
    ;(await accept(client, upload.id, operator, [`${number}/statement.c1`])).assertStatus(302)
    const answer = await SelfAnswer.query().where({ evaluationId: id, indicatorId: 'c1' }).firstOrFail()
    assert.equal(answer.statement, '全年咨询 13 次。')
  })

  test('takes what indicators ask of a point, in its words; what records say may change meanwhile', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { evaluations, version } = await evaluationCycle(world, { content: withShare() })
    const [evaluation] = evaluations
    const { operator } = world.people
    assert.include(version.content.groups[0].indicators[1].parts[0].rule, { figure: 'a2.open_share' })
    const path = `/point-evaluations/${evaluation.id}/workbook`
    const sheet = await sheetOf(client, `${path}/sheet.xlsx`, operator)
    const asked = (write: (workbook: ExcelJS.Workbook) => void) => filledIn(sheet, write)
    const half = await asked((workbook) => void (rowWith(workbook, 'A2').getCell(ASKED).value = 3))
    const refused = await send(client, path, operator, half, '自评表.xlsx')
    refused.assertStatus(422)
    refused.assertTextIncludes('数量和总数须同时填写')

    const file = await asked((workbook) => {
      rowWith(workbook, 'A2').getCell(ASKED).value = 3
      rowWith(workbook, 'A2').getCell(ASKED + 1).value = 4
      rowWith(workbook, 'A4').getCell(ASKED).value = '已落实'
      rowWith(workbook, 'C1').getCell(KNOWN).value = '公益咨询：1000 次'
    })
    const sent = await send(client, path, operator, file, '自评表.xlsx')
    sent.assertStatus(302)
    const upload = await latest()
    const keys = upload.comparison.flatMap(({ token, cells }) => cells.map(({ id }) => `${token}/${id}`))
    assert.lengthOf(keys, 3)
    const torn = await accept(client, upload.id, operator, [`${evaluation.number}/q0part.a2`])
    torn.assertStatus(422)
    torn.assertTextIncludes(`id="${evaluation.number}/q0part-a2-error"`)
    assert.lengthOf(await SelfAnswer.all(), 0)
    const taken = await accept(client, upload.id, operator, keys)
    taken.assertStatus(302)
    const answers = await SelfAnswer.query().where({ evaluationId: evaluation.id }).orderBy('indicatorId')
    assert.deepEqual(
      answers.map(({ indicatorId, figures, score }) => [indicatorId, figures, score]),
      [
        ['a2', { 'a2.open_share': { part: 3, whole: 4 } }, null],
        ['a4', { 'a4.funding': 2 }, null],
      ]
    )
  })

  test('ends with the period, unless grace was given', async ({ client, assert }) => {
    const world = await makeWorld()
    const { cycle, evaluations } = await evaluationCycle(world)
    const [evaluation] = evaluations
    const { operator } = world.people
    const path = `/point-evaluations/${evaluation.id}/workbook`
    const sheet = await sheetOf(client, `${path}/sheet.xlsx`, operator)
    const file = await filledIn(sheet, (workbook) => void (rowWith(workbook, 'C1').getCell(SELF_SCORE).value = 9))
    const intime = await send(client, path, operator, file, '自评表.xlsx')
    intime.assertStatus(302)
    const { id } = await latest()
    standAt(new Date('2026-01-17T02:00:00Z'))
    const over = await client.get(`${path}/sheet.xlsx`).loginAs(operator)
    over.assertStatus(409)
    const page = await client.get(path).loginAs(operator)
    page.assertTextIncludes('填报期已过')
    const late = await send(client, path, operator, file, '自评表.xlsx')
    late.assertStatus(422)
    late.assertTextIncludes('过了期限')
    const take = () => accept(client, id, operator, [`${evaluation.number}/score.c1`])
    ;(await take()).assertStatus(409)
    assert.lengthOf(await SelfAnswer.all(), 0)
    await cycle.merge({ state: 'formal_check' }).save()
    await evaluation.merge({ graceUntil: DateTime.fromISO('2026-01-20') }).save()
    ;(await take()).assertStatus(302)
    assert.lengthOf(await SelfAnswer.all(), 1)
  })
})

/** Of A2, the point says itself which part of its rooms is open. */
function withShare() {
  const a2 = indicatorIn(standardContent, 'a2')!
  const of = { zh: '开放场所占比', en: 'Rooms that are open' }
  const bands = [{ from: 50, points: 1 }]
  const rule = { kind: 'share' as const, figure: 'a2.open_share', of, unit: { zh: '处', en: 'rooms' }, bands }
  return changeIndicator(standardContent, { ...a2, parts: [{ ...a2.parts[0], rule }, ...a2.parts.slice(1)] })
}
