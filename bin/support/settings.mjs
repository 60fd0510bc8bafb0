import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { inRoot } from './root.mjs'
import { Refusal } from './words.mjs'

/** A first .env with a key of its own; one that is there is never touched. */
export function createEnvFile() {
  if (existsSync(inRoot('.env'))) return
  const key = randomBytes(32).toString('base64url')
  const text = readFileSync(inRoot('.env.example'), 'utf8').replace(/^APP_KEY=.*$/m, `APP_KEY=${key}`)
  writeFileSync(inRoot('.env'), text, { mode: 0o600, flag: 'wx' })
}

/**
 * What the demonstration runs with: the process environment before .env before .env.example. APP_URL follows HOST and
 * PORT unless somebody chose it.
 */
export function demonstrationSettings(given = process.env) {
  const example = read('.env.example')
  const own = read('.env')
  const chosen = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const settings = { HOST: '127.0.0.1', PORT: '3333', DEMO: 'true', ...example, ...own, ...chosen }

  const urlOfFile = own.APP_URL !== example.APP_URL && !chosen.HOST && !chosen.PORT ? own.APP_URL : undefined
  return {
    ...settings,
    NODE_ENV: 'production',
    TZ: 'UTC',
    QUEUE_INLINE: 'true',
    APP_URL: chosen.APP_URL ?? urlOfFile ?? addressOf(settings),
    STORAGE_DIR: absolute(settings.STORAGE_DIR ?? 'storage'),
    ...(settings.SQLITE_FILE && { SQLITE_FILE: absolute(settings.SQLITE_FILE) }),
    ...(settings.QUEUE_DIR && { QUEUE_DIR: absolute(settings.QUEUE_DIR) }),
  }
}

/** Where a browser on this machine reaches a server that listens there. */
export function addressOf({ HOST, PORT }) {
  const everywhere = ['0.0.0.0', '::', '[::]'].includes(HOST)
  const host = everywhere ? 'localhost' : HOST.includes(':') && !HOST.startsWith('[') ? `[${HOST}]` : HOST
  return `http://${host}:${PORT}`
}

const absolute = (path) => (isAbsolute(path) ? path : inRoot(path))

function read(file) {
  if (!existsSync(inRoot(file))) return {}
  try {
    return parseSettings(readFileSync(inRoot(file), 'utf8'))
  } catch (error) {
    throw new Refusal(
      `无法读取 ${inRoot(file)}（${error.code}）。 ${inRoot(file)} cannot be read (${error.code}): it belongs to another user; run Jingzhi as that user.`
    )
  }
}

/** KEY=value lines, with or without quotes; everything else is a remark. */
export function parseSettings(text) {
  const lines = text.matchAll(/^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=[ \t]*(.*?)\s*$/gm)
  return Object.fromEntries([...lines].map(([, key, value]) => [key, unquoted(value)]))
}

function unquoted(value) {
  const quoted = /^(["'])(.*)\1/.exec(value)
  return quoted ? quoted[2] : value.replace(/\s+#.*$/, '')
}
