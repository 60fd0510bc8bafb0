import fc from 'fast-check'
import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, now, standAt } from '#app/core/clock'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { registerRetention, retentionClasses, forgetSome, type Ending } from '#app/personal_data/retention_class'
import RetentionRun from '#app/personal_data/retention_run'
import { retentionStanding, runRetention } from '#app/personal_data/run_retention'
import { system } from '#app/users/actor'
import Retention from '../../../commands/retention_run.js'
import { LEAST_LOG_DAYS } from '#start/short_logs'
import sweep from '#jobs/core/sweep'
import { makeWorld } from '#tests/world'

const DAY = 86_400_000
const ago = (days: number) => sqlTime(new Date(now().getTime() - days * DAY))
const keeper = system('retention_keeper')

const formKey = (key: string, days: number) => ({
  ...{ actor: 'somebody', route: 'somewhere', key, request_hash: 'x', created_at: ago(days) },
})
const mail = (key: string, days: number) => ({
  ...{ dedupe_key: key, message_id: key, recipient: 'a@people.example', locale: 'en', template: 'x', params: '{}' },
  ...{ state: 'sent', created_at: ago(days), updated_at: ago(days) },
})
const waitingOf = async (key: string) => (await retentionStanding()).find((one) => one.key === key)!.waiting
const classOf = (key: string) => retentionClasses().find((one) => one.key === key) as Ending

test.group('What is kept too long', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('goes in small transactions; run and trail say how much of what', async ({ assert }) => {
    const keys = Array.from({ length: 1203 }, (_, at) => formKey(`old-${at}`, 3))
    for (let at = 0; at < keys.length; at += 100)
      await db.table('idempotency_keys').multiInsert(keys.slice(at, at + 100))
    await db.table('idempotency_keys').insert(formKey('fresh', 1))
    assert.equal(await waitingOf('form_keys'), 1203)

    await sweep()
    assert.deepEqual(await db.from('idempotency_keys').select('key'), [{ key: 'fresh' }])
    const run = await RetentionRun.firstOrFail()
    assert.deepEqual(run.counts, { form_keys: 1203 })
    assert.isNotNull(run.finishedAt)
    const entry = await db.from('audit_entries').where('action', 'retention_run.finished').firstOrFail()
    assert.include(entry, { subject_type: 'retention_run', subject_id: run.id, actor_name: 'retention_keeper' })
    assert.deepEqual(JSON.parse(entry.details), { total: 1203, counts: { form_keys: 1203 } })

    await sweep()
    assert.deepEqual(
      (await RetentionRun.query().orderBy('id')).map(({ total }) => total),
      [1203, 0]
    )
  })

  test('is gone on with after a kill, and what was done before it is counted', async ({ assert }) => {
    await RetentionRun.create({ counts: { done_jobs: 5 }, total: 5 })
    await db.table('idempotency_keys').insert(formKey('old', 3))
    await sweep()
    const runs = await RetentionRun.all()
    assert.deepEqual(
      runs.map(({ counts, total }) => ({ counts, total })),
      [{ counts: { done_jobs: 5, form_keys: 1 }, total: 6 }]
    )
    assert.lengthOf(await db.from('audit_entries').where('action', 'retention_run.finished'), 1)
  })

  test('is named when it fails, and does not keep the rest waiting', async ({ assert, cleanup }) => {
    const sessions = classOf('sessions')
    registerRetention({ ...sessions, table: 'no_such_table' } as Ending)
    cleanup(() => registerRetention(sessions))
    await db.table('idempotency_keys').insert(formKey('old', 3))
    await assert.rejects(() => runRetention(keeper), /no_such_table/)
    assert.isEmpty(await db.from('idempotency_keys'))
    assert.isNull((await RetentionRun.firstOrFail()).finishedAt)
  })

  test('is never a log of less than 180 days, nor the trail', async ({ assert }) => {
    await makeWorld()
    const logs = retentionClasses().filter(({ group: name }) => name === 'logs') as Ending[]
    assert.isNotEmpty(logs)
    for (const one of retentionClasses()) assert.notEqual('table' in one && one.table, 'audit_entries')

    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 0, max: 3000 }), { maxLength: 15 }), async (ages) => {
        await db.from('mail_deliveries').delete()
        if (ages.length > 0) await db.table('mail_deliveries').multiInsert(ages.map((days) => mail(`m${days}`, days)))
        await inTransaction((trx) => forgetSome(trx, classOf('mail_deliveries'), 500))
        const left = (await db.from('mail_deliveries').select('dedupe_key')).map((row) => row.dedupe_key)
        const young = ages.filter((days) => days <= LEAST_LOG_DAYS).map((days) => `m${days}`)
        assert.includeMembers(left, young)
        assert.sameMembers(
          left,
          ages.filter((days) => days <= 1096).map((days) => `m${days}`)
        )
      }),
      { numRuns: 20 }
    )
  })

  test('an archive that is due waits for people; the run deletes nothing of it', async ({ assert }) => {
    await makeWorld()
    standAt(new Date(Date.now() + 40 * 366 * DAY))
    const kinds = retentionClasses().filter(({ end }) => end === 'appraise') as Ending[]
    assert.isNotEmpty(kinds)
    for (const one of kinds) {
      assert.equal(await inTransaction((trx) => forgetSome(trx, one, 500)), 0)
    }
  })

  test('the command with --dry touches nothing', async ({ assert }) => {
    await db.table('idempotency_keys').insert(formKey('old', 3))
    const command = await ace.create(Retention, ['--dry'])
    command.ui.switchMode('raw')
    await command.exec()
    const lines = command.ui.logger.getLogs().map(({ message }) => message)
    assert.isTrue(lines.some((line) => /form_keys.*delete.*2 days.*1/.test(line)))
    assert.lengthOf(await db.from('idempotency_keys'), 1)
    assert.isEmpty(await RetentionRun.all())
    assert.isEmpty(await db.from('audit_entries').where('action', 'retention_run.finished'))

    const real = await ace.create(Retention, [])
    real.ui.switchMode('raw')
    await real.exec()
    assert.isEmpty(await db.from('idempotency_keys'))
    assert.equal(
      (await db.from('audit_entries').where('action', 'retention_run.finished').firstOrFail()).actor_name,
      'retention:run'
    )
  })
})

test.group('The page of retention', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('says what is kept, what waits and what the last run did', async ({ client, assert }) => {
    const { people } = await makeWorld()
    await db.table('idempotency_keys').insert(formKey('old', 3))
    await runRetention(keeper)
    await db.table('idempotency_keys').multiInsert([formKey('old-1', 3), formKey('old-2', 3)])
    for (const reader of [people.administrator, people.head]) {
      const page = await client.get('/retention').loginAs(reader)
      page.assertStatus(200)
      const [, row] = /表单防重复标记([\s\S]*?)<\/tr>/.exec(page.text())!
      assert.match(row.replace(/<[^>]*>|\s+/g, ' '), /2 天 +删除 +2 +1/)
      page.assertTextIncludes('国家档案局令第 8 号')
    }
    const english = await client.get('/retention').loginAs(people.administrator).cookie('locale', 'en')
    english.assertStatus(200)
  })

  test('is for the administrator and the head of the division', async ({ client }) => {
    const { people } = await makeWorld()
    for (const other of [people.handler, people.leader, people.haidianReviewer, people.principal, people.experts[0]]) {
      ;(await client.get('/retention').loginAs(other)).assertStatus(403)
    }
  })
})
