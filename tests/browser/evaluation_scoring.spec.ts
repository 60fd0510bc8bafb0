import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { EvaluationScore } from '#app/evaluation_scoring/evaluation_seat'
import { panelRefusals } from '#app/evaluation_scoring/panel_refusals'
import { inTransaction } from '#app/core/dialect'
import { beginPanelIn } from '#app/evaluation_scoring/evaluation_panel_workflow'
import { handIn, panelAgain, preparedPanel, seatsOf } from '#tests/support/evaluation_scoring'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('Points before experts', (group) => {
  group.setup(() => emptyTables())

  test('are allocated by the office, scored on the phone, given back and scored again', async ({ assert, browser }) => {
    const world = await makeWorld()
    const { panel, by, evaluations } = await preparedPanel(world, { experts: 3, others: 1 })
    const screen = browser as unknown as Browser
    const board = `/evaluation-cycles/${panel.cycleId}/panel`

    // 经办人固定依据、分配网点
    const handler = await PersonAtScreen.signedIn(screen, world.people.handler.email)
    handler.page.on('dialog', (dialog) => dialog.accept())
    await handler.open(board)
    await handler.press('固定分配依据')
    await handler.sees('分配依据已固定。')
    await handler.press('分配网点')
    await handler.sees('网点已分配。')
    for (const point of evaluations) await point.merge({ state: 'scoring' }).save()
    const cycle = await (await panelAgain(panel.id)).cycle.merge({ state: 'scoring' }).save()
    await inTransaction((trx) => beginPanelIn(trx, cycle, by))

    // 专家在手机上评分：打分、判断材料、写意见，提交后直接到下一个网点
    const seats = await seatsOf(panel.id)
    const [first, next] = seats.filter(({ expertId }) => expertId === seats[0].expertId)
    const expert = await PersonAtScreen.signedIn(screen, seats[0].expert.user.email, { width: 390 })
    expert.page.on('dialog', (dialog) => dialog.accept())
    await expert.open('/evaluation-sheets')
    await expert.follow('继续评分')
    await expert.sees(first.evaluation.name)
    await expert.page.locator('[name="marks[d1-quality][score]"]').fill('1')
    await expert.press('其余材料全部采信')
    await expert.sees('其余材料已标为采信，请核对后提交。')
    await expert.press('提交评分')
    await expert.sees('错误')
    for (const [field, count] of Object.entries({ whole: '10', part: '9' }))
      await expert.page.locator(`[name="findings[b1-sampled][${field}]"]`).fill(count)
    for (const [field, score] of Object.entries({ 'd1-quality': '3', 'd2-quality': '4.5', 'e3-benefit': '4' }))
      await expert.page.locator(`[name="marks[${field}][score]"]`).fill(score)
    await expert.type({ 总体意见: '材料齐全，服务记录可以核对。' })
    await expert.press('提交评分')
    await expert.sees(`${first.evaluation.name} 的评分已提交，还有 1 个网点待评。`)
    await expert.comesTo(new RegExp(next.token))

    // 经办人退回一份，专家重评；全部提交后没有障碍
    await handler.open(`${board}/points/${first.evaluationId}`)
    await handler.page.locator('summary', { hasText: '退回重评' }).first().click()
    await handler.type({ 退回理由: '扣分理由与分数不符。' })
    await handler.press('退回重评')
    await handler.sees('已退回重评，专家已收到通知。')
    await expert.open(`/evaluation-sheets/${first.token}`)
    await expert.sees('扣分理由与分数不符。')
    await expert.press('提交评分')
    await expert.sees('评分已提交')
    for (const { id } of seats.filter((seat) => seat.id !== first.id)) await handIn(id)
    await handler.open(board)
    await handler.sees('6 / 6')
    assert.deepEqual(await panelRefusals(undefined, cycle), [])
    assert.lengthOf(await EvaluationScore.query().where('seatId', first.id), 2)
  })
})
