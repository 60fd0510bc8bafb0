import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { beijingYear } from '#app/core/beijing_day'
import PointBatch from '#app/service_points/point_batch'
import { drainOutbox } from '#jobs/drain'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('The year ahead at the screen', (group) => {
  group.each.setup(() => emptyTables())

  test('the head prepares it, changes a call, opens it and comes to the draft', async ({ assert, browser }) => {
    const world = await makeWorld()
    const year = beijingYear() + 1
    await world.batch.merge({ title: `${year - 1} 年第一批市级网点`, supplementLapse: 'close' }).save()
    const head = await PersonAtScreen.signedIn(browser as unknown as Browser, world.people.head.email)
    const { page } = head

    await head.follow('年度滚动')
    await head.press('开始筹备')
    await head.sees(`${year} 年度筹备清单已生成`)
    const title = `${year} 年第一批市级网点`
    await head.sees(title)

    const card = page.locator('section', { has: page.getByRole('heading', { name: title }) })
    await card.getByRole('link', { name: /^修改/ }).click()
    await head.type({ '公示（工作日）': '4' })
    await head.press('保存')
    await page.locator('#error-summary').waitFor()
    await head.type({ '公示（工作日）': '8' })
    await head.press('保存')
    await head.sees('高一鸣 修改')

    await page.getByLabel(`选择 ${title}`).check()
    page.on('dialog', (dialog) => void dialog.accept())
    await head.press('开启所选')
    await head.sees('1 项已提交开启')
    await drainOutbox()
    await page.getByRole('row', { name: title }).getByText('已开启').first().waitFor()
    const batch = await PointBatch.query().where({ year }).firstOrFail()
    assert.deepEqual([batch.state, batch.noticeDays], ['draft', 8])
    await page.getByRole('row', { name: title }).getByRole('link', { name: /^查看/ }).click()
    await page.waitForURL(`**/batches/${batch.id}`)
    await head.sees('发布批次')
  })
})
