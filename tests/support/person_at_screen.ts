/// <reference lib="dom" />
import type { Browser, Locator, Page, Request } from 'playwright'
import env from '#start/env'
import { PASSWORD } from '../world.js'

const base = env.get('APP_URL')

type Up = { network: { isBusy(): boolean } }
/** `patience`: seconds for a page or a button that may be slow. */
type Screen = { width?: number; locale?: string; address?: string; patience?: number }
type SignIn = Screen & { password?: string }

/** Somebody with a browser of their own, doing what people do: open, read, type, tick, press. */
export class PersonAtScreen {
  /** Requests that got no answer, or one that is a refusal; for whoever reads why a step was not seen to end. */
  private readonly missed: string[] = []

  private constructor(
    readonly page: Page,
    readonly address: string
  ) {
    page.on('requestfailed', (request) => this.miss(request, request.failure()?.errorText))
    page.on('response', (response) => {
      if (response.status() >= 400) this.miss(response.request(), response.status())
    })
  }

  private miss(request: Request, why: unknown) {
    this.missed.push(`${request.method()} ${request.url()} ${why}`)
  }

  static async sitDown(
    browser: Browser,
    { width = 1440, locale = 'zh-CN', address = base, patience = 30 }: Screen = {}
  ) {
    const context = await browser.newContext({
      locale,
      viewport: { width, height: 900 },
      acceptDownloads: true,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(patience * 1000)
    page.on('pageerror', (error) => {
      /** A page that asks how far something is while a fault keeps its server away. */
      if (!error.message.includes('Network error')) throw error
    })
    return new PersonAtScreen(page, address)
  }

  static async signedIn(browser: Browser, email: string, { password = PASSWORD, ...screen }: SignIn = {}) {
    const person = await this.sitDown(browser, screen)
    await person.open('/sign-in')
    await person.type({ 电子邮箱: email, 密码: password })
    await person.press('登录')
    await person.comesTo(/\/home$/)
    return person
  }

  async open(path: string) {
    await this.page.goto(path.startsWith('http') ? path : this.address + path)
  }

  /** Types into fields by their labels, in the page or in one part of it. */
  async type(fields: Record<string, string>, within = this.page.locator('body')) {
    for (const [label, text] of Object.entries(fields)) {
      await within
        .getByLabel(label)
        .and(this.page.locator('input:not([type=radio], [type=checkbox]), textarea'))
        .first()
        .fill(text)
    }
  }

  async choose(label: string, option: string, within = this.page.locator('body')) {
    await within.getByLabel(label).and(this.page.locator('select')).first().selectOption({ label: option })
  }

  async tick(...labels: string[]) {
    for (const label of labels) await this.page.getByLabel(label).and(this.page.locator('input')).first().check()
  }

  /** Presses a button that sends something, and waits for what comes of it. */
  press(name: string) {
    return this.send(this.page.getByRole('button', { name, exact: true }).last())
  }

  async send(button: Locator) {
    const sent = this.page.waitForResponse((response) => response.request().method() === 'POST')
    await button.click()
    await sent
    await this.settles()
  }

  async follow(name: string | RegExp) {
    await this.page.getByRole('link', { name }).first().click()
    await this.settles()
  }

  /** The browser's own word says nothing of pages that come in parts: for it, this one was loaded long ago. */
  async settles() {
    await this.page.waitForLoadState('networkidle')
    await this.page.waitForFunction(() => !('up' in window && (window.up as Up).network.isBusy()))
  }

  /** Waits until the page says this. */
  async sees(text: string | RegExp) {
    await this.page
      .getByText(text)
      .first()
      .waitFor({ state: 'visible' })
      .catch(() => this.standsElsewhere(`${text} is not to be seen`))
  }

  /** Waits until this is the address. */
  async comesTo(address: RegExp | ((url: URL) => boolean)) {
    await this.page.waitForURL(address).catch(() => this.standsElsewhere(`${address} is not come to`))
  }

  private async standsElsewhere(what: string): Promise<never> {
    const missed = this.missed.slice(-3).join(', ') || 'nothing'
    const shown = await this.page.locator('main').innerText()
    throw new Error(`${what} on ${this.page.url()} (missed: ${missed}), but: ${shown.slice(0, 1500)}`)
  }

  /** Waits until this page is the one with this heading. */
  async arrivesAt(heading: string) {
    await this.page.getByRole('heading', { level: 1, name: heading }).waitFor()
  }

  /** Takes one decision on the application that is open. */
  async decide(decision: string, opinion: string, more: () => Promise<unknown> = async () => {}) {
    await this.page.locator('.choice label', { hasText: decision }).first().click()
    await this.type({ 意见: opinion }, this.page.locator('form[action$="/approvals"]'))
    await more()
    await this.press('提交办理意见')
  }

  leave() {
    return this.page.context().close()
  }
}
