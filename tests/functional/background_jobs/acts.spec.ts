import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type BackgroundJob from '#app/background_jobs/background_job'
import { leaveMoment } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'
import type User from '#app/users/user'
import { deliver } from '#jobs/deliver'
import { drainOutbox } from '#jobs/drain'
import {
  givenUpJob,
  jobWith,
  promisedJob,
  retryingJob,
  runningJob,
  setAsideJob,
  workerSeen,
} from '#tests/support/background_jobs'
import { mailPromised } from '#tests/support/mails'
import { countOf, inbox, outbox } from '#tests/support/rows'
import { makeWorld, type World } from '#tests/world'

const post = (client: ApiClient, user: User, path: string, form: object = {}) =>
  client.post(path).header('accept', 'text/html').form(form).withCsrfToken().loginAs(user).redirects(0)

const destroy = (client: ApiClient, user: User, path: string, form: object = {}) =>
  post(client, user, `${path}?_method=DELETE`, form)

const REASON = '收件人已离职，通知已当面告知'

const retry = (client: ApiClient, user: User, { path, version }: BackgroundJob, more: object = {}) =>
  post(client, user, `${path}/retries`, { version, ...more })

const setAside = (client: ApiClient, user: User, { path, version }: BackgroundJob, more: object = {}) =>
  post(client, user, `${path}/set-aside`, { version, setAsideReason: REASON, ...more })

const bringBack = (client: ApiClient, user: User, { path, version }: BackgroundJob) =>
  destroy(client, user, `${path}/set-aside`, { version })

const actsOn = async ({ id }: BackgroundJob) => {
  const entries = await db
    .from('audit_entries')
    .where({ subject_type: 'background_job', subject_id: id })
    .orderBy('seq')
  return entries.map(({ action, actor_id: actorId }) => [action, actorId])
}

const others = ({ people }: World) => [
  people.head,
  people.handler,
  people.leader,
  people.haidianReviewer,
  people.principal,
  people.experts[0],
]

test.group('An administrator', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('has what was given up tried again, with a whole new round of tries', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const job = await givenUpJob()
    const response = await retry(client, administrator, job)
    response.assertStatus(302)
    response.assertHeader('location', job.path)

    const after = await jobWith(job.id)
    assert.equal(after.standing, 'waiting')
    assert.include(after.$attributes, { attempts: 0, version: 1, deadAt: null, lockedUntil: null })
    assert.deepEqual(await actsOn(job), [['background_job.retried', administrator.id]])
    const { details } = await db.from('audit_entries').where('action', 'background_job.retried').firstOrFail()
    assert.deepInclude(JSON.parse(details), { job: 'imports/read', attempts: 60 })
  })

  test('has what waits for its next try run at once; its tries go on counting', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const later = sqlTime(new Date(Date.now() + 300_000))
    const job = await retryingJob({ available_at: later, locked_until: later })
    ;(await retry(client, administrator, job)).assertStatus(302)
    const after = await jobWith(job.id)
    assert.isAtMost(after.availableAt.toMillis(), Date.now())
    assert.include(after.$attributes, { attempts: 3, lockedUntil: null })
  })

  test('has a refused mail sent, which alone would be done without being sent', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    await mailPromised('li@people.example')
    const [{ id }] = await outbox().where('job', 'notifications/send_mail')
    await db.from('mail_deliveries').update({ state: 'failed' })
    await outbox().where({ id }).update({ dead_at: sqlTime(), attempts: 1 })

    await retry(client, administrator, await jobWith(id))
    await deliver(id)
    assert.equal((await jobWith(id)).standing, 'done')
    assert.equal(await countOf(inbox()), 1)
  })

  test('sets aside with a reason; it is not tried again, and can be brought back', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    for (const fail of [givenUpJob, retryingJob]) {
      const job = await fail()
      ;(await setAside(client, administrator, job)).assertStatus(302)
      const aside = await jobWith(job.id)
      assert.equal(aside.standing, 'set_aside')
      assert.include(aside.$attributes, { setAsideReason: REASON, setAsideById: administrator.id })
      await drainOutbox()
      assert.equal((await jobWith(job.id)).attempts, job.attempts)
      const page = await client.get(job.path).loginAs(administrator)
      page.assertTextIncludes(REASON)

      ;(await bringBack(client, administrator, aside)).assertStatus(302)
      const back = await jobWith(job.id)
      assert.equal(back.standing, 'given_up')
      assert.isNull(back.setAsideReason)
      assert.deepEqual(
        (await actsOn(job)).map(([action]) => action),
        ['background_job.set_aside', 'background_job.brought_back']
      )
    }
  })

  test('says why, or nothing is set aside and what was typed stays', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const job = await givenUpJob()
    for (const setAsideReason of ['', '旧', '长'.repeat(501)]) {
      const response = await setAside(client, administrator, job, { setAsideReason })
      response.assertStatus(422)
      response.assertTextIncludes('原因')
      response.assertTextIncludes(setAsideReason)
    }
    assert.equal((await jobWith(job.id)).standing, 'given_up')
    assert.isEmpty(await actsOn(job))
  })

  test('who posts the same form twice has acted once', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const job = await givenUpJob()
    const once = { _once: randomUUID() }
    await setAside(client, administrator, job, once)
    const again = await setAside(client, administrator, job, once)
    again.assertStatus(302)
    again.assertHeader('location', job.path)
    assert.lengthOf(await actsOn(job), 1)
  })
})

test.group('Who is faster', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('the worker: what it has in hand is left alone, with 409', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const job = await runningJob({ attempts: 3 })
    for (const act of [retry, setAside]) {
      const response = await act(client, administrator, job)
      response.assertStatus(409)
      response.assertTextIncludes('任务正在执行')
    }
    assert.equal((await jobWith(job.id)).standing, 'running')
    assert.isEmpty(await actsOn(job))
  })

  test('a worker that is gone has nothing in hand any more', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const gone = await workerSeen(new Date(Date.now() - 600_000))
    const job = await retryingJob({ worker_id: gone, started_at: sqlTime() })
    assert.equal(job.standing, 'retrying')
    ;(await retry(client, administrator, job)).assertStatus(302)
  })

  test('the person: the worker does not begin with what was set aside after it was carried', async ({ assert }) => {
    const { administrator } = (await makeWorld()).people
    const job = await setAsideJob(administrator)
    await deliver(job.id)
    assert.equal((await jobWith(job.id)).attempts, 60)
    assert.isNull((await jobWith(job.id)).startedAt)
  })

  test('a colleague: the other one is told by whom and what', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const seen = await givenUpJob()
    await retry(client, administrator, seen)
    const late = await setAside(client, administrator, seen)
    late.assertStatus(409)
    late.assertTextIncludes('要求立即重试')
    late.assertTextIncludes(REASON)
    assert.lengthOf(await actsOn(seen), 1)
  })

  test('what is done, waits or is set aside is not retried', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    for (const job of [
      await promisedJob(),
      await promisedJob({ done_at: sqlTime() }),
      await setAsideJob(administrator),
      await promisedJob({ available_at: sqlTime(new Date(Date.now() + 3_600_000)) }),
    ]) {
      ;(await retry(client, administrator, job)).assertStatus(409)
      ;(await bringBack(client, administrator, await givenUpJob())).assertStatus(409)
    }
    assert.isEmpty(await db.from('audit_entries').where('action', 'background_job.retried'))
  })

  test('a job that is gone is not found', async ({ client }) => {
    const { administrator } = (await makeWorld()).people
    ;(await post(client, administrator, '/background-jobs/4711/retries', { version: 0 })).assertStatus(404)
  })
})

test.group('Many at once', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('those ticked are tried again, and those that do not fit are left', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const [first, second, done, other] = [
      await givenUpJob(),
      await retryingJob(),
      await promisedJob({ done_at: sqlTime() }),
      await givenUpJob(),
    ]
    const form = { 'act': 'retry', 'ids[]': [first.id, second.id, done.id] }
    const response = await post(client, administrator, '/background-jobs/choices', form)
    response.assertStatus(302)
    assert.equal(response.flashMessages().success, '2 项任务将马上执行；1 项状态不符，没有处理。')
    for (const job of [first, second])
      assert.deepEqual(await actsOn(job), [['background_job.retried', administrator.id]])
    assert.isEmpty(await actsOn(other))
    assert.equal((await jobWith(other.id)).standing, 'given_up')
  })

  test('all that the list has, as it is filtered', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const jobs = [await givenUpJob(), await givenUpJob({ job: 'imports/run' }), await givenUpJob()]
    const path = '/background-jobs/choices?standing=given_up&kind=imports%2Fread'
    const response = await post(client, administrator, path, { act: 'retry', whole: 'true' })
    response.assertHeader('location', '/background-jobs?standing=given_up&kind=imports%2Fread')
    assert.deepEqual(await Promise.all(jobs.map(async ({ id }) => (await jobWith(id)).standing)), [
      'waiting',
      'given_up',
      'waiting',
    ])
  })

  test('are set aside with one reason, after a look at them', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const jobs = [await givenUpJob(), await retryingJob()]
    const ids = jobs.map(({ id }) => id)
    const led = await post(client, administrator, '/background-jobs/choices', { 'act': 'set_aside', 'ids[]': ids })
    const address = `/background-jobs/set-asides/create?ids=${ids.join(',')}`
    led.assertHeader('location', address)
    const page = await client.get(address).loginAs(administrator)
    page.assertTextIncludes('将 2 项设为不再执行')

    const empty = await post(client, administrator, '/background-jobs/set-asides', {
      'ids[]': ids,
      'setAsideReason': '',
    })
    empty.assertStatus(422)
    empty.assertTextIncludes('将 2 项设为不再执行')

    const form = { 'ids[]': ids, 'setAsideReason': REASON }
    ;(await post(client, administrator, '/background-jobs/set-asides', form)).assertStatus(302)
    for (const { id } of jobs) assert.equal((await jobWith(id)).setAsideReason, REASON)
    const late = await post(client, administrator, '/background-jobs/set-asides', form)
    assert.equal(late.flashMessages().error, '0 项任务已设为不再执行；2 项状态不符，没有处理。')
  })

  test('none chosen is said, and nothing happens', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const response = await post(client, administrator, '/background-jobs/choices', { act: 'retry' })
    assert.equal(response.flashMessages().error, '没有选择任务。')
    ;(await post(client, administrator, '/background-jobs/choices', { act: 'delete' })).assertStatus(302)
    assert.isEmpty(await db.from('audit_entries').where('subject_type', 'background_job'))
  })
})

test.group('Nobody else', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('looks at background jobs or acts on them', async ({ client, assert }) => {
    const world = await makeWorld()
    const job = await givenUpJob()
    const aside = await setAsideJob(world.people.administrator)
    for (const user of others(world)) {
      for (const path of ['', '/view.xlsx', `/${job.id}`, '/schedule', `/set-asides/create?ids=${job.id}`]) {
        const response = await client.get(`/background-jobs${path}`).header('accept', 'text/html').loginAs(user)
        response.assertStatus(403)
      }
      for (const response of [
        await retry(client, user, job),
        await setAside(client, user, job),
        await bringBack(client, user, aside),
        await post(client, user, '/background-jobs/choices', { 'act': 'retry', 'ids[]': job.id }),
        await post(client, user, '/background-jobs/set-asides', { 'ids[]': job.id, 'setAsideReason': REASON }),
      ])
        response.assertStatus(403)
    }
    assert.equal((await jobWith(job.id)).standing, 'given_up')
    assert.equal((await jobWith(aside.id)).standing, 'set_aside')
    assert.isEmpty(await actsOn(job))
  })

  test('is let in without signing in', async ({ client }) => {
    const response = await client.get('/background-jobs').redirects(0)
    response.assertStatus(302)
  })
})
