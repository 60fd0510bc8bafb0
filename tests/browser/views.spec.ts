import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import ExcelJS from 'exceljs'
import { leaveMoment } from '#app/core/clock'
import { applicationIn } from '#tests/support/applications'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('A list as an official likes it', (group) => {
  group.each.setup(() => emptyTables())
  group.each.teardown(() => leaveMoment())

  test('filters and columns are kept as a view, found again the next day, and taken out', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const application = await applicationIn('deliberation', world)
    const { email } = world.people.handler
    const today = await PersonAtScreen.signedIn(browser as unknown as Browser, email)

    await today.open('/applications')
    await today.choose('所在区', '海淀区')
    await today.page.getByRole('button', { name: '查询' }).click()
    await today.comesTo(/district=110108/)
    await today.page.locator('summary', { hasText: '列' }).click()
    await today.tick('批次', '专家评分')
    await today.page.getByLabel('单位类型').and(today.page.locator('[type=checkbox]')).uncheck()
    await today.page.getByRole('button', { name: '应用' }).click()
    await today.comesTo(/columns=/)
    await today.page.getByRole('columnheader', { name: '专家评分' }).waitFor()

    await today.page.locator('summary', { hasText: '视图' }).click()
    await today.press('保存视图')
    await today.sees('请填写视图名称')
    await today.type({ 另存为视图: '海淀评分' })
    await today.press('保存视图')
    await today.sees('视图已保存')
    await today.page.locator('summary', { hasText: '视图' }).click()
    await today.tick('打开列表时默认显示')
    await today.press('保存')
    await today.sees('视图已更新')
    await today.leave()

    const tomorrow = await PersonAtScreen.signedIn(browser as unknown as Browser, email)
    await tomorrow.open('/applications')
    const { page } = tomorrow
    assert.equal(await page.locator('.views [aria-current]').innerText(), '海淀评分')
    await page.getByRole('link', { name: '全部', exact: true }).last().click()
    await page.waitForURL(/view=all/)
    await tomorrow.follow('海淀评分')
    await page.getByRole('columnheader', { name: '专家评分' }).waitFor()
    await page.locator('summary', { hasText: '导出' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '当前列表' }).click(),
    ])
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(await download.path())
    const valuesOf = (row: number) => (workbook.worksheets[0].getRow(row).values as unknown[]).slice(1, 9)
    const columns = ['申报单位', '申请编号', '批次', '所在区', '状态', '承办人', '期限', '专家评分']
    assert.deepEqual(valuesOf(3), columns)
    assert.deepEqual(valuesOf(4).slice(0, 4), [application.orgName, application.number, world.batch.title, '海淀区'])
    assert.equal(valuesOf(4)[7], 81)
  })
})
