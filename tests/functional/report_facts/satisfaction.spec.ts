import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { annexSurvey } from '#app/report_facts/chapter_annex_survey'
import { satisfaction } from '#app/report_facts/chapter_satisfaction'
import SurveyResult from '#app/survey_results/survey_result'
import SurveyResultRow from '#app/survey_results/survey_result_row'
import { countQueries } from '#tests/support/queries'
import { waveIn } from '#tests/support/survey_results'
import { toldChapters } from '#tests/support/told_chapters'
import { makeWorld } from '#tests/world'

const YEAR = 2026
const POINTS: Record<string, number> = { 5: 100, 4: 80, 3: 60, 2: 30, 1: 0 }
/** §4: weight, items. */
const DIMENSIONS: Record<string, [number, string[]]> = {
  access: [15, ['q1', 'q2']],
  service: [20, ['q3', 'q4']],
  expertise: [25, ['q5', 'q6']],
  resources: [15, ['q7', 'q8']],
  public_good: [10, ['q9']],
  effect: [15, ['q10']],
}

type Answers = Record<string, string>

/** What people answered, straight from the table. */
async function answersIn(waveId: number) {
  const rows = await db
    .from('survey_answers')
    .leftJoin('designations', 'designations.id', 'survey_answers.designation_id')
    .where('wave_id', waveId)
    .whereNull('excluded_as')
    .select('answers', 'host_type', 'channel')
  return rows.map((row) => ({
    ...{ type: (row.host_type ?? 'none') as string, channel: row.channel as string },
    answers: (typeof row.answers === 'string' ? JSON.parse(row.answers) : row.answers) as Answers,
  }))
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const itemMean = (all: Answers[], id: string) => mean(all.flatMap((one) => POINTS[one[id]] ?? []))
const dimension = (all: Answers[], id: string) => mean(DIMENSIONS[id][1].map((item) => itemMean(all, item)))
const index = (all: Answers[]) =>
  Object.keys(DIMENSIONS).reduce((sum, id) => sum + DIMENSIONS[id][0] * dimension(all, id), 0) / 100

test.group('Chapter six: the survey', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('tells what people answered, whole and by dimension, group and type', async ({ assert }) => {
    const { wave, result } = await waveIn('published', await makeWorld())
    const told = await toldChapters(YEAR, satisfaction, annexSurvey)
    assert.deepEqual(told.faults, [])
    assert.deepEqual(told.numbers, ['table 11', 'chart 6', 'table 12', 'chart 7'])
    const given = await answersIn(wave.id)
    const all = given.map(({ answers }) => answers)
    assert.equal(told.value('satisfaction.answers'), all.length)
    assert.closeTo(told.value('satisfaction.index')!, index(all), 0.0051)
    for (const id of Object.keys(DIMENSIONS))
      assert.closeTo(told.value(`satisfaction.dimension.${id}`)!, dimension(all, id), 0.0051, id)
    const share = (levels: string, of = all) =>
      (100 * of.filter(({ q11 }) => levels.includes(q11)).length) / of.filter(({ q11 }) => q11 in POINTS).length
    assert.closeTo(told.value('satisfaction.praise')!, share('543'), 0.0051)
    assert.closeTo(told.value('satisfaction.top_two')!, share('54'), 0.0051)
    for (const level of ['5', '4', '3', '2', '1'])
      assert.closeTo(told.value(`satisfaction.overall.share${level}`)!, share(level), 0.051)
    const groups = told.facts.filter(({ key }) => /^satisfaction\.group\.\w+\.n$/.test(key))
    assert.isAbove(groups.length, 1)
    for (const { key, value } of groups) {
      const own = all.filter(({ q16 }) => q16 === key.split('.')[2])
      assert.equal(value, own.length)
      assert.closeTo(told.value(key.replace(/n$/, 'index'))!, index(own), 0.0051, key)
    }
    const types = told.facts.filter(({ key }) => /^satisfaction\.type\.\w+\.n$/.test(key))
    assert.isAbove(types.length, 1)
    for (const { key, value } of types) {
      const own = given.filter(({ type }) => type === key.split('.')[2]).map(({ answers }) => answers)
      assert.equal(value, own.length)
      assert.closeTo(told.value(key.replace(/n$/, 'index'))!, index(own), 0.0051, key)
    }
    assert.equal(told.value('satisfaction.weighted'), Math.round(result.city!.indices.weighted! * 100) / 100)
    assert.include(told.text, '问卷、样本和计算方法见附件3')
  })

  test('names the sample and every level of every item in its annex', async ({ assert }) => {
    const { wave } = await waveIn('published', await makeWorld())
    const told = await toldChapters(YEAR, satisfaction, annexSurvey)
    const given = await answersIn(wave.id)
    const letters = await db
      .from('survey_invitations')
      .where({ wave_id: wave.id })
      .where('letters', '>', 0)
      .count('* as n')
    const returned = await db.from('survey_answers').where({ wave_id: wave.id, channel: 'link' }).count('* as n')
    assert.equal(told.value('annex_survey.sent'), Number(letters[0].n))
    assert.equal(told.value('annex_survey.returned'), Number(returned[0].n))
    assert.equal(told.value('annex_survey.open_valid'), given.filter(({ channel }) => channel === 'open').length)
    assert.closeTo(told.value('annex_survey.response_rate')!, (100 * returned[0].n) / letters[0].n, 0.051)
    for (const id of ['q1', 'q6', 'q10']) {
      for (const level of ['5', '3', '1']) {
        const { length } = given.filter(({ answers }) => answers[id] === level)
        assert.equal(told.value(`annex_survey.item.${id}.level${level}`), length, `${id} ${level}`)
      }
    }
    assert.deepEqual(
      told.table('annex_survey.scale').map(([, points]) => points),
      ['100', '80', '60', '30', '0']
    )
    assert.equal(told.value('annex_survey.weight.expertise'), 25)
  })

  test('reads published lines only: not a hidden type, group or point, in no number and no name', async ({
    assert,
  }) => {
    const { result } = await waveIn('published', await makeWorld())
    const hidden = await SurveyResultRow.query().where('resultId', result.id).whereNot('shownTo', 'public')
    assert.isNotEmpty(hidden)
    const told = await toldChapters(YEAR, satisfaction, annexSurvey)
    const keys = told.facts.map(({ key }) => key)
    for (const { key } of hidden) {
      const [kind, one, other] = key.split(':')
      const fact = kind === 'type' ? `satisfaction.type.${one}.` : `satisfaction.group.${other}.`
      if (kind === 'type' || (kind === 'background' && one === 'q16'))
        assert.isFalse(
          keys.some((own) => own.startsWith(fact)),
          key
        )
    }
    const shown = await SurveyResultRow.query().where({ resultId: result.id, kind: 'point', shownTo: 'public' })
    assert.equal(told.value('satisfaction.points'), shown.filter(({ figures }) => figures).length)
  })

  for (const state of ['calculated', 'reviewed'] as const) {
    test(`says of a wave that is ${state} only that it is not published`, async ({ assert }) => {
      await waveIn(state, await makeWorld())
      const told = await toldChapters(YEAR, satisfaction, annexSurvey)
      assert.isEmpty(told.facts)
      assert.deepEqual(told.faults, [])
      assert.deepEqual(told.missing[0], { about: '满意度调查结果', why: 'not_published' })
      assert.include(told.text, '结果尚未发布')
    })
  }

  test('says of too few answers that they are too few', async ({ assert }) => {
    await waveIn('published', await makeWorld(), { size: () => 1 })
    const told = await toldChapters(YEAR, satisfaction, annexSurvey)
    assert.deepEqual(told.missing[0].why, 'too_few')
    assert.isEmpty(told.facts)
    assert.include(told.text, '未达到公布标准')
  })

  test('compares with the year before only what was asked and scored alike', async ({ assert }) => {
    const world = await makeWorld()
    const before = await waveIn('published', world, { seed: 9, name: '上一年度满意度调查' })
    await before.wave.merge({ year: YEAR - 1 }).save()
    await waveIn('published', world)
    const told = await toldChapters(YEAR, satisfaction, annexSurvey)
    const last = (await answersIn(before.wave.id)).map(({ answers }) => answers)
    assert.closeTo(told.previous('satisfaction.index')!, index(last), 0.0051)
    assert.match(told.text, /同比(增长|下降)/)
    await SurveyResult.query().where('id', before.result.id).update({ level_map: 'linear' })
    const other = await toldChapters(YEAR, satisfaction, annexSurvey)
    assert.isNull(other.previous('satisfaction.index'))
    assert.include(other.text, '口径变化，不作同比')
    assert.notMatch(other.text, /同比(增长|下降)/)
  })

  test('costs a few statements, however many points were rated', async ({ assert }) => {
    await waveIn('published', await makeWorld())
    const statements = await countQueries(() => satisfaction.gather(YEAR))
    assert.isBelow(statements.length, 9)
  })

  test('of nothing says that there is nothing', async ({ assert }) => {
    const told = await toldChapters(YEAR, satisfaction, annexSurvey)
    assert.isEmpty(told.facts)
    assert.deepEqual(told.faults, [])
    assert.include(told.text, '系统中没有2026年度满意度调查的记录')
    assert.deepEqual(told.numbers, ['table 11', 'chart 6', 'table 12', 'chart 7'])
  })
})
