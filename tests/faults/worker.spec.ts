import { test } from '@japa/runner'
import { Installation, runsOn } from '#tests/support/installation'
import { askForMails, facts, undone, type Prepared } from '#tests/support/mail_requests'
import { MailServer } from '#tests/support/mail_server'
import { redisIsMissing, RedisServer } from '#tests/support/redis_server'

for (const queue of ['embedded', 'redis'] as const) {
  if (!runsOn(queue === 'embedded' ? 'sqlite' : 'server')) continue
  const missing = queue === 'redis' && redisIsMissing

  test.group(`A worker that dies: ${queue}`, (group) => {
    group.each.skip(missing !== false, missing || undefined)

    let redis: RedisServer | undefined
    let mails: MailServer
    let installation: Installation
    let prepared: Prepared

    /** With the embedded queue the web server is the worker. */
    const worker = queue === 'redis' ? 'worker' : 'web'
    const startWorker = async () => (queue === 'redis' ? installation.startWorker() : installation.startWeb())

    group.each.setup(() => mails.forget())
    group.setup(async () => {
      if (missing) return
      mails = await MailServer.start()
      redis = queue === 'redis' ? await RedisServer.start() : undefined
      installation = await Installation.create({
        QUEUE_BACKEND: queue,
        QUEUE_INLINE: String(queue === 'embedded'),
        REDIS_HOST: '127.0.0.1',
        REDIS_PORT: redis?.port ?? 1,
        SMTP_PORT: mails.port,
      })
      prepared = await installation.prepare<Prepared>('tests/support/prepare_notice.ts')
      await installation.startWeb()
      if (queue === 'redis') installation.startWorker()
    })
    group.teardown(async () => {
      await installation?.remove()
      await mails?.stop()
      await redis?.kill()
    })

    test('in the middle of sending: after it is started again every mail arrives exactly once', async ({ assert }) => {
      mails.hold()
      const asked = await askForMails(installation, prepared)
      assert.isTrue(await installation.until(() => mails.arrived > 0))

      await installation.stop(worker, 'SIGKILL')
      assert.isTrue(await installation.until(() => mails.sessions === 0))
      mails.release()
      assert.isEmpty(mails.received)
      assert.lengthOf(undone(installation), asked.length)

      /** Whoever has the lease of a mail is taken to be alive for two minutes. */
      installation.letPass(150)
      await startWorker()

      assert.isTrue(await installation.until(() => undone(installation).length === 0))
      assert.deepEqual(facts(mails), { recipients: asked, ids: asked.length })
      assert.isEmpty(installation.sql(`select * from mail_deliveries where state <> 'sent'`))
    })

    test('asked to stop it finishes what it is doing, and nothing is sent twice', async ({ assert }) => {
      mails.hold()
      const asked = await askForMails(installation, prepared, 2)
      assert.isTrue(await installation.until(() => mails.arrived > 0))

      const stopped = installation.stop(worker, 'SIGTERM')
      setTimeout(() => mails.release(), 1000)
      await stopped
      await startWorker()

      assert.isTrue(await installation.until(() => undone(installation).length === 0))
      assert.deepEqual(facts(mails), { recipients: asked, ids: asked.length })
    })
  })
}
