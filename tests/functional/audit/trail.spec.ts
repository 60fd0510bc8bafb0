import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { cellsOf, download } from '#tests/support/downloads'
import { applicationIn } from '#tests/support/applications'
import { makeWorld } from '#tests/world'

test.group('The audit trail', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is read by the audit administrator, in sentences, with filters', async ({ client, assert }) => {
    const world = await makeWorld()
    await applicationIn('verification', world)
    const { auditAdministrator } = world.people

    const page = await client.get('/audit').loginAs(auditAdministrator)
    page.assertTextIncludes('填写了区级初审意见')
    page.assertTextIncludes('周若宁')
    const filtered = await client.get('/audit?subject=user').loginAs(auditAdministrator)
    assert.notInclude(filtered.text(), '填写了区级初审意见')
    const byName = await client.get('/audit?q=周若宁').loginAs(auditAdministrator)
    assert.include(byName.text(), '受理了申请')
    assert.notInclude(byName.text(), '提交了申请')
    const before = await client.get('/audit?days_to=2020-01-01').loginAs(auditAdministrator)
    assert.notInclude(before.text(), '填写了区级初审意见')
  })

  test('is exported with its hashes, and the export is on record', async ({ client, assert }) => {
    const world = await makeWorld()
    await applicationIn('submitted', world)
    const path = '/audit/view.xlsx?columns=by,at,hash'
    const response = await download(client, path, world.people.auditAdministrator)
    response.assertStatus(200)
    response.assertHeader('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    const { rows } = await cellsOf(response.body())
    const entries = await db.from('audit_entries').orderBy('id', 'desc')
    assert.deepEqual(
      rows.slice(2).map((row) => row.at(-1)),
      entries.map(({ hash }) => hash)
    )
    const entry = await db.from('audit_entries').where('action', 'list.exported').firstOrFail()
    assert.equal(entry.actor_id, world.people.auditAdministrator.id)
    assert.include(JSON.parse(entry.details), { name: '操作记录', columns: 'what,by,at,hash' })
  })

  test('is closed to everybody else, and trying is on record', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const others = [people.operator, people.haidianReviewer, people.handler, people.leader, people.experts[0]]
    others.push(people.administrator, people.securityAdministrator)
    for (const user of others) {
      for (const path of ['/audit', '/audit/view.xlsx']) {
        const response = await client.get(path).loginAs(user)
        response.assertStatus(403)
      }
    }
    const refused = await db.from('audit_entries').where('action', 'access.refused')
    assert.lengthOf(refused, 2 * others.length)
    const page = await client.get('/audit?group=refusals').loginAs(people.auditAdministrator)
    page.assertTextIncludes('已拒绝：GET /audit/view.xlsx')
  })

  test('without signing in there is only the way to sign in', async ({ client }) => {
    const response = await client.get('/audit').redirects(0)
    response.assertHeader('location', '/sign-in')
  })
})
