import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { anchorFinishedDays } from '#app/audit/anchors'
import { verifyAudit } from '#app/audit/verify'
import { wrongTallies } from '#app/tallies/tally'
import { seedManyRows } from '#database/large/seed_large'
import { applicationIn } from '#tests/support/applications'
import { emptyTables } from '#tests/support/empty_tables'
import { makeDesignation } from '#tests/support/designations'
import { CONTENT, publishedOf } from '#tests/support/questions'
import { makeWorld } from '#tests/world'

const SIZE = { applications: 100, history: 20, activities: 60, recipients: 30 }

const countOf = async (table: string) => Number((await db.from(table).count('* as total'))[0].total)

test.group('The large data', (group) => {
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())

  test('is as many rows as it says, under a trail that verifies and tallies that are right', async ({ assert }) => {
    const world = await makeWorld()
    const told = await applicationIn('verification', world)
    await makeDesignation(world.organizations.chaoyang)
    await publishedOf(world, CONTENT)
    const before = { applications: await countOf('point_applications'), people: await countOf('survey_invitations') }

    await seedManyRows(SIZE, () => {})
    await anchorFinishedDays()

    assert.equal(await countOf('point_applications'), before.applications + SIZE.applications)
    assert.equal(await countOf('consultations'), SIZE.activities)
    assert.equal(await countOf('survey_invitations'), before.people + SIZE.recipients)
    const entries = await db
      .from('audit_entries')
      .where('subject_type', 'point_application')
      .where('subject_id', '>', told.id)
      .groupBy('subject_id')
      .count('* as total')
    assert.lengthOf(entries, SIZE.applications)
    assert.isTrue(entries.every(({ total }) => Number(total) === SIZE.history))
    assert.deepEqual((await verifyAudit()).faults, [])
    assert.deepEqual(await wrongTallies(), [])
  })

  test('is read like every other: the list of a state and a page of each state', async ({ assert, client }) => {
    const world = await makeWorld()
    const told = await applicationIn('verification', world)
    await makeDesignation(world.organizations.chaoyang)
    await publishedOf(world, CONTENT)
    await seedManyRows(SIZE, () => {})
    const { handler } = world.people

    const list = await client.get('/applications?state=submitted').loginAs(handler)
    list.assertStatus(200)
    const states = await db.from('point_applications').where('id', '>', told.id).groupBy('state').min('id as id')
    assert.lengthOf(states, 6)
    for (const { id } of states) {
      const page = await client.get(`/applications/${id}`).loginAs(handler)
      page.assertStatus(200)
    }
  })
})
