import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import CaseResult from '#app/case_reviews/case_result'
import { reallocationsOf } from '#app/case_reviews/reallocations'
import { drainOutbox } from '#jobs/drain'
import { preparedRound, score, SECRETS, seatsOf } from '#tests/support/case_reviews'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('Cases before a jury', (group) => {
  group.setup(() => emptyTables())

  test('are allocated, read without names, scored, discussed and ranked', async ({ assert, browser }) => {
    const world = await makeWorld()
    const { round, call } = await preparedRound(world, {
      ...{ jury: 3, cases: 2, seats: 3 },
      content: (n) => (n === 0 ? { practice: `${SECRETS.unit}按月推送分析。` } : {}),
    })
    const screen = browser as unknown as Browser

    // 经办人固定依据、分配、扫描，隐去单位名称，开始评分
    const handler = await PersonAtScreen.signedIn(screen, world.people.handler.email)
    handler.page.on('dialog', (dialog) => dialog.accept())
    await handler.open(`/case-rounds/${round.id}`)
    await handler.press('固定分配依据')
    await handler.sees('分配依据已固定。')
    await handler.press('分配案例')
    await handler.sees('案例已分配。')
    await handler.press('扫描盲评稿')
    await handler.sees('扫描已开始，完成后显示结果。')
    await drainOutbox()
    await handler.open(`/case-rounds/${round.id}/cases?group=findings`)
    await handler.page.locator('.cell-title').first().click()
    await handler.sees(SECRETS.unit)
    await handler.press(`隐去 ${SECRETS.unit}`)
    await handler.sees('盲评稿中已隐去，原稿不变。')
    await handler.open(`/case-rounds/${round.id}`)
    await handler.press('开始评分')
    await handler.sees('评分已开始，专家已收到通知。')

    // 专家在手机上读盲评稿，写评分，提交
    const seats = await seatsOf(round.id)
    const own = seats.filter(({ expertId }) => expertId === seats[0].expertId)
    const { user } = seats[0].expert
    const expert = await PersonAtScreen.signedIn(screen, user.email, { width: 390 })
    expert.page.on('dialog', (dialog) => dialog.accept())
    await expert.open('/case-reviews')
    await expert.follow(own[0].blind.code)
    await expert.arrivesAt(own[0].blind.code)
    assert.notInclude(await expert.page.content(), SECRETS.unit)
    for (const { key, most } of call.rubric) {
      await expert.page.locator(`[name="scores[${key}]"]`).fill(String(Math.floor(most * 0.5)))
      await expert.page.locator(`[name="reasons[${key}]"]`).fill('成效数据与佐证不一致。')
    }
    await expert.type({ 总体意见: '成效部分需要进一步核实。' })
    await expert.press('提交评分')
    await expert.sees('评分已提交。')
    for (const seat of seats.filter(({ id }) => id !== own[0].id)) await score(seat, call, 80)

    // 转入合议，专家改分，经办人记录并形成结论
    await handler.open(`/case-rounds/${round.id}`)
    await handler.press('转入合议')
    await handler.sees('已转入合议。')
    await expert.open(`/case-reviews/${own[0].token}`)
    await expert.sees('正在合议')
    for (const { key, most } of call.rubric)
      await expert.page.locator(`[name="scores[${key}]"]`).fill(String(Math.floor(most * 0.7)))
    await expert.press('提交修改')
    await expert.sees('修改已提交。')
    await handler.open(`/case-rounds/${round.id}/cases/${own[0].blindId}`)
    await handler.type({ 合议意见: '核对佐证后，一名专家调整了评分。' })
    await handler.press('记录')
    await handler.sees('合议已记录。')
    await handler.open(`/case-rounds/${round.id}`)
    await handler.press('形成结论')
    await handler.sees('评审结论已形成。')
    await handler.open(`/case-rounds/${round.id}/statistics`)
    await handler.sees('专家宽严')
    assert.lengthOf(await CaseResult.all(), 2)
    assert.isTrue((await reallocationsOf(call.number!)).every(({ again }) => again.isSame))
  })
})
