import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import { Installation } from '#tests/support/installation'
import { MailServer } from '#tests/support/mail_server'
import { runsOn } from '#tests/support/tested_parts'

const ROUNDS = 6
const AT_ONCE = 8

if (runsOn('sqlite')) {
  test.group('A web server that dies', (group) => {
    let mails: MailServer
    let installation: Installation
    let path: string

    group.setup(async () => {
      mails = await MailServer.start()
      const settings = { QUEUE_BACKEND: 'embedded', QUEUE_INLINE: 'false', SMTP_PORT: mails.port }
      installation = await Installation.create(settings)
      const file = 'tests/support/prepare_notice.ts'
      const { applicationId } = await installation.prepare<{ applicationId: number }>(file)
      path = `/notices/${applicationId}/objections`
    })
    group.teardown(async () => {
      await installation?.remove()
      await mails?.stop()
    })

    /** Several objections at once, each in words of its own. */
    async function object() {
      const visitor = installation.visitor()
      await visitor.open(path.replace('/objections', ''))
      return Array.from({ length: AT_ONCE }, async () => {
        const reason = `该单位的服务与申报不符：${randomUUID()}`
        const form = { name: '李先生', contact: 'li@people.example', reason, _once: randomUUID() }
        const answer = await visitor.post(path, form).catch(() => null)
        return answer?.status === 302 ? reason : null
      })
    }

    test('in the middle of steps: each is done wholly or not at all, and what was confirmed is there', async ({
      assert,
    }) => {
      const confirmed: string[] = []
      let unconfirmed = 0
      for (let round = 0; round < ROUNDS; round++) {
        await installation.startWeb()
        const answers = await object()
        await pause(25 * 2 ** round)
        await installation.stop('web', 'SIGKILL')
        const answered = await Promise.all(answers)
        const reasons = answered.filter((reason) => reason !== null)
        confirmed.push(...reasons)
        unconfirmed += AT_ONCE - reasons.length
      }

      const kept = installation.sql('select reason from objections').map((row) => row.reason)
      assert.includeMembers(kept, confirmed)
      assert.isAtMost(kept.length, confirmed.length + unconfirmed)
      assert.isNotEmpty(confirmed)
      assert.isAbove(unconfirmed, 0, 'no kill came in the middle')

      const traces = installation.sql(
        `select id from audit_entries where action = 'point_application.objection_raised'`
      )
      const promises = installation.sql(`select payload from outbox where job = 'notifications/announce'`)
      assert.lengthOf(traces, kept.length)
      const announced = promises.map(({ payload }) => JSON.parse(payload).auditEntryId)
      assert.sameMembers(
        announced,
        traces.map(({ id }) => id)
      )
      assert.include(await installation.run(['ace.js', 'audit:verify']), 'as they were written')
    })

    test('what it had promised is kept by the worker, once', async ({ assert }) => {
      const promised = installation.sql(`select id from outbox where job = 'notifications/announce'`)
      assert.isNotEmpty(promised)
      await installation.startWorker()

      const done = () => installation.sql('select id from outbox where done_at is null').length === 0
      assert.isTrue(await installation.until(done))

      const deliveries = installation.sql('select message_id, recipient from mail_deliveries')
      assert.isAtLeast(deliveries.length, promised.length)
      const sent = mails.received.map(({ id, to }) => `${id} ${to}`)
      assert.sameMembers(
        sent,
        deliveries.map((row) => `${row.message_id} ${row.recipient}`)
      )
      assert.lengthOf(new Set(sent), sent.length)
    })
  })
}
