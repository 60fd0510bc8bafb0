import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import FigureFreeze from '#app/evaluation_figures/figure_freeze'
import { drainOutbox } from '#jobs/drain'
import { consultationRow, evaluatedPoints, insertRows } from '#tests/support/evaluation_figures'
import { emptyTables } from '#tests/support/empty_tables'
import { pdf } from '#tests/support/files'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('Evaluation figures at the screen', (group) => {
  group.each.setup(() => emptyTables())

  test('a point reports and reads its figures, the office corrects one, the head agrees and the year is frozen', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const { operator, handler, head } = world.people
    const [point] = await evaluatedPoints(world)
    const year = new Date().getFullYear() - 1
    await insertRows(
      'consultations',
      [1, 2, 3].map(() => consultationRow(point, operator.id, { served_on: `${year}-05-06` }))
    )
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    // 经办人查看并填报
    const writer = await sits(operator.email)
    await writer.follow('评价数据')
    await writer.follow(String(year))
    await writer.type({ 访问量: '1200' })
    await writer.press('保存')
    await writer.sees('已保存')
    await writer.follow('咨询次数')
    await writer.sees('明细行数')
    /** The list comes with the page that was followed to, not with the words. */
    await writer.page.locator('#list tbody tr').nth(2).waitFor()
    assert.equal(await writer.page.locator('#list tbody tr').count(), 3)

    // 经办提出核定值
    const office = await sits(handler.email)
    await office.open(`/evaluation-figures?figure=consultations&year=${year}`)
    await office.page.locator('#list tbody td.num a').first().click()
    await office.type({ 核定值: '45', 理由: '补录纸质台账。' })
    await office.page
      .locator('input[type=file]')
      .setInputFiles({ name: '纸质台账.pdf', mimeType: 'application/pdf', buffer: pdf() })
    await office.press('提出核定值')
    await office.sees('核定值待审定')

    // 处长同意
    const decides = await sits(head.email)
    await decides.follow('燕麓大学图书馆')
    await decides.press('同意')
    await decides.sees('已核定')

    // 冻结
    await office.open(`/evaluation-figures/freezes?year=${year}`)
    office.page.once('dialog', (dialog) => void dialog.accept())
    await office.press(`冻结 ${year} 年数据`)
    await drainOutbox()
    assert.equal((await FigureFreeze.firstOrFail()).state, 'frozen')
    await office.open(`/evaluation-figures/freezes?year=${year}`)
    await office.sees('已完成 1 / 1')
    await writer.open(`/evaluation-figures/points/${point.id}?year=${year}`)
    await writer.sees('已冻结')
    await writer.sees('该年度已冻结，不能再填报')
    for (const someone of [writer, office, decides]) await someone.leave()
  })
})
