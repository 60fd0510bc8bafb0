import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import { Installation } from '#tests/support/installation'
import { askForMails, facts, undone, type Prepared } from '#tests/support/mail_requests'
import { MailServer } from '#tests/support/mail_server'
import { redisIsMissing, type RedisServer } from '#tests/support/redis_server'
import { runsOn } from '#tests/support/tested_parts'

/** What the system needs beside itself goes away, forgets, or says no. */
if (runsOn('server')) {
  test.group('Redis and the mail server', (group) => {
    group.each.skip(redisIsMissing !== false, redisIsMissing || undefined)

    let redis: RedisServer
    let mails: MailServer
    let installation: Installation
    let prepared: Prepared

    group.setup(async () => {
      if (redisIsMissing) return
      mails = await MailServer.start()
      installation = await Installation.withQueue('redis', { SMTP_PORT: mails.port })
      redis = installation.redis!
      prepared = await installation.prepare<Prepared>('tests/support/prepare_notice.ts')
    })
    group.teardown(async () => {
      await installation?.remove()
      await mails?.stop()
    })
    group.each.setup(async () => {
      mails.forget()
      await installation.startWeb()
    })
    group.each.teardown(async () => {
      await installation.stop('web')
      await installation.stop('worker')
    })

    const allSent = () => installation.until(() => undone(installation).length === 0)

    test('Redis dead: the web starts, every post is answered quickly, and the mails go out later', async ({
      assert,
    }) => {
      await installation.stop('web')
      await redis.kill()
      await installation.startWeb()
      await installation.startWorker()

      const began = Date.now()
      const asked = await askForMails(installation, prepared)
      assert.isBelow(Date.now() - began, 500 * asked.length)
      assert.lengthOf(undone(installation), asked.length)

      await redis.start()
      assert.isTrue(await allSent())
      assert.deepEqual(facts(mails), { recipients: asked, ids: asked.length })
    })

    test('Redis emptied with jobs in it: they are carried again and every mail arrives once', async ({ assert }) => {
      await installation.startWorker()
      mails.hold()
      const asked = await askForMails(installation, prepared)
      assert.isTrue(await installation.until(() => mails.arrived > 0))

      await redis.empty()
      installation.letPass(61)
      mails.release()

      assert.isTrue(await allSent())
      assert.deepEqual(facts(mails), { recipients: asked, ids: asked.length })
    })

    test('the mail server away: tried again until it is back', async ({ assert }) => {
      await mails.stop()
      await installation.startWorker()
      const asked = await askForMails(installation, prepared, 2)
      const tried = () => undone(installation).every(({ attempts }) => attempts > 0)
      assert.isTrue(await installation.until(tried))

      await mails.start()

      assert.isTrue(await allSent())
      assert.deepEqual(facts(mails), { recipients: asked, ids: asked.length })
    })

    test('greylisted (450): tried again, and arrives once', async ({ assert }) => {
      mails.refusal = 450
      await installation.startWorker()
      const asked = await askForMails(installation, prepared, 1)
      assert.isTrue(await installation.until(() => undone(installation)[0]?.attempts > 0))
      assert.include(undone(installation)[0].last_error, '450')

      mails.refusal = undefined

      assert.isTrue(await allSent())
      assert.deepEqual(facts(mails), { recipients: asked, ids: 1 })
    })

    test('refused for good (550): given up at once, and the reason is kept', async ({ assert }) => {
      mails.refusal = 550
      await installation.startWorker()
      await askForMails(installation, prepared, 1)
      const dead = () => installation.sql('select * from outbox where dead_at is not null')
      assert.isTrue(await installation.until(() => dead().length === 1))

      mails.refusal = undefined
      installation.letPass(3600)
      await pause(3000)

      assert.isEmpty(mails.received)
      assert.equal(dead()[0].attempts, 1)
      const [delivery] = installation.sql(`select * from mail_deliveries where state = 'failed'`)
      assert.include(delivery.last_error, '550')
    })
  })
}
