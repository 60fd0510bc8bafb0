import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { takeConsultationStep } from '#app/activities/consultation_workflow'
import { leaveMoment, standAt } from '#app/core/clock'
import { failMeasure } from '#app/improvements/improvement_workflow'
import { measures } from '#app/report_facts/chapter_measures'
import { problems } from '#app/report_facts/chapter_problems'
import { makeConsultation } from '#tests/support/activities'
import { actor } from '#tests/support/applications'
import { makeDesignation } from '#tests/support/designations'
import { makeMeasure, measureIn, YEAR } from '#tests/support/improvements'
import { countQueries } from '#tests/support/queries'
import { complaint } from '#tests/support/ratings'
import { toldChapters } from '#tests/support/told_chapters'
import { makeWorld } from '#tests/world'

test.group('Chapters ten and eleven', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date(`${YEAR + 1}-02-10T02:00:00Z`)))
  group.each.teardown(() => leaveMoment())

  test('of an empty house say that nothing could be judged and nothing was decided', async ({ assert }) => {
    const told = await toldChapters(YEAR, problems, measures)
    assert.deepEqual(told.faults, [])
    assert.deepEqual(told.numbers, ['table 17', 'table 18'])
    assert.isNull(told.value('problems.total'))
    assert.isNull(told.value('measures.total'))
    assert.include(told.text, `系统中没有可以用来查找${YEAR}年度问题的记录`)
    assert.include(told.text, `系统中没有针对${YEAR - 1}年度问题确定的改进举措`)
    assert.include(told.text, `针对${YEAR}年度问题，尚没有经审定的改进举措`)
    assert.isTrue(told.missing.some(({ about, why }) => about.includes('评估指标') && why === 'not_published'))
  })

  test('tell problems with their figures and sources, and for what nobody could look', async ({ assert }) => {
    const world = await makeWorld()
    const since = { recognizedOn: DateTime.fromISO(`${YEAR - 1}-03-01`), validUntil: DateTime.fromISO('2030-01-01') }
    await makeDesignation(world.organizations.haidian, since)
    const silent = await makeDesignation(world.organizations.chaoyang, since)
    standAt(new Date(`${YEAR}-06-10T04:00:00Z`))
    const entry = await makeConsultation(world)
    await takeConsultationStep('confirm', entry, actor(world.people.principal))
    for (let n = 0; n < 4; n++) await complaint(world, silent)
    standAt(new Date(`${YEAR + 1}-02-10T02:00:00Z`))
    const told = await toldChapters(YEAR, problems)
    assert.deepEqual(told.faults, [])
    assert.equal(told.value('problems.dead_point'), 1)
    assert.equal(told.value('problems.bad_ratings'), 1)
    assert.isNull(told.value('problems.low_indicator'))
    const districts = told.value('problems.silent_district')!
    assert.equal(told.value('problems.total'), districts + 2)
    const rows = told.table('problems.problems')
    assert.lengthOf(rows, districts + 2)
    assert.deepEqual(
      rows.find(([kind]) => kind === '差评和投诉较多'),
      ['差评和投诉较多', `${silent.name}差评和投诉较多`, '4件', '3件', '要求', '好差评和投诉台账']
    )
    const [cases] = await db.from('bad_rating_cases').count('* as total')
    assert.equal(Number(cases.total), 4)
    assert.include(told.text, '网点无咨询记录1项')
    assert.include(told.text, '未对下列方面作出判断')
    const table = told.blocks.find((block) => block.kind === 'table')
    assert.isTrue(table?.kind === 'table' && table.internal)
  })

  test('tell what was decided, alike ones as one task, and what became of last year', async ({ assert }) => {
    const world = await makeWorld()
    for (const state of ['accepted', 'under_way'] as const) await measureIn(world, state)
    await measureIn(world, 'accepted', { facts: { ownerId: null, ownerDistrict: '110108', measure: '开展公益培训' } })
    await makeMeasure(world)
    const last = { year: YEAR - 1 }
    await measureIn(world, 'done', { ...last, facts: { measure: '补齐台账' } })
    const failed = await measureIn(world, 'accepted', { ...last, facts: { measure: '增设网点' } })
    const { head } = world.people
    await failMeasure(failed, actor(head), { reason: '场地未落实。', version: failed.version })
    await measureIn(world, 'under_way', { ...last, facts: { measure: '完善检索系统' } })
    await measureIn(world, 'done', { year: YEAR - 2 })
    const told = await toldChapters(YEAR, problems, measures)
    assert.deepEqual(told.faults, [])
    const count = async (year: number, states: string[]) => {
      const [row] = await db.from('improvement_measures').where({ year }).whereIn('state', states).count('* as total')
      return Number(row.total)
    }
    assert.equal(told.value('measures.total'), await count(YEAR, ['accepted', 'under_way']))
    assert.equal(told.value('measures.proposed'), 1)
    assert.deepEqual(
      ['last', 'last.done', 'last.not_done', 'last.open'].map((key) => told.value(`measures.${key}`)),
      [3, 1, 1, 1]
    )
    assert.equal(told.previous('measures.last'), await count(YEAR - 2, ['done']))
    const tasks = told.table('measures.tasks')
    assert.lengthOf(tasks, 2)
    assert.deepEqual(
      tasks.map(([task, , n, lead]) => [task, n, lead]),
      [
        ['走访网点，指导恢复服务并按月报送台账', '2', '北京市知识产权局'],
        ['开展公益培训', '1', '海淀区'],
      ]
    )
    const outcomes = told.table('measures.last').map(([task, , , outcome, , shown]) => [task, outcome, shown])
    assert.deepEqual(outcomes, [
      ['补齐台账', '已完成', '已恢复服务，连续两个季度报送台账。'],
      ['增设网点', '未完成', '场地未落实。'],
      ['完善检索系统', '仍在办理', '已走访两次。'],
    ])
    assert.include(told.text, '另有1项举措待审定')
  })

  test('cost as many statements for many measures as for a few', async ({ assert }) => {
    const world = await makeWorld()
    await measureIn(world, 'accepted')
    await measures.gather(YEAR)
    const few = await countQueries(() => measures.gather(YEAR))
    for (let n = 0; n < 5; n++) await measureIn(world, 'done', { year: YEAR - (n % 2) })
    const many = await countQueries(() => measures.gather(YEAR))
    assert.isAtMost(many.length, few.length + 1)
  })
})
