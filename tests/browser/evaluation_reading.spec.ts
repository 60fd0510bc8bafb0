import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { emptyTables } from '#tests/support/empty_tables'
import { furnishedReading } from '#tests/support/evaluation_reading'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('Reading results at the screen', (group) => {
  group.each.setup(() => emptyTables())

  test('the head reads the year, tries other weights, sees how firm grades are; a point reads its own', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const { cycle, evaluations } = await furnishedReading(world)
    const head = await PersonAtScreen.signedIn(browser as unknown as Browser, world.people.head.email)
    const { page } = head

    // 总览
    await head.open(`/evaluation-cycles/${cycle.id}/reading`)
    await head.sees('32 家网点参加评定')
    await head.sees('两年都参评的 28 家')
    assert.equal(await page.locator('svg.chart').count(), 3)

    // 年度对比
    await head.follow('年度对比')
    await head.sees('规则有调整，不可比')

    // 调整试算：合计随输入变化，不为 100 时保留并提示
    await head.follow('调整试算')
    await page.locator('#weights-c1-general').fill('2')
    await page.locator('[data-sum-of=general]', { hasText: '90 ≠100' }).waitFor()
    await page.getByRole('button', { name: '试算', exact: true }).click()
    await head.sees('通用的分值合计为 90 分，应为 100 分')
    assert.equal(await page.locator('#weights-c1-general').inputValue(), '2')
    await page.locator('#weights-d2-general').fill('15')
    await page.getByRole('button', { name: '试算', exact: true }).click()
    await head.sees('C1 公益咨询 · 通用 12 → 2')
    await head.sees('各网点的变化')
    const shared = await page.locator('.copy .num').innerText()
    assert.include(shared, '/what-if?weights%5Bc1%5D%5Bgeneral%5D=2&weights%5Bd2%5D%5Bgeneral%5D=15')

    // 链接可以交给别人
    const leader = await PersonAtScreen.signedIn(browser as unknown as Browser, world.people.leader.email)
    await leader.open(new URL(shared).pathname + new URL(shared).search)
    await leader.sees('D2 特色产品、专题库与导航 · 通用 5 → 15')

    // 敏感性
    await leader.follow('敏感性')
    await leader.sees(`随机种子 ${cycle.year}`)
    await leader.sees('靠近等次线的网点')

    // 网点只看自己
    const principal = await PersonAtScreen.signedIn(browser as unknown as Browser, world.people.principal.email)
    await principal.open(`/point-evaluations/${evaluations[0].id}/reading`)
    await principal.sees('失分最多的指标与改进建议')
    assert.equal(await principal.page.getByText(evaluations[1].name).count(), 0)
  })
})
