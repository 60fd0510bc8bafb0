import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { leaveMoment } from '#app/core/clock'
import { approveCorrection, proposeCorrection } from '#app/activities/correction_workflow'
import { consultationCounting } from '#app/activities/consultation_counting'
import { takeConsultationStep } from '#app/activities/consultation_workflow'
import { figureOf, sumsOf } from '#app/tallies/figures'
import { rebuildTallies, wrongTallies } from '#app/tallies/tally'
import { makeConsultation, makeLockedConsultation } from '#tests/support/activities'
import { actor } from '#tests/support/applications'
import { emptyTables } from '#tests/support/empty_tables'
import { makeWorld, type World } from '#tests/world'

async function consultationsOf(world: World) {
  const sums = await sumsOf({ measures: ['consultations'], from: 2000, until: 2100 })
  return figureOf(
    sums.filter(({ district }) => district === world.organizations.haidian.districtCode),
    'consultations'
  )
}

test.group('Yearly tallies', (group) => {
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())
  group.each.teardown(() => leaveMoment())

  test('follow what is confirmed, reopened, corrected and struck out', async ({ assert }) => {
    const world = await makeWorld()
    const principal = actor(world.people.principal)
    const first = await makeConsultation(world)
    assert.isNull(await consultationsOf(world))
    await takeConsultationStep('confirm', first, principal)
    const followUp = await makeConsultation(world, { question: '再问一次' }, first)
    await takeConsultationStep('confirm', followUp, principal)
    assert.equal(await consultationsOf(world), 1, 'a follow-up is not counted again')
    const locked = await makeLockedConsultation(world, { question: '另一个问题' })
    assert.equal(await consultationsOf(world), 2)
    await takeConsultationStep('reopen', first, principal)
    assert.equal(await consultationsOf(world), 1)

    const wish = { kind: 'removal', reason: '与另一条重复。' } as const
    const correction = await proposeCorrection({ subjectType: 'consultation', subjectId: locked.id }, principal, wish)
    await approveCorrection(correction, actor(world.people.handler), { opinion: '同意。' })
    assert.isNull(await consultationsOf(world))
    assert.deepEqual(await wrongTallies([consultationCounting]), [])
  })

  test('count both of two confirmations at the same moment', async ({ assert }) => {
    const world = await makeWorld()
    const entries = []
    for (const question of ['甲问题', '乙问题', '丙问题', '丁问题'])
      entries.push(await makeConsultation(world, { question }))
    await Promise.all(entries.map((entry) => takeConsultationStep('confirm', entry, actor(world.people.principal))))
    assert.equal(await consultationsOf(world), 4)
    assert.deepEqual(await wrongTallies([consultationCounting]), [])
  })

  test('that are not what the records say are named, and counted anew', async ({ assert }) => {
    const world = await makeWorld()
    await takeConsultationStep('confirm', await makeConsultation(world), actor(world.people.principal))
    await rebuildTallies()
    assert.deepEqual(await wrongTallies(), [])
    await db.from('tallies').where({ measure: 'consultations' }).update({ value: 7 })
    const [wrong] = await wrongTallies()
    assert.include(wrong, { measure: 'consultations', tally: '7/', records: '1/' })
    await rebuildTallies()
    assert.deepEqual(await wrongTallies(), [])
  })

  test('of points and parks come with the titles', async ({ assert }) => {
    const world = await makeWorld()
    await makeConsultation(world)
    await rebuildTallies()
    const year = new Date().getFullYear()
    const sums = await sumsOf({ measures: ['point_total', 'park_coverage'], from: year, until: year })
    assert.equal(figureOf(sums, 'point_total'), 1)
    assert.isNumber(figureOf(sums, 'park_coverage'))
  })
})
