import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import { createConnection } from 'mysql2/promise'
import { freePort, RedisServer } from './redis_server.js'
import { onServers, serverDatabase, type Queue } from './tested_parts.js'
import { NOT_KEPT, Visitor } from './visitor.js'

type Row = Record<string, any>
type Settings = Record<string, string | number>
type Database = { prepare(sql: string): { all(): Row[]; run(): unknown }; close(): void }

const Sqlite = createRequire(import.meta.url)('better-sqlite3') as new (file: string) => Database
/** Of what the processes log, so much of the end is kept. */
const MOST_SAID = 400_000
const source = app.makePath()
/** What is built is what people run; without it the source tree. */
const built = process.env.JINGZHI_BUILD && existsSync(process.env.JINGZHI_BUILD) ? process.env.JINGZHI_BUILD : null

const DOORS = {
  web: built ? ['bin/server.js'] : ['--import=@poppinss/ts-exec', 'bin/server.ts'],
  worker: ['ace.js', 'queue:work'],
}

/** The whole system in a folder of its own: real processes on a database file, which can be killed at any moment. */
export class Installation {
  readonly address: string
  redis?: RedisServer
  #running = new Map<string, ChildProcess>()
  #said = ''

  private constructor(
    readonly folder: string,
    readonly env: Record<string, string>
  ) {
    this.address = env.APP_URL
  }

  /** With a queue inside the web server, or with a worker and a Redis of its own. */
  static async withQueue(queue: Queue, settings: Settings) {
    const redis = queue === 'redis' ? await RedisServer.start() : undefined
    const installation = await Installation.create({
      QUEUE_BACKEND: queue,
      QUEUE_INLINE: String(queue === 'embedded'),
      REDIS_HOST: '127.0.0.1',
      REDIS_PORT: redis?.port ?? 1,
      ...settings,
    })
    installation.redis = redis
    return installation
  }

  /** On the parts of this run. */
  static onParts(settings: Settings) {
    return Installation.withQueue(onServers ? 'redis' : 'embedded', { ...settings, ...(onServers && serverDatabase()) })
  }

  static async create(settings: Settings) {
    const folder = await mkdtemp(join(tmpdir(), 'jingzhi-fault-'))
    const port = await freePort()
    const env = {
      NODE_ENV: 'test',
      TZ: 'UTC',
      HOST: '127.0.0.1',
      PORT: port,
      APP_URL: `http://127.0.0.1:${port}`,
      APP_KEY: 'test-only-key-0123456789-abcdefghijklmnop',
      LOG_LEVEL: 'fatal',
      DB_CONNECTION: 'sqlite',
      SQLITE_FILE: join(folder, 'jingzhi.sqlite3'),
      STORAGE_DIR: folder,
      QUEUE_DIR: join(folder, 'queue'),
      SESSION_DRIVER: 'database',
      LIMITER_STORE: 'memory',
      MAIL_MAILER: 'smtp',
      MAIL_FROM_ADDRESS: 'no-reply@jingzhi.example',
      MAIL_FROM_NAME: '京知',
      SMTP_HOST: '127.0.0.1',
      DRIVE_DISK: 'fs',
      ...settings,
    }
    const words = Object.entries(env).map(([name, value]) => [name, String(value)])
    const installation = new Installation(folder, {
      PATH: process.env.PATH ?? '',
      ...Object.fromEntries(words),
    })
    await installation.run(['ace.js', 'migration:run', '--force'])
    return installation
  }

  /** Runs a program of the system to its end. */
  async run(args: string[], cwd = built ?? source) {
    const child = spawn(process.execPath, args, { cwd, env: this.env })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += piece))
    const [code] = await once(child, 'close')
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${output}`)
    return output
  }

  /** A file of the tests, run inside this installation; it says its result in JSON on its last line. */
  async prepare<T>(file: string): Promise<T> {
    const output = await this.run(['--import=@poppinss/ts-exec', file], source)
    return JSON.parse(output.trim().split('\n').at(-1)!)
  }

  async startWeb() {
    const child = this.#start('web')
    for (const until = Date.now() + 60_000; Date.now() < until; await pause(50)) {
      if (hasEnded(child)) break
      if (
        await fetch(`${this.address}/sign-in`, { headers: NOT_KEPT }).then(
          ({ ok }) => ok,
          () => false
        )
      )
        return
    }
    throw new Error(`the web server does not answer (${child.exitCode ?? child.signalCode}):\n${this.#said}`)
  }

  /** Who works off the queue: with the queue inside it, the web server. */
  get worker() {
    return this.env.QUEUE_INLINE === 'true' ? 'web' : 'worker'
  }

  async startWorker() {
    if (this.worker === 'web') await this.startWeb()
    else this.#start('worker')
  }

  async start() {
    await this.startWeb()
    if (this.worker !== 'web') await this.startWorker()
  }

  #start(door: keyof typeof DOORS) {
    const child = spawn(process.execPath, DOORS[door], { cwd: built ?? source, env: this.env })
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (piece) => (this.#said = (this.#said + piece).slice(-MOST_SAID)))
    }
    this.#running.set(door, child)
    return child
  }

  /** What the running processes have logged. */
  get said() {
    return this.#said
  }

  /** At once, as when the machine loses power; or asked to, as when it is updated. */
  async stop(door: keyof typeof DOORS, signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL') {
    const child = this.#running.get(door)
    this.#running.delete(door)
    if (!child || hasEnded(child) || !child.kill(signal)) return
    await once(child, 'exit')
  }

  /** Memory of a running process in MB: what it holds now (VmRSS), the most since it began or forgot it (VmHWM). */
  async memory(door: keyof typeof DOORS) {
    const status = await readFile(`${this.#inProc(door)}/status`, 'utf8')
    const [now, most] = ['VmRSS', 'VmHWM'].map((name) => {
      const [, kilobytes] = new RegExp(`${name}:\\s+(\\d+) kB`).exec(status) ?? []
      return Number(kilobytes) / 1024
    })
    return { now, most }
  }

  /** From now on the most is counted anew, without what starting took. */
  forgetMostMemory(door: keyof typeof DOORS) {
    return writeFile(`${this.#inProc(door)}/clear_refs`, '5')
  }

  #inProc(door: keyof typeof DOORS) {
    return `/proc/${this.#running.get(door)?.pid}`
  }

  /** Reads or changes the database beside the running processes. */
  sql(statement: string): Row[] {
    const database = new Sqlite(this.env.SQLITE_FILE)
    try {
      const prepared = database.prepare(statement)
      return /^select/i.test(statement) ? prepared.all() : (prepared.run(), [])
    } finally {
      database.close()
    }
  }

  /** Reads the database beside the running processes, whichever it is. */
  async read(statement: string): Promise<Row[]> {
    if (this.env.DB_CONNECTION !== 'mysql') return this.sql(statement)
    const connection = await this.connectToServer()
    try {
      const [rows] = await connection.query(statement)
      return rows as Row[]
    } finally {
      await connection.end()
    }
  }

  connectToServer() {
    const { DB_HOST: host, DB_PORT, DB_USER: user, DB_PASSWORD: password, DB_DATABASE: database } = this.env
    return createConnection({ host, port: Number(DB_PORT), user, password, database })
  }

  /** @param rows a table, and a condition where not all of it counts */
  async count(rows: string) {
    return Number((await this.read(`select count(*) as total from ${rows}`))[0].total)
  }

  /** As if so much time had gone by for everything that waits in the database. */
  letPass(seconds: number) {
    const earlier = (column: string) => `${column} = datetime(${column}, '-${seconds} seconds')`
    this.sql(`update outbox set ${earlier('available_at')}, ${earlier('locked_until')} where done_at is null`)
    this.sql(`update mail_deliveries set ${earlier('updated_at')} where state = 'sending'`)
  }

  /** The same for the columns of other tables, on whichever database. */
  async letPassIn(table: string, columns: readonly string[], seconds: number) {
    const earlier = (column: string) =>
      this.env.DB_CONNECTION === 'mysql'
        ? `${column} = ${column} - interval ${seconds} second`
        : `${column} = datetime(${column}, '-${seconds} seconds')`
    await this.read(`update ${table} set ${columns.map(earlier).join(', ')}`)
  }

  async until(what: () => boolean | Promise<boolean>, seconds = 120) {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(100)) {
      if (await what()) return true
    }
    return false
  }

  visitor() {
    return new Visitor(this.address)
  }

  async remove() {
    await this.stop('web')
    await this.stop('worker')
    await this.redis?.kill()
    await rm(this.folder, { recursive: true, force: true })
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess) {
  return exitCode !== null || signalCode !== null
}
