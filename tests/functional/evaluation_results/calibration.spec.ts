import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment } from '#app/core/clock'
import { figureDefinitions } from '#app/evaluation_figures/figure_definitions'
import { recordFigures } from '#app/evaluation_figures/figure_provider'
import { computedOutcomes } from '#app/evaluation_results/computed_outcomes'
import EvaluationOutcome from '#app/evaluation_results/evaluation_outcome'
import { differencesOf, recomputedEquals } from '#app/evaluation_results/recompute'
import { changedOutcomes } from '#app/evaluation_results/verify_outcomes'
import { writeOutcomes } from '#app/evaluation_results/write_outcomes'
import { inTransaction } from '#app/core/dialect'
import { leaveEvaluation } from '#app/evaluations/point_acts'
import { actor } from '#tests/support/applications'
import { evaluationCycle } from '#tests/support/evaluations'
import {
  calibratedCycle,
  confirmedExtra,
  cycleStep,
  frozenAtOnce,
  outcomesOfPoint,
  rowsOf,
  scoredCycle,
} from '#tests/support/evaluation_results'
import { countQueries } from '#tests/support/queries'
import { makeWorld } from '#tests/world'

test.group('Results of a year', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('are computed for every point at once: total, grade, quota and rank, with all that they come from', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const { cycle, content, evaluations } = await scoredCycle(world, { others: 3 })
    await evaluations[3].merge({ part: 'no_grade', partReason: '新认定不足六个月' }).save()
    await cycleStep(cycle, 'calibrate', world.people.handler)
    assert.equal(cycle.state, 'calibrated')

    const rows = await rowsOf(cycle)
    for (const row of rows) {
      const [outcome, ...more] = await outcomesOfPoint(row)
      assert.isEmpty(more)
      assert.equal(row.state, 'calibrated')
      assert.deepEqual([row.final, row.grade, row.rank], [outcome.final, outcome.grade, outcome.rank])
      const sum = Object.values(outcome.lines).reduce((all, { hundredths }) => all + hundredths, 0)
      assert.equal(sum, outcome.base)
      assert.isTrue(recomputedEquals(outcome, content, row.variant))
    }
    const rated = rows.slice(0, 3)
    for (const { final, rank } of rated) assert.equal(rank, 1 + rated.filter((other) => other.final! > final!).length)
    assert.deepEqual([rows[3].grade, rows[3].rank], [null, null])
    assert.isNumber(rows[3].final)
    assert.lengthOf(await db.from('audit_entries').where('action', 'point_evaluation.calibrated'), 4)
  })

  test('come from frozen figures exactly as records tell them', async ({ assert }) => {
    const world = await makeWorld()
    const { cycle, points } = await calibratedCycle(world, { others: 1 })
    const records = await recordFigures(
      points.map(({ id }) => id),
      2025
    )
    const outcomes = await EvaluationOutcome.query().orderBy('id')
    for (const [at, { figures }] of outcomes.entries())
      for (const { key } of figureDefinitions) assert.deepEqual(figures[key], records.get(points[at].id)![key])
    assert.equal(cycle.year, 2025)
  })

  test('are not there before every rated point has three sheets, and figures are frozen', async ({ assert }) => {
    const world = await makeWorld()
    const { cycle } = await scoredCycle(world, { others: 1 })
    await db.from('figure_freezes').update({ state: 'lifted', is_current: null })
    await assert.rejects(() => cycleStep(cycle, 'calibrate', world.people.handler), /figures_unfrozen/)
    await db.from('evaluation_seats').orderBy('id').limit(1).update({ state: 'released' })
    await assert.rejects(() => cycleStep(cycle, 'calibrate', world.people.handler), /point_few_sheets/)
    assert.equal((await cycle.refresh()).state, 'scoring')
    assert.isNull(await EvaluationOutcome.first())
  })

  test('of which nothing differs are not written again; what differs gets the next number and the old one stays', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const { cycle } = await calibratedCycle(world)
    const again = () => inTransaction((trx) => writeOutcomes(trx, cycle, actor(world.people.handler)))
    assert.equal(await again(), 0)
    const [row] = await rowsOf(cycle)
    await confirmedExtra(world, row)
    const [first, second] = await outcomesOfPoint(row)
    assert.deepEqual([first.isCurrent, second.isCurrent, second.number], [null, true, 2])
    assert.equal(second.final, first.final - 200)
    assert.equal((await row.refresh()).final, second.final)
    await assert.rejects(() => first.delete(), /never taken away/)
  })

  test('of 80 points take a few statements, not some for each', async ({ assert }) => {
    const world = await makeWorld()
    const { cycle, points } = await evaluationCycle(world, { state: 'scoring', others: 79 })
    await frozenAtOnce(world, points)
    const sent = await countQueries(() =>
      inTransaction((trx) => writeOutcomes(trx, cycle, actor(world.people.handler)))
    )
    assert.isBelow(sent.length, 20)
    assert.lengthOf(await EvaluationOutcome.query(), 80)
    const excellent = await db.from('point_evaluations').where('grade', 'excellent').count('* as many')
    assert.isAtMost(Number(excellent[0].many), 24)
  })

  test('share ranks where totals are equal; whom a veto keeps out has none and is 不合格', ({ assert }) => {
    const content = {
      ...{
        basis: { zh: '', en: '' },
        groups: [],
        variants: [{ id: 'general', name: { zh: '', en: '' }, hostTypes: [] }],
      },
      bonus: { most: 100, items: [{ id: 'b', name: { zh: '', en: '' }, points: 10 }] },
      ...{ deductions: { most: 0, items: [] }, vetoes: [] },
      grading: {
        bands: [
          { grade: 'excellent' as const, from: 90 },
          { grade: 'pass' as const, from: 60 },
        ],
        excellent: { indicators: [], mostDeduction: 2, quotaPercent: 30 },
      },
    }
    const point = (id: number, times: number, vetoes: string[] = [], part: 'rated' | 'reference' = 'rated') => ({
      ...{ id, part, variant: 'general', figures: {}, extras: { bonus: { b: times }, deductions: [], vetoes } },
    })
    const computed = computedOutcomes(content, [
      ...[
        point(1, 9),
        point(2, 9),
        point(3, 7),
        point(4, 10, ['false_data']),
        point(5, 5),
        point(6, 10, [], 'reference'),
      ],
    ])
    const told = [...computed.values()].map(({ rank, grade, reasons }) => [rank, grade, reasons.join()])
    assert.deepEqual(told, [
      ...[
        [1, 'pass', 'quota'],
        [1, 'pass', 'quota'],
        [3, 'pass', ''],
        [null, 'fail', 'veto'],
      ],
      ...[
        [4, 'fail', ''],
        [null, null, ''],
      ],
    ])
  })

  test('are proved by computing again, from what is stored and from what stands in the tables', async ({ assert }) => {
    const world = await makeWorld()
    const { cycle, content } = await calibratedCycle(world)
    assert.deepEqual((await changedOutcomes(2025)).differences, [])
    const [row] = await rowsOf(cycle)
    const [outcome] = await outcomesOfPoint(row)
    await db
      .from('evaluation_outcomes')
      .where({ id: outcome.id })
      .update({ final: outcome.final + 500 })
    await outcome.refresh()
    assert.deepEqual(differencesOf(outcome, content, row.variant), ['final'])
    const seat = await db.from('evaluation_seats').where({ evaluation_id: row.id }).firstOrFail()
    await db.from('evaluation_scores').where({ seat_id: seat.id }).update({ scores: '{"e3.benefit":0}' })
    const { differences } = await changedOutcomes(2025)
    assert.deepEqual(
      differences.map(({ point, from }) => [point, from]),
      [
        [row.number, 'stored'],
        [row.number, 'tables'],
      ]
    )
  })

  test('are those of who is left when a point leaves after they stood', async ({ assert }) => {
    const world = await makeWorld()
    const { cycle } = await calibratedCycle(world, { others: 3 })
    const [first, ...others] = (await rowsOf(cycle)).toSorted((one, other) => one.rank! - other.rank!)
    await leaveEvaluation(first, actor(world.people.handler), { reason: '网点已注销' })
    const left = (await rowsOf(cycle)).filter(({ id }) => id !== first.id)
    for (const { final, rank } of left) assert.equal(rank, 1 + left.filter((other) => other.final! > final!).length)
    for (const one of others) assert.lengthOf(await outcomesOfPoint(one), 2)
    assert.lengthOf(await outcomesOfPoint(first), 1)
  })

  test('with open proposals beside them are not put before the leaders', async ({ assert }) => {
    const world = await makeWorld()
    const { cycle } = await calibratedCycle(world)
    const [row] = await rowsOf(cycle)
    const { id } = await db
      .table('evaluation_extras')
      .insert({
        ...{
          evaluation_id: row.id,
          kind: 'veto',
          item: 'false_data',
          reason: '虚报台账',
          state: 'proposed',
          version: 0,
        },
        ...{ state_since: '2026-01-01', created_by_id: world.people.handler.id },
        ...{ created_at: '2026-01-01', updated_at: '2026-01-01' },
      })
      .then(([at]) => ({ id: at }))
    const hand = () => cycleStep(cycle, 'deliberate', world.people.handler)
    await assert.rejects(hand, /extras_open/)
    await db.from('evaluation_extras').where({ id }).update({ state: 'refused' })
    await hand()
    await cycleStep(cycle, 'giveBack', world.people.leader)
    assert.lengthOf(await EvaluationOutcome.query(), 3)
  })
})
