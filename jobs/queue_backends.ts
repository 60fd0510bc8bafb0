import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import env from '#start/env'
import { storagePath } from '#config/storage'
import { createPostgresBackend, Queue, runMigrations, Worker, type Processor, type WorkerOptions } from 'bullmq'

const NAME = 'jingzhi'

/** Where BullMQ keeps its jobs: makes the two ends of the queue, and lets go of the store. */
export type QueueBackend = {
  queue(): Queue
  worker(processor: Processor, options: Omit<WorkerOptions, 'connection'>): Worker
  close(): Promise<void>
}

export function openBackend(): Promise<QueueBackend> {
  return env.get('QUEUE_BACKEND') === 'redis' ? redisBackend() : embeddedBackend()
}

async function redisBackend(): Promise<QueueBackend> {
  const { Redis } = await import('ioredis')
  const connection = {
    host: env.get('REDIS_HOST', '127.0.0.1'),
    port: env.get('REDIS_PORT', 6379),
    password: env.get('REDIS_PASSWORD') || undefined,
    maxRetriesPerRequest: null,
  }

  /** A Redis that evicts keys loses jobs without a word, so it is refused before it can. */
  const probe = new Redis({ ...connection, lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 1 })
  probe.on('error', () => {})
  const policy = await probe
    .connect()
    .then(() => probe.config('GET', 'maxmemory-policy') as Promise<string[]>)
    .catch(() => null)
    .finally(() => probe.disconnect())
  if (policy && policy[1] !== 'noeviction') {
    throw new Error(`Redis must run with maxmemory-policy noeviction, found "${policy[1]}"`)
  }

  /** Adding fails at once instead of waiting for a Redis that is away. */
  const failingFast = { ...connection, enableOfflineQueue: false, maxRetriesPerRequest: 1 }
  return {
    queue: () => new Queue(NAME, { connection: failingFast }),
    worker: (processor, options) => new Worker(NAME, processor, { ...options, connection }),
    close: async () => {},
  }
}

/** BullMQ's PostgreSQL backend over PGlite: a whole queue inside this one process, kept in one folder. */
async function embeddedBackend(): Promise<QueueBackend> {
  const folder = env.get('QUEUE_DIR') ?? storagePath('queue')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  await claimFolder(folder)

  const { PGlite } = await import('@electric-sql/pglite')
  const { PGLiteSocketServer } = await import('@electric-sql/pglite-socket')
  const { default: pg } = await import('pg')

  const db = await PGlite.create(join(folder, 'data'))
  /** PostgreSQL clients look for a socket of this name in the folder given as host. */
  const socket = join(folder, '.s.PGSQL.5432')
  await rm(socket, { force: true })
  const server = new PGLiteSocketServer({ db, path: socket, maxConnections: 50 })
  await server.start()

  const connection = { host: folder, port: 5432, user: 'postgres', database: 'postgres' }
  const pool = new pg.Pool({ ...connection, max: 1 })
  const client = await pool.connect()
  await runMigrations(client)
  client.release()
  await pool.end()

  return {
    queue: () => new Queue(NAME, { connection }, createPostgresBackend) as unknown as Queue,
    worker: (processor, options) =>
      new Worker(NAME, processor, { ...options, connection }, createPostgresBackend) as unknown as Worker,
    close: async () => {
      await server.stop()
      await db.close()
      await rm(join(folder, 'process'), { force: true })
    },
  }
}

/**
 * The embedded store belongs to one process at a time.
 *
 * @throws Error naming the process that has it
 */
async function claimFolder(folder: string) {
  const file = join(folder, 'process')
  const owner = Number(await readFile(file, 'utf8').catch(() => '0'))
  if (owner && owner !== process.pid && isAlive(owner)) {
    throw new Error(
      `The embedded queue in ${folder} is in use by process ${owner}; a second worker needs QUEUE_BACKEND=redis`
    )
  }
  await writeFile(file, String(process.pid))
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
