/// <reference lib="dom" />
import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { waveIn } from '#tests/support/survey_results'
import { makeWorld } from '#tests/world'

test.group('A result on its way to the public', (group) => {
  group.each.setup(() => emptyTables())

  test('the leader approves it, the handler publishes it, and anybody reads it on a phone', async ({
    assert,
    browser,
  }) => {
    const { people } = await makeWorld()
    const { wave } = await waveIn('calculated', { people })
    const chromium = browser as unknown as Browser

    const leader = await PersonAtScreen.signedIn(chromium, people.leader.email)
    await leader.sees('2026 年度满意度调查')
    await leader.follow('2026 年度满意度调查')
    await leader.arrivesAt('2026 年度满意度调查')
    const drawn = await leader.page.locator('svg.chart').count()
    assert.isAbove(drawn, 4)
    await leader.page.locator('.choice label', { hasText: '通过' }).first().click()
    await leader.type({ 意见: '同意发布。' })
    await leader.press('提交审核意见')
    await leader.sees('已审核通过')
    await leader.leave()

    const handler = await PersonAtScreen.signedIn(chromium, people.handler.email)
    await handler.open(`/survey-results/${wave.id}`)
    await handler.sees('审核通过。同意发布。')
    handler.page.on('dialog', (dialog) => void dialog.accept())
    await handler.press('发布')
    await handler.sees('已发布。')
    await handler.open(`/survey-results/${wave.id}/texts`)
    await handler.type({ 新标签: '开放时间' })
    await handler.press('添加')
    await handler.sees('已添加标签“开放时间”')
    const first = handler.page.locator('input[name=tags]').first()
    await first.fill('开放时间')
    await Promise.all([
      handler.page.waitForResponse((answer) => answer.request().method() === 'POST'),
      first.press('Enter'),
    ])
    await handler.sees('已保存标签')
    await handler.leave()

    const reader = await PersonAtScreen.sitDown(chromium, { width: 390 })
    const refused: string[] = []
    reader.page.on('console', (line) => void (line.type() === 'error' && refused.push(line.text())))
    await reader.open('/satisfaction')
    await reader.follow('2026 年度满意度调查')
    await reader.arrivesAt('2026 年度满意度调查')
    await reader.sees('满意率（好差评口径）')
    const wide = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.equal(wide, 0)
    const names = await reader.page.locator('svg.chart').evaluateAll((charts) => charts.map((one) => one.ariaLabel))
    assert.includeMembers(names, ['各维度得分', '按网点类型', '按所属区'])
    assert.notInclude(await reader.page.locator('main').innerText(), '妫川服务站')
    /** Nothing in the drawings is refused by the policy for contents. */
    assert.deepEqual(refused, [])
    await reader.leave()
  })
})
