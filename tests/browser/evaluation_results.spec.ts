import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { addDays } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import { formatScore } from '#app/core/format'
import YearlyGrade from '#app/designations/yearly_grade'
import EvaluationSeat from '#app/evaluation_scoring/evaluation_seat'
import { GRADES } from '#app/indicators/indicator_content'
import Rectification from '#app/sanctions/rectification'
import { emptyTables } from '#tests/support/empty_tables'
import { outcomesOfPoint, rowsOf, scoredCycle } from '#tests/support/evaluation_results'
import { pdf } from '#tests/support/files'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

const GRADE_WORDS = { excellent: '优秀', good: '良好', pass: '合格', fail: '不合格' }

test.group('The results of a year at the screen', (group) => {
  group.setup(() => emptyTables())
  group.teardown(() => leaveMoment())

  test('from the calibration over the decision, the notice and an appeal to the final grades, and a rectification', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const { cycle } = await scoredCycle(world)
    const [own, vetoed, changed] = await rowsOf(cycle)
    const board = `/evaluation-cycles/${cycle.id}`
    const [result, notice] = [`/point-evaluations/${own.id}/result`, `/evaluation-notices/${cycle.id}`]
    const sits = async (email: string) => {
      const person = await PersonAtScreen.signedIn(browser as unknown as Browser, email)
      person.page.on('dialog', (dialog) => void dialog.accept())
      return person
    }

    // 承办人形成评分结果，对一个网点提出一票否决，处室负责人确认，提请审议
    const handler = await sits(people.handler.email)
    await handler.open(board)
    await handler.press('形成评分结果')
    await handler.sees('评分结果已形成。')
    await handler.page.locator(`a[href="${board}/results"]`).click()
    await handler.sees('正在校准')
    await handler.follow(vetoed.name)
    await handler.page.locator('select[name=item]').selectOption('veto.false_data')
    await handler.type({ 事实和理由: '抽查十二份咨询记录，九份查无其人。' })
    await handler.press('提出加分、扣分或一票否决')
    await handler.sees('已提出，等待处室负责人确认。')
    const head = await sits(people.head.email)
    await head.follow(vetoed.name)
    await head.type({ 审定意见: '经复核属实。' })
    await head.press('确认')
    await head.sees('已确认并计入结果。')
    await handler.open(board)
    await handler.press('提请审议')
    await handler.sees('已提请审议。')

    // 公示前，网点和公众都看不到结果
    const principal = await sits(people.principal.email)
    await principal.open(`/point-evaluations/${own.id}`)
    assert.equal(await principal.page.locator(`a[href="${result}"]`).count(), 0)
    assert.equal((await principal.page.goto(principal.address + result))?.status(), 403)
    const visitor = await PersonAtScreen.sitDown(browser as unknown as Browser)
    assert.equal((await visitor.page.goto(visitor.address + notice))?.status(), 404)

    // 局领导调整一个等次，作出审议决定，发布公示
    const before = (await changed.refresh()).grade!
    const after = GRADES.find((grade) => !['excellent', before].includes(grade))!
    const leader = await sits(people.leader.email)
    await leader.open(`${board}/results`)
    await leader.follow('审议评估等次')
    await leader.type({ 会议纪要编号: '局长办公会纪要〔2026〕5号', 审议意见: '同意评估等次。' })
    await leader.page.getByLabel('会议日期').fill('2026-02-27')
    await leader.page.getByRole('button', { name: '增加一项' }).click()
    await leader.page.locator('[name="changes[0][point]"]').selectOption(String(changed.id))
    await leader.page.locator('[name="changes[0][grade]"]').selectOption(after)
    await leader.press('作出审议决定')
    await leader.sees('请写明调整理由。')
    await leader.page.locator('[name="changes[0][reason]"]').fill('核查情况与材料不符。')
    await leader.press('作出审议决定')
    await leader.sees('已作出审议决定。')
    await leader.sees('审议调整：核查情况与材料不符。')
    await leader.open(board)
    await leader.press('公示结果')
    await leader.sees('评估结果开始公示。')

    // 公众看到等次，看不到得分
    await own.refresh()
    await visitor.open('/notices')
    await visitor.follow(cycle.title)
    await visitor.sees(own.name)
    const shown = await visitor.page.locator('main').innerText()
    for (const words of [GRADE_WORDS[after], '不合格']) assert.include(shown, words)
    assert.notInclude(shown, formatScore(own.final))

    // 单位负责人在手机上看结果、提出申诉
    await principal.page.setViewportSize({ width: 390, height: 900 })
    await principal.open(`/point-evaluations/${own.id}`)
    await principal.page.locator(`a[href="${result}"]`).click()
    await principal.sees(formatScore(own.final))
    await principal.sees('复算一致')
    const told = await principal.page.locator('body').innerText()
    const seats = await EvaluationSeat.query().preload('expert', (experts) => void experts.preload('user'))
    for (const { expert } of seats) assert.notInclude(told, expert.user.name)
    await principal.follow('提出申诉')
    await principal.type({ 申诉理由: '三月两次上门咨询记在纸质台账上，请按原件核定咨询次数。' })
    await principal.page
      .getByLabel('证明材料')
      .setInputFiles({ name: '纸质台账.pdf', mimeType: 'application/pdf', buffer: pdf() })
    await principal.press('提交申诉')
    await principal.sees('申诉已提交。')
    await principal.sees('纸质台账.pdf')
    const path = new URL(principal.page.url()).pathname

    // 经办人核查，处室负责人改定并答复
    await handler.open('/home')
    await handler.follow(own.name)
    await handler.type({ 核查情况: '原件可以印证，漏计属实。' })
    await handler.page.getByRole('button', { name: '增加一项' }).click()
    await handler.page.locator('[name="figures[0][key]"]').selectOption('consultations')
    await handler.page.locator('[name="figures[0][value]"]').fill('400')
    await handler.press('提交处室负责人')
    await handler.sees('已提交处室负责人决定。')
    await head.open('/home')
    await head.follow(own.name)
    await head.sees('原件可以印证')
    await head.page.locator('.choice label', { hasText: '改定结果' }).click()
    await head.type({ 决定意见: '同意按原件核定。', 给网点的答复: '经核查，已按纸质台账原件核定咨询次数。' })
    await head.press('作出决定')
    await head.sees('已改定结果并答复网点。')

    // 网点看到答复，前后两次结果都在
    const versions = await outcomesOfPoint(own)
    const [was, is] = versions.slice(-2).map(({ final }) => formatScore(final))
    assert.notEqual(was, is)
    await principal.open(path)
    await principal.sees('经核查，已按纸质台账原件核定咨询次数。')
    for (const page of [path, result]) {
      await principal.open(page)
      await principal.sees('前后两次结果')
      const text = await principal.page.locator('main').innerText()
      for (const words of [was, is]) assert.include(text, words)
      for (const inside of ['漏计属实', '同意按原件核定']) assert.notInclude(text, inside)
    }

    // 公示期满结束评估：等次记入名录，不合格的进入整改
    await cycle.refresh()
    await handler.open(board)
    await handler.sees('公示至')
    standAt(new Date(`${addDays(cycle.noticeUntil!.toISODate()!, 1)}T02:00:00Z`))
    await handler.open(board)
    await handler.press('结束评估')
    await handler.sees('评估已经结束。')
    assert.lengthOf(await YearlyGrade.query().where('year', cycle.year), 3)
    await head.open(`/designations/${vetoed.designationId}`)
    await head.sees('年度考核不合格')
    await head.sees('不合格')
    const order = await Rectification.query().where('designationId', vetoed.designationId).firstOrFail()
    assert.equal(order.problems[0].problem, '一票否决：数据造假')
    await visitor.page.reload()
    await visitor.sees('优秀名单')
  })
})
