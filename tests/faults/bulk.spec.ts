import { test } from '@japa/runner'
import { Installation } from '#tests/support/installation'
import { queuesHere } from '#tests/support/tested_parts'

for (const { queue, missing } of queuesHere) {
  test.group(`A worker that dies over 500 rows: ${queue}`, (group) => {
    group.each.skip(missing !== false, missing || undefined)

    let installation: Installation
    let rows: number

    const count = (sql: string) => installation.count(sql)
    const settled = () => count('bulk_items where verdict is not null')

    group.setup(async () => {
      if (missing) return
      installation = await Installation.withQueue(queue, { SMTP_PORT: 1 })
      rows = (await installation.prepare<{ rows: number }>('tests/support/prepare_bulk_act.ts')).rows
    })
    group.teardown(() => installation?.remove())

    test('killed twice in the middle: each row is moved once, with one entry, one decision and one verdict', async ({
      assert,
    }) => {
      for (const reached of [60, 200]) {
        await installation.startWorker()
        assert.isTrue(await installation.until(async () => (await settled()) >= reached))
        await installation.stop(installation.worker, 'SIGKILL')
        assert.isBelow(await settled(), rows, 'the kill came too late')
        installation.letPass(150)
      }
      await installation.startWorker()
      assert.isTrue(await installation.until(async () => (await count(`bulk_acts where state = 'finished'`)) === 1))

      assert.equal(await count(`bulk_items where verdict = 'done'`), rows)
      assert.equal(await count(`point_applications where state = 'district_review' and version = 1`), rows)
      assert.equal(await count(`audit_entries where action = 'point_application.accepted'`), rows)
      assert.equal(await count('(select distinct subject_id from approvals)'), rows)
      assert.equal(await count('approvals'), rows)
      assert.equal(await count(`audit_entries where action = 'bulk_act.finished'`), 1)
      assert.include(await installation.run(['ace.js', 'audit:verify']), 'as they were written')
    })
  })
}
