import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { lastYear } from '#app/work_reports/open_report'
import ReportBuilding from '#app/work_reports/report_building'
import WorkReport from '#app/work_reports/work_report'
import { writeChapter } from '#app/work_reports/write_chapter'
import { drainOutbox } from '#jobs/drain'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { enterLateFigure, reportFile } from '#tests/support/begun_reports'
import { withoutOffice } from '#tests/support/report_writing'
import { makeWorld } from '#tests/world'

test.group('The yearly work report', (group) => {
  group.setup(() => withoutOffice())
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())

  test('is opened, watched while it is built, looked into, frozen, taken anew by the head, and taken home', async ({
    assert,
    browser,
  }) => {
    const { people } = await makeWorld()
    const year = lastYear()
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    // 经办启动、生成
    const handler = await sits(people.handler.email)
    handler.page.on('dialog', (dialog) => void dialog.accept())
    await handler.follow('工作报告')
    await handler.choose('报告年度', String(year))
    await handler.press('启动')
    await handler.sees('还没有生成过')
    const report = await WorkReport.firstOrFail()
    await handler.press('生成报告')
    await handler.sees('已完成 0 章')
    const { id } = await ReportBuilding.firstOrFail()
    await writeChapter({ buildingId: id, run: 1, key: 'overview' })
    /** The page sees by itself how far it is, and that it is ready. */
    await handler.sees('已完成 1 章')
    await handler.press('取消生成')
    await handler.sees('第 1 次生成已取消')
    await handler.press('重试')
    await handler.sees('第 1 次生成')
    await drainOutbox()
    await handler.page.getByText('取消生成').waitFor({ state: 'detached' })
    await handler.sees('已生成')

    // 查看数据
    await handler.follow('全部数据')
    await handler.type({ 关键词: 'resources.visits' })
    await handler.page.keyboard.press('Enter')
    await handler.settles()
    await handler.follow('平台访问量')
    await handler.sees('没有记录')
    await handler.sees('数据尚未冻结')
    await handler.follow(report.title)

    // 阅读报告，用键盘从数字到出处
    await handler.follow('阅读报告')
    await handler.page.getByRole('link', { name: '四、服务供给' }).click()
    await handler.page.locator('#services ~ p a, #services ~ div a').first().focus()
    await handler.page.keyboard.press('Enter')
    await handler.sees('用在哪里')
    await handler.sees('数据说明')
    await handler.follow(report.title)

    // 冻结
    await handler.press('冻结数据')
    await drainOutbox()
    await handler.sees('数据冻结于')
    assert.equal((await report.refresh()).state, 'data_frozen')

    // 处室负责人重新取数
    await enterLateFigure(year)
    const head = await sits(people.head.email)
    await head.open(`/work-reports/${report.id}`)
    await head.page.locator('summary', { hasText: '重新取数' }).click()
    await head.type({ 重新取数的理由: '补登外部平台访问量' })
    await head.press('重新取数并冻结')
    await drainOutbox()
    await head.page.getByRole('link', { name: /数据变动清单/ }).click()
    await head.sees('补登外部平台访问量')
    await head.sees('1,234')
    await head.follow('平台访问量')
    await head.sees('与冻结时完全一致')

    // 再生成，逐字节一致，下载
    await handler.open(`/work-reports/${report.id}`)
    await handler.press('生成报告')
    await drainOutbox()
    await handler.page.getByText('取消生成').waitFor({ state: 'detached' })
    await handler.sees('同一数据快照生成的文件逐字节一致')
    await reportFile(await ReportBuilding.query().orderBy('id', 'desc').firstOrFail())
    await handler.open(`/work-reports/${report.id}`)
    const taking = handler.page.waitForEvent('download')
    await handler.page
      .getByRole('link', { name: new RegExp(`（${year}年）\\.docx`) })
      .first()
      .click()
    assert.equal((await taking).suggestedFilename(), `${report.title}.docx`)
    for (const person of [handler, head]) await person.leave()
  })
})
