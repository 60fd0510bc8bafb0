import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { ACTS } from '#app/audit/audit_entry_list'
import { record } from '#app/audit/record'
import { inTransaction } from '#app/core/dialect'
import { closeBatch } from '#app/service_points/point_batch_workflow'
import { actor, applicationIn } from '#tests/support/applications'
import { makeWorld } from '#tests/world'

const EVIL = '=HYPERLINK("http://evil.example","点我")'

function note(action: string, name = '林知远') {
  const by = { id: 1, name }
  return inTransaction((trx) =>
    record(trx, { action, subject: { type: 'user', id: 1 }, by, details: { name: '"，".pdf' } })
  )
}

test.group('Reading the audit trail', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the head of the division reads it too, with links to what may be opened', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people, batch } = world
    const application = await applicationIn('submitted', world)
    await closeBatch(batch, actor(people.head))
    await note('user.signed_in')

    const page = await client.get('/audit').loginAs(people.head)
    page.assertTextIncludes(`href="/applications/${application.id}"`)
    page.assertTextIncludes(`href="/batches/${batch.id}"`)
    page.assertTextIncludes('href="/audit"')
    assert.notInclude(page.text(), 'href="/users/1/edit"')

    const drafts = await client.get('/audit?group=steps&q=林知远').loginAs(people.head)
    drafts.assertTextIncludes('开始填写申请')
    assert.notInclude(drafts.text(), `href="/applications/${application.id}"`)

    const auditors = await client.get('/audit').loginAs(people.auditAdministrator)
    auditors.assertTextIncludes('结束了批次')
    assert.notMatch(auditors.text(), /<main[^]*href="\/(applications|batches|users)\//)
  })

  test('every act stands in one kind', async ({ client, assert }) => {
    const { people, batch } = await makeWorld()
    for (const action of Object.values(ACTS).flat()) await note(action)
    await closeBatch(batch, actor(people.head))

    const shown = async (kind: string) => {
      const page = await client.get(`/audit?group=${kind}&perPage=100`).loginAs(people.auditAdministrator)
      return page.text().match(/class="cell-title"/g)?.length ?? 0
    }
    for (const [kind, actions] of Object.entries(ACTS)) assert.equal(await shown(kind), actions.length, kind)
    assert.equal(await shown('steps'), 1)
  })

  test('whatever was taken out of the system stands among what was taken out', ({ assert }) => {
    const sentences: Record<string, object> = JSON.parse(
      readFileSync(new URL('../../../resources/lang/zh-CN/audit.json', import.meta.url), 'utf8')
    ).sentences
    const told = Object.entries(sentences).flatMap(([kind, acts]) => Object.keys(acts).map((act) => `${kind}.${act}`))
    const taken = told.filter((action) => /(exported|downloaded|packet_taken|evidence_taken)$/.test(action))
    assert.sameMembers(ACTS.exports, taken)
  })

  test('everything about one subject is found, of whatever kind it is', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const about = (type: string, id: number) =>
      inTransaction((trx) =>
        record(trx, { action: 'rating.figures_exported', subject: { type, id }, by: { id: 1, name: '林知远' } })
      )
    await about('rating', 7)
    await about('rating', 8)
    await about('api_key', 7)

    const of = async (query: string) => (await client.get(`/audit?${query}`).loginAs(people.auditAdministrator)).text()
    const rows = (page: string) => page.match(/class="cell-title"/g)?.length ?? 0
    assert.equal(rows(await of('subject=rating')), 2)
    assert.equal(rows(await of('subject=rating&number=7')), 1)
    assert.include(await of('subject=rating'), 'value="api_key"')
  })

  test('is exported line by line, and a name that a spreadsheet would run is only text', async ({ client, assert }) => {
    const { people } = await makeWorld()
    await note('user.signed_in', EVIL)
    await note('user.signed_out')

    const response = await client.get('/audit/export.csv?group=sign_ins').loginAs(people.head)
    response.assertStatus(200)
    response.assertHeader('content-type', 'text/csv; charset=utf-8')
    const lines = response.text().split('\r\n')
    assert.isTrue(lines[0].startsWith('\uFEFF"序号","时间（UTC）","操作人"'))
    assert.lengthOf(lines, 4)
    assert.include(lines[1], '"退出登录","user.signed_out","user","1","2"')
    assert.include(lines[2], `"'${EVIL.replaceAll('"', '""')}","登录"`)

    const { hash, details } = await db.from('audit_entries').where('action', 'user.signed_in').firstOrFail()
    assert.isTrue(lines[2].endsWith(`"${hash}"`))
    assert.include(lines[2], details.replaceAll('"', '""'))
    const exported = await db.from('audit_entries').where('action', 'audit.exported').firstOrFail()
    assert.include(exported, { actor_id: people.head.id, details: '{"filter":"group=sign_ins"}' })
  })

  test('is exported as text by nobody else', async ({ client, assert }) => {
    const { people } = await makeWorld()
    for (const user of [people.operator, people.handler, people.leader]) {
      const response = await client.get('/audit/export.csv').loginAs(user)
      response.assertStatus(403)
    }
    assert.isEmpty(await db.from('audit_entries').where('action', 'audit.exported'))
  })

  test('whoever closes a call that was closed meanwhile is told by whom', async ({ client }) => {
    const { people, batch } = await makeWorld()
    const { version } = batch
    await closeBatch(batch, actor(people.head))
    const response = await client
      .post(`/batches/${batch.id}/closings`)
      .header('accept', 'text/html')
      .form({ version })
      .withCsrfToken()
      .loginAs(people.head)
      .redirects(0)
    response.assertStatus(409)
    response.assertTextIncludes('结束了批次')
  })
})
