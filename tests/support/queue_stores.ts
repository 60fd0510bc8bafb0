import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import env from '#start/env'
import { redisIsMissing, RedisServer } from './redis_server.js'

/** A place for the queue of one test. While it is open, the application is set to use it. */
export type QueueStore = { redis?: RedisServer; close(): Promise<void> }

/** Both kinds, with the reason why one cannot be tested here. */
export const queueStores = [
  { backend: 'embedded', open: openEmbedded, missing: false },
  { backend: 'redis', open: openRedis, missing: redisIsMissing },
] as const

async function openEmbedded(): Promise<QueueStore> {
  const folder = await mkdtemp(join(tmpdir(), 'jingzhi-test-queue-'))
  const restore = setEnv({ QUEUE_BACKEND: 'embedded', QUEUE_DIR: folder })
  return { close: () => rm(folder, { recursive: true, force: true }).finally(restore) }
}

export async function openRedis(): Promise<QueueStore & { redis: RedisServer }> {
  const redis = await RedisServer.start()
  const restore = setEnv({
    QUEUE_BACKEND: 'redis',
    REDIS_HOST: '127.0.0.1',
    REDIS_PORT: redis.port,
    REDIS_PASSWORD: '',
  })
  return { redis, close: () => redis.kill().finally(restore) }
}

type Settings = Record<string, string | number | boolean>

/** @returns puts back what was set before */
export function setEnv(settings: Settings) {
  const names = Object.keys(settings)
  const before = Object.fromEntries(names.map((name) => [name, env.get(name as 'QUEUE_DIR') ?? '']))
  for (const name of names) env.set(name as 'QUEUE_DIR', settings[name] as string)
  return () => {
    for (const name of names) env.set(name as 'QUEUE_DIR', before[name] as string)
  }
}
