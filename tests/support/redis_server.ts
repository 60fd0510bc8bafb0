import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'

const PROGRAM = process.env.TEST_REDIS_SERVER ?? '/usr/bin/redis-server'

/** Why tests that need a Redis of their own are skipped, or false when they can run. */
export const redisIsMissing = !existsSync(PROGRAM) && 'redis-server not found'

/** A Redis of one test, that can be killed, started again and emptied. Keeps nothing on disk. */
export class RedisServer {
  #process?: ChildProcess

  private constructor(readonly port: number) {}

  static async start(options: { policy?: string } = {}) {
    const server = new RedisServer(await freePort())
    await server.start(options)
    return server
  }

  async start({ policy = 'noeviction' } = {}) {
    const settings = {
      'bind': '127.0.0.1',
      'save': '',
      'appendonly': 'no',
      'maxmemory-policy': policy,
    }
    const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])
    this.#process = spawn(PROGRAM, ['--port', String(this.port), ...words], { stdio: 'ignore' })
    for (const until = Date.now() + 10_000; Date.now() < until; await pause(50)) {
      if (await this.ask((redis) => redis.ping()).catch(() => null)) return
    }
    throw new Error('Redis did not start')
  }

  /** At once, as when the machine loses power. */
  async kill() {
    const running = this.#process
    this.#process = undefined
    if (!running || running.exitCode !== null || !running.kill('SIGKILL')) return
    await once(running, 'exit')
  }

  empty() {
    return this.ask((redis) => redis.flushall())
  }

  async ask<T>(question: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis({ port: this.port, lazyConnect: true, retryStrategy: () => null })
    redis.on('error', () => {})
    try {
      await redis.connect()
      return await question(redis)
    } finally {
      redis.disconnect()
    }
  }
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
