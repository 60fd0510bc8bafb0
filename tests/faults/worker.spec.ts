import { test } from '@japa/runner'
import { Installation } from '#tests/support/installation'
import { askForMails, facts, undone, type Prepared } from '#tests/support/mail_requests'
import { MailServer } from '#tests/support/mail_server'
import { queuesHere } from '#tests/support/tested_parts'

for (const { queue, missing } of queuesHere) {
  test.group(`A worker that dies: ${queue}`, (group) => {
    group.each.skip(missing !== false, missing || undefined)

    let mails: MailServer
    let installation: Installation
    let prepared: Prepared

    group.each.setup(() => mails.forget())
    group.setup(async () => {
      if (missing) return
      mails = await MailServer.start()
      installation = await Installation.withQueue(queue, { SMTP_PORT: mails.port })
      prepared = await installation.prepare<Prepared>('tests/support/prepare_notice.ts')
      await installation.start()
    })
    group.teardown(async () => {
      await installation?.remove()
      await mails?.stop()
    })

    test('in the middle of sending: after it is started again every mail arrives exactly once', async ({ assert }) => {
      mails.hold()
      const asked = await askForMails(installation, prepared)
      assert.isTrue(await installation.until(() => mails.arrived > 0))

      await installation.stop(installation.worker, 'SIGKILL')
      assert.isTrue(await installation.until(() => mails.sessions === 0))
      mails.release()
      assert.isEmpty(mails.received)
      assert.lengthOf(undone(installation), asked.length)

      /** Whoever has the lease of a mail is taken to be alive for two minutes. */
      installation.letPass(150)
      await installation.startWorker()

      assert.isTrue(await installation.until(() => undone(installation).length === 0))
      assert.deepEqual(facts(mails), { recipients: asked, ids: asked.length })
      assert.isEmpty(installation.sql(`select * from mail_deliveries where state <> 'sent'`))
    })

    test('asked to stop it finishes what it is doing, and nothing is sent twice', async ({ assert }) => {
      mails.hold()
      const asked = await askForMails(installation, prepared, 2)
      assert.isTrue(await installation.until(() => mails.arrived > 0))

      const stopped = installation.stop(installation.worker, 'SIGTERM')
      setTimeout(() => mails.release(), 1000)
      await stopped
      await installation.startWorker()

      assert.isTrue(await installation.until(() => undone(installation).length === 0))
      assert.deepEqual(facts(mails), { recipients: asked, ids: asked.length })
    })
  })
}
