import { test } from '@japa/runner'
import { createConnection } from 'mysql2/promise'
import { place } from '#config/database'
import { openBackend } from '#jobs/queue_backends'
import { setEnv } from '#tests/support/queue_stores'
import { sealedDatabase, sealedIsMissing, sealedRedis, soon } from '#tests/support/sealed_servers'

test.group('Sealed connections', (group) => {
  group.each.skip(sealedIsMissing !== false, sealedIsMissing || undefined)
  group.each.timeout(60_000)

  test('the database is asked over one, by an authority that is known, under its own name', async ({
    assert,
    cleanup,
  }) => {
    const server = await sealedDatabase()
    cleanup(() => server.stop())
    const connect = (host: string) => createConnection({ ...place(host), user: 'root', connectTimeout: 5000 })
    const cipher = async () => {
      const connection = await connect('localhost')
      const [rows] = await connection.query<any[]>("show session status like 'Ssl_cipher'")
      await connection.end()
      return rows[0].Value
    }
    cleanup(setEnv({ DB_PORT: server.port, DB_TLS: true, DB_TLS_CA: server.certificate }))
    assert.match(await soon(cipher), /^TLS_|AES/)
    assert.throws(() => connect('127.0.0.1'), /DB_HOST/)
    cleanup(setEnv({ DB_TLS_CA: '' }))
    await assert.rejects(() => connect('localhost'), /self-signed|certificate/)
    cleanup(setEnv({ DB_TLS: false }))
    await assert.rejects(() => connect('localhost'))
  })

  test('so is the queue', async ({ assert, cleanup }) => {
    const server = await sealedRedis()
    cleanup(() => server.stop())
    const redis = { QUEUE_BACKEND: 'redis', REDIS_HOST: 'localhost', REDIS_PORT: server.port, REDIS_PASSWORD: '' }
    cleanup(setEnv({ ...redis, REDIS_TLS: true, REDIS_TLS_CA: server.certificate }))
    const backend = await soon(openBackend)
    const queue = backend.queue()
    await queue.waitUntilReady()
    assert.equal(await queue.count(), 0)
    await queue.close()
    await backend.close()

    cleanup(setEnv({ REDIS_TLS_CA: '' }))
    await assert.rejects(openBackend, /self-signed|certificate/)
    cleanup(setEnv({ REDIS_TLS: false }))
    await assert.rejects(openBackend)
  })
})
