import { test } from '@japa/runner'
import type { Browser, Locator, Page } from 'playwright'
import { indicatorIn } from '#app/indicators/edit_content'
import IndicatorVersion from '#app/indicators/indicator_version'
import env from '#start/env'
import { emptyTables } from '#tests/support/empty_tables'
import { insteadOfRecords, POINTS, publishedOf } from '#tests/support/indicators'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld, PASSWORD } from '#tests/world'

const codes = async (page: Page) =>
  (await page.locator('.q-outline .q-number').allInnerTexts()).map((text) => text.trim())

/** Presses Enter on the control that has the focus, and waits until the page shows what came of it. */
async function enter(page: Page) {
  const answered = page.waitForResponse((response) => response.url().includes('?at=') && response.ok())
  await page.keyboard.press('Enter')
  await answered
  await page.waitForLoadState('networkidle')
}

/** As a hand does it, not in one leap. */
async function drag(page: Page, grip: Locator, onto: Locator) {
  await grip.hover()
  await page.mouse.down()
  const { x, y } = (await onto.boundingBox())!
  await page.mouse.move(x + 20, y + 12, { steps: 8 })
  await page.mouse.move(x + 20, y + 6, { steps: 4 })
  await page.mouse.up()
}

test.group('Indicator systems at the screen', (group) => {
  group.each.setup(() => emptyTables())
  group.setup(() => insteadOfRecords(async () => POINTS))

  test('a handler writes the next version, tries it on last year, and the head publishes it', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const first = await publishedOf(world)
    const handler = await PersonAtScreen.signedIn(browser as unknown as Browser, world.people.handler.email)
    const { page } = handler
    await handler.follow('指标体系')
    await handler.follow('网点效能评估指标体系')
    await handler.press('起草新版本')
    await handler.sees('没有发现问题，可以送审。')

    // 键盘上移下移，焦点留在按钮上
    await page.locator('#down-a1').focus()
    await enter(page)
    assert.deepEqual((await codes(page)).slice(0, 3), ['A2', 'A1', 'A3'])
    await page.waitForFunction(() => document.activeElement?.id === 'down-a1')
    await page.locator('#up-a1').focus()
    await enter(page)
    assert.deepEqual((await codes(page)).slice(0, 3), ['A1', 'A2', 'A3'])

    // 用鼠标拖到 A1 之前
    const dropped = page.waitForResponse((response) => response.url().includes('?at=edit-'))
    await drag(page, page.locator('#row-a3 .q-grip'), page.locator('#row-a1'))
    await dropped
    await page.reload()
    assert.deepEqual((await codes(page)).slice(0, 3), ['A3', 'A1', 'A2'])

    // 改规则：自动保存，文字随之变化
    await page.locator('#edit-c1').click()
    await handler.arrivesAt('C1 公益咨询')
    await handler.sees('达到 13 次得 60%，40 次得满分')
    await page.locator('#parts-0-full').fill('52')
    await handler.sees('达到 13 次得 60%，52 次得满分')
    await handler.press('保存并返回')

    // 分值：合计随输入变化，保存后仍在原处提示
    await handler.follow('编辑分值')
    await page.locator('#weights-c1-general').fill('10')
    assert.equal(await page.locator('[data-sum-of=general]').innerText(), '98 ≠100')
    await handler.press('保存')
    await handler.sees('合计 98 分，应为 100 分')
    await page.locator('#weights-c1-general').fill('12')
    assert.equal(await page.locator('[data-sum-of=general]').innerText(), '100')
    await handler.press('保存')
    await handler.sees('没有发现问题，可以送审。')

    // 预览、试算
    await handler.follow('预览自评表')
    await handler.follow('产业园区')
    await handler.sees('达到 21 人次得 60%')
    const draft = await IndicatorVersion.findByOrFail({ number: 2 })
    await handler.open(`/indicator-versions/${draft.id}`)
    await handler.follow('试算')
    await handler.sees('海淀网点')
    await handler.open(`/indicator-versions/${draft.id}/trial?against=${first.id}`)
    await handler.sees('等次变化的网点')
    await handler.open(`/indicator-versions/${draft.id}`)
    await handler.press('送审')
    await handler.sees('已送审，等待处长发布。')
    await handler.leave()

    const head = await PersonAtScreen.signedIn(browser as unknown as Browser, world.people.head.email)
    await head.follow('网点效能评估指标体系')
    await head.page.locator('.choice label', { hasText: '发布后内容不再改动' }).click()
    await head.type({ 意见: '同意。' })
    await head.press('提交审定')
    await head.sees('已发布，内容不再改动。')
    await draft.refresh()
    assert.equal(draft.state, 'published')
    const [part] = indicatorIn(draft.content, 'c1')!.parts
    assert.deepInclude(part.rule, { floor: 13, full: 52 })
    await head.follow('版本变化')
    await head.sees('C1')
    await head.leave()
  })

  test('all of it works without scripts', async ({ assert, browser }) => {
    const world = await makeWorld()
    const published = await publishedOf(world)
    const context = await (browser as unknown as Browser).newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    const to = (path: string) => page.goto(new URL(path, env.get('APP_URL')).href)
    await to('/sign-in')
    await page.getByLabel('电子邮箱').fill(world.people.handler.email)
    await page.locator('input[type=password]').fill(PASSWORD)
    await page.getByRole('button', { name: '登录' }).click()
    await to(`/indicator-versions/${published.id}`)
    await page.getByRole('button', { name: '起草新版本' }).click()
    await page.locator('#down-a1').click()
    assert.deepEqual((await codes(page)).slice(0, 2), ['A2', 'A1'])
    await page.locator('#edit-e2').click()
    await page.locator('#parts-0-items-2-zh').fill('入选国际案例')
    await page.locator('#parts-0-items-2-points').fill('5')
    await page.getByRole('button', { name: '保存并返回' }).click()
    await page.locator('#edit-e1').click()
    await page.locator('#parts-0-bands-0-from').fill('92')
    await page.getByRole('button', { name: '保存并返回' }).click()
    const draft = await IndicatorVersion.findByOrFail({ number: 2 })
    const ruleOf = (id: string) => indicatorIn(draft.content, id)!.parts[0].rule
    const [cases, satisfaction] = [ruleOf('e2'), ruleOf('e1')]
    assert.equal('items' in cases && cases.items.length, 3)
    assert.equal('bands' in satisfaction && satisfaction.bands[0].from, 92)
    await context.close()
  })
})
