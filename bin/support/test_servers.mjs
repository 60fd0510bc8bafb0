import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, statfsSync } from 'node:fs'
import { createConnection } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inRoot } from './root.mjs'
import { freePort } from './places.mjs'
import { launch, run } from './processes.mjs'
import { findProgram } from './test_parts.mjs'

const asRoot = process.getuid?.() === 0 ? ['--user=root'] : []

const MEMORY = '/dev/shm'
const ENOUGH_MEMORY = 2 * 1024 ** 3
/** Of tests, which need not survive a power cut: a hundred migrations alone would wait 16,000 times for the disk. */
const HASTY = [
  '--innodb-flush-log-at-trx-commit=2', '--loose-innodb-flush-method=nosync', '--skip-innodb-doublewrite', '--loose-debug-no-sync',
]

/** Where the database of a test lives: in memory if there is plenty, else in `folder`. To be removed by whoever asks. */
export function swiftFolder(folder) {
  const { bavail, bsize } = existsSync(MEMORY) ? statfsSync(MEMORY) : { bavail: 0, bsize: 0 }
  return bavail * bsize < ENOUGH_MEMORY ? folder : mkdtempSync(join(MEMORY, 'jingzhi-test-'))
}

/**
 * A MariaDB (or MySQL) of our own under `folder`, or the one at `TEST_MYSQL_URL`. What an earlier one left there stays.
 *
 * @param settings by default those of tests, which need not survive a power cut
 * @returns how to reach it: { host, port, user, password, name }, and at which socket if it is ours; `name` begins the names of the databases we make
 */
export async function openDatabaseServer(found, folder, settings = HASTY) {
  if (found.includes('://')) return fromUrl(found)

  const [data, socket, temporary] = ['mysql', 'mysql.sock', 'mysql.tmp'].map((name) => join(folder, name))
  /** A server that starts deletes the temporary tables in its folder, those of one that runs too. */
  mkdirSync(temporary, { recursive: true })
  const port = await freePort()
  if (!existsSync(data)) await initialize(found, data)
  const server = launch(found, [
    '--no-defaults', ...asRoot, `--datadir=${data}`, `--socket=${socket}`, `--pid-file=${join(folder, 'mysql.pid')}`, `--tmpdir=${temporary}`,
    '--bind-address=127.0.0.1', `--port=${port}`, '--skip-log-bin', '--skip-name-resolve', '--max-connections=300',
    '--character-set-server=utf8mb4', '--collation-server=utf8mb4_unicode_ci', ...settings,
  ])
  const password = randomBytes(12).toString('hex')
  await untilReady('MariaDB', server, () =>
    query({ socketPath: socket, user: 'root' }, [
      `create user if not exists 'jingzhi'@'%'`,
      `alter user 'jingzhi'@'%' identified by '${password}'`,
      `grant all on *.* to 'jingzhi'@'%' with grant option`,
    ])
  )
  return { host: '127.0.0.1', port, socket, user: 'jingzhi', password, name: 'jingzhi_test' }
}

/** MariaDB and MySQL fill an empty data folder in different ways. */
async function initialize(program, data) {
  const install = findProgram(['mariadb-install-db', 'mysql_install_db']) ?? join(dirname(program), '../bin/mariadb-install-db')
  const isMariaDb = /mariadb/i.test(await run(program, ['--no-defaults', '--version']))
  if (isMariaDb) {
    await run(install, ['--no-defaults', ...asRoot, `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'])
  } else {
    await run(program, ['--no-defaults', ...asRoot, '--initialize-insecure', `--datadir=${data}`])
  }
}

function fromUrl(text) {
  const { hostname, port, username, password, pathname } = new URL(text)
  return {
    host: hostname,
    port: Number(port) || 3306,
    user: decodeURIComponent(username) || 'root',
    password: decodeURIComponent(password),
    name: pathname.slice(1) || 'jingzhi_test',
  }
}

/** An empty database for one run, so that no run sees what another left. Drops only the name it makes. */
export async function freshDatabase({ host, port, user, password, name }, suite) {
  const database = `${name}_${suite}`
  await query({ host, port, user, password }, [
    `drop database if exists \`${database}\``,
    `create database \`${database}\` character set utf8mb4 collate utf8mb4_unicode_ci`,
  ])
  return { DB_CONNECTION: 'mysql', DB_HOST: host, DB_PORT: String(port), DB_USER: user, DB_PASSWORD: password, DB_DATABASE: database }
}

/** A Redis of our own, or the one at `TEST_REDIS_URL`. */
export async function openRedis(found, folder) {
  if (found.includes('://')) {
    const { hostname, port, password } = new URL(found)
    return { REDIS_HOST: hostname, REDIS_PORT: port || '6379', REDIS_PASSWORD: decodeURIComponent(password) }
  }
  const port = await freePort()
  const dir = join(folder, 'redis')
  mkdirSync(dir, { recursive: true })
  const server = launch(found, [
    '--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'no',
    '--maxmemory-policy', 'noeviction',
  ])
  await untilReady('Redis', server, () => askRedis(port, 'PING'))
  return { REDIS_HOST: '127.0.0.1', REDIS_PORT: String(port) }
}

/** Ours alone is emptied between the runs. */
export function emptyRedis({ REDIS_HOST, REDIS_PORT }, found) {
  return found.includes('://') ? undefined : askRedis(Number(REDIS_PORT), 'FLUSHALL', REDIS_HOST)
}

function askRedis(port, command, host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ port, host, timeout: 2000 }, () => socket.write(`${command}\r\n`))
    socket.once('data', (answer) => resolve(socket.end() && String(answer)))
    socket.once('error', reject)
    socket.once('timeout', () => socket.destroy(new Error('no answer')))
  })
}

async function untilReady(name, server, attempt) {
  let ended = false
  server.ended.then(() => (ended = true))
  for (const until = Date.now() + 60_000; Date.now() < until && !ended; await pause(100)) {
    const ready = await attempt().then(() => true, () => false)
    if (ready) return
  }
  throw new Error(`${name} did not start:\n${server.tail()}`)
}

/** The driver of the application itself, loaded once the packages are there. */
async function query(options, statements) {
  const { createConnection: connect } = await import(inRoot('node_modules/mysql2/promise.js'))
  const connection = await connect({ ...options, connectTimeout: 5000 })
  try {
    for (const statement of statements) await connection.query(statement)
  } finally {
    await connection.end()
  }
}
