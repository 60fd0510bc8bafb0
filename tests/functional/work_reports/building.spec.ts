import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import documents from '#config/documents'
import { leaveMoment, standAt } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import { actorFor, system } from '#app/users/actor'
import { chapterDefinitions } from '#app/report_facts/chapters'
import { assembleReport } from '#app/work_reports/assemble_report'
import BuildingChapter from '#app/work_reports/building_chapter'
import { cancelBuilding, orderBuilding, retryBuilding } from '#app/work_reports/buildings'
import { keepReports } from '#app/work_reports/keep_reports'
import { openReport } from '#app/work_reports/open_report'
import ReportBuilding from '#app/work_reports/report_building'
import ReportChapter from '#app/work_reports/report_chapter'
import WorkReport from '#app/work_reports/work_report'
import { writeChapter } from '#app/work_reports/write_chapter'
import { drainOutbox } from '#jobs/drain'
import { withoutOffice } from '#tests/support/report_writing'
import { outbox } from '#tests/support/rows'
import { takenBack } from '#tests/support/taken_back'
import { makeWorld, type World } from '#tests/world'

const YEAR = 2025
const KEY = 'services'

test.group('Building a report', (group) => {
  let world: World
  let report: WorkReport
  /** The one that froze the data: built once, since a building takes seconds. */
  let first: ReportBuilding
  const by = () => actorFor(world.people.handler)
  const chaptersOf = ({ id }: ReportBuilding) => BuildingChapter.query().where('buildingId', id).orderBy('position')
  const stagesOf = async (building: ReportBuilding) => {
    const chapters = await chaptersOf(building)
    return [...new Set(chapters.map(({ stage }) => stage))]
  }
  const built = async (order = {}) => {
    const building = await orderBuilding(report, by(), order)
    await drainOutbox()
    await report.refresh()
    return building.refresh()
  }

  /** rendered.spec.ts is where pages are laid out; here every building would wait for it. */
  group.setup(() => withoutOffice())
  group.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.setup(async () => {
    standAt(new Date('2026-01-20T02:00:00Z'))
    world = await makeWorld()
    report = await openReport(YEAR, by())
    await built({ freezing: 'freeze' })
  })
  group.each.setup(() => takenBack())
  group.each.setup(async () => {
    standAt(new Date('2026-01-20T02:00:00Z'))
    await report.refresh()
    first = await ReportBuilding.findByOrFail({ reportId: report.id })
  })
  group.each.teardown(() => leaveMoment())

  test('promises a job for each chapter and one that waits for all of them', async ({ assert }) => {
    await orderBuilding(report, by())
    const [parent, ...chapters] = await outbox().where('job', 'like', 'work_reports/%').whereNull('done_at')
    assert.equal(parent.job, 'work_reports/assemble')
    assert.lengthOf(chapters, chapterDefinitions.length)
    assert.isTrue(chapters.every(({ parent_id: waits }) => waits === parent.id))
  })

  test('leaves every chapter written and the whole summed up', async ({ assert }) => {
    assert.equal(first.state, 'built', first.faults ?? '')
    assert.deepEqual(await stagesOf(first), ['done'])
    assert.match(first.checksum!, /^[0-9a-f]{64}$/)
    const entries = await db.from('audit_entries').where({ subject_type: 'report_building', subject_id: first.id })
    assert.deepEqual(
      entries.map(({ action }) => action),
      ['report_building.ordered', 'report_building.built']
    )
  })

  test('one at a time', async ({ assert }) => {
    await orderBuilding(report, by())
    await assert.rejects(() => orderBuilding(report, by()), /building_alive/)
  })

  test('a killed worker costs the chapter in hand: what is done is not done again', async ({ assert }) => {
    const building = await orderBuilding(report, by())
    await writeChapter({ buildingId: building.id, run: 1, key: KEY })
    const [done] = await chaptersOf(building).where('key', KEY)
    await BuildingChapter.query().where({ buildingId: building.id, key: 'network' }).update({ stage: 'running' })

    standAt(new Date('2026-01-20T02:05:00Z'))
    await drainOutbox()

    const [again] = await chaptersOf(building).where('key', KEY)
    assert.equal(again.endedAt!.toISO(), done.endedAt!.toISO())
    assert.deepEqual(await stagesOf(building), ['done'])
  })

  test('is put together once, whoever comes second', async ({ assert }) => {
    await assembleReport(first.id, 1)
    assert.lengthOf(await db.from('audit_entries').where('action', 'report_building.built'), 1)
  })

  test('that is cancelled keeps nothing that was under way, and goes on where it was', async ({ assert }) => {
    const building = await orderBuilding(report, by())
    await writeChapter({ buildingId: building.id, run: 1, key: KEY })
    await cancelBuilding(building, by())
    await drainOutbox()
    assert.lengthOf(await chaptersOf(building).where('stage', 'done'), 1)

    await retryBuilding(building, by())
    assert.deepInclude((await building.refresh()).$attributes, { state: 'building', run: 2 })
    const promised = await outbox().where('job', 'work_reports/write_chapter').whereNull('done_at')
    assert.lengthOf(promised, chapterDefinitions.length - 1)
  })

  test('fails with the chapter that cannot be written, which is then tried alone', async ({ assert }) => {
    const building = await orderBuilding(report, by())
    await BuildingChapter.query()
      .where({ buildingId: building.id, key: KEY })
      .update({ gathered: '{"facts":"broken"}' })
    await drainOutbox()
    await building.refresh()
    assert.equal(building.state, 'failed')
    assert.deepEqual(
      building.foundFaults.map(({ chapter, reason }) => [chapter, reason]),
      [[KEY, 'chapter']]
    )

    await BuildingChapter.query().where({ buildingId: building.id, key: KEY }).update({ gathered: null })
    await retryBuilding(building, by(), KEY)
    assert.lengthOf(await outbox().where('job', 'work_reports/write_chapter').whereNull('done_at'), 1)
    await drainOutbox()
    await building.refresh()
    assert.equal(building.state, 'built')
  })

  test('fails where the checker refuses it, and says why', async ({ assert }) => {
    const building = await orderBuilding(report, by())
    for (const { key } of chapterDefinitions) await writeChapter({ buildingId: building.id, run: 1, key })
    const stray = [{ kind: 'passage', key: 'services.stray', text: '全年服务12345次。' }]
    await BuildingChapter.query()
      .where({ buildingId: building.id, key: KEY })
      .update({ blocks: JSON.stringify(stray) })
    await drainOutbox()
    await building.refresh()
    assert.equal(building.state, 'failed')
    assert.deepInclude(building.foundFaults, { chapter: KEY, reason: 'number_without_fact', about: '12345次。' })
  })

  test('freezes the data: later buildings say the same whatever the records say by then', async ({ assert }) => {
    assert.equal(report.state, 'data_frozen')
    assert.equal(report.snapshotHash, first.snapshotHash)
    assert.lengthOf(await ReportChapter.query().where('reportId', report.id).whereNull('gathered'), 0)

    await changeRecords()
    const later = await built()
    assert.deepInclude(later.$attributes, { number: 2, checksum: first.checksum })
  })

  test('frozen anew with a reason, it lists what changed', async ({ assert }) => {
    await changeRecords()
    const anew = await built({ freezing: 'refreeze', reason: '补登一条宣传' })
    assert.equal(anew.state, 'built', anew.faults ?? '')
    const changes = JSON.parse(report.changeList!)
    assert.isNotEmpty(changes)
    assert.include(report.refreezeReason, '补登')
    await assert.rejects(() => orderBuilding(report, by(), { freezing: 'freeze' }), /moved_on/)
  })

  test('by the calendar, once, when the data of the year stands', async ({ assert }) => {
    await db.from('work_reports').delete()
    standAt(new Date('2026-01-31T12:00:00Z'))
    await keepReports()
    assert.isNull(await WorkReport.findBy({ year: YEAR }))

    standAt(new Date('2026-01-31T17:00:00Z'))
    await keepReports()
    await keepReports()
    await drainOutbox()
    await keepReports()
    const kept = await WorkReport.findByOrFail({ year: YEAR })
    assert.equal(kept.state, 'data_frozen')
    assert.lengthOf(await ReportBuilding.query().where('reportId', kept.id), 1)
  })

  test('whose files cannot be made fails with all its chapters done: tried again, only the files are made', async ({
    assert,
  }) => {
    documents.office.program = '/bin/false'
    const building = await built()
    documents.office.program = 'none'
    assert.equal(building.state, 'failed')
    assert.deepEqual(
      building.foundFaults.map(({ chapter, reason }) => [chapter, reason]),
      [[null, 'documents']]
    )
    assert.deepEqual(await stagesOf(building), ['done'])

    await retryBuilding(building, by())
    assert.lengthOf(await outbox().where('job', 'work_reports/write_chapter').whereNull('done_at'), 0)
    await drainOutbox()
    assert.deepInclude((await building.refresh()).$attributes, { state: 'built', run: 2, checksum: first.checksum })
  })

  test('has the chapters that there are whatever they were when the report was opened or its data frozen', async ({
    assert,
  }) => {
    const own = () => ReportChapter.query().where('reportId', report.id)
    await own().where('key', 'alliance').delete()
    await changeRecords()
    const building = await built()
    assert.equal(building.state, 'built', building.faults ?? '')
    const chapter = await own().where('key', 'alliance').firstOrFail()
    const definition = chapterDefinitions.findIndex(({ key }) => key === 'alliance')
    assert.equal(chapter.position, definition)
    assert.isNotNull(chapter.knows)
    /** Its data stands from then on; that of the others stood before. */
    assert.deepInclude(report.$attributes, { state: 'data_frozen', snapshotHash: building.snapshotHash })
    const [visits] = await chaptersOf(building).where('key', 'resources')
    const frozen = await own().where('key', 'resources').firstOrFail()
    assert.equal(visits.gathered, frozen.gathered)
  })

  test('a year has one report', async ({ assert }) => {
    await assert.rejects(() => openReport(YEAR, system('report_keeper')), /report_there/)
  })

  /** What another system counted in the year comes in late. */
  const changeRecords = () =>
    inTransaction((trx) =>
      trx.table('tallies').insert({
        ...{ measure: 'platform_visits', source: 'outside', year: YEAR, organization_id: 0 },
        ...{ district_code: '110000', value: 1234, base: null, counted_at: '2026-01-20 00:00:00' },
      })
    )
})
