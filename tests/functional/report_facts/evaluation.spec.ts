import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { indicatorsOf, type IndicatorContent } from '#app/indicators/indicator_content'
import { standardContent } from '#app/indicators/standard_content'
import { evaluation } from '#app/report_facts/chapter_evaluation'
import { likelyCycle, manyDesignations } from '#tests/support/evaluation_reading'
import { countQueries } from '#tests/support/queries'
import { toldChapters } from '#tests/support/told_chapters'
import { makeWorld } from '#tests/world'

const YEAR = 2025

/** How many points of a year have what, straight from the table. */
async function countOf(cycle: { id: number }, where: Record<string, unknown>) {
  const [row] = await db
    .from('point_evaluations')
    .where({ cycle_id: cycle.id, ...where })
    .count('* as total')
  return Number(row.total)
}

/** 得分率 of a group: what all its lines gave of what they could have given. */
async function rateOf(cycle: { id: number }, content: IndicatorContent, group: string) {
  const rows = await db
    .from('evaluation_outcomes')
    .join('point_evaluations', 'point_evaluations.id', 'evaluation_outcomes.evaluation_id')
    .where({ 'cycle_id': cycle.id, 'is_current': true, 'point_evaluations.part': 'rated' })
    .select('evaluation_outcomes.lines', 'variant')
  const ids = content.groups.find(({ id }) => id === group)!.indicators.map(({ id }) => id)
  let [score, weight] = [0, 0]
  for (const { lines, variant } of rows) {
    const given = typeof lines === 'string' ? JSON.parse(lines) : lines
    for (const id of ids) {
      score += given[id].hundredths / 100
      weight += indicatorsOf(content).find((one) => one.id === id)!.points[variant]
    }
  }
  return (100 * score) / weight
}

test.group('Chapter seven: the evaluation', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('tells grades, their shares and the rates of every group as the tables have them', async ({ assert }) => {
    const world = await makeWorld()
    const points = await manyDesignations(world, 16)
    await likelyCycle(world, { points: points.slice(0, 12), year: YEAR - 1 })
    const { cycle, evaluations } = await likelyCycle(world, { points, year: YEAR })
    await evaluations[0].merge({ part: 'no_grade', grade: null }).save()
    for (const at of [9, 4]) await evaluations[at].merge({ grade: 'excellent' }).save()
    const told = await toldChapters(YEAR, evaluation)
    assert.deepEqual(told.faults, [])
    assert.deepEqual(told.numbers, ['table 13', 'table 14', 'chart 8'])
    assert.equal(told.value('evaluation.points'), 16)
    assert.equal(told.previous('evaluation.points'), 12)
    assert.equal(told.value('evaluation.part.no_grade'), 1)
    for (const grade of ['excellent', 'good', 'pass', 'fail']) {
      const total = await countOf(cycle, { part: 'rated', grade })
      assert.equal(told.value(`evaluation.grade.${grade}`), total, grade)
      assert.closeTo(told.value(`evaluation.share.${grade}`)!, (100 * total) / 15, 0.051, grade)
    }
    const { indicatorVersion } = await EvaluationCycle.query()
      .where('id', cycle.id)
      .preload('indicatorVersion')
      .firstOrFail()
    for (const { id } of indicatorVersion.content.groups)
      assert.closeTo(told.value(`evaluation.rate.${id}`)!, await rateOf(cycle, indicatorVersion.content, id), 0.051, id)
    assert.lengthOf(told.table('evaluation.rates'), indicatorVersion.content.groups.length)
    const excellent = await PointEvaluation.query().where({ cycleId: cycle.id, grade: 'excellent' }).orderBy('number')
    assert.deepEqual(
      told.table('evaluation.excellent').map(([name]) => name),
      excellent.map(({ name }) => name)
    )
  })

  test('compares the rate of a group with the year before only where its indicators are the same', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const points = await manyDesignations(world, 12)
    const [first, ...groups] = standardContent.groups
    const renamed = { ...first, name: { zh: '基础条件', en: 'Basics' } }
    const content = { ...standardContent, groups: [renamed, ...groups] }
    await likelyCycle(world, { points, year: YEAR - 1, content })
    await likelyCycle(world, { points, year: YEAR })
    const told = await toldChapters(YEAR, evaluation)
    assert.isNull(told.previous(`evaluation.rate.${first.id}`))
    for (const { id } of groups) assert.isNotNull(told.previous(`evaluation.rate.${id}`), id)
  })

  for (const state of ['scoring', 'calibrated', 'deliberation'] as const) {
    test(`of a cycle in ${state} tells no grade, no name and no rate`, async ({ assert }) => {
      const world = await makeWorld()
      const { evaluations } = await likelyCycle(world, { points: await manyDesignations(world, 11), year: YEAR, state })
      const told = await toldChapters(YEAR, evaluation)
      assert.isEmpty(told.facts)
      assert.deepEqual(told.faults, [])
      assert.deepEqual(told.missing, [{ about: '年度效能评估结果', why: 'not_finished' }])
      const everything = JSON.stringify(told.chapters)
      assert.isFalse(evaluations.some(({ name }) => everything.includes(name)))
      assert.deepEqual(told.numbers, ['table 13', 'table 14', 'chart 8'])
    })
  }

  test('of a year on notice says that it may change; of the year before nothing unless it was announced', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const points = await manyDesignations(world, 12)
    await likelyCycle(world, { points, year: YEAR - 1, state: 'deliberation' })
    await likelyCycle(world, { points, year: YEAR, state: 'public_notice' })
    const told = await toldChapters(YEAR, evaluation)
    assert.include(told.text, '评估结果处于公示期')
    assert.isTrue(told.facts.every(({ previous }) => previous === null))
    assert.isNotNull(told.value('evaluation.points'))
  })

  test('of few points tells grades and no mean', async ({ assert }) => {
    const world = await makeWorld()
    await likelyCycle(world, { points: await manyDesignations(world, 4), year: YEAR })
    const told = await toldChapters(YEAR, evaluation)
    assert.deepEqual(told.faults, [])
    assert.equal(told.value('evaluation.points'), 4)
    assert.isFalse(told.facts.some(({ key }) => key.startsWith('evaluation.rate.')))
    assert.deepEqual(told.missing, [{ about: '一级指标平均得分率', why: 'too_few' }])
    assert.include(told.text, '网点数量较少，不计算')
  })

  test('costs a few statements, however many points took part', async ({ assert }) => {
    const world = await makeWorld()
    await likelyCycle(world, { points: await manyDesignations(world, 14), year: YEAR })
    const statements = await countQueries(() => evaluation.gather(YEAR))
    assert.isBelow(statements.length, 8)
  })

  test('of nothing says that there is nothing', async ({ assert }) => {
    const told = await toldChapters(YEAR, evaluation)
    assert.isEmpty(told.facts)
    assert.deepEqual(told.faults, [])
    assert.include(told.text, '系统中没有2025年度网点效能评估的记录')
  })
})
