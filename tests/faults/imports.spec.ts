import { test } from '@japa/runner'
import { Installation } from '#tests/support/installation'
import { queuesHere } from '#tests/support/tested_parts'

for (const { queue, missing } of queuesHere) {
  test.group(`A worker that dies over an import: ${queue}`, (group) => {
    group.each.skip(missing !== false, missing || undefined)

    let installation: Installation
    let rows: number

    const count = (sql: string) => installation.count(sql)
    const settled = () => count('import_rows where outcome is not null')

    group.setup(async () => {
      if (missing) return
      installation = await Installation.withQueue(queue, { SMTP_PORT: 1 })
      rows = (await installation.prepare<{ rows: number }>('tests/support/prepare_import.ts')).rows
    })
    group.teardown(() => installation?.remove())

    test('killed twice in the middle: each row is in once, with its own number, entry and certificate', async ({
      assert,
    }) => {
      for (const reached of [60, 200]) {
        await installation.startWorker()
        assert.isTrue(await installation.until(async () => (await settled()) >= reached))
        await installation.stop(installation.worker, 'SIGKILL')
        assert.isBelow(await settled(), rows, 'the kill came too late')
        assert.equal(await count('designations'), await settled())
        installation.letPass(150)
      }
      await installation.startWorker()
      assert.isTrue(await installation.until(async () => (await count(`imports where state = 'imported'`)) === 1))

      assert.equal(await count(`import_rows where outcome = 'imported'`), rows)
      for (const table of ['designations', 'certificates', 'register_entries'])
        assert.equal(await count(table), rows, table)
      assert.equal(await count(`organizations where name like '玉泉%'`), rows)
      assert.equal(await count(`(select distinct number from designations)`), rows)
      assert.equal(await count(`number_sequences where name = 'designation/2026' and value = ${rows}`), 1)
      assert.equal(await count(`audit_entries where action = 'designation.imported'`), rows)
      assert.equal(await count(`audit_entries where action = 'import.finished'`), 1)
      assert.equal(await count(`outbox where job = 'tallies/recount'`), 1)
      assert.include(await installation.run(['ace.js', 'audit:verify']), 'as they were written')
    })
  })
}
