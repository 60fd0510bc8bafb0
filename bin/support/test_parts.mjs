import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './processes.mjs'

const PROGRAMS = {
  'mariadbd': ['mariadbd', 'mysqld'],
  'redis-server': ['redis-server', 'valkey-server'],
  /** The shell without a window takes half the processor time of the whole browser. */
  'chromium': ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
}
const GIVEN = { 'mariadbd': 'TEST_MYSQL_URL', 'redis-server': 'TEST_REDIS_URL', 'chromium': 'TEST_CHROMIUM' }
const DEBIAN = ['mariadb-server', 'redis-server', 'chromium-headless-shell', 'fonts-noto-cjk', 'poppler-utils', 'libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'openssl']

/** Which of the parts beside the project are here: name → address or path, or undefined. */
export function findParts() {
  const found = Object.entries(PROGRAMS).map(([name, programs]) => [name, process.env[GIVEN[name]] || findProgram(programs)])
  return Object.fromEntries(found)
}

export function findProgram(names) {
  /** Servers live in sbin, which ordinary people do not have on their PATH. */
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/local/bin']
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return candidates.find((file) => isExecutable(file))
}

/** Only where a machine made for tests says so (CI=true), and only on Debian and its kin. */
export function canInstallParts() {
  return process.env.CI === 'true' && existsSync('/usr/bin/apt-get')
}

export async function installParts(onText) {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args) => {
    const [program, ...words] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]
    return run(program, words, { onText })
  }
  await apt('update', '-q')
  await apt('install', '-y', '-q', '--no-install-recommends', ...DEBIAN)
}

/** What tests run beside them; the Chinese fonts come with the same installation. */
const BESIDE = ['pdftotext', 'soffice', 'openssl']

export function partsAreMissing() {
  return Object.values(findParts()).includes(undefined) || BESIDE.some((name) => !findProgram([name]))
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
