import { readFile } from 'node:fs/promises'
import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** What people wait for, each beside /health, which does next to nothing: the ratio is what compares between machines. */
const PAGES = [
  '/health',
  '/notices',
  '/home',
  '/applications',
  '/applications?q=图书馆',
  '/designations',
  '/applications/1',
]

export default class Bench extends BaseCommand {
  static commandName = 'bench'
  static description = 'Time the pages of a running demonstration (npm start), as ratios to its simplest answer'
  static options: CommandOptions = { startApp: true }

  @flags.string({ description: 'Where it runs' })
  declare url: string

  @flags.number({ description: 'Requests for each page', default: 60 })
  declare requests: number

  async run() {
    const { storagePath } = await import('#config/storage')
    const { default: env } = await import('#start/env')
    const base = this.url ?? env.get('APP_URL')
    const signIns = await readFile(storagePath('demo-sign-ins.json'), 'utf8').catch(() => null)
    if (!signIns) {
      this.exitCode = 1
      return this.logger.error('There is no demonstration to time here: run "npm start" first and leave it running')
    }
    const { people, password } = JSON.parse(signIns)
    const handler = people.find(({ role }: { role: string }) => role === 'bureau_handler')
    const cookie = await signIn(base, handler.email, password)

    const table = this.ui.table().head(['page', 'median ms', 'p95 ms', 'times /health'])
    let simplest = 0
    for (const page of PAGES) {
      const times = await this.#time(base + page, cookie)
      const [median, slow] = [times[Math.floor(times.length / 2)], times[Math.floor(times.length * 0.95)]]
      simplest ||= median
      table.row([page, median.toFixed(1), slow.toFixed(1), (median / simplest).toFixed(1)])
    }
    table.render()
  }

  /** Sorted times in ms; the first five answers warm up and do not count. */
  async #time(url: string, cookie: string) {
    const times: number[] = []
    for (let n = -5; n < this.requests; n++) {
      const began = performance.now()
      const response = await fetch(url, { headers: { cookie, accept: 'text/html' } })
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`${url} answered ${response.status}`)
      if (n >= 0) times.push(performance.now() - began)
    }
    return times.sort((a, b) => a - b)
  }
}

async function signIn(base: string, email: string, password: string) {
  const page = await fetch(`${base}/sign-in`)
  const cookies = cookiesOf(page)
  const csrf = /name='_csrf' value='([^']+)'/.exec(await page.text())![1]
  const body = new URLSearchParams({ _csrf: csrf, email, password })
  const answer = await fetch(`${base}/sign-in`, {
    method: 'POST',
    body,
    headers: { cookie: cookies },
    redirect: 'manual',
  })
  if (answer.status !== 302) throw new Error(`Signing in answered ${answer.status}`)
  return cookiesOf(answer)
}

function cookiesOf(response: Response) {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}
