import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import BackgroundJob from '#app/background_jobs/background_job'
import { jobStandings, whereStanding } from '#app/background_jobs/job_standing'
import { leaveMoment, standAt } from '#app/core/clock'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { tell } from '#app/workflow/tell'
import watch from '#jobs/background_jobs/watch'
import sweep from '#jobs/core/sweep'
import { deliver } from '#jobs/deliver'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import {
  givenUpJob,
  jobWith,
  promisedJob,
  retryingJob,
  runningJob,
  setAsideJob,
  workerSeen,
} from '#tests/support/background_jobs'
import { cellsOf, download } from '#tests/support/downloads'
import { mailPromised } from '#tests/support/mails'
import { countQueries } from '#tests/support/queries'
import { outbox } from '#tests/support/rows'
import { makeWorld } from '#tests/world'

const LIST = '/background-jobs'
const inFuture = () => sqlTime(new Date(Date.now() + 3_600_000))

test.group('The list of background jobs', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('each row has one standing, and its filter finds just it', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const gone = await workerSeen(new Date(Date.now() - 600_000))
    const rows = {
      given_up: await givenUpJob(),
      retrying: await retryingJob({ worker_id: gone }),
      running: await runningJob(),
      waiting: await promisedJob(),
      planned: await promisedJob({ available_at: inFuture() }),
      set_aside: await setAsideJob(administrator),
      done: await promisedJob({ done_at: sqlTime() }),
    }
    assert.sameMembers(Object.keys(rows), [...jobStandings])
    for (const standing of jobStandings) {
      assert.equal(rows[standing].standing, standing)
      const query = BackgroundJob.query()
      whereStanding(query, standing)
      const found = await query
      assert.deepEqual(
        found.map(({ id }) => id),
        [rows[standing].id]
      )
      const page = await client.get(`${LIST}?standing=${standing}`).loginAs(administrator)
      page.assertTextIncludes(`${LIST}/${rows[standing].id}"`)
    }
  })

  test('is filtered by kind and day, searched by number, sorted, and taken out as it is shown', async ({
    client,
    assert,
  }) => {
    const { administrator } = (await makeWorld()).people
    const mail = await givenUpJob({ job: 'notifications/send_mail', payload: '{"deliveryId":4711}', attempts: 9 })
    const old = await givenUpJob({ created_at: '2026-01-02 16:30:00' })
    const shown = async (query: string) => {
      const text = (await client.get(`${LIST}?${query}`).loginAs(administrator)).text()
      return [mail, old].filter(({ path }) => text.includes(`"${path}"`)).map(({ id }) => id)
    }
    assert.deepEqual(await shown('kind=notifications%2Fsend_mail'), [mail.id])
    assert.deepEqual(await shown('days_from=2026-01-03&days_to=2026-01-03'), [old.id])
    assert.deepEqual(await shown(`q=%23${mail.id}`), [mail.id])
    assert.deepEqual(await shown('q=nobody'), [])
    assert.deepEqual(await shown('kind=no_such_kind'), [mail.id, old.id])

    const workbook = await download(client, `${LIST}/view.xlsx?sort=attempts`, administrator)
    const { rows } = await cellsOf(workbook.body())
    assert.deepEqual(
      rows.map(([kind]) => kind).filter((kind) => ['发送邮件', '检查导入的表格'].includes(String(kind))),
      ['发送邮件', '检查导入的表格']
    )
    assert.lengthOf(await db.from('audit_entries').where('action', 'list.exported'), 1)
  })

  test('says what a notice and a mail are about, and shows nothing that people typed', async ({ client, assert }) => {
    const { administrator, handler } = (await makeWorld()).people
    await inTransaction((trx) =>
      tell(trx, { action: 'stand_in.ended', subject: { type: 'stand_in', id: 7 }, by: actor(handler) })
    )
    await mailPromised('li.si@people.example')
    const secret = "insert into `users` (`email`) values ('li.si@people.example') - UNIQUE constraint failed"
    await outbox().where('job', 'notifications/send_mail').update({ last_error: secret, attempts: 1 })

    const list = await client.get(`${LIST}?columns=about,standing,cause,fault`).loginAs(administrator)
    list.assertTextIncludes('/stand-ins/7')
    const [mail] = await outbox().where('job', 'notifications/send_mail')
    const page = await client.get(`${LIST}/${mail.id}`).loginAs(administrator)
    page.assertTextIncludes('l***@people.example')
    page.assertTextIncludes('UNIQUE constraint failed')
    for (const text of [list.text(), page.text()]) assert.notInclude(text, 'li.si@')
  })

  test('asks no more of the database for many rows than for few', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const fill = async (count: number) => {
      for (let at = 1; at <= count; at++) {
        await givenUpJob()
        await retryingJob({ job: 'notifications/send_mail', payload: `{"deliveryId":${at}}` })
        await promisedJob({ job: 'notifications/announce', payload: `{"auditEntryId":${at}}` })
      }
    }
    await fill(1)
    await client.get(LIST).loginAs(administrator)
    const few = await countQueries(() => client.get(LIST).loginAs(administrator))
    await fill(6)
    const many = await countQueries(() => client.get(LIST).loginAs(administrator))
    assert.equal(many.length, few.length)
  })
})

test.group('Warnings', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('no worker, a store that is away, jobs that failed or hang', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const page = async () => (await client.get(LIST).loginAs(administrator)).text()
    assert.include(await page(), '还没有见到处理进程')

    const worker = await workerSeen()
    const quiet = await page()
    for (const words of ['处理进程', '项任务执行失败', '执行了很久']) {
      assert.notInclude(quiet.replaceAll('定时任务和处理进程', ''), words)
    }

    await givenUpJob()
    await promisedJob({ worker_id: worker, started_at: sqlTime(new Date(Date.now() - 2 * 3_600_000)) })
    const failed = await page()
    assert.include(failed, '1 项任务执行失败')
    assert.include(failed, '1 项任务执行了很久')

    await db.from('workers').update({ store_away_since: sqlTime() })
    assert.include(await page(), '队列存储无法使用')

    standAt(new Date(Date.now() + 6 * 60_000))
    assert.include(await page(), '没有处理进程在运行')
    const home = await client.get('/home').loginAs(administrator)
    home.assertTextIncludes('没有处理进程在运行')
  })

  test('administrators find on their first page what was given up', async ({ client, assert }) => {
    const { administrator, head } = (await makeWorld()).people
    const job = await givenUpJob()
    const home = await client.get('/home').loginAs(administrator)
    home.assertTextIncludes(job.path)
    assert.notInclude((await client.get('/home').loginAs(head)).text(), job.path)
  })

  test('administrators are told once of all that was given up, and never of mails that tell of it', async ({
    assert,
  }) => {
    const { administrator } = (await makeWorld()).people
    for (let count = 0; count < 3; count++) await givenUpJob()
    await setAsideJob(administrator)
    await watch()
    await watch()
    await drainOutbox()
    const [bell, ...more] = await db.from('notifications').where('event', 'background_job.several_given_up')
    assert.isEmpty(more)
    assert.equal(bell.user_id, administrator.id)
    const [delivery] = await db.from('mail_deliveries').where('user_id', administrator.id)
    assert.isDefined(delivery)

    const params = JSON.stringify({ event: 'background_job.several_given_up' })
    await db.from('mail_deliveries').where('id', delivery.id).update({ state: 'failed', params })
    await outbox().where('job', 'notifications/send_mail').update({ done_at: null, dead_at: sqlTime(), attempts: 1 })
    await watch()
    assert.lengthOf(await db.from('audit_entries').where('action', 'background_job.several_given_up'), 1)
  })

  test('what is given up stands on the trail, with the tries it took', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const job = await retryingJob({ attempts: 59 })
    await deliver(job.id)
    assert.equal((await jobWith(job.id)).standing, 'given_up')
    const entry = await db.from('audit_entries').where('action', 'background_job.given_up').firstOrFail()
    assert.deepInclude(entry, { subject_id: job.id, actor_name: 'queue', actor_id: null })
    assert.equal(JSON.parse(entry.details).attempts, 60)
    const page = await client.get(job.path).loginAs(administrator)
    page.assertTextIncludes('执行失败，不再自动重试')
    page.assertTextIncludes('要处理的记录已不存在')
  })
})

test.group('The schedule and the workers', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('say what runs when, how it ended, what was missed, and who works', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    standAt(new Date('2026-03-02T04:00:00Z'))
    await workerSeen(new Date('2026-03-02T03:59:50Z'))
    const run = (job: string, at: string, columns = {}) =>
      promisedJob({ job, payload: '{}', created_at: at, dedupe_key: `scheduled/${job}/${at}`, ...columns })
    await run('audit/anchor_day', '2026-03-01 00:10:01', { done_at: '2026-03-01 00:10:02' })
    const sealed = await run('audit/anchor_day', '2026-03-02 00:10:01', { done_at: '2026-03-02 00:10:02' })
    await run('core/sweep', '2026-02-28 19:30:01', { done_at: '2026-02-28 19:30:02' })

    const page = await client.get(`${LIST}/schedule`).loginAs(administrator)
    page.assertStatus(200)
    page.assertTextIncludes(`"${sealed.path}"`)
    page.assertTextIncludes('worker-1')
    const text = page.text()
    assert.lengthOf(text.match(/没有按时执行/g) ?? [], 1)
    assert.include(text, '每天 08:10')
    assert.include(text, '近 30 天没有执行')
  })

  test('what was set aside long ago, and workers that are gone, are swept', async ({ assert }) => {
    const { administrator } = (await makeWorld()).people
    const aside = await setAsideJob(administrator)
    const fresh = await setAsideJob(administrator)
    await outbox()
      .where('id', aside.id)
      .update({ set_aside_at: sqlTime(new Date(Date.now() - 366 * 86_400_000)) })
    await workerSeen(new Date(Date.now() - 31 * 86_400_000))
    await workerSeen()
    await sweep()
    assert.deepEqual(
      (await outbox().whereNotNull('set_aside_at')).map(({ id }) => id),
      [fresh.id]
    )
    assert.lengthOf(await db.from('workers'), 1)
  })
})
