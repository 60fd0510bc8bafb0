import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { stateOf, TRAIL } from '#app/audit/trail_state'
import { emptyTables } from '#tests/support/empty_tables'

async function addEntry(id: number, occurredAt = '2026-01-01T00:00:00.000Z') {
  const chain = { subject_type: 'user', subject_id: id, seq: 1, prev_hash: '0', hash: String(id) }
  await db.table('audit_entries').insert({
    ...{ id, ...chain, action: 'user.signed_in', actor_name: '测试', details: '{}', occurred_at: occurredAt },
  })
}

async function state() {
  return stateOf(await db.connection().knexQuery().from(db.knexRawQuery(TRAIL)).first())
}

test.group('State of the trail', (group) => {
  group.each.setup(emptyTables)
  group.teardown(emptyTables)

  test('nobody can say anything of an empty trail, and of one that is new', async ({ assert }) => {
    assert.isNull(await state())
    await addEntry(1, new Date().toISOString())
    assert.isNull(await state())
  })

  test('changes with a new entry, and only then', async ({ assert }) => {
    await addEntry(1)
    const before = await state()
    assert.isNotNull(before)
    assert.equal(await state(), before)
    await addEntry(2)
    assert.notEqual(await state(), before)
  })

  test('changes when an entry comes late that was numbered earlier', async ({ assert }) => {
    for (let id = 100; id < 160; id++) if (id !== 158) await addEntry(id)
    const before = await state()
    await addEntry(158)
    assert.notEqual(await state(), before)
  })

  test('is known shortly after an act, as long as acts are few', async ({ assert }) => {
    for (let id = 1; id <= 40; id++) await addEntry(id)
    await addEntry(41, new Date().toISOString())
    assert.isNotNull(await state())
    for (let id = 42; id <= 80; id++) await addEntry(id, new Date().toISOString())
    assert.isNull(await state())
  })
})
