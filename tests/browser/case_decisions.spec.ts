import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import CaseSelection from '#app/case_decisions/case_selection'
import { publishSelection } from '#app/case_decisions/publication'
import { leaveMoment } from '#app/core/clock'
import { beijingDay } from '#app/calendar/working_days'
import { actor } from '#tests/support/applications'
import { afterNotices, candidatesOf, fiveJudged, judgedCall } from '#tests/support/case_decisions'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('The selection of cases', (group) => {
  group.each.setup(() => emptyTables())
  group.each.teardown(() => leaveMoment())

  test('from the order of the jury to the published list, with an objection that is dismissed', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const { people } = world
    await judgedCall(world, fiveJudged(world))
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    // 经办启动遴选，换下第三名
    const handler = await sits(people.handler.email)
    await handler.open('/case-selections')
    await handler.press('启动遴选')
    await handler.sees('请核对入围名单后提请审核')
    const selection = await CaseSelection.firstOrFail()
    const [, , third, fourth] = await candidatesOf(selection)
    for (const [candidate, button, reason] of [
      [third, '调出', '该单位已有一件入围。'],
      [fourth, '调入', '补足培训类案例。'],
    ] as const) {
      await handler.open(`/case-candidates/${candidate.id}`)
      await handler.type({ 理由: reason })
      await handler.press(button)
      await handler.sees('入围名单已调整')
    }
    handler.page.on('dialog', (dialog) => void dialog.accept())
    await handler.press('提请审核')
    await handler.sees('已提请审核')

    // 处长同意
    const head = await sits(people.head.email)
    head.page.on('dialog', (dialog) => void dialog.accept())
    await head.open(`/case-selections/${selection.id}`)
    await head.sees('调出：该单位已有一件入围。')
    await head.press('同意，提交审议')
    await head.sees('已提交审议')

    // 局领导审议：漏填后补齐
    const leader = await sits(people.leader.email)
    await leader.open(`/case-selections/${selection.id}`)
    await leader.follow('审议决定')
    await leader.type({ 会议纪要编号: '纪要〔2026〕31号', 意见: '同意入选名单。' })
    await leader.press('提交审议决定')
    await leader.sees('会议日期')
    await leader.page.getByLabel('会议日期').fill(beijingDay())
    await leader.press('提交审议决定')
    await leader.sees('公示之前不得外传')

    // 处长开始公示
    await head.open(`/case-selections/${selection.id}`)
    await head.press('开始公示')
    await head.sees('正在公示')

    // 公众提出异议
    const visitor = await PersonAtScreen.sitDown(browser as unknown as Browser)
    await visitor.open('/notices')
    await visitor.follow('案例之1')
    await visitor.type({
      姓名: '赵女士',
      电子邮箱: 'zhao@public.example',
      异议内容和依据: '该案例成效数据与公开年报不符，请核实。',
    })
    await visitor.press('提交异议')
    await visitor.sees('请记下编号')

    // 核查，不成立
    const [first] = await candidatesOf(selection)
    await handler.open(`/case-candidates/${first.id}`)
    await handler.press('开始核查异议')
    await handler.sees('已开始核查')
    await head.open(`/case-candidates/${first.id}`)
    await head.type({ 核查情况: '经核对，年报与案例数据口径不同，均属实。' })
    await head.press('保存核查情况')
    await head.sees('核查情况已保存')
    await leader.open(`/case-candidates/${first.id}`)
    await leader.page.locator('.choice label', { hasText: '异议不成立' }).click()
    await leader.type({ 意见: '异议不成立，公示继续。', 答复异议人: '经核查，案例数据属实。感谢您的监督。' })
    await leader.press('作出结论')
    await leader.sees('异议不成立，公示继续')

    // 期满后公布
    await selection.refresh()
    await afterNotices(selection)
    await publishSelection(selection, actor(people.head))
    leaveMoment()
    await visitor.open('/case-results')
    await visitor.follow('典型案例')
    await visitor.open(`/case-results/${selection.id}`)
    await visitor.sees('案例之2')
    assert.equal((await selection.refresh()).state, 'published')
    for (const person of [handler, head, leader, visitor]) await person.leave()
  })
})
