import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const program = process.env.TEST_CHROMIUM || '/usr/bin/chromium'

export const chromiumIsMissing = !existsSync(program) && 'chromium not found'

/** For suites that have none of their own. */
export const startChromium = () => chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] })
