import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { newestBuilt, reportText } from '#app/work_reports/report_text'
import { orderBuilding } from '#app/work_reports/buildings'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { CHAPTER, draftedReport, signAll, withoutOffice } from '#tests/support/report_writing'
import { makeWorld } from '#tests/world'

test.group('People on the yearly report', (group) => {
  group.setup(() => withoutOffice())
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())

  test('a chapter is given, written and signed; the report is reviewed, consulted on, issued and read by anybody', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const { handler, head, leader, haidianReviewer } = world.people
    const report = await draftedReport(world)
    const { of } = await reportText(report)
    const [passage] = of(CHAPTER)!.passages
    const chapter = `/work-reports/${report.id}/chapters/${CHAPTER}`
    const steps = `/work-reports/${report.id}/steps`
    const sits = async (email: string, path: string) => {
      const person = await PersonAtScreen.signedIn(browser as unknown as Browser, email)
      person.page.on('dialog', (dialog) => void dialog.accept())
      await person.open(path)
      return person
    }

    // 经办指定自己撰写，改写一段，从数据表插入数字，文字自动保存
    const writer = await sits(handler.email, chapter)
    await writer.choose('撰写人', handler.name)
    await writer.press('保存')
    await writer.sees(`已指定 ${handler.name} 撰写本章`)
    await writer.page
      .locator(`[id="${passage.key}"]`)
      .getByRole('link', { name: /改写这一段/ })
      .click()
    await writer.settles()
    await writer.type({ 文字: '全年服务平稳有序，共' })
    const [fact] = of(CHAPTER)!.gathered.facts
    await writer.page.locator('#facts').getByRole('button', { name: '插入数值' }).first().click()
    assert.include(await writer.page.locator('#text').inputValue(), `{${fact.key}}`)
    await writer.sees(/已自动保存|已保存/)
    await writer.type({ 文字: '全年服务12345次。' })
    await writer.press('保存')
    await writer.sees('没有数据支撑')
    await writer.type({ 文字: `全年服务平稳有序，共{${fact.key}}。` })
    await writer.press('保存')
    await writer.sees('全年服务平稳有序')
    // 历次文字里看得到谁写了什么
    await writer.page
      .locator(`[id="${passage.key}"]`)
      .getByRole('link', { name: /历次文字/ })
      .click()
    await writer.sees('标出每一版的改动')
    await writer.sees(handler.name)
    await writer.open(chapter)
    await writer.press('签审本章')
    await writer.sees('本章已签审')

    // 其余各章签审，重新生成，送审
    await signAll(report, handler)
    await orderBuilding(report, actor(handler))
    await drainOutbox()
    await writer.open(steps)
    await writer.press('提交处室审核')
    await writer.sees('已提交处室审核')

    // 处室征求意见，区里答复，经办采纳
    const decides = await sits(head.email, steps)
    await decides.follow('征求意见')
    await decides.tick('海淀区')
    await decides.press('征求意见')
    await decides.sees('已发出征求意见')
    const asked = await sits(haidianReviewer.email, '/home')
    await asked.follow(report.title)
    await asked.sees('全年服务平稳有序')
    await asked.type({ 我方意见: '无不同意见。' })
    await asked.press('提交意见')
    await asked.sees('意见已提交')
    await writer.open(steps)
    await writer.page.locator('summary', { hasText: '答复采纳情况' }).click()
    await writer.type({ 理由: '感谢支持。' })
    await writer.press('答复采纳情况')
    await writer.sees('已答复采纳情况')
    await writer.press('报分管局领导')
    await writer.sees('已报分管局领导')

    // 局领导提请会议，经办登记决定和文号，系统制作文件
    const leads = await sits(leader.email, steps)
    await leads.press('提请局长办公会审议')
    await leads.sees('已提请局长办公会审议')
    await writer.open(steps)
    await writer.type({
      局长办公会日期: '2026-01-20',
      会议决定: '会议审议通过。',
      文号: '京知局〔2026〕12号',
      成文日期: '2026-01-21',
    })
    await writer.press('会议通过，印发')
    await writer.sees('正在制作带文号的文件')
    await drainOutbox()
    await writer.open(steps)
    await writer.sees('已印发')

    // 处室公开，任何人阅读
    await decides.open(steps)
    await decides.press('公开发布')
    await decides.sees('报告已公开')
    const visitor = await PersonAtScreen.sitDown(browser as unknown as Browser, { width: 390 })
    await visitor.open('/reports')
    await visitor.follow(report.title)
    await visitor.sees('京知局〔2026〕12号')
    await visitor.sees('全年服务平稳有序')
    assert.equal((await newestBuilt(report.id))?.issuing, true)
  }).timeout(300_000)
})
