import { test } from '@japa/runner'
import { chmod, rm, writeFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { anchorFinishedDays, anchorFolder } from '#app/audit/anchors'
import { record } from '#app/audit/record'
import { verifyAudit, verifyChain } from '#app/audit/verify'
import { leaveMoment, standAt } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import { emptyTables } from '#tests/support/empty_tables'

const BY = { id: null, name: '林知远', ip: '10.0.0.1', requestId: 'r-1' }

async function write(type: string, id: number, times = 1) {
  for (let n = 0; n < times; n++) {
    await inTransaction((trx) =>
      record(trx, {
        action: `${type}.changed`,
        subject: { type, id },
        by: BY,
        details: { n, text: '意见：“同意”' },
      })
    )
  }
}

/** Three days of work on two chains, each day sealed on the next morning; then some work of today. */
async function threeSealedDays() {
  for (const day of ['2026-03-02', '2026-03-03', '2026-03-04']) {
    standAt(new Date(`${day}T08:00:00Z`))
    await write('paper', 1, 2)
    await write('user', 7, 1)
    standAt(new Date(Date.parse(`${day}T08:00:00Z`) + 86_400_000))
    await anchorFinishedDays()
  }
  await write('paper', 1, 2)
}

async function faults() {
  const result = await verifyAudit()
  return result.faults.map((fault) => `${fault.kind}: ${fault.where}`)
}

const entry = (seq: number, type = 'paper', id = 1) =>
  db.from('audit_entries').where({ subject_type: type, subject_id: id, seq })
const head = () => db.from('audit_chains').where({ subject_type: 'paper', subject_id: 1 })

test.group('Checking the audit trail', (group) => {
  group.each.setup(async () => {
    await rm(anchorFolder(), { recursive: true, force: true })
    await emptyTables()
    await threeSealedDays()
    return async () => {
      leaveMoment()
      await emptyTables()
      await rm(anchorFolder(), { recursive: true, force: true })
    }
  })

  test('a trail that nobody touched has no fault', async ({ assert }) => {
    assert.deepEqual(await verifyAudit(), { entries: 11, chains: 2, anchors: 3, faults: [] })
    assert.deepEqual(await verifyChain({ type: 'paper', id: 1 }), [])
  })

  test('a trail that is being written while it is checked has no fault', async ({ assert }) => {
    let writing = true
    const writer = async () => {
      for (let n = 0; writing; n++) {
        await write(n % 3 ? 'paper' : 'fresh', n % 3 ? 1 : n + 1)
        await pause(0)
      }
    }
    const writers = [writer(), writer()]
    for (let n = 0; n < 15; n++) assert.deepEqual(await faults(), [])
    writing = false
    await Promise.all(writers)
    assert.deepEqual(await faults(), [])
  })

  for (const [column, value] of Object.entries({
    action: 'paper.approved',
    actor_id: 99,
    actor_name: '别人',
    details: '{}',
    ip: '10.0.0.2',
    request_id: null,
    occurred_at: '2026-03-03T08:00:00.001Z',
    prev_hash: 'f'.repeat(64),
    hash: 'f'.repeat(64),
  })) {
    test(`a change of ${column} is named`, async ({ assert }) => {
      await entry(3).update({ [column]: value })
      assert.deepEqual(await faults(), ['altered: paper 1, entry 3'])
      const [fault] = await verifyChain({ type: 'paper', id: 1 })
      assert.containSubset(fault, { kind: 'altered', first: 3, last: 3 })
    })
  }

  test('an entry taken out of the middle is named', async ({ assert }) => {
    await entry(4).delete()
    assert.deepEqual(await faults(), ['removed: paper 1, entry 4'])
  })

  test('several entries taken out are named as one', async ({ assert }) => {
    await db.from('audit_entries').where({ subject_type: 'paper' }).whereIn('seq', [3, 4, 5]).delete()
    assert.deepEqual(await faults(), ['removed: paper 1, entries 3 to 5'])
  })

  test('a cut tail is named, sealed or not', async ({ assert }) => {
    await entry(8).delete()
    assert.deepEqual(await faults(), ['removed: paper 1, entry 8'])
    await db.from('audit_entries').where({ subject_type: 'paper' }).where('seq', '>', 5).delete()
    assert.deepEqual(await faults(), ['removed: paper 1, entries 6 to 8'])
  })

  test('a sealed tail is missed even when the head was set back to hide it', async ({ assert }) => {
    const last = await entry(4).firstOrFail()
    await db.from('audit_entries').where({ subject_type: 'paper' }).where('seq', '>', 4).delete()
    await head().update({ length: 4, hash: last.hash })
    assert.deepEqual(await faults(), ['removed: paper 1, entries 5 to 6'])
  })

  test('a whole chain that vanished is named', async ({ assert }) => {
    await db.from('audit_entries').where({ subject_type: 'user' }).delete()
    assert.deepEqual(await faults(), ['removed: user 7, entries 1 to 3'])
    await db.from('audit_chains').where({ subject_type: 'user' }).delete()
    assert.deepEqual(await faults(), ['removed: user 7, entries 1 to 3'])
  })

  test('two entries that changed places are named', async ({ assert }) => {
    await entry(3).update({ seq: 1000 })
    await entry(4).update({ seq: 3 })
    await entry(1000).update({ seq: 4 })
    assert.deepEqual(await faults(), ['reordered: paper 1, entries 3 to 4'])
  })

  test('an entry added by hand is named, with or without a new head', async ({ assert }) => {
    const { id, ...last } = await entry(8).firstOrFail()
    await db.table('audit_entries').insert({ ...last, seq: 9, prev_hash: last.hash })
    assert.deepEqual(await faults(), ['inserted: paper 1, entry 9'])
    await head().update({ length: 9, hash: last.hash })
    assert.deepEqual(await faults(), ['altered: paper 1, entry 9'])
  })

  test('an entry moved to another subject is named', async ({ assert }) => {
    await entry(8).update({ subject_id: 2, seq: 1 })
    assert.deepEqual(
      (await faults()).sort(),
      ['head_removed: paper 2, entry 1', 'altered: paper 2, entry 1', 'removed: paper 1, entry 8'].sort()
    )
  })

  test('a changed or missing head is named', async ({ assert }) => {
    await head().update({ hash: 'e'.repeat(64) })
    assert.deepEqual(await faults(), ['head_altered: paper 1, entry 8'])
    await head().delete()
    assert.deepEqual(await faults(), ['head_removed: paper 1, entry 8'])
  })

  test('a changed anchor is named', async ({ assert }) => {
    const second = db.from('audit_anchors').where({ day: '2026-03-03' })
    const { heads } = await second.clone().firstOrFail()
    await second.clone().update({ heads: heads.replace('paper 1 4', 'paper 1 3') })
    assert.deepEqual(await faults(), ['anchor_altered: anchor of 2026-03-03'])
    await second.clone().update({ heads, hash: 'd'.repeat(64) })
    assert.deepEqual(await faults(), ['anchor_altered: anchor of 2026-03-03'])
  })

  test('a removed anchor is missed: by its file, and by the anchor after it', async ({ assert }) => {
    await db.from('audit_anchors').where({ day: '2026-03-03' }).delete()
    assert.deepEqual(await faults(), [
      'anchor_removed: anchor before 2026-03-04',
      'anchor_removed: anchor of 2026-03-03',
    ])
    await db.from('audit_anchors').where({ day: '2026-03-04' }).delete()
    assert.deepEqual(await faults(), ['anchor_removed: anchor of 2026-03-03', 'anchor_removed: anchor of 2026-03-04'])
  })

  test('an anchor file that says something else, or nothing readable, is named', async ({ assert }) => {
    const file = join(anchorFolder(), '2026-03-03.json')
    const text = await readFile(file, 'utf8')
    await chmod(file, 0o600)
    await writeFile(file, text.replace(/"hash":"."/, '"hash":"x"').replace(/"hash":"(.)/, '"hash":"z'))
    assert.deepEqual(await faults(), ['anchor_altered: anchor of 2026-03-03'])
    await writeFile(file, '{"day":')
    assert.deepEqual(await faults(), ['anchor_altered: anchor of 2026-03-03'])
  })

  test('who alters an entry of a sealed day and seals that day anew is found by the file', async ({ assert }) => {
    const file = join(anchorFolder(), '2026-03-04.json')
    await db.from('audit_entries').where({ subject_type: 'paper' }).where('seq', '>', 5).delete()
    const last = await entry(5).firstOrFail()
    await head().update({ length: 5, hash: last.hash })
    await db.from('audit_anchors').where({ day: '2026-03-04' }).delete()
    const kept = await readFile(file, 'utf8')
    await anchorFinishedDays()
    assert.equal(await readFile(file, 'utf8'), kept)
    assert.deepEqual(await faults(), ['anchor_altered: anchor of 2026-03-04'])
  })
})

test.group('Sealing the days', (group) => {
  group.each.setup(async () => {
    await rm(anchorFolder(), { recursive: true, force: true })
    await emptyTables()
    return async () => {
      leaveMoment()
      await emptyTables()
      await rm(anchorFolder(), { recursive: true, force: true })
    }
  })

  test('sealing twice, or from two workers at once, seals once', async ({ assert }) => {
    await threeSealedDays()
    await anchorFinishedDays()
    await Promise.all([anchorFinishedDays(), anchorFinishedDays()])
    const anchors = await db.from('audit_anchors').orderBy('id')
    assert.deepEqual(
      anchors.map((anchor) => anchor.day),
      ['2026-03-02', '2026-03-03', '2026-03-04']
    )
    assert.deepEqual(await faults(), [])
  })

  test('after days of downtime every missed day is sealed, and today is not', async ({ assert }) => {
    for (const day of ['2026-03-02', '2026-03-05', '2026-03-09']) {
      standAt(new Date(`${day}T23:59:59.900Z`))
      await write('paper', 1)
    }
    standAt(new Date('2026-03-10T00:05:00Z'))
    await anchorFinishedDays()
    assert.lengthOf(await db.from('audit_anchors'), 2)

    standAt(new Date('2026-03-10T00:10:30Z'))
    await write('paper', 1)
    await anchorFinishedDays()
    const anchors = await db.from('audit_anchors').orderBy('id')
    assert.deepEqual(
      anchors.map((anchor) => anchor.day),
      ['2026-03-02', '2026-03-05', '2026-03-09']
    )
    assert.deepEqual(await faults(), [])
  })

  test('a day that was left out is sealed later, after the others', async ({ assert }) => {
    standAt(new Date('2026-03-06T08:00:00Z'))
    await write('paper', 1)
    standAt(new Date('2026-03-08T08:00:00Z'))
    await anchorFinishedDays()
    standAt(new Date('2026-03-02T08:00:00Z'))
    await write('paper', 2)
    standAt(new Date('2026-03-09T08:00:00Z'))
    await anchorFinishedDays()
    const anchors = await db.from('audit_anchors').orderBy('id')
    assert.deepEqual(
      anchors.map((anchor) => anchor.day),
      ['2026-03-06', '2026-03-02']
    )
    assert.deepEqual(await faults(), [])
  })

  test('a file that a crash kept from being written is written the next time', async ({ assert }) => {
    await threeSealedDays()
    await rm(join(anchorFolder(), '2026-03-03.json'))
    assert.deepEqual(await faults(), [])
    await anchorFinishedDays()
    assert.include(await readFile(join(anchorFolder(), '2026-03-03.json'), 'utf8'), '2026-03-03')
  })

  test('more heads than fit into one query are all sealed and checked', async ({ assert }) => {
    standAt(new Date('2026-03-02T08:00:00Z'))
    await inTransaction(async (trx) => {
      for (let id = 1; id <= 700; id++) {
        await record(trx, { action: 'paper.read', subject: { type: 'paper', id }, by: BY })
      }
    })
    standAt(new Date('2026-03-03T08:00:00Z'))
    await anchorFinishedDays()
    assert.deepEqual(await faults(), [])
    await db.from('audit_entries').where('subject_id', 650).delete()
    await db.from('audit_chains').where('subject_id', 650).delete()
    assert.deepEqual(await faults(), ['removed: paper 650, entry 1'])
  })
})
