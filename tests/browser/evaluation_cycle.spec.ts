import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { Browser } from 'playwright'
import { verifyAudit } from '#app/audit/verify'
import { leaveMoment, standAt } from '#app/core/clock'
import YearlyGrade from '#app/designations/yearly_grade'
import EvaluationOutcome from '#app/evaluation_results/evaluation_outcome'
import { changedOutcomes } from '#app/evaluation_results/verify_outcomes'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { submitSheet } from '#app/evaluation_scoring/evaluation_seat_workflow'
import { EvaluationPanel } from '#app/evaluation_scoring/evaluation_seat'
import { acceptInvitation } from '#app/experts/invitation_workflow'
import type { Grade } from '#app/indicators/indicator_content'
import Rectification from '#app/sanctions/rectification'
import { linesOf } from '#app/self_assessments/self_lines'
import User from '#app/users/user'
import { deliver } from '#jobs/deliver'
import { actor } from '#tests/support/applications'
import { cellsOf } from '#tests/support/downloads'
import {
  eightyPoints,
  EXPERTS,
  fileByVerbs,
  nameOf,
  placesOf,
  POINTS,
  saidOf,
  shareOf,
  SILENT,
  writeSelf,
} from '#tests/support/eighty_points'
import { emptyTables } from '#tests/support/empty_tables'
import { publishedFor } from '#tests/support/evaluation_cycles'
import { seatsOf, sheetFor, sheetForm } from '#tests/support/evaluation_scoring'
import { invitationsOf, letterPath, makeExpert } from '#tests/support/experts'
import { pdf } from '#tests/support/files'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { countQueries } from '#tests/support/queries'
import { withCycle } from '#tests/support/self_assessments'
import { makeWorld, PASSWORD } from '#tests/world'

const at = (day: string) => standAt(new Date(`${day}T02:00:00Z`))

/** A point in the middle, whose consultations on paper had not been counted. */
const APPELLANT = 40
/** One that was late with its data. */
const LATE = 41
/** Statements of a page of the office, however many points there are. */
const MOST_STATEMENTS = 60

/** The worker's part; letters and certificates of eighty points are left to other tests. */
async function workerDoes(job: string) {
  const [{ id }] = await db.from('outbox').whereNull('done_at').where({ job }).select('id')
  await deliver(id)
}

/** Writes one point's whole self-assessment, indicator by indicator. */
async function writesAll(writer: PersonAtScreen, id: number, n: number, only?: string[]) {
  for (const { indicator, asked, suggested, weight } of await linesOf(await withCycle(id))) {
    if (only && !only.includes(indicator.id)) continue
    await writer.open(`/point-evaluations/${id}/indicators/${indicator.id}/edit`)
    const { figures, statement } = saidOf(n, indicator, asked)
    for (const [place, { figure, kind }] of asked.entries()) {
      const field = writer.page.locator(`[name="q${place}"]`)
      if (kind === 'number') await field.fill(String(figures[figure]))
      else await writer.page.locator(`[name="q${place}"][value="${figures[figure]}"]`).check()
    }
    if (!suggested.isWhole) await writer.type({ 自评得分: String(Math.round(weight * shareOf(n)) / 100) })
    await writer.type({ 自评说明: statement })
    if (indicator.evidence) {
      const file = { name: '使用证明.pdf', mimeType: 'application/pdf', buffer: pdf(`${id} ${indicator.id}`) }
      await writer.page.locator('input[type=file]').setInputFiles(file)
      await writer.press('上传')
      await writer.sees(`${indicator.code}-1-使用证明.pdf`)
    }
    await writer.press(indicator.id === 'f2' ? '保存并返回总览' : '保存并填写下一项')
    await writer.comesTo((url) => !url.pathname.includes(`/indicators/${indicator.id}/`))
  }
}

async function files(person: PersonAtScreen, id: number, button = '提交自评') {
  await person.open(`/point-evaluations/${id}/submissions/create`)
  await person.sees('本单位对所填内容和佐证材料的真实性负责。')
  await person.press(button)
  await person.sees('待形式审查')
}

/** An expert's sheet, typed as it is shown. */
async function scores(expert: PersonAtScreen, fields: Record<string, Record<string, unknown>>) {
  const named = (name: string) => expert.page.locator(`[name="${name}"]`)
  for (const [key, { part, whole }] of Object.entries(fields.findings as Record<string, Record<string, number>>)) {
    await named(`findings[${key}][whole]`).fill(String(whole))
    await named(`findings[${key}][part]`).fill(String(part))
  }
  for (const [key, { score, reason }] of Object.entries(fields.marks as Record<string, Record<string, string>>)) {
    await named(`marks[${key}][score]`).fill(score)
    if (await named(`marks[${key}][reason]`).isVisible()) await named(`marks[${key}][reason]`).fill(reason)
  }
  if (Object.keys(fields.verdicts).length > 0) {
    await expert.press('其余材料全部采信')
    await expert.sees('其余材料已标为采信，请核对后提交。')
  }
  await expert.type({ 总体意见: '材料齐全，服务记录可以核对。' })
  await expert.press('提交评分')
  await expert.sees('的评分已提交')
}

const currentOutcomes = () => EvaluationOutcome.query().where('isCurrent', true).preload('evaluation')

test.group('The yearly evaluation of eighty points at the screen', (group) => {
  group.setup(() => emptyTables())
  group.each.teardown(() => leaveMoment())

  test('from its plan to the grades in the register', async ({ assert, browser }) => {
    at('2026-01-05')
    const world = await makeWorld()
    const { people } = world
    const points = await eightyPoints(world)
    await publishedFor(world)
    for (let n = 0; n < EXPERTS; n++) await makeExpert(world)
    const sits = async (email: string, width?: number) => {
      const person = await PersonAtScreen.signedIn(browser as unknown as Browser, email, { width })
      person.page.on('dialog', (dialog) => void dialog.accept())
      return person
    }
    const office = await sits(people.handler.email)

    // 筹备、参评范围、启动自评
    await office.follow('年度评估')
    await office.follow('筹备评估')
    await office.page.getByLabel('自评截止日').fill('2026-01-16')
    await office.press('保存')
    await office.sees('评估计划已保存')
    const cycle = await EvaluationCycle.firstOrFail()
    const board = `/evaluation-cycles/${cycle.id}`
    await office.open(`${board}/scope`)
    await office.sees(`共 ${POINTS} 条`)
    await office.open(board)
    await office.press('启动自评')
    await office.sees('自评已启动，各网点已收到通知。')
    await office.sees(`还有 ${POINTS} 个网点未报自评`)
    const places = await placesOf(points)
    const idOf = (n: number) => [...places].find(([, place]) => place === n)![0]
    const personOf = (n: number) => User.query().where('organizationId', points[n].organizationId).firstOrFail()

    // 自评：一个网点在手机上逐项填写，两个在屏幕上补齐并提交，其余由各自的人提交，一个不报
    at('2026-01-12')
    const writer = await sits(people.operator.email, 390)
    await writesAll(writer, idOf(0), 0)
    await writer.leave()
    const principal = await sits(people.principal.email)
    await files(principal, idOf(0))
    for (const n of [1, 2]) {
      await writeSelf(idOf(n), n, { except: ['a4', 'b1'] })
      const own = await sits((await personOf(n)).email)
      await writesAll(own, idOf(n), n, ['a4', 'b1'])
      await files(own, idOf(n))
      await own.leave()
    }
    for (let n = 3; n < SILENT; n++) await fileByVerbs(idOf(n), n)

    // 形式审查：一个告知补正并补正，其余批量通过
    await office.open(`/point-evaluations/${idOf(0)}/check`)
    await office.tick('B1 需要补正')
    await office.page.locator('textarea[name="faults[b1][note]"]').fill('请补充投诉处理制度。')
    await office.press('发出补正通知')
    await office.sees('待补正')
    await principal.open(`/point-evaluations/${idOf(0)}`)
    await principal.follow('开始补正')
    await principal.type({ 补正情况: '已补充，见 B1-1。' })
    await principal.press('保存并返回总览')
    await files(principal, idOf(0), '提交补正')
    await office.open(`/point-evaluations/${idOf(0)}/check`)
    await office.sees('已补充，见 B1-1。')
    await office.press('形式审查通过')
    await office.sees('形审通过')
    await office.open('/point-evaluations?state=submitted')
    await office.sees(`共 ${POINTS - 2} 条`)
    await office.tick('选择本页全部', `当前筛选的全部 ${POINTS - 2} 件`)
    await office.press('批量通过形式审查')
    await office.tick('已逐个核对自评内容和佐证材料')
    await office.press(`办理这 ${POINTS - 2} 件`)
    await workerDoes('workflow/run_bulk_act')
    await office.sees(`已全部办完，共 ${POINTS - 2} 件`)

    // 截止、冻结评价数据
    at('2026-01-17')
    await office.open(board)
    await office.press('自评截止')
    await office.sees('自评已截止，转入形式审查。')
    await office.press(`冻结 ${POINTS} 个网点的评价数据`)
    await workerDoes('evaluation_figures/freeze')

    // 组建评审组：抽取专家，一人从信中接受，分配网点，启动评分
    await office.open(`${board}/panel`)
    await office.type({ 专家人数: String(EXPERTS) })
    await office.press('组建评审组')
    await office.sees('评审组已组建，请抽取专家。')
    const panel = await EvaluationPanel.firstOrFail()
    await office.open(`/expert-assignments/${panel.assignmentId}`)
    await office.press('固定候选名单')
    await office.sees('候选名单已固定。')
    await office.press('抽取专家')
    await office.sees('已抽取，邀请函已发出。')
    const [first, ...others] = await invitationsOf({ id: panel.assignmentId! })
    const expert = await PersonAtScreen.sitDown(browser as unknown as Browser)
    await expert.open(await letterPath(first.expert.user.email))
    await expert.press('接受邀请')
    await expert.sees('您已接受邀请')
    await expert.leave()
    for (const one of others) await acceptInvitation(one, actor(one.expert.user))
    await office.open(`${board}/panel`)
    await office.press('固定分配依据')
    await office.sees('分配依据已固定。')
    await office.press('分配网点')
    await office.sees('网点已分配。')
    at('2026-02-05')
    await office.open(board)
    await office.press('启动专家评分')
    await office.sees('已转入专家评分')

    // 专家评分：一人在手机上评两个网点，其余提交各自的评分表
    await first.expert.user.merge({ password: PASSWORD }).save()
    const judge = await sits(first.expert.user.email, 390)
    await judge.open('/evaluation-sheets')
    await judge.follow('继续评分')
    await judge.comesTo(/evaluation-sheets\/./)
    for (let done = 0; done < 2; done++) {
      const token = /evaluation-sheets\/([^/?#]+)/.exec(judge.page.url())![1]
      const seat = (await seatsOf(panel.id)).find((one) => one.token === token)!
      const sheet = await sheetFor(seat, shareOf(places.get(seat.evaluationId)!))
      await scores(judge, sheetForm(sheet, seat.evaluation.contentHash!) as never)
    }
    await judge.leave()
    for (const seat of (await seatsOf(panel.id)).filter(({ state }) => state === 'assigned')) {
      const sheet = await sheetFor(seat, shareOf(places.get(seat.evaluationId)!))
      await submitSheet(seat, sheet, seat.evaluation.contentHash!, actor(seat.expert.user))
    }

    // 扣分经处室负责人确认，形成评分结果
    at('2026-02-24')
    await office.open(board)
    await office.sees(`已交评分表 ${POINTS * 3} / ${POINTS * 3}`)
    const result = `/point-evaluations/${idOf(LATE)}/result`
    await office.open(result)
    await office.page.locator('select[name="item"]').selectOption('deduction.late_data')
    await office.type({ 扣分值: '2', 事实和理由: '第三季度数据逾期三十日。' })
    await office.press('提出加分、扣分或一票否决')
    await office.sees('已提出，等待处室负责人确认。')
    const head = await sits(people.head.email)
    await head.open(result)
    await head.type({ 审定意见: '属实。' })
    await head.press('确认')
    await head.sees('已确认并计入结果。')
    await office.open(board)
    await office.press('形成评分结果')
    await office.sees('评分结果已形成。')

    // 校准：八十行分两页；优秀不超过名额
    await office.open(`${board}/results`)
    await office.sees(`第 1–50 条，共 ${POINTS} 条`)
    await office.follow('第 2 页')
    await office.sees(`第 51–${POINTS} 条，共 ${POINTS} 条`)
    const calibrated = await currentOutcomes()
    const couldBe = calibrated.filter(({ final, lines }) => final >= 9000 && lines.e1.hundredths >= 800)
    const quota = Math.floor(POINTS * 0.3)
    const within = couldBe.filter(({ final }) => couldBe.filter((other) => other.final >= final).length <= quota)
    const excellent = calibrated.filter(({ grade }) => grade === 'excellent')
    assert.isAbove(couldBe.length, quota)
    assert.sameMembers(
      excellent.map(({ evaluationId }) => evaluationId),
      within.map(({ evaluationId }) => evaluationId)
    )
    await office.open(board)
    await office.press('提请审议')
    await office.sees('已提请审议。')

    // 审议：超出名额的调整被拒，一升一降
    const leader = await sits(people.leader.email)
    const [raised] = calibrated.filter(({ reasons }) => reasons.includes('quota'))
    const lowered = excellent.toSorted((one, other) => one.final - other.final)
    const changes = [raised, ...lowered].slice(0, 2 + excellent.length - quota)
    await leader.open(`${board}/decision/create`)
    await leader.type({ 会议纪要编号: '〔2026〕第3次', 会议日期: '2026-02-23', 审议意见: '同意评估等次。' })
    const change = async (row: number, outcome: EvaluationOutcome, grade: Grade, reason: string) => {
      await leader.page.getByRole('button', { name: '增加一项' }).click()
      const field = (name: string) => leader.page.locator(`[name="changes[${row}][${name}]"]`)
      await field('point').selectOption(String(outcome.evaluationId))
      await field('grade').selectOption(grade)
      await field('reason').fill(reason)
    }
    await change(0, raised, 'excellent', '示范作用突出，会议同意列为优秀。')
    if (excellent.length === quota) {
      await leader.press('作出审议决定')
      await leader.sees(`调整后优秀 ${quota + 1} 个，超过名额 ${quota} 个。`)
      await change(1, changes[1], 'good', '本年度服务覆盖面有限。')
    }
    await leader.press('作出审议决定')
    await leader.sees('已作出审议决定。')

    // 公示，访客可以看到；网点申诉，核查，改定
    at('2026-03-02')
    await leader.open(board)
    await leader.press('公示结果')
    await leader.sees('评估结果开始公示。')
    const visitor = await PersonAtScreen.sitDown(browser as unknown as Browser, { width: 390 })
    await visitor.open('/evaluation-notices')
    await visitor.follow(/2025 年度/)
    await visitor.sees(`共 ${POINTS} 条`)
    await visitor.leave()
    const appellant = await sits((await personOf(APPELLANT)).email)
    await appellant.open(`/point-evaluations/${idOf(APPELLANT)}/result`)
    await appellant.follow('提出申诉')
    await appellant.type({ 申诉理由: '三月十次上门咨询记在纸质台账上，录入时漏计。' })
    await appellant.press('提交申诉')
    await appellant.sees('申诉已提交。')
    await office.open('/evaluation-appeals')
    await office.follow(nameOf(APPELLANT))
    await office.type({ 核查情况: '原件可以印证，漏计属实。' })
    await office.page.getByRole('button', { name: '增加一项' }).click()
    await office.page.locator('[name="figures[0][key]"]').selectOption('consultations')
    await office.page.locator('[name="figures[0][value]"]').fill('40')
    await office.press('提交处室负责人')
    await office.sees('已提交处室负责人决定。')
    await head.open(new URL(office.page.url()).pathname)
    await head.page.locator('.choice label', { hasText: '改定结果' }).click()
    await head.type({ 决定意见: '同意改定。', 给网点的答复: '经核查，已按原件核定咨询次数并改定结果。' })
    await head.press('作出决定')
    await head.sees('已改定结果并答复网点。')
    await appellant.open(`/point-evaluations/${idOf(APPELLANT)}/result`)
    await appellant.sees('申诉已答复：结果已改定')

    // 结束
    at('2026-03-10')
    await office.open(board)
    await office.press('结束评估')
    await office.sees('评估已经结束。')

    // 等次、计数、登记、整改，复算一致
    const rows = await PointEvaluation.query().where('cycleId', cycle.id)
    const last = new Map((await currentOutcomes()).map((outcome) => [outcome.evaluationId, outcome]))
    assert.lengthOf(rows, POINTS)
    for (const row of rows) {
      const { final, grade } = last.get(row.id)!
      assert.deepEqual([row.state, row.final, row.grade], ['final', final, grade])
    }
    const count = (grade: Grade) => rows.filter((row) => row.grade === grade).length
    const counts = (['excellent', 'good', 'pass', 'fail'] as const).map(count)
    assert.equal(counts[0], Math.min(quota, excellent.length + 1))
    assert.deepEqual(counts, [counts[0], 55 - counts[0], 20, 5])
    assert.deepEqual([last.get(raised.evaluationId)!.grade, last.get(idOf(SILENT))!.grade], ['excellent', 'fail'])
    assert.equal(last.get(idOf(APPELLANT))!.kind, 'revised')
    const noted = await YearlyGrade.query().where('year', 2025)
    assert.lengthOf(noted, POINTS)
    assert.lengthOf(await Rectification.query().where({ cause: 'annual_unqualified', state: 'proposed' }), counts[3])
    assert.deepEqual((await changedOutcomes(2025)).differences, [])
    assert.deepEqual((await verifyAudit()).faults, [])

    // 汇总表八十行；页面的查询次数不随网点增加
    await office.open(`${board}/results`)
    for (const [place, grade] of ['优秀', '良好', '合格', '不合格'].entries())
      await office.page.locator('a', { hasText: new RegExp(`^\\s*${grade}\\s*${counts[place]}\\s*$`) }).waitFor()
    await office.page
      .getByRole('button', { name: '导出' })
      .or(office.page.locator('summary', { hasText: '导出' }))
      .first()
      .click()
    const [file] = await Promise.all([
      office.page.waitForEvent('download'),
      office.page.locator('a', { hasText: '评审得分汇总表' }).click(),
    ])
    const summary = await cellsOf(await readFile(await file.path()))
    const listed = summary.rows.filter(([index]) => typeof index === 'number')
    assert.deepEqual(
      listed.map(([index]) => index),
      Array.from({ length: POINTS }, (_, place) => place + 1)
    )
    assert.sameMembers(
      listed.map((cells) => cells[1]),
      rows.map(({ name }) => name)
    )
    const statements: Record<string, number> = {}
    for (const page of ['', '/points', '/results', '/panel', '/panel/statistics', '/reading', '/workbooks'])
      statements[page] = (await countQueries(() => office.open(board + page))).length
    statements.self = (await countQueries(() => office.open('/point-evaluations'))).length
    for (const [page, sent] of Object.entries(statements)) assert.isBelow(sent, MOST_STATEMENTS, page)
    for (const person of [office, head, leader, principal, appellant]) await person.leave()
  }).timeout(900_000)
})
