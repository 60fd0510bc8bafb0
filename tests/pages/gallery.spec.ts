/// <reference lib="dom" />
import { test } from '@japa/runner'
import env from '#start/env'
import { faultsOf } from '#tests/support/accessibility'
import { misfitsOf } from '#tests/support/misfits'

const pages = ['parts', 'forms', 'forms?errors=1', 'list', 'list?q=无', 'detail', 'tasks', 'receipt']
const others = ['public', 'sign_in', 'paper', 'conflict', 'error?status=403']
const url = (page: string) => `${env.get('APP_URL')}/gallery/${page}`

const LOOKS = [
  ['light', 1440, ''],
  ['dark', 1440, ''],
  ['light', 390, ''],
  ['dark', 390, ''],
  ['light', 1440, 'large'],
  ['light', 390, 'large'],
] as const

test.group('The components', () => {
  for (const [theme, width, size] of LOOKS) {
    test(`every page is accessible and fits: ${theme} ${width} ${size}`, async ({ assert, browserContext }) => {
      await browserContext.addInitScript(`localStorage.theme = '${theme}'; localStorage.size = '${size}'`)
      const page = await browserContext.newPage()
      const complaints: string[] = []
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.setViewportSize({ width, height: 900 })

      for (const path of [...pages, ...others]) {
        await page.goto(url(path))

        assert.deepEqual(await faultsOf(page), [], path)
        assert.deepEqual(await misfitsOf(page), [], path)
      }
      assert.deepEqual(complaints, [])
    })
  }
})

test.group('The pages at work', () => {
  test('a link changes the page without loading it anew, and the focus goes to its content', async ({
    assert,
    visit,
  }) => {
    const page = await visit(url('parts'))
    await page.evaluate(() => document.body.setAttribute('data-still-here', 'yes'))

    await page.locator('.nav').getByRole('link', { name: '详情' }).click()
    await page.getByRole('heading', { name: '京原大学图书馆' }).waitFor()

    assert.equal(await page.locator('body').getAttribute('data-still-here'), 'yes')
    assert.match(await page.title(), /BJWD-2026-0127/)
    assert.equal(
      await page
        .locator('.nav [aria-current=page]')
        .textContent()
        .then((text) => text?.trim()),
      '详情'
    )
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main')
  })

  test('the search is reached with /, a menu closes with Escape', async ({ assert, visit }) => {
    const page = await visit(url('parts'))

    await page.keyboard.press('/')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'search')

    await page.locator('summary.who').click()
    assert.isTrue(await page.getByRole('link', { name: '个人信息' }).isVisible())
    await page.keyboard.press('Escape')
    assert.isFalse(await page.getByRole('link', { name: '个人信息' }).isVisible())
  })

  test('dark and large stay chosen', async ({ assert, visit }) => {
    const page = await visit(url('parts'))

    await page.getByRole('button', { name: '深色模式' }).click()
    await page.getByRole('button', { name: '大字模式' }).click()
    await page.reload()

    const root = page.locator('html')
    assert.equal(await root.getAttribute('data-theme'), 'dark')
    assert.equal(await root.getAttribute('data-size'), 'large')
    assert.equal(await page.getByRole('button', { name: '深色模式' }).getAttribute('aria-pressed'), 'true')
  })

  test('the menu of a phone opens, holds the focus and closes', async ({ assert, visit }) => {
    const page = await visit(url('parts'))
    await page.setViewportSize({ width: 390, height: 800 })

    await page.getByRole('link', { name: '打开菜单' }).click()
    await page.locator('.side-close').waitFor({ state: 'visible', timeout: 30_000 })
    assert.isTrue(await page.locator('.main').evaluate((main) => (main as HTMLElement).inert))

    await page.keyboard.press('Escape')
    await page.waitForTimeout(300)
    assert.isFalse(await page.locator('.side-close').isVisible())
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')), '#side')
  })

  test('a refused form says what to correct and leads there', async ({ assert, visit }) => {
    const page = await visit(url('forms?errors=1'))

    assert.match(await page.title(), /^错误：/)
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'error-summary')

    await page.getByRole('link', { name: '费用须为数字，例如 12.5' }).click()
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'services-0-fee')
    const named = await page.locator('#services-0-fee').getAttribute('aria-describedby')
    assert.equal(named, 'services-0-fee-error')
  })

  test('rows are added and removed, and keep their numbers', async ({ assert, visit }) => {
    const page = await visit(url('forms'))
    const names = () =>
      page.locator('[data-row] input').evaluateAll((all) => all.map((input) => (input as HTMLInputElement).name))

    assert.deepEqual(await names(), ['services[0][name]', 'services[0][fee]'])

    await page.getByRole('button', { name: '添加收费项目' }).click()
    await page.getByRole('button', { name: '添加收费项目' }).click()
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'services-2-name')

    await page.locator('[data-row-remove]').nth(1).click()
    assert.deepEqual(await names(), ['services[0][name]', 'services[0][fee]', 'services[1][name]', 'services[1][fee]'])
    assert.equal(await page.locator('label[for=services-1-name]').count(), 1)
  })

  test('characters are counted as people count them, and a phrase is added', async ({ assert, visit }) => {
    const page = await visit(url('forms'))

    await page.fill('#opinion', '𠮷好')
    assert.equal(await page.textContent('#opinion-count').then((text) => text?.trim()), '2 / 500 字')

    await page.getByRole('button', { name: '材料齐全，建议通过' }).click()
    assert.equal(await page.inputValue('#opinion'), '𠮷好；材料齐全，建议通过')
  })

  test('a file that is too big or of another kind is refused before it is sent', async ({ assert, visit }) => {
    const page = await visit(url('forms'))
    const file = (name: string, size: number) => ({
      name,
      mimeType: 'image/jpeg',
      buffer: Buffer.alloc(size),
    })

    await page.setInputFiles('#photos', [file('大.jpg', 6_000_000)])
    await page.getByText('“大.jpg”超过 5 MB，没有上传').waitFor()
    await page.setInputFiles('#photos', [file('a.exe', 10)])
    await page.getByText('“a.exe”的类型不支持').waitFor()

    assert.equal(await page.locator('#photos').evaluate((input) => (input as HTMLInputElement).files?.length), 0)
  })

  test('an upload shows its progress, its refusal and its success', async ({ assert, visit }) => {
    const page = await visit(url('forms'))
    let tries = 0
    await page.route('**/gallery/forms', (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      assert.isOk(route.request().headers()['x-csrf-token'])
      return tries++ === 0
        ? route.fulfill({ status: 422, json: { error: '文件已损坏，请重新导出。' } })
        : route.fulfill({ status: 201, json: { id: 42, name: '执照.pdf', size: 2048, url: '/x' } })
    })

    await page.setInputFiles('#license', [
      { name: '执照.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') },
    ])
    await page.getByText('文件已损坏，请重新导出。').waitFor()
    await page.getByRole('button', { name: '重试' }).click()
    await page.getByText('2 KB 已上传').waitFor()

    assert.deepEqual(
      await page
        .locator('input[type=hidden][name=license]')
        .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value)),
      ['42']
    )
  })

  test('a draft saves itself, says so, and says when it could not', async ({ assert, visit }) => {
    const page = await visit(url('forms'))
    const bodies: string[] = []
    let status = 200
    await page.route('**/gallery/forms', (route) => {
      if (route.request().method() !== 'PUT') return route.fallback()
      bodies.push(route.request().postData() ?? '')
      return route.fulfill({ status, json: {} })
    })

    await page.fill('#name', '京原大学')
    await page.getByText(/^已自动保存 \d\d:\d\d$/).waitFor()
    const sent = new URLSearchParams(bodies[0])
    assert.equal(sent.get('name'), '京原大学')
    assert.isNull(sent.get('_once'))

    status = 503
    await page.fill('#name', '京原大学图书馆')
    await page.getByText('未能保存，稍后再试').waitFor()
  })

  test('leaving with unsaved words asks first', async ({ assert, visit }) => {
    const page = await visit(url('forms'))
    await page.route('**/gallery/forms', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.fallback()
    )
    const questions: string[] = []
    page.on('dialog', (dialog) => {
      questions.push(dialog.message())
      return dialog.dismiss()
    })

    await page.fill('#name', '京原')
    await page.locator('.nav').getByRole('link', { name: '详情' }).click()

    assert.deepEqual(questions, ['有内容尚未保存，确定离开此页吗？'])
    assert.equal(await page.inputValue('#name'), '京原')
  })
})

test.group('The pages without JavaScript', () => {
  test('forms, menus, filters and spare rows are there', async ({ assert, browser }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
    })
    const page = await context.newPage()

    await page.goto(url('forms'))
    assert.equal(await page.locator('[data-row]').count(), 3)
    assert.isFalse(await page.getByText('添加收费项目').isVisible())
    await page.getByRole('link', { name: '打开菜单' }).click()
    await page.locator('.side-close').waitFor({ state: 'visible', timeout: 30_000 })

    await page.goto(url('list'))
    await page.selectOption('#list-district', '110108')
    await page.getByRole('button', { name: '查询' }).click()
    assert.include(page.url(), 'district=110108')
    await context.close()
  })
})
