import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { leaveMoment } from '#app/core/clock'
import ChangeRequest from '#app/changes/change_request'
import { prepareRequest } from '#app/changes/ask_change'
import { ruleOnChange } from '#app/changes/rule_on_change'
import { keepSuspensions } from '#app/changes/suspensions'
import Certificate from '#app/designations/certificate'
import { expireTitles, remindOfExpiry } from '#app/designations/expiry'
import RegisterEntry from '#app/designations/register_entry'
import { actor } from '#tests/support/applications'
import { makeRequest, submittedRequest, titleOf, verifiedRequest } from '#tests/support/changes'
import { makeDesignation } from '#tests/support/designations'
import { emptyTables } from '#tests/support/empty_tables'
import { countOf } from '#tests/support/rows'
import { inDays } from '#tests/support/stand_ins'
import { makeUser, makeWorld } from '#tests/world'

const succeeded = (results: PromiseSettledResult<unknown>[]) =>
  results.filter(({ status }) => status === 'fulfilled').length

/** With real commits on several connections. */
test.group('Two at the same moment', (group) => {
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())
  group.each.teardown(() => leaveMoment())

  test('of two heads one decides, and there is one new certificate', async ({ assert }) => {
    const world = await makeWorld()
    const other = await makeUser('白鹿鸣', ['division_head'])
    const { id } = await verifiedRequest(world, 'key')
    const decide = async (ruling: 'approve' | 'refuse', by: Parameters<typeof actor>[0]) =>
      ruleOnChange(await ChangeRequest.findOrFail(id), ruling, actor(by), { opinion: '已核对。' })
    const results = await Promise.allSettled([
      decide('approve', world.people.head),
      decide('refuse', other),
      decide('approve', other),
    ])
    assert.equal(succeeded(results), 1)
    const request = await ChangeRequest.findOrFail(id)
    const changed = request.state === 'carried_out' ? 1 : 0
    assert.equal(await countOf(RegisterEntry.query().where('kind', 'change')), changed)
    assert.equal(await countOf(Certificate.query()), 1 + changed)
    assert.equal(await countOf(Certificate.query().whereNull('replacedAt')), 1)
  })

  test('of two colleagues who ask for the same kind one is told that the other was faster', async ({ assert }) => {
    const world = await makeWorld()
    const title = await titleOf(world)
    const wish = { kind: 'deregistration', ground: 'own_request', reason: '机构职能调整。' } as const
    const ask = () => prepareRequest(title, actor(world.people.operator), wish, async () => {})
    const results = await Promise.allSettled([ask(), ask(), ask()])
    assert.equal(succeeded(results), 1)
    assert.equal(await countOf(ChangeRequest.query()), 1)
    await makeRequest(world, 'simple')
    assert.equal(await countOf(ChangeRequest.query()), 2)
  })

  test('two workers end a term and a suspension once, and remind once', async ({ assert }) => {
    const world = await makeWorld()
    const { organizations, people } = world
    const request = await submittedRequest(world, 'suspension')
    await ruleOnChange(request, 'grant', actor(people.handler), { opinion: '同意。' })
    await db.from('change_requests').update({ until_day: inDays(-1) })
    const until = (days: number) => ({ validUntil: DateTime.fromISO(inDays(days)) })
    await makeDesignation(organizations.chaoyang, until(-1))
    await makeDesignation(organizations.changping, until(44))
    await Promise.all(
      [expireTitles, expireTitles, keepSuspensions, keepSuspensions, remindOfExpiry, remindOfExpiry].map((run) => run())
    )
    const entries = await RegisterEntry.query().orderBy('id')
    assert.sameMembers(
      entries.map(({ kind }) => kind),
      ['suspend', 'resume', 'expire']
    )
    assert.equal(await countOf(db.from('expiry_reminders')), 1)
    assert.equal(await countOf(db.from('audit_entries').where('action', 'designation.expiry_near')), 1)
  })
})
