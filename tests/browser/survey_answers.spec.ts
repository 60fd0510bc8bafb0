/// <reference lib="dom" />
import { test } from '@japa/runner'
import type { Browser, Page } from 'playwright'
import limiter from '@adonisjs/limiter/services/main'
import db from '@adonisjs/lucid/services/db'
import { standardContent } from '#app/questions/standard_content'
import { emptyTables } from '#tests/support/empty_tables'
import { runsOn } from '#tests/support/tested_parts'
import { makeDesignation } from '#tests/support/designations'
import { invite, waveIn } from '#tests/support/survey_answers'
import { countOf } from '#tests/support/rows'
import { makeWorld } from '#tests/world'
import env from '#start/env'

const PHONE = 390
const MOST_BYTES = 50_000

/** The standard questionnaire about 海淀's point, for one person. */
async function letterArrived() {
  const world = await makeWorld()
  const wave = await waveIn(world, { content: standardContent })
  const [token] = await invite(wave, 1, (await makeDesignation(world.organizations.haidian)).id)
  return `/s/${token}`
}

async function phone(browser: unknown, { javaScript }: { javaScript: boolean }) {
  const context = await (browser as Browser).newContext({
    ...{ locale: 'zh-CN', javaScriptEnabled: javaScript, viewport: { width: PHONE, height: 800 } },
  })
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  return page
}

const open = (page: Page, path: string) => page.goto(env.get('APP_URL') + path)

/** Ticks one box of a question, as a thumb does. */
const choose = (page: Page, question: string, value: string) =>
  page.locator(`#q-${question} label:has(input[value="${value}"])`).first().click()

async function answerTheRest(page: Page) {
  const levels = ['4', '5', '4', '5', '5', '3', '4', '5', 'na', '4']
  for (const [index, level] of levels.entries()) await choose(page, `q${index + 1}`, level)
  for (const [question, value] of [
    ['q11', '5'],
    ['q12', '9'],
    ['q13', 'above'],
    ['q16', 'enterprise'],
  ])
    await choose(page, question, value)
}

test.group('Answering on a phone', (group) => {
  group.each.setup(() => emptyTables())
  group.each.setup(() => limiter.clear())
  group.teardown(() => emptyTables())

  test('without JavaScript: reads what is stored, saves, resumes, is told what is missing, finishes, reads the receipt', async ({
    assert,
    browser,
  }) => {
    const path = await letterArrived()
    const page = await phone(browser, { javaScript: false })
    await open(page, path)
    await page.getByText('燕麓大学图书馆').waitFor()
    await page.getByRole('link', { name: '什么会被保存' }).click()
    await page.getByText('每批不少于 5 份').first().waitFor()
    await page.getByRole('link', { name: '返回问卷' }).click()

    await choose(page, 'q19', 'consultation')
    await choose(page, 'q20', 'few')
    await page.getByRole('button', { name: '保存，稍后继续' }).click()
    await page.getByText('已保存').waitFor()
    await page.context().clearCookies()
    await open(page, path)
    await page.getByText('已为您恢复').waitFor()
    assert.isTrue(await page.locator('#q-q20 input[value=few]').isChecked())

    await page.getByRole('button', { name: '提交答卷' }).click()
    await page.locator('#error-summary').waitFor()
    assert.isTrue(await page.locator('#q-q19 input[value=consultation]').isChecked())
    await answerTheRest(page)
    await page.locator('#q-q21 textarea').fill('希望增加线上检索辅导。')
    await page.getByRole('button', { name: '提交答卷' }).click()
    await page.getByRole('heading', { name: '已收到' }).waitFor()
    await page.getByText('希望增加线上检索辅导。').waitFor()
    assert.isFalse(await isTooWide(page))

    const receipt = await page.locator('.r-code').innerText()
    await page.getByRole('link', { name: '凭回执码查看答卷' }).click()
    await page.getByLabel('回执码').fill(receipt)
    await page.getByRole('button', { name: '查看' }).click()
    await page.getByText('希望增加线上检索辅导。').waitFor()
    assert.notInclude(page.url(), receipt)
    assert.lengthOf(await page.context().cookies(), 0)
    assert.equal(await countOf(db.from('sessions')), 0)
  })

  test('with JavaScript: keeps itself, goes on in another tab, and takes one answer of two', async ({
    assert,
    browser,
  }) => {
    const path = await letterArrived()
    const page = await phone(browser, { javaScript: true })
    await open(page, path)
    await choose(page, 'q19', 'consultation')
    await choose(page, 'q20', 'once')
    await page.getByText('已自动保存').waitFor()
    assert.isFalse(await isTooWide(page))
    assert.isFalse(await page.locator('#q-q14').isVisible(), 'trainings are asked of trainees')

    const second = await page.context().newPage()
    await open(second, path)
    assert.isTrue(await second.locator('#q-q20 input[value=once]').isChecked())
    await answerTheRest(second)
    await second.getByRole('button', { name: '提交答卷' }).click()
    await second.getByRole('heading', { name: '已收到' }).waitFor()

    /** The first one finds out when it keeps itself the next time. */
    await choose(page, 'q1', '1')
    await page.getByRole('heading', { name: '已经提交过答卷' }).waitFor()
    assert.equal(await countOf(db.from('survey_pool')), 1)
    assert.equal(await countOf(db.from('survey_drafts')), 0)
    assert.lengthOf(await page.context().cookies(), 0)
  })

  if (runsOn('sqlite')) {
    test('page, styles and scripts together are less than 50 kB', async ({ assert, browser }) => {
      const path = await letterArrived()
      const page = await phone(browser, { javaScript: true })
      const loaded: [string, number][] = []
      page.on('response', async (response) => {
        const { pathname } = new URL(response.url())
        /** What the tests serve beside what people get: the client of the development server, and maps of the sources. */
        if (pathname.includes('vite')) return
        const text = await response.text()
        loaded.push([pathname, Buffer.byteLength(text.replace(/\/\/# sourceMappingURL=.*/, ''))])
      })
      await open(page, path)
      await page.waitForLoadState('networkidle')
      const sum = loaded.reduce((bytes, [, more]) => bytes + more, 0)
      assert.isBelow(sum, MOST_BYTES, JSON.stringify(loaded))
      assert.isAtLeast(loaded.length, 4)
    })
  }
})

const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > innerWidth).catch(() => false)
