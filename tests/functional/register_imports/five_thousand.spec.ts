import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import Import from '#app/imports/import'
import { startImport, undoImport } from '#app/imports/import_workflow'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { makeDesignation } from '#tests/support/designations'
import { cellsOf, download } from '#tests/support/downloads'
import { bringWorkbook, pointCells, registerWorkbook, usccOf, type PointCells } from '#tests/support/register_workbooks'
import { countOf } from '#tests/support/rows'
import { unzipped } from '#tests/support/zips'
import { makeWorld } from '#tests/world'

const ROWS = 5000

/** Five kinds of faults, each in ten rows. */
const FAULTS: { change: (n: number) => PointCells; reason: string }[] = [
  { change: () => ({ districtCode: '天河区' }), reason: '所属区：“天河区”不是北京市的区。' },
  { change: () => ({ longitude: 121.47, latitude: 31.23 }), reason: '经度：经度不能大于 117.52。' },
  {
    change: (n) => ({ uscc: usccOf(n).replace(/.$/, (last) => (last === '0' ? '1' : '0')) }),
    reason: '统一社会信用代码：校验码不符：第 18 位应为',
  },
  { change: () => ({ landline: '13800138000' }), reason: '咨询电话：这是手机号码' },
  { change: () => ({ validUntil: '2025-01-01' }), reason: '有效期至：有效期至不能早于认定日期。' },
]

const isBad = (n: number) => n % 100 === 0
const faultOf = (n: number) => FAULTS[(n / 100) % FAULTS.length]

test.group('Five thousand points', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('fifty are bad: the others come in, the workbook says why, and after the undo the register is as before, byte for byte', async ({
    client,
    assert,
  }) => {
    const { people, organizations } = await makeWorld()
    standAt(new Date('2026-11-23T02:00:00Z'))
    /** A number that none of the rows has, wherever this database is with its own. */
    await makeDesignation(organizations.haidian, { number: '京知信网〔2025〕001号' })
    /** Every byte in the archive; the archive itself says when it was packed. */
    const register = async () => unzipped((await download(client, '/designations/export.xlsx', people.handler)).body())
    const before = await register()
    const numbers = await db.from('number_sequences').orderBy('name')

    const cells = Array.from({ length: ROWS }, (_, at) => at + 1)
    const rows = cells.map((n) => pointCells(n, isBad(n) ? faultOf(n).change(n) : {}))
    const { id } = await bringWorkbook(await registerWorkbook(rows), people.handler)
    await drainOutbox()
    const intake = await Import.findOrFail(id)
    const counts = async () => (await Import.countsOf([id]))(id)
    assert.equal(intake.state, 'checked')
    assert.include(await counts(), { total: ROWS, ok: ROWS - 50, bad: 50, fit: ROWS - 50, imported: 0 })
    assert.equal(await countOf(db.from('designations')), 1)

    await startImport(intake, actor(people.handler))
    await drainOutbox()
    await intake.refresh()
    assert.equal(intake.state, 'imported')
    assert.include(await counts(), { imported: ROWS - 50, refused: 0, failed: 0 })
    assert.equal(await countOf(db.from('designations')), ROWS - 50 + 1)
    assert.notDeepEqual(await register(), before)

    const answer = await download(client, `/imports/${id}/workbook.xlsx`, people.handler)
    const { rows: lines } = await cellsOf(answer.body())
    const explained = lines.slice(3, 3 + ROWS).map((line) => line.slice(-2) as [string, string])
    for (const n of cells) {
      const [result, reason = ''] = explained[n - 1]
      assert.equal(result, isBad(n) ? '没有导入' : '已导入', `row ${n}`)
      if (isBad(n)) assert.include(reason, faultOf(n).reason)
    }

    await undoImport(intake, actor(people.handler))
    await drainOutbox()
    await intake.refresh()
    assert.equal(intake.state, 'undone')
    assert.deepEqual(await register(), before)
    assert.deepEqual(await db.from('number_sequences').orderBy('name'), numbers)
    assert.equal(await countOf(db.from('organizations')), 3)
    assert.equal(await countOf(db.from('certificates')), 1)
  }).timeout(900_000)
})
