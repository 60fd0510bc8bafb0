import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { emptyTables } from '#tests/support/empty_tables'
import { applicationIn } from '#tests/support/applications'
import { makeWorld } from '#tests/world'

test.group('Verifying the audit trail on the pages', (group) => {
  group.each.setup(emptyTables)
  group.teardown(emptyTables)

  const order = (client: any, user: User) =>
    client.post('/audit/verifications').header('accept', 'text/html').withCsrfToken().loginAs(user).redirects(0)

  test('is ordered once, done by a job, told and on record', async ({ client, assert }) => {
    const world = await makeWorld()
    const { auditAdministrator } = world.people
    await applicationIn('submitted', world)
    for (const answer of [await order(client, auditAdministrator), await order(client, auditAdministrator)])
      answer.assertHeader('location', '/audit')
    const waiting = await client.get('/audit').loginAs(auditAdministrator)
    waiting.assertTextIncludes('正在核验')
    await drainOutbox()

    const [entry, ...others] = await db.from('audit_entries').where('action', 'audit_trail.verified')
    assert.isEmpty(others)
    assert.deepInclude(JSON.parse(entry.details), { faults: 0, named: [] })
    const page = await client.get('/audit').loginAs(auditAdministrator)
    page.assertTextIncludes('全部完好')
    const [note] = await db.from('notifications').where('user_id', auditAdministrator.id)
    assert.equal(note.event, 'audit_trail.verified')
  })

  test('names what was altered', async ({ client }) => {
    const world = await makeWorld()
    const { auditAdministrator } = world.people
    const { id } = await applicationIn('submitted', world)
    await db
      .from('audit_entries')
      .where({ subject_type: 'point_application', subject_id: id, seq: 1 })
      .update({ actor_name: '无名氏' })
    await order(client, auditAdministrator)
    await drainOutbox()
    const page = await client.get('/audit').loginAs(auditAdministrator)
    page.assertTextIncludes(`altered: point_application ${id}, entry 1`)
  })

  test('is ordered by nobody else', async ({ client, assert }) => {
    const { people } = await makeWorld()
    for (const user of [people.head, people.administrator, people.securityAdministrator, people.principal])
      (await order(client, user)).assertStatus(403)
    const heads = await client.get('/audit').loginAs(people.head)
    assert.notInclude(heads.text(), 'action="/audit/verifications"')
    assert.isEmpty(await db.from('audit_entries').where('subject_type', 'audit_trail'))
  })
})
