import { test } from '@japa/runner'
import { retryJob, retryJobs, setJobAside } from '#app/background_jobs/job_acts'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import watch from '#jobs/background_jobs/watch'
import { deliver } from '#jobs/deliver'
import { actor } from '#tests/support/applications'
import { givenUpJob, jobWith, workerSeen } from '#tests/support/background_jobs'
import { emptyTables } from '#tests/support/empty_tables'
import { mailPromised } from '#tests/support/mails'
import { countOf, inbox, outbox } from '#tests/support/rows'
import db from '@adonisjs/lucid/services/db'
import { makeWorld } from '#tests/world'

const refused = (error: unknown) => {
  if (error instanceof StepNotAllowed) return null
  throw error
}

/** Real commits: worker and people are several users of the database. */
test.group('At the same moment', (group) => {
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())

  test('the worker begins, or a person sets aside: never both', async ({ assert }) => {
    const { administrator } = (await makeWorld()).people
    const by = actor(administrator)
    const workerId = await workerSeen()
    for (let round = 0; round < 12; round++) {
      await mailPromised(`${round}@people.example`)
      const { id } = (await outbox().where('job', 'notifications/send_mail')).at(-1)!
      await outbox().where({ id }).update({ attempts: 2, last_error: 'connect ECONNREFUSED' })
      const seen = await jobWith(id)
      const progress = async () => {}
      const acts = [() => deliver(id, { progress, workerId }), () => setJobAside(seen, by, '不再需要').catch(refused)]
      await Promise.all((round % 2 ? acts : acts.toReversed()).map((act) => act()))

      const { standing } = await jobWith(id)
      const sent = await countOf(inbox().where('recipient', `${round}@people.example`))
      assert.include([['done', 1].join(), ['set_aside', 0].join()], [standing, sent].join())
    }
  })

  test('of several people one acts, and the trail has it once', async ({ assert }) => {
    const { administrator } = (await makeWorld()).people
    const by = actor(administrator)
    const job = await givenUpJob()
    const acts = [retryJob(job, by), setJobAside(job, by, '不再需要'), retryJob(job, by), retryJobs([job.id], by)]
    await Promise.all(acts.map((act) => Promise.resolve(act).catch(refused)))
    const entries = await db.from('audit_entries').where('subject_type', 'background_job')
    assert.lengthOf(entries, 1)
    assert.equal((await jobWith(job.id)).version, 1)
  })

  test('two looks at what was given up tell once', async ({ assert }) => {
    await makeWorld()
    await givenUpJob()
    await Promise.all([watch(), watch(), watch()])
    assert.lengthOf(await db.from('audit_entries').where('action', 'background_job.several_given_up'), 1)
  })
})
