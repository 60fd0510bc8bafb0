/// <reference lib="dom" />
import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import portal from '#config/portal'
import env from '#start/env'
import { leaveMoment, standAt } from '#app/core/clock'
import Certificate from '#app/designations/certificate'
import Objection from '#app/service_points/objection'
import { faultsOf } from '#tests/support/accessibility'
import { applicationIn } from '#tests/support/applications'
import { emptyTables } from '#tests/support/empty_tables'
import { mapService } from '#tests/support/map_service'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makePoints } from '#tests/support/portal'
import { makeWorld } from '#tests/world'

const MONDAY = new Date('2026-11-23T02:00:00Z')
/** Near 通惠科技情报所, which is closed on Mondays and has nothing free. */
const CITIZEN = { longitude: 116.4791234567, latitude: 39.9101234567 }

test.group('The portal', (group) => {
  group.each.setup(() => emptyTables())
  group.each.setup(() => standAt(MONDAY))
  group.each.teardown(() => leaveMoment())

  test('a citizen with a phone finds the nearest open point with a free service, checks its certificate and objects to a notice', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const { haidian, chaoyang } = await makePoints(world)
    const application = await applicationIn('public_notice', world)
    const citizen = await PersonAtScreen.sitDown(browser as unknown as Browser, { width: 390 })
    const { page } = citizen
    await page.context().grantPermissions(['geolocation'], { origin: env.get('APP_URL') })
    await page.context().setGeolocation(CITIZEN)
    const elsewhere: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(env.get('APP_URL'))) elsewhere.push(request.url())
    })

    // 首页：现在开放的网点，再按距离
    await citizen.open('/')
    await citizen.follow(/离我最近的网点/)
    await page.getByRole('button', { name: '用我的位置查找' }).click()
    await page.waitForURL(/near=116\.479(,|%2C)39\.910$/)
    await citizen.sees(/直线距离从近到远/)
    assert.equal(await page.locator('.point-card h3').first().innerText(), chaoyang.name)

    await page.getByRole('button', { name: '更多条件' }).click()
    await citizen.choose('现在开放', '现在开放')
    await citizen.choose('免费项目', '有免费项目')
    await page.getByRole('button', { name: '查询', exact: true }).click()
    await page.waitForURL(/open=now/)
    assert.include(decodeURIComponent(page.url()), 'near=116.479,39.91')
    assert.deepEqual(await page.locator('.point-card h3').allInnerTexts(), [haidian.name])

    // 网点页和证书
    await citizen.follow(haidian.name)
    await citizen.sees('现在开放，至 17:00')
    await citizen.sees('专利检索咨询')
    assert.equal(await page.getByRole('link', { name: '010-61001234' }).getAttribute('href'), 'tel:010-61001234')
    await citizen.follow('核验证书')
    assert.include(page.url(), (await Certificate.currentOf(haidian)).code)
    await citizen.sees('证书真实有效')
    await citizen.follow('查看网点的地址和开放时间')
    await citizen.sees('北京市燕麓路 12 号')

    // 公示和异议
    await citizen.follow('公示公告')
    await citizen.sees('还剩 5 个工作日')
    await page.locator(`a[href="/notices/${application.id}"]`).click()
    await citizen.type({
      姓名或单位: '赵女士',
      联系电话或邮箱: 'zhao@public.example',
      异议内容和依据: '本人两次到访均未开放，请核实开放时间。',
    })
    await citizen.press('提交异议')
    await citizen.sees('异议已收到')
    assert.lengthOf(await Objection.all(), 1)
    assert.isEmpty(elsewhere)
  })

  test('who does not tell where they are is led to the districts', async ({ assert, browser }) => {
    await makePoints(await makeWorld())
    const { page } = await PersonAtScreen.sitDown(browser as unknown as Browser, { width: 390 })
    await page.goto(`${env.get('APP_URL')}/points`)
    await page.getByRole('button', { name: '用我的位置查找' }).click()
    await page.getByText('没有取得您的位置').waitFor()
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'near')
    await page
      .locator('#districts')
      .getByRole('link', { name: /海淀区/ })
      .click()
    await page.waitForURL(/district=110108/)
  })

  test('without scripts every page is there, fits a phone and is accessible', async ({ assert, browser }) => {
    const world = await makeWorld()
    const { haidian } = await makePoints(world)
    const application = await applicationIn('public_notice', world)
    const { code } = await Certificate.currentOf(haidian)
    const { page } = await PersonAtScreen.sitDown(browser as unknown as Browser, { width: 390 })
    /** None of ours arrives; the one that looks for faults does. */
    await page.route('**/*.js', (route) => route.abort())
    const found: string[] = []
    for (const path of [
      ...['/', '/points', '/points?district=110108', '/points?near=116.4,39.9', `/points/${haidian.id}`, '/notices'],
      ...[`/notices/${application.id}`, '/statistics', '/verify', `/verify/${code}`, '/accessibility', '/nowhere'],
      ...[
        '/search',
        '/search?q=tsg',
        '/search?q=tsg&kind=points',
        '/search?q=tushuguam',
        '/search?q=燕&district=110105',
      ],
    ]) {
      await page.goto(env.get('APP_URL') + path)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (wide > 0) found.push(`${path}: ${wide} px too wide`)
      for (const fault of await faultsOf(page)) found.push(`${path}: ${fault}`)
    }
    assert.deepEqual(found, [])
  })

  test('a citizen finds a point from the first page by initials, and all of one kind', async ({ assert, browser }) => {
    const { haidian } = await makePoints(await makeWorld())
    const citizen = await PersonAtScreen.sitDown(browser as unknown as Browser, { width: 390 })
    const { page } = citizen
    await citizen.open('/')
    await page.getByLabel('查找网点、服务、案例和公告').fill('yldx')
    await page.getByRole('button', { name: '查询', exact: true }).click()
    await page.waitForURL(/\/search\?q=yldx$/)
    assert.equal(await page.locator('mark').first().innerText(), '燕麓大学')
    await page
      .getByRole('navigation', { name: '按类别查看' })
      .getByRole('link', { name: /服务项目/ })
      .click()
    await page.waitForURL(/kind=services$/)
    assert.equal(await page.locator('.found h3').first().innerText(), '专利检索咨询')

    // 换一个词，类别不变；页头的框从头查起
    await page.getByRole('searchbox').fill('daohang')
    await page.getByRole('button', { name: '查询', exact: true }).click()
    await page.waitForURL(/q=daohang.*kind=services/)
    await citizen.open('/notices')
    await page.getByRole('search', { name: '一网通查' }).getByRole('searchbox').fill(haidian.name)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/search\?q=/)
    await citizen.follow(haidian.name)
    await citizen.sees('北京市燕麓路 12 号')
  })

  test('without scripts a citizen orders by distance, opens the map and changes the language', async ({
    assert,
    browser,
  }) => {
    await makePoints(await makeWorld())
    const context = await (browser as unknown as Browser).newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 900 },
    })
    const page = await context.newPage()
    page.setDefaultTimeout(8_000)
    await page.goto(`${env.get('APP_URL')}/points`)
    assert.equal(await page.getByRole('button', { name: '用我的位置查找' }).count(), 0)
    await page.getByText('或输入经纬度').click()
    await page.locator('#near').fill('116.4712345,39.91')
    await page.getByRole('button', { name: '按距离排列' }).click()
    await page.getByText('直线距离从近到远').waitFor()
    await page.locator('.points-map a').first().click()
    await page.locator('h1').waitFor()
    await page.goto(`${env.get('APP_URL')}/points?free=yes`)
    await page.getByRole('button', { name: 'EN' }).click()
    await page.getByText('Points and map').first().waitFor()
    assert.include(page.url(), 'free=yes')
    await context.close()
  })

  test('with a key streets lie behind the marks, and still nothing is asked of another site', async ({
    assert,
    browser,
  }) => {
    const { haidian } = await makePoints(await makeWorld())
    const { tianditu } = portal.map
    const [settings, service] = [{ ...tianditu }, await mapService()]
    Object.assign(tianditu, { key: 'secret-key', url: service.url })
    try {
      const { page } = await PersonAtScreen.sitDown(browser as unknown as Browser)
      const [elsewhere, complaints]: string[][] = [[], []]
      page.on('request', (request) => {
        if (/^https?:/.test(request.url()) && !request.url().startsWith(env.get('APP_URL')))
          elsewhere.push(request.url())
      })
      page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
      await page.goto(`${env.get('APP_URL')}/points`)
      await page.locator('.leaflet-tile-loaded').first().waitFor()
      assert.equal(await page.locator('.point-mark').count(), 2)
      assert.isFalse(await page.locator('[data-drawn-map]').isVisible())
      assert.isNotEmpty(service.asked)
      assert.deepEqual([elsewhere, complaints], [[], []])
      assert.deepEqual(await faultsOf(page), [])
      await page.goto(`${env.get('APP_URL')}/points?q=${haidian.name}`)
      await page.locator('.point-mark').click({ force: true })
      await page.locator('.leaflet-popup').getByRole('link', { name: haidian.name }).click()
      await page.waitForURL(new RegExp(`/points/${haidian.id}$`))

      /** Streets that were not asked for before, from a service that is away: the drawing stays. */
      Object.assign(tianditu, { url: 'http://127.0.0.1:9' })
      await page.goto(`${env.get('APP_URL')}/points?q=通惠`)
      await page.locator('[data-drawn-map] svg').waitFor()
      assert.isFalse(await page.locator('#tiled-map').isVisible())
    } finally {
      Object.assign(tianditu, settings)
      service.close()
    }
  })
})
