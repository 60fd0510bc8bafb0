import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type LaunchOptions } from 'playwright'

const program = process.env.TEST_CHROMIUM || '/usr/bin/chromium'

export const chromiumIsMissing = !existsSync(program) && 'chromium not found'

const CLOSING = 15_000

/** A browser that is told to close and does not is ended: a run once waited for one for half an hour after its last test. */
export async function startChromium(options: LaunchOptions = { args: ['--no-sandbox', '--disable-gpu'] }) {
  const others = children()
  const browser = await chromium.launch({ ...options, executablePath: program })
  const own = children().filter((pid) => !others.includes(pid))
  const close = browser.close.bind(browser)
  browser.close = async (...why) => {
    const closed = await Promise.race([close(...why).then(() => true), pause(CLOSING, false, { ref: false })])
    if (!closed) for (const pid of own) process.kill(pid, 'SIGKILL')
  }
  return browser
}

function children() {
  const list = `/proc/${process.pid}/task/${process.pid}/children`
  return existsSync(list) ? readFileSync(list, 'utf8').split(' ').filter(Boolean).map(Number) : []
}
