/// <reference lib="dom" />
import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { addDays, beijingDay } from '#app/calendar/working_days'
import CaseCall from '#app/case_calls/case_call'
import { makePublished, supplementOf } from '#tests/support/case_calls'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('A call for cases', (group) => {
  group.each.setup(() => emptyTables())

  test('the handler drafts it with the keyboard, the head publishes it, a citizen reads it on a phone', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    await supplementOf(world)
    const handler = await PersonAtScreen.signedIn(browser as unknown as Browser, world.people.handler.email)
    const { page } = handler
    const onKeyboard = async (control: ReturnType<typeof page.locator>, key: string) => {
      await control.focus()
      await page.keyboard.press(key)
    }
    await handler.open('/case-calls')
    await onKeyboard(page.getByRole('link', { name: '拟定征集' }), 'Enter')
    await onKeyboard(page.getByRole('link', { name: '新拟定 典型案例' }), 'Enter')
    await handler.arrivesAt('拟定征集')

    const categories = page.locator('#categories [data-row]')
    const names = () => categories.locator('input').evaluateAll((all) => all.map(({ value }: any) => value))
    await onKeyboard(categories.nth(2).getByRole('button', { name: '上移' }), 'Enter')
    assert.deepEqual((await names()).slice(0, 3), ['助力研发', '专利导航', '风险预警'])
    await page.keyboard.press('Space')
    assert.deepEqual((await names()).slice(0, 2), ['专利导航', '助力研发'])
    /** On top there is no further up: down is at hand. */
    assert.equal(await page.locator(':focus').getAttribute('data-row-move'), 'down')
    await onKeyboard(page.locator('#categories [data-rows-add]'), 'Enter')
    await page.keyboard.type('数据开放')
    assert.equal((await names()).at(-1), '数据开放')

    const rubric = page.locator('#rubric [data-row]')
    await onKeyboard(rubric.last().getByRole('button', { name: '删除' }), 'Enter')
    await handler.sees('各项合计 85 分')
    await onKeyboard(page.getByRole('textbox', { name: '名称' }).first(), 'Enter')
    await page.locator('#error-summary').waitFor()
    await handler.sees('各项分值合计须恰为 100 分')
    assert.deepEqual((await names()).slice(0, 2), ['专利导航', '助力研发'])
    await rubric.first().getByLabel('分值').fill('30')
    await handler.sees('各项合计 100 分')
    await handler.choose('补充问题', '案例补充问题 V1')
    await handler.press('保存')
    await handler.sees('征集已保存')
    await handler.press('送处长发布')
    await handler.sees('已送处长')
    await handler.leave()

    const head = await PersonAtScreen.signedIn(browser as unknown as Browser, world.people.head.email)
    const call = await CaseCall.firstOrFail()
    await head.follow(call.title)
    await head.follow('预览通知')
    await head.sees('这是预览，通知尚未发布')
    await head.page.goBack()
    await head.press('发布征集')
    await head.sees('征集已发布')
    await head.page.locator('summary', { hasText: '延长截止日期' }).click()
    await head.type({ 新的截止日期: addDays(beijingDay(), 70), 延长原因: '应推荐单位要求。' })
    await head.press('延长截止日期')
    await head.sees('截止日期已延长')
    await head.leave()

    const citizen = await PersonAtScreen.sitDown(browser as unknown as Browser, { width: 390 })
    await citizen.open('/')
    await citizen.follow(new RegExp(call.title))
    await citizen.arrivesAt(call.title)
    for (const words of ['还有 70 天截止', '应推荐单位要求', '数据开放', '30 分', '总体']) await citizen.sees(words)
    const [paper] = await Promise.all([
      citizen.page.waitForEvent('download'),
      citizen.page.getByText('下载通知').click(),
    ])
    assert.equal(paper.suggestedFilename(), `${call.title}.docx`)
    await citizen.leave()
  })

  test('without scripts rows are moved all the same', async ({ assert, browser }) => {
    const world = await makeWorld()
    const { year } = await makePublished(world, { year: 2025 })
    const context = await (browser as unknown as Browser).newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
    const signedIn = await PersonAtScreen.signedIn(browser as unknown as Browser, world.people.handler.email)
    await context.addCookies(await signedIn.page.context().cookies())
    const page = await context.newPage()
    await page.goto(`${signedIn.address}/case-calls/create`)
    await page.getByRole('link', { name: `沿用 ${year} 年 典型案例` }).click()
    const names = () => page.locator('#categories input').evaluateAll((all) => all.map(({ value }: any) => value))
    await page.getByRole('button', { name: '类别 下移' }).first().click()
    assert.deepEqual((await names()).slice(0, 2), ['风险预警', '助力研发'])
    assert.equal(await page.locator(':focus').getAttribute('value'), 'categories.1.down')
    await page.locator('#categories').getByRole('button', { name: '删除' }).first().click()
    assert.equal((await names())[0], '助力研发')
    await page.getByRole('button', { name: '保存' }).click()
    const call = await CaseCall.query().orderBy('id', 'desc').firstOrFail()
    assert.deepEqual(call.categories.slice(0, 2), [
      { key: 'research', name: '助力研发' },
      { key: 'patent_navigation', name: '专利导航' },
    ])
    await context.close()
    await signedIn.leave()
  })
})
