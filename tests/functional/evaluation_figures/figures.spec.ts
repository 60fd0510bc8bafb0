import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import { valueOf } from '#app/evaluation_figures/calculate_figure'
import { definitionOf, figureDefinitions, figureKeys } from '#app/evaluation_figures/figure_definitions'
import { figureProvider } from '#app/evaluation_figures/figure_provider'
import { figuresOf, rowsOf } from '#app/evaluation_figures/figures_of'
import {
  consultationRow,
  evaluatedPoints,
  frozenYear,
  insertRows,
  randomYear,
  seldomRecords,
} from '#tests/support/evaluation_figures'
import { countQueries } from '#tests/support/queries'
import { waveIn } from '#tests/support/survey_results'
import { makeWorld } from '#tests/world'

test.group('Figures of a point and a year', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-11-23T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  for (const seed of [1, 2, 3]) {
    test(`say what a person would count in the ledgers (seed ${seed})`, async ({ assert }) => {
      const world = await makeWorld()
      const points = await evaluatedPoints(world, 4)
      const expected = await randomYear(world, points, seed)
      const figures = await figuresOf([...expected.keys()], 2025)
      for (const [id, counted] of expected) {
        for (const [key, value] of Object.entries(counted)) {
          assert.strictEqual(figures.get(id)![key].value, value, `${key} of ${id}`)
        }
      }
    })
  }

  test('say what happened seldom, and what is not known', async ({ assert }) => {
    const world = await makeWorld()
    const [point, other] = await evaluatedPoints(world, 1)
    const expected = await seldomRecords(world, point)
    const figures = await figuresOf([point.id, other.id], 2025)
    for (const [key, value] of Object.entries(expected)) {
      assert.strictEqual(figures.get(point.id)![key].value, value, key)
    }
    const nothing = figures.get(other.id)!
    assert.deepEqual([nothing.consultations.value, nothing.small_share.value], [0, null])
    const notes = ['small_share', 'misuse', 'visits', 'satisfaction', 'opening_hours']
    assert.deepEqual(
      notes.map((key) => nothing[key].note),
      ['no_rows', 'not_recorded', 'not_reported', 'not_published', 'not_recorded']
    )
  })

  test('every figure is what its rows add up to, and the hash follows the rows', async ({ assert }) => {
    const world = await makeWorld()
    const points = await evaluatedPoints(world, 2)
    await randomYear(world, points, 7)
    await seldomRecords(world, points[0])
    const figures = await figuresOf(
      points.map(({ id }) => id),
      2025
    )
    for (const { id } of points) {
      for (const definition of figureDefinitions) {
        const rows = await rowsOf(id, 2025, definition.key)
        const figure = figures.get(id)![definition.key]
        assert.strictEqual(figure.value, valueOf(definition, rows), definition.key)
        assert.equal(figure.rowsCount, rows.length, definition.key)
      }
    }
    const again = await figuresOf([points[0].id], 2025)
    assert.deepEqual(again.get(points[0].id), figures.get(points[0].id))

    const before = figures.get(points[0].id)!.consultations.rowsHash
    const [row] = await rowsOf(points[0].id, 2025, 'consultations')
    await db.from('consultations').where('id', Number(row.id)).update({ served_on: '2025-11-11' })
    const after = (await figuresOf([points[0].id], 2025)).get(points[0].id)!.consultations
    assert.notEqual(after.rowsHash, before)
    assert.equal(after.value, figures.get(points[0].id)!.consultations.value)
  })

  test('need as many statements for eighty points as for two', async ({ assert }) => {
    const world = await makeWorld()
    const points = await evaluatedPoints(world, 79)
    await insertRows(
      'consultations',
      points.map((point) => consultationRow(point, world.people.operator.id))
    )
    const ids = points.map(({ id }) => id)
    const [few, many] = [
      await countQueries(() => figuresOf(ids.slice(0, 2), 2025)),
      await countQueries(() => figuresOf(ids, 2025)),
    ]
    assert.equal(many.length, few.length)
    assert.isBelow(many.length, 30)
  })

  test('tell of a survey what its published result shows, and nothing of a point with few answers', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const { points } = await waveIn('published', world)
    const ids = points.map(({ id }) => id)
    const figures = await figuresOf(ids, 2026, ['satisfaction', 'satisfaction_of_type'])
    const rows = await db.from('survey_result_rows').where('kind', 'point')
    assert.isAbove(rows.length, 5)
    for (const { designation_id: id, figures: kept, n } of rows) {
      const { satisfaction } = figures.get(id)!
      const index = kept === null ? null : (typeof kept === 'string' ? JSON.parse(kept) : kept).index
      assert.equal(satisfaction.n, n)
      assert.equal(satisfaction.value, index === null ? null : Math.round(index * 100) / 100)
      if (n < 30) assert.equal(satisfaction.note, 'few_answers')
    }
    const hidden = rows.find(({ n }) => n < 10)
    assert.isNull(figures.get(hidden.designation_id)!.satisfaction.value)
    /** Answers about no point are a type of their own. */
    const types = await db.from('survey_result_rows').where({ kind: 'type', shown_to: 'public' })
    const ofTypes = points.filter(({ hostType }) => types.some((type) => type.host_type === hostType))
    assert.isNotEmpty(ofTypes)
    for (const { id } of ofTypes) assert.isNumber(figures.get(id)!.satisfaction_of_type.value)
    const [line] = await rowsOf(ofTypes[0].id, 2026, 'satisfaction')
    assert.equal(line.type, 'survey_result_row')
  })

  test('are provided to the indicators for every point of a year, as they count', async ({ assert }) => {
    const world = await makeWorld()
    const points = await evaluatedPoints(world, 2)
    await seldomRecords(world, points[0])
    await frozenYear(world, [points[0]])
    const provided = await figureProvider(2025)
    assert.sameMembers(
      provided.map(({ id }) => id),
      points.map(({ id }) => id)
    )
    const first = provided.find(({ id }) => id === points[0].id)!
    assert.deepInclude(first, { name: '燕麓大学图书馆', hostType: 'university' })
    assert.sameMembers(Object.keys(first.figures), figureKeys)
    assert.deepEqual([first.figures.consultations, first.figures.satisfaction], [2, null])
    assert.deepEqual(first.figures.small_share, { part: 2, whole: 2 })
    assert.isEmpty(await figureProvider(2022))
    assert.isUndefined(definitionOf('nonsense'))
  })
})
