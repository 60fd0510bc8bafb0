import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import env from '#start/env'
import { storagePath } from '#config/storage'
import { sealed } from '#config/tls'
import {
  createPostgresBackend,
  FlowProducer,
  Queue,
  runMigrations,
  Worker,
  type Processor,
  type WorkerOptions,
} from 'bullmq'
import type { RedisOptions } from 'ioredis'
import { claimFolder } from './folder_lock.js'
import { StoreAway } from './store_away.js'

const NAME = 'jingzhi'

/** Where BullMQ keeps its jobs: makes the ends of the queue, and lets go of the store. */
export type QueueBackend = {
  queue(): Queue
  flows(): FlowProducer
  worker(processor: Processor, options: Omit<WorkerOptions, 'connection'>): Worker
  close(): Promise<void>
}

/** @throws StoreAway when it is worth trying again, any other error when this store must not be used */
export function openBackend(): Promise<QueueBackend> {
  return env.get('QUEUE_BACKEND') === 'redis' ? redisBackend() : embeddedBackend()
}

async function redisBackend(): Promise<QueueBackend> {
  let leaving = false
  const connection = {
    host: env.get('REDIS_HOST', '127.0.0.1'),
    port: env.get('REDIS_PORT', 6379),
    password: env.get('REDIS_PASSWORD') || undefined,
    tls: sealed(env.get('REDIS_TLS'), env.get('REDIS_TLS_CA')),
    maxRetriesPerRequest: null,
    retryStrategy: (times: number) => (leaving ? null : Math.min(times * 200, 2000)),
  }
  await refuseEviction(connection)

  /** Adding fails at once instead of waiting for a Redis that is away. */
  const failingFast = { ...connection, enableOfflineQueue: false, maxRetriesPerRequest: 1 }
  return {
    queue: () => new Queue(NAME, { connection: failingFast }),
    flows: () => new FlowProducer({ connection: failingFast }),
    worker: (processor, options) => new Worker(NAME, processor, { ...options, connection }),
    /** Whoever is still looking for a Redis that is away gives up, or the process could not end. */
    close: async () => void (leaving = true),
  }
}

/** A Redis that evicts keys loses jobs without a word, so it is refused before it can. */
async function refuseEviction(connection: RedisOptions & { host: string; port: number }) {
  const { Redis } = await import('ioredis')
  const probe = new Redis({
    ...connection,
    lazyConnect: true,
    connectTimeout: 3000,
    commandTimeout: 3000,
    retryStrategy: () => null,
    maxRetriesPerRequest: 1,
  })
  let cause: Error | undefined
  probe.on('error', (error) => (cause = error))
  try {
    await probe.connect()
    const info = await probe.info('memory')
    const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1]
    if (policy && policy !== 'noeviction') {
      throw new Error(`Redis must run with maxmemory-policy noeviction, found "${policy}"`)
    }
  } catch (error) {
    if ((error as Error).message.startsWith('Redis must')) throw error
    const { message } = cause ?? (error as Error)
    throw new StoreAway(`Redis at ${connection.host}:${connection.port}: ${message}`)
  } finally {
    probe.disconnect()
  }
}

/** BullMQ's PostgreSQL backend over PGlite: a whole queue inside this one process, kept in one folder. */
async function embeddedBackend(): Promise<QueueBackend> {
  const folder = env.get('QUEUE_DIR') ?? storagePath('queue')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const letGo = await claimFolder(folder)
  try {
    const { host, close } = await servePglite(join(folder, 'data'))
    const connection = { host, port: 5432, user: 'postgres', database: 'postgres' }
    await prepareTables(connection)
    return {
      queue: () => new Queue(NAME, { connection }, createPollingBackend) as unknown as Queue,
      flows: () => new FlowProducer({ connection }, createPollingBackend) as unknown as FlowProducer,
      worker: (processor, options) =>
        new Worker(NAME, processor, { ...options, connection }, createPollingBackend) as unknown as Worker,
      close: () => close().finally(letGo),
    }
  } catch (error) {
    letGo()
    throw error
  }
}

/** PGlite passes no NOTIFY on to its other connections: an idle worker would wait for one for up to an hour. */
const createPollingBackend: typeof createPostgresBackend = (...options) =>
  Object.defineProperty(createPostgresBackend(...options), 'maximumBlockTimeout', { value: 1 })

/** Of the memory of the database itself; by default 128 MB, and a queue needs little. */
const FOR_A_QUEUE = ['-c', 'shared_buffers=16MB']

/**
 * What PostgreSQL runs often would be compiled once more: that takes half a gigabyte while it lasts, and jobs are hardly
 * quicker for it.
 */
function compileOnce() {
  setFlagsFromString('--no-wasm-tier-up')
  setFlagsFromString('--no-wasm-dynamic-tiering')
}

/** Served on a socket that only this account can reach; its folder is new each time, and its path short enough to bind. */
async function servePglite(data: string) {
  const { PGlite } = await import('@electric-sql/pglite')
  const { PGLiteSocketServer } = await import('@electric-sql/pglite-socket')

  compileOnce()
  const db = await PGlite.create(data, { startParams: [...PGlite.defaultStartParams, ...FOR_A_QUEUE] })
  /** BullMQ asks for its schema when it connects, which PGlite does not hear; all its connections are one session. */
  await db.exec('set search_path to bullmq')
  const host = await mkdtemp(join(tmpdir(), 'jingzhi-queue-'))
  /** PostgreSQL clients look for a socket of this name in the folder given as host. */
  const server = new PGLiteSocketServer({
    db,
    path: join(host, '.s.PGSQL.5432'),
    maxConnections: 50,
  })
  await server.start()
  const close = async () => {
    await server.stop()
    await db.close()
    await rm(host, { recursive: true, force: true })
  }
  return { host, close }
}

async function prepareTables(connection: { host: string; port: number; user: string; database: string }) {
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({ ...connection, max: 1 })
  const client = await pool.connect()
  await runMigrations(client)
  client.release()
  await pool.end()
}
