import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment } from '#app/core/clock'
import { chapterDefinitions } from '#app/report_facts/chapters'
import { makeMember } from '#tests/support/alliance'
import { selectionIn } from '#tests/support/case_decisions'
import { likelyCycle, manyDesignations } from '#tests/support/evaluation_reading'
import { measureIn } from '#tests/support/improvements'
import { recountOf, reportRecounts } from '#tests/support/report_recounts'
import { yearOfReport } from '#tests/support/report_records'
import { waveIn } from '#tests/support/survey_results'
import { toldChapters } from '#tests/support/told_chapters'
import { makeWorld, type World } from '#tests/world'

const YEAR = 2025

async function wholeYear(world: World) {
  await yearOfReport(world)
  const { wave } = await waveIn('published', world)
  await wave.merge({ year: YEAR }).save()
  await selectionIn('published', world, { call: { year: YEAR, toSelect: 3 } })
  leaveMoment()
  await likelyCycle(world, { points: await manyDesignations(world, 12), year: YEAR })
  const { operator } = world.people
  await makeMember(world.organizations.haidian, operator, { joinedOn: '2024-03-01' })
  await makeMember(world.organizations.chaoyang, operator, { joinedOn: '2026-03-01' })
  await measureIn(world, 'accepted')
  await measureIn(world, 'done', { year: YEAR - 1, facts: { measure: '补齐台账' } })
}

test.group('Numbers of all chapters', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('are what somebody counts who knows the rules and the tables', async ({ assert }) => {
    await wholeYear(await makeWorld())
    const told = await toldChapters(YEAR, ...chapterDefinitions)
    assert.deepEqual(told.faults, [])
    const known = Object.keys(reportRecounts).filter((key) => told.value(key))
    assert.isAtLeast(known.length, 20, known.join())
    for (const [key, sql] of Object.entries(reportRecounts)) {
      /** Of the two kinds of database one answers with more than the rows. */
      const [{ n }] = (await db.rawQuery(recountOf(sql, YEAR))).flat()
      assert.equal(told.value(key) ?? 0, Number(n), key)
    }
  })
})
