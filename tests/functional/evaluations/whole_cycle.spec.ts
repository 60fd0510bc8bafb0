import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import testUtils from '@adonisjs/core/services/test_utils'
import { verifyAudit } from '#app/audit/verify'
import { leaveMoment, standAt } from '#app/core/clock'
import YearlyGrade from '#app/designations/yearly_grade'
import { examineAppeal, reviseAppeal, submitAppeal } from '#app/evaluation_results/appeal_workflow'
import { YEARLY } from '#app/evaluation_results/conclusion'
import { decideGrades } from '#app/evaluation_results/deliberation'
import { ruleOnExtra } from '#app/evaluation_results/extra_workflow'
import { changedOutcomes } from '#app/evaluation_results/verify_outcomes'
import { EvaluationPanel } from '#app/evaluation_scoring/evaluation_seat'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { takeCycleStep } from '#app/evaluations/evaluation_cycle_acts'
import type { CycleStep } from '#app/evaluations/evaluation_cycle_workflow'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { ExpertInvitation } from '#app/experts/assignment'
import Rectification from '#app/sanctions/rectification'
import { passCheck, sendNotice } from '#app/self_assessments/formal_check'
import { SelfSubmission } from '#app/self_assessments/self_assessment'
import { saveAnswer, storedAnswer } from '#app/self_assessments/self_draft'
import { fileSelf, submissionIsAsFiled } from '#app/self_assessments/self_filing'
import type User from '#app/users/user'
import { sweepClocks } from '#app/workflow/clock_sweep'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { drainOutbox } from '#jobs/drain'
import { lapses } from '#start/workflows'
import { actor } from '#tests/support/applications'
import { plannedCycle, publishedFor } from '#tests/support/evaluation_cycles'
import { evaluatedPoints, frozenYear } from '#tests/support/evaluation_figures'
import { MEETING, outcomesOfPoint, proposedExtra, rowsOf } from '#tests/support/evaluation_results'
import { allHandIn, allocatedFor } from '#tests/support/evaluation_scoring'
import { textsTo } from '#tests/support/notices'
import { withCycle, written } from '#tests/support/self_assessments'
import { makeWorld, type World } from '#tests/world'

const at = (day: string) => standAt(new Date(`${day}T02:00:00Z`))

const outcomeNow = async (point: PointEvaluation) => (await outcomesOfPoint(point)).at(-1)!

/** The reason with which a step is refused; null when it is taken. */
async function reasonOf(act: () => Promise<unknown>) {
  try {
    await act()
    return null
  } catch (error) {
    if (!(error instanceof StepNotAllowed)) throw error
    return error.reason
  }
}

/** Planned and opened in January, filed and checked: two as they are, one after a supplement, one that is silent. */
async function checkedCycle(world: World) {
  const { handler, principal } = world.people
  at('2026-01-05')
  const points = await evaluatedPoints(world, 3)
  await publishedFor(world)
  const cycle = await plannedCycle(world)
  await takeCycleStep('open', cycle, actor(handler))
  const [first, second, third, silent] = await ownFirst(world, cycle)
  at('2026-01-12')
  for (const { id } of [first, second, third]) {
    const evaluation = await withCycle(id)
    await written(world, evaluation)
    await fileSelf(evaluation, actor(principal))
    if (id === second.id) await supplemented(world, evaluation)
    await passCheck(evaluation, actor(handler))
  }
  at('2026-01-17')
  await takeCycleStep('close', cycle, actor(handler))
  return { cycle, points, first, second, third, silent }
}

/** Points are opened by district: the principal's own is not the first of them. */
async function ownFirst({ organizations: { haidian } }: World, cycle: EvaluationCycle) {
  const rows = await rowsOf(cycle)
  return rows.toSorted(
    (one, other) => Number(other.organizationId === haidian.id) - Number(one.organizationId === haidian.id)
  )
}

async function supplemented({ people }: World, evaluation: PointEvaluation) {
  await sendNotice(evaluation, actor(people.handler), { faults: [{ indicatorId: 'b1', note: '请补充投诉处理制度。' }] })
  const stored = await storedAnswer(evaluation, 'b1')
  await saveAnswer(evaluation, 'b1', { ...stored, statement: '已补充投诉处理制度。', answered: '见 B1-1。' })
  await fileSelf(evaluation, actor(people.principal))
}

test.group('A whole cycle', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('goes through all rooms by their verbs, to the grades in the register', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head, leader, principal } = world.people
    const { cycle, points, first, second, third, silent } = await checkedCycle(world)
    const rows = [first, second, third, silent]
    const ids = rows.map(({ designationId }) => designationId)
    const states = async () => (await Promise.all(rows.map((row) => row.refresh()))).map(({ state }) => state)
    const take = (step: CycleStep, who = handler) => reasonOf(() => takeCycleStep(step, cycle, actor(who)))

    // 自评、形式审查
    assert.deepEqual([cycle.state, await states()], ['formal_check', Array(4).fill('checked')])
    const filings = await SelfSubmission.query().orderBy('number')
    assert.deepEqual(
      rows.map(({ id }) => filings.filter(({ evaluationId }) => evaluationId === id).map(({ kind }) => kind)),
      [['first'], ['first', 'supplement'], ['first'], ['as_filed']]
    )
    assert.isTrue(filings.every(submissionIsAsFiled))
    assert.deepEqual([second.isLate, silent.isLate, silent.filedAt], [false, true, null])

    // 冻结数据、组建评审组、评分
    assert.equal(await take('beginScoring'), 'figures_open')
    await frozenYear(world, points)
    assert.equal(await take('beginScoring'), 'panel_not_allocated')
    await allocatedFor(world, cycle)
    at('2026-02-05')
    assert.isNull(await take('beginScoring'))
    const panel = await EvaluationPanel.findByOrFail('cycleId', cycle.id)
    assert.deepEqual([panel.state, await states()], ['scoring', Array(4).fill('scoring')])
    assert.equal(await take('calibrate'), 'point_unscored')
    const home = async () => (await client.get('/home').loginAs(handler)).text()
    assert.notInclude(await home(), '专家均已评分')
    await allHandIn(panel.id, (id) => (id === silent.id ? 0.2 : 0.95))
    assert.include(await home(), '专家均已评分')
    const board = await client.get(`/evaluation-cycles/${cycle.id}`).loginAs(handler)
    board.assertTextIncludes('已交评分表 12 / 12')

    // 形成得分、加分扣分
    at('2026-02-24')
    const extra = await proposedExtra(world, third)
    assert.isNull(await take('calibrate'))
    assert.deepEqual([(await panel.refresh()).state, await states()], ['concluded', Array(4).fill('calibrated')])
    const seats = await ExpertInvitation.query().where('assignmentId', panel.assignmentId!)
    assert.deepEqual([...new Set(seats.map(({ state }) => state))], ['done'])
    const calibrated = await outcomeNow(third)
    assert.equal(await take('deliberate'), 'extras_open')
    await ruleOnExtra('confirm', extra, actor(head), { opinion: '属实。' })
    assert.equal((await outcomeNow(third)).final, calibrated.final - 200)
    await expectHidden(client, first, world)

    // 审议
    assert.isNull(await take('deliberate'))
    assert.equal(await take('announce', leader), 'grades_undecided')
    await followsRefusals(client, cycle, leader)
    const grade = (await outcomeNow(second)).grade === 'good' ? 'pass' : 'good'
    const changes = [{ evaluationId: second.id, grade, reason: '补正后的材料可以印证。' } as const]
    await decideGrades(cycle, actor(leader), { ...MEETING, changes })
    assert.deepEqual([(await outcomeNow(second)).kind, (await second.refresh()).grade], ['deliberated', grade])

    // 公示、申诉
    at('2026-03-02')
    assert.isNull(await take('announce', leader))
    assert.deepEqual(await states(), Array(4).fill('public_notice'))
    assert.equal(await take('conclude'), 'results_notice_running')
    at('2026-03-04')
    const appeal = await submitAppeal(first, actor(principal), { reason: '上门咨询漏计。' }, async () => {})
    at('2026-03-17')
    await sweepClocks(lapses)
    await drainOutbox()
    assert.include(JSON.stringify(await textsTo(handler)), '答复期限为 2026年3月18日')
    assert.notInclude(JSON.stringify(await textsTo(principal)), '2026年3月18日')
    assert.equal(await take('conclude'), 'appeals_open')
    const announced = await outcomeNow(first)
    const rulings = { believed: [], figures: { consultations: 40 } }
    await examineAppeal(appeal, actor(handler), { finding: '漏计属实。', rulings })
    await reviseAppeal(appeal, actor(head), { opinion: '同意改定。', reply: '经核查，予以改定。' })
    const revised = await outcomeNow(first)
    assert.equal(revised.kind, 'revised')
    assert.isAbove(revised.final, announced.final)
    assert.deepEqual(await states(), ['revised', 'public_notice', 'public_notice', 'public_notice'])

    // 结束
    assert.isNull(await take('conclude'))
    assert.deepEqual([cycle.state, await states()], ['final', Array(4).fill('final')])
    for (const row of rows) {
      const last = await outcomeNow(row)
      assert.deepEqual([row.final, row.grade], [last.final, last.grade])
    }
    assert.deepEqual([first.final, second.grade, silent.grade], [revised.final, grade, 'fail'])
    const noted = await YearlyGrade.query().where('year', 2025).whereIn('designationId', ids)
    assert.sameDeepMembers(
      noted.map((one) => [one.designationId, one.grade]),
      rows.map((row) => [row.designationId, YEARLY[row.grade!]])
    )
    const failed = rows.filter((row) => row.grade === 'fail').map(({ designationId }) => designationId)
    const orders = await Rectification.query().where({ cause: 'annual_unqualified', state: 'proposed' })
    assert.sameMembers(
      orders.map(({ designationId }) => designationId),
      failed
    )
    assert.include(failed, silent.designationId)

    assert.deepEqual((await changedOutcomes(2025)).differences, [])
    assert.deepEqual((await verifyAudit()).faults, [])
    const page = await client.get(`/point-evaluations/${first.id}`).loginAs(principal)
    for (const way of ['result', 'reading', 'workbook.xlsx', 'self-sheet.xlsx'])
      page.assertTextIncludes(`/point-evaluations/${first.id}/${way}`)
  }).timeout(240_000)
})

/** What the board waits for is mended where it says. */
async function followsRefusals(client: ApiClient, { id }: EvaluationCycle, user: User) {
  const board = await client.get(`/evaluation-cycles/${id}`).loginAs(user)
  const [, decision] = /href="([^"]+\/decision[^"]*)"/.exec(board.text())!
  ;(await client.get(decision).loginAs(user)).assertStatus(200)
}

/** Before the announcement the point neither finds its result nor the way to it; the office does. */
async function expectHidden(client: ApiClient, { id }: PointEvaluation, { people }: World) {
  const own = await client.get(`/point-evaluations/${id}`).loginAs(people.principal)
  own.assertStatus(200)
  for (const way of ['result', 'reading', 'workbook.xlsx']) {
    if (own.text().includes(`/point-evaluations/${id}/${way}`)) throw new Error(`the page names ${way}`)
    const answer = await client.get(`/point-evaluations/${id}/${way}`).loginAs(people.principal)
    answer.assertStatus(403)
  }
  const office = await client.get(`/point-evaluations/${id}`).loginAs(people.handler)
  office.assertTextIncludes(`/point-evaluations/${id}/result`)
}
