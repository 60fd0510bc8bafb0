import { test } from '@japa/runner'
import { Installation } from '#tests/support/installation'
import { MailServer } from '#tests/support/mail_server'
import { queuesHere } from '#tests/support/tested_parts'

type Prepared = { wave: number; recipients: string[] }

for (const { queue, missing } of queuesHere) {
  test.group(`A survey to 2,000 people: ${queue}`, (group) => {
    group.each.skip(missing !== false, missing || undefined)

    let mails: MailServer
    let installation: Installation
    let prepared: Prepared

    const count = (sql: string) => installation.count(sql)
    /** Letters in the order in which they came; what officials are told apart. */
    const letters = () => mails.received.filter(({ to }) => to.startsWith('r0'))
    const reach = (many: number) => installation.until(() => letters().length >= many)

    group.setup(async () => {
      if (missing) return
      mails = await MailServer.start()
      installation = await Installation.withQueue(queue, { SMTP_PORT: mails.port })
      prepared = await installation.prepare<Prepared>('tests/support/prepare_wave.ts')
    })
    group.teardown(async () => {
      await installation?.remove()
      await mails?.stop()
    })

    test('a worker is killed in the middle and the mail server is away for a while: each gets one letter', async ({
      assert,
    }) => {
      await installation.startWorker()
      assert.isTrue(await reach(300))
      await installation.stop(installation.worker, 'SIGKILL')
      const atKill = await count(`survey_invitations where state = 'sent'`)
      assert.isBelow(atKill, 1500, 'the kill came too late')

      /** Whoever has the wave and its letters is taken to be alive for two minutes. */
      letPass(installation, 150)
      await installation.startWorker()
      assert.isTrue(await reach(letters().length + 300))

      await mails.stop()
      assert.isTrue(
        await installation.until(async () => (await count('survey_waves where stuck_since is not null')) === 1)
      )
      assert.isBelow(await count(`survey_invitations where state = 'sent'`), prepared.recipients.length)
      await mails.start()
      /** A letter whose line broke waits some minutes. */
      const done = async () => {
        if ((await count(`survey_invitations where state = 'soft_bounced'`)) > 0)
          installation.sql(`update survey_invitations set next_try_at = datetime('now') where state = 'soft_bounced'`)
        return (await count(`survey_invitations where state = 'sent'`)) === prepared.recipients.length
      }
      assert.isTrue(await installation.until(done, 300))

      const ids = new Map(letters().map(({ id, to }) => [id, to]))
      assert.deepEqual([...ids.values()].toSorted(), prepared.recipients, 'each once by Message-ID, nobody missed')
      assert.equal(await count('survey_invitations where letters = 1'), prepared.recipients.length)
      assert.isTrue(await installation.until(async () => (await count(`survey_waves where sending = 'resting'`)) === 1))
      assert.equal(await count(`audit_entries where action = 'survey_wave.letters_sent'`), 1)
      const repeated = letters().length - ids.size
      assert.isAtMost(repeated, 30, 'only letters that were on the line when it broke come twice')
      assert.isAtLeast(atKill, 1)
    })
  })
}

/** As if so much time had gone by for whoever holds the wave or a letter of it, and for what is tried again. */
function letPass(installation: Installation, seconds: number) {
  installation.letPass(seconds)
  const earlier = (column: string) => `${column} = datetime(${column}, '-${seconds} seconds')`
  installation.sql(`update survey_waves set ${earlier('slice_until')} where slice_until is not null`)
  installation.sql(`update survey_invitations set ${earlier('next_try_at')} where state in ('sending', 'soft_bounced')`)
}
