import { test } from '@japa/runner'
import type { Browser, Locator, Page } from 'playwright'
import { type MultipleQuestion, questionsOf } from '#app/questions/question_content'
import QuestionVersion from '#app/questions/question_version'
import env from '#start/env'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { furnishedQuestions, publishedOf } from '#tests/support/questions'
import { makeWorld, PASSWORD } from '#tests/world'

const order = async (page: Page) =>
  (await page.locator('.q-outline .cell-title').allInnerTexts()).map((text) => text.trim())

/** Presses Enter on the control that has the focus, and waits until the page shows what came of it. */
async function enter({ page }: PersonAtScreen) {
  const answered = page.waitForResponse(
    (response) => /question-versions\/\d+(\?at=|\/questions)/.test(response.url()) && response.ok()
  )
  await page.keyboard.press('Enter')
  await answered
  await page.waitForLoadState('networkidle')
}

/** Fails when the focus goes anywhere else. */
const focusOn = (page: Page, id: string) => page.waitForFunction((wanted) => document.activeElement?.id === wanted, id)

/** As a hand does it, not in one leap. */
async function drag(page: Page, grip: Locator, onto: Locator) {
  await grip.hover()
  await page.mouse.down()
  const { x, y } = (await onto.boundingBox())!
  await page.mouse.move(x + 20, y + 12, { steps: 8 })
  await page.mouse.move(x + 20, y + 6, { steps: 4 })
  await page.mouse.up()
}

test.group('The editor of question sets', (group) => {
  group.each.setup(() => emptyTables())

  test('a handler writes a new version with the keyboard, sees it as respondents do, and publishes it', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const first = await publishedOf(world)
    const handler = await PersonAtScreen.signedIn(browser as unknown as Browser, world.people.handler.email)
    const { page } = handler
    await handler.follow('题库问卷')
    await handler.follow('服务回访问卷')
    await handler.press('起草新版本')
    await page.waitForURL(/question-versions/)
    await handler.sees('没有发现问题，可以发布。')

    // 上移下移：焦点留在按钮上，连续按键即可
    await page.locator('#down-overall').focus()
    await enter(handler)
    assert.deepEqual((await order(page)).slice(3, 5), ['各环节', '总体'])
    await focusOn(page, 'down-overall')
    await enter(handler)
    assert.deepEqual((await order(page)).slice(3, 6), ['各环节', '推荐', '总体'])

    // 改题目：自动保存
    await page.locator('#edit-overall').focus()
    await enter(handler)
    await handler.arrivesAt('第 6 题 · 五级满意度')
    await handler.type({ '题目（英文）': 'All in all' })
    await page.getByLabel('题目', { exact: true }).fill('总体评价如何')
    await handler.sees(/已自动保存/)
    await handler.press('保存并返回')
    await page.waitForURL(/at=edit-overall/)
    await focusOn(page, 'edit-overall')

    // 添加题目，选项缺一个，检查结果指出
    await page.locator('#kind').selectOption({ label: '单选' })
    await handler.press('添加题目')
    await handler.arrivesAt('第 9 题 · 单选')
    await handler.type({ '题目（英文）': 'Who are you?' })
    await page.getByLabel('题目', { exact: true }).fill('您的身份是？')
    await page.locator('#options-0-zh').fill('企业')
    await page.locator('#options-0-en').fill('Enterprise')
    await handler.press('保存并返回')
    await handler.sees('选项（行）不能少于 2 个。')
    await page.getByRole('link', { name: '您的身份是？' }).click()
    await page.getByRole('button', { name: '添加一行' }).first().press('Enter')
    await page.locator('#options-1-zh').fill('公众')
    await page.locator('#options-1-en').fill('Public')
    await handler.press('保存并返回')
    await handler.sees('没有发现问题，可以发布。')

    // 用鼠标拖到“推荐”之前
    const added = page.getByRole('listitem').filter({ hasText: '您的身份是？' })
    const dropped = page.waitForResponse((response) => response.url().includes('?at=edit-'))
    await drag(page, added.locator('.q-grip'), page.locator('#row-nps'))
    await dropped
    await page.reload()
    assert.deepEqual((await order(page)).slice(3, 6), ['各环节', '您的身份是？', '推荐'])

    // 预览：手机、英文、试答
    await handler.follow('预览')
    await handler.follow('English')
    await handler.sees('Who are you?')
    const training = page.getByRole('group', { name: /Training/ })
    assert.isFalse(await training.isVisible())
    await page.getByLabel('Option training').check()
    assert.isTrue(await training.isVisible())
    await handler.press('检查作答')
    await handler.sees('Question 5: Please answer this question')
    assert.isTrue(await page.getByLabel('Option training').isChecked())
    await handler.follow('返回')

    // 发布
    await handler.press('发布')
    await handler.sees('已发布，内容不再改动。')
    const second = await QuestionVersion.findByOrFail({ number: 2 })
    assert.equal(second.state, 'published')
    const ids = questionsOf(second.content).map(({ id }) => id)
    assert.includeMembers(
      ids,
      questionsOf(first.content).map(({ id }) => id)
    )
    await handler.open(`/question-versions/${second.id}/changes`)
    await handler.sees('总体评价如何')
    await handler.leave()
  })

  test('all of it works without scripts: conditional questions say when, buttons move, spare rows take options', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const { draft } = await furnishedQuestions(world)
    const context = await (browser as unknown as Browser).newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    const to = (path: string) => page.goto(new URL(path, env.get('APP_URL')).href)
    await to('/sign-in')
    await page.getByLabel('电子邮箱').fill(world.people.handler.email)
    await page.locator('input[type=password]').fill(PASSWORD)
    await page.getByRole('button', { name: '登录' }).click()
    await to(`/question-versions/${draft.id}/preview`)
    assert.isTrue(await page.getByRole('group', { name: /培训/ }).isVisible())
    assert.isTrue(await page.getByText('若第 2 题选择“选项 training”，请回答。').isVisible())
    await page.getByLabel('基本满意').first().check()
    await page.getByRole('button', { name: '检查作答' }).click()
    assert.isTrue(await page.getByText('第 2 题：请回答本题').isVisible())
    assert.isTrue(await page.getByLabel('基本满意').first().isChecked())

    await to(`/question-versions/${draft.id}`)
    await page.locator('#down-overall').click()
    assert.deepEqual((await order(page)).slice(0, 2), ['服务', '总体如何'])
    await page.locator('#edit-services').click()
    await page.locator('#options-3-zh').fill('新选项')
    await page.getByRole('button', { name: '保存并返回' }).click()
    await draft.refresh()
    const [services] = questionsOf(draft.content)
    assert.deepEqual(
      (services as MultipleQuestion).options.map(({ text }) => text.zh),
      ['选项 search', '选项 training', '选项 other', '新选项']
    )
    await context.close()
  })
})
