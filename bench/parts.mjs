import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtAce, fingerprint } from '../bin/support/application.mjs'
import { inRoot } from '../bin/support/root.mjs'
import { openDatabaseServer, openRedis } from '../bin/support/test_servers.mjs'
import { Refusal, stage } from '../bin/support/words.mjs'
import { mysqlPlace } from './store.mjs'

/** Kept between runs: filling takes longer than measuring. */
export const FOLDER = inRoot('tmp/bench')

/** As in production: what was answered is on the disk. The pages of the large data fit into memory. */
const DATABASE = ['--innodb-flush-log-at-trx-commit=1', '--innodb-buffer-pool-size=2G', '--innodb-log-file-size=512M']

/** @returns the servers of a set, and how to reach a filled database of a size on them */
export async function openParts(set, parts) {
  mkdirSync(FOLDER, { recursive: true })
  const missing = set === 'server' && ['mariadbd', 'redis-server'].filter((part) => !parts[part])
  if (missing.length) throw new Refusal(`${missing.join(' and ')} not found: --set sqlite needs neither`)
  const database = set === 'server' && (await openDatabaseServer(parts.mariadbd, FOLDER, DATABASE))
  const redis = set === 'server' && (await openRedis(parts['redis-server'], FOLDER))
  return async (size) => {
    const env = settings(size, set, database, redis)
    await fill(env, size, set)
    return env
  }
}

function settings(size, set, database, redis) {
  const folder = join(FOLDER, `${set}-${size}`)
  mkdirSync(folder, { recursive: true })
  const own = {
    ...{ NODE_ENV: 'production', TZ: 'UTC', HOST: '127.0.0.1', LOG_LEVEL: 'error', DEMO: 'true', APP_KEY: keyOf(folder) },
    ...{ SESSION_DRIVER: 'database', LIMITER_STORE: 'database', DRIVE_DISK: 'fs', STORAGE_DIR: folder },
    ...{ MAIL_MAILER: 'inbox', MAIL_FROM_ADDRESS: 'no-reply@jingzhi.example', MAIL_FROM_NAME: 'Jingzhi' },
    ...{ PORT: '0', APP_URL: 'http://127.0.0.1', PATH: process.env.PATH },
  }
  if (set === 'sqlite') {
    const file = join(folder, 'jingzhi.sqlite3')
    return { ...own, DB_CONNECTION: 'sqlite', SQLITE_FILE: file, QUEUE_BACKEND: 'embedded', QUEUE_INLINE: 'false' }
  }
  const { host, port, socket = host, user, password, name } = database
  const reached = { DB_HOST: socket, DB_PORT: String(port), DB_USER: user, DB_PASSWORD: password }
  const queue = { QUEUE_BACKEND: 'redis', QUEUE_INLINE: 'false', ...redis }
  return { ...own, ...reached, DB_CONNECTION: 'mysql', DB_DATABASE: `${name}_bench_${size}`, ...queue }
}

/** The trail is sealed with it. */
function keyOf(folder) {
  const file = join(folder, 'key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** Once for each size; tables are brought up to date whenever the code is another one. */
async function fill(env, size, set) {
  const mark = join(env.STORAGE_DIR, 'filled')
  const begun = join(env.STORAGE_DIR, 'begun')
  const print = fingerprint()
  if (existsSync(mark) && readFileSync(mark, 'utf8') === print) return
  if (existsSync(begun)) {
    throw new Refusal(`Filling ${size} was interrupted: remove ${env.STORAGE_DIR}${set === 'server' ? ` and the database ${env.DB_DATABASE}` : ''}`)
  }
  const server = set === 'server' ? await createDatabase(env) : undefined
  await stage(`Tables of ${size}`, () => builtAce(['migration:run', '--force'], { env }))
  await server?.flushLazily(true)
  if (!existsSync(mark)) writeFileSync(begun, '')
  await stage(`Data of ${size}`, () => builtAce(['demo:seed', '--quiet', '--size', size], { env }))
  await server?.flushLazily(false)
  writeFileSync(mark, print)
  rmSync(begun, { force: true })
}

/** While it is filled a power cut may cost a second: it would be filled anew. */
async function createDatabase(env) {
  const { createConnection } = await import(inRoot('node_modules/mysql2/promise.js'))
  const { database: name, ...server } = mysqlPlace(env)
  const ask = async (sql) => {
    const connection = await createConnection(server)
    await connection.query(sql)
    await connection.end()
  }
  await ask(`create database if not exists \`${name}\` character set utf8mb4 collate utf8mb4_unicode_ci`)
  return { flushLazily: (lazily) => ask(`set global innodb_flush_log_at_trx_commit = ${lazily ? 2 : 1}`) }
}
