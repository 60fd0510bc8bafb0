import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import CasebookEntry from '#app/casebooks/entry'
import { drainOutbox } from '#jobs/drain'
import { emptyTables } from '#tests/support/empty_tables'
import { selectedCase } from '#tests/support/casebooks'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { caseCall } from '#tests/support/typical_cases'
import { makeWorld } from '#tests/world'

test.group('The casebook', (group) => {
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())

  test('a handler edits, the author confirms on a phone, the checklist turns green', async ({ assert, browser }) => {
    const world = await makeWorld()
    const { handler, principal } = world.people
    const call = await caseCall(world, { state: 'concluded' })
    await selectedCase(world, call, { title: '专利导航助力立项' })
    await selectedCase(world, call, { title: '数据支撑研发选题' })
    const sits = (email: string, screen = {}) => PersonAtScreen.signedIn(browser as unknown as Browser, email, screen)

    // 编辑新建案例集，写前言，调整次序
    const editor = await sits(handler.email)
    await editor.follow('案例集')
    await editor.follow('新建案例集')
    await editor.press('新建')
    await editor.sees('还没有前言')
    const titles = () => editor.page.locator('.q-outline .cell-title').allInnerTexts()
    assert.deepEqual(await titles(), ['专利导航助力立项', '数据支撑研发选题'])
    const up = editor.page.getByRole('button', { name: '上移 数据支撑研发选题' })
    await up.focus()
    await editor.page.keyboard.press('Enter')
    await editor.page
      .locator('.q-outline li', { hasText: '数据支撑研发选题' })
      .and(editor.page.locator(':first-child'))
      .waitFor()
    assert.deepEqual(await titles(), ['数据支撑研发选题', '专利导航助力立项'])
    await editor.follow('写前言')
    await editor.type({ 前言: '本书收录本年度典型案例。' })
    await editor.sees(/已自动保存|已保存/)
    await editor.press('保存')

    // 编辑一处，填索引词；文字自动保存
    for (const title of ['专利导航助力立项', '数据支撑研发选题']) {
      await editor.page.locator('.q-outline').getByRole('link', { name: title }).click()
      await editor.arrivesAt(title)
      await editor.page.getByRole('link', { name: '修改 索引词和联系邮箱' }).click()
      await editor.tick('人工智能', '专利导航')
      await editor.press('保存')
      await editor.page.locator('nav').getByRole('link', { name: call.title }).first().click()
      await editor.arrivesAt(`${call.title}集`)
    }
    await editor.page.locator('.q-outline').getByRole('link', { name: '专利导航助力立项' }).click()
    await editor.page.getByRole('link', { name: '修改 做法' }).click()
    await editor.type({ 做法: '建立专题库，按周推送，组织三次分析会。' })
    await editor.sees(/已自动保存|已保存/)
    await editor.press('保存')
    assert.equal(await editor.page.locator('#part-practice ins').innerText(), '周')
    await editor.page.locator('nav').getByRole('link', { name: call.title }).first().click()
    await editor.press('全部送作者确认（2）')
    await editor.sees('作者还没有确认')
    await drainOutbox()

    // 作者在手机上对照确认；另一篇先要求修改
    const author = await sits(principal.email, { width: 390 })
    await author.follow('专利导航助力立项')
    await author.sees('不答复不视为确认')
    await author.page.locator('#part-practice').getByText('按月推送').first().waitFor()
    await author.type({ 确认人姓名: '苏映川' })
    await author.press('确认')
    await author.sees('已确认，谢谢。')
    await author.open('/home')
    await author.follow('数据支撑研发选题')
    await author.choose('位置', '成效')
    await author.type({ 需要怎样修改: '应为三件专利。' })
    await author.press('要求修改')
    await author.sees('已请编辑修改。')

    // 编辑改好，再送，作者确认
    await editor.open('/home')
    await editor.follow('数据支撑研发选题')
    await editor.sees('应为三件专利。')
    await editor.press('已处理')
    await editor.press('送作者确认')
    await editor.sees('待作者确认')
    await author.page.reload()
    await author.type({ 确认人姓名: '苏映川' })
    await author.press('确认')
    await author.sees('已确认，谢谢。')

    // 检查通过，定稿
    await editor.page.locator('nav').getByRole('link', { name: call.title }).first().click()
    await editor.sees('检查全部通过')
    await editor.press('定稿')
    await editor.sees('已定稿')
    const entries = await CasebookEntry.query()
    assert.deepEqual([...new Set(entries.map(({ confirmedBy }) => confirmedBy))], ['苏映川'])
    for (const person of [editor, author]) await person.leave()
  })
})
