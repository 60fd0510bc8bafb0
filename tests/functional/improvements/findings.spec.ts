import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import config from '#config/improvements'
import { takeConsultationStep } from '#app/activities/consultation_workflow'
import { leaveMoment, standAt } from '#app/core/clock'
import { findProblems } from '#app/improvements/find_problems'
import ImprovementMeasure from '#app/improvements/improvement_measure'
import { dropMeasure } from '#app/improvements/improvement_workflow'
import { proposeMeasures } from '#app/improvements/write_measure'
import type { ProblemRule } from '#app/improvements/problem'
import PointEvaluation from '#app/evaluations/point_evaluation'
import type User from '#app/users/user'
import { rebuildTallies } from '#app/tallies/tally'
import { makeConsultation, pointOf } from '#tests/support/activities'
import { actor } from '#tests/support/applications'
import { makeDesignation } from '#tests/support/designations'
import { likelyCycle, manyDesignations } from '#tests/support/evaluation_reading'
import { aProblem, YEAR } from '#tests/support/improvements'
import { planOfThisYear } from '#tests/support/plans'
import { countQueries } from '#tests/support/queries'
import { complaint } from '#tests/support/ratings'
import { waveIn } from '#tests/support/survey_results'
import { makeWorld, type World } from '#tests/world'

const of = async (year: number, rule: ProblemRule) => (await findProblems(year)).find((one) => one.rule === rule)!
const subjectsOf = async (year: number, rule: ProblemRule) => {
  const { problems } = await of(year, rule)
  return problems.map(({ subject }) => subject)
}

/** 海淀 has a confirmed consultation, 朝阳 none; both are points since the year before, 昌平 since the autumn. */
async function served(world: World) {
  const { haidian, chaoyang, changping } = world.organizations
  const since = (day: string) => ({ recognizedOn: DateTime.fromISO(day), validUntil: DateTime.fromISO('2030-01-01') })
  await makeDesignation(haidian, since(`${YEAR - 1}-03-01`))
  const silent = await makeDesignation(chaoyang, since(`${YEAR - 1}-03-01`))
  await makeDesignation(changping, since(`${YEAR}-09-01`))
  standAt(new Date(`${YEAR}-06-10T04:00:00Z`))
  const entry = await makeConsultation(world)
  await takeConsultationStep('confirm', entry, actor(world.people.principal))
  await makeConsultation(world, { question: '如何查询商标？' })
  standAt(new Date(`${YEAR + 1}-03-02T02:00:00Z`))
  return { silent }
}

test.group('Problems of a year', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('of a house without records: nothing is judged, and nothing is found', async ({ assert }) => {
    await makeWorld()
    const findings = await findProblems(YEAR)
    assert.deepEqual(
      findings.filter(({ isKnown, problems }) => isKnown || problems.length > 0),
      []
    )
  })

  test('a point without a confirmed consultation is found, one of the autumn is not; silent districts are', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const { silent } = await served(world)
    assert.deepEqual(await subjectsOf(YEAR, 'dead_point'), [silent.name])
    const districts = await subjectsOf(YEAR, 'silent_district')
    assert.notInclude(districts, '海淀区')
    assert.include(districts, '朝阳区')
    const before = await of(YEAR - 1, 'dead_point')
    assert.isFalse(before.isKnown)
  })

  test('complaints are counted by point; those that an appeal struck out are not', async ({ assert }) => {
    const world = await makeWorld()
    const { silent } = await served(world)
    standAt(new Date(`${YEAR}-07-01T04:00:00Z`))
    const haidian = await pointOf(world)
    for (let n = 0; n < config.badRatings; n++) await complaint(world, silent)
    for (let n = 0; n < config.badRatings - 1; n++) await complaint(world, haidian)
    const struck = await complaint(world, haidian)
    await struck.merge({ state: 'upheld' }).save()
    standAt(new Date(`${YEAR + 1}-03-02T02:00:00Z`))
    const { problems } = await of(YEAR, 'bad_ratings')
    assert.deepEqual(
      problems.map(({ key, figures }) => [key, figures[0].value]),
      [[`point:${silent.id}`, config.badRatings]]
    )
  })

  test('an evaluation tells of low indicators and failed points once it is announced, not before', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const points = await manyDesignations(world, 16)
    const { cycle, evaluations } = await likelyCycle(world, { points, year: YEAR })
    await evaluations[3].merge({ grade: 'fail' }).save()
    const failed = await PointEvaluation.query()
      .where({ cycleId: cycle.id, grade: 'fail', part: 'rated' })
      .orderBy('number')
    assert.deepEqual(
      await subjectsOf(YEAR, 'failed_point'),
      failed.map(({ name }) => name)
    )
    const low = await of(YEAR, 'low_indicator')
    assert.isTrue(low.isKnown)
    assert.isTrue(low.problems.every(({ figures: [actual] }) => actual.value < config.lowRate))
    await cycle.merge({ state: 'deliberation' }).save()
    for (const rule of ['low_indicator', 'failed_point'] as const) {
      const hidden = await of(YEAR, rule)
      assert.isFalse(hidden.isKnown, rule)
      assert.lengthOf(hidden.problems, 0)
    }
  })

  test('a survey tells of its dimensions once it is published, not before', async ({ assert }) => {
    const world = await makeWorld()
    const { wave } = await waveIn('published', world)
    const told = await of(wave.year, 'low_satisfaction')
    assert.isTrue(told.isKnown)
    assert.isTrue(told.problems.every(({ figures: [actual] }) => actual.value < config.lowSatisfaction))
    await wave.merge({ state: 'reviewed' }).save()
    const hidden = await of(wave.year, 'low_satisfaction')
    assert.isFalse(hidden.isKnown)
  })

  test('targets of the plan are judged as they stood on the last day of the year', async ({ assert }) => {
    const world = await makeWorld()
    await planOfThisYear(world.people)
    await served(world)
    await rebuildTallies()
    const { isKnown, problems } = await of(YEAR, 'missed_target')
    assert.isTrue(isKnown)
    const consultations = problems.find(({ figures }) => figures[0].measure === 'consultations')!
    const [row] = await db.from('consultations').where({ state: 'confirmed' }).count('* as total')
    assert.equal(consultations.figures[0].value, Number(row.total))
    assert.equal(consultations.figures[1].kind, 'wanted')
  })

  test('costs as many statements for many points as for a few', async ({ assert }) => {
    const world = await makeWorld()
    await served(world)
    await findProblems(YEAR)
    const few = await countQueries(() => findProblems(YEAR))
    await manyDesignations(world, 20)
    const many = await countQueries(() => findProblems(YEAR))
    assert.equal(many.length, few.length)
    assert.isBelow(many.length, 20)
  })
})

test.group('Finding problems', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('shows them with their figures, and takes what the handler chose, once', async ({ client, assert }) => {
    const world = await makeWorld()
    const { silent } = await served(world)
    const { handler, head } = world.people
    const page = await client.get(`/improvement-findings?year=${YEAR}`).loginAs(handler)
    for (const words of [`${silent.name}全年没有已确认的咨询服务记录`, '未作判断', '查看来源'])
      page.assertTextIncludes(words)
    const send = (chosen: string[], year: number | string = YEAR) =>
      client
        .post('/improvement-findings')
        .form({ year, ...Object.fromEntries(chosen.map((one, at) => [`chosen[${at}]`, one])) })
        .withCsrfToken()
        .loginAs(handler)
    const nothing = await send([])
    nothing.assertStatus(422)
    const running = await send([`dead_point/point:${silent.id}`], YEAR + 1)
    running.assertStatus(422)
    running.assertTextIncludes('只能查找已经结束的年度')
    await send([`dead_point/point:${silent.id}`, 'dead_point/point:999999', 'silent_district/district:110105'])
    const taken = await ImprovementMeasure.query().orderBy('id')
    assert.deepEqual(
      taken.map(({ subjectKey, state, year, ownerId }) => [subjectKey, state, year, ownerId]),
      [
        [`point:${silent.id}`, 'proposed', YEAR, null],
        ['district:110105', 'proposed', YEAR, null],
      ]
    )
    assert.deepEqual(taken[0].evidence[0].value, 0)
    assert.equal(taken[0].dueOn.toISODate(), `${YEAR + 1}-${config.dueDay}`)
    const entries = await db.from('audit_entries').where('action', 'improvement_measure.proposed')
    assert.lengthOf(entries, 2)
    await dropMeasure(taken[0], actor(head), { reason: '单位已经搬迁。', version: taken[0].version })
    await send([`dead_point/point:${silent.id}`])
    assert.lengthOf(await ImprovementMeasure.all(), 2)
    const again = await client.get(`/improvement-findings?year=${YEAR}`).loginAs(handler)
    again.assertTextIncludes('已列入')
  })

  test('is refused to everybody else; the leader looks at what is found', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const others: User[] = [
      people.leader,
      people.haidianReviewer,
      people.operator,
      people.administrator,
      people.experts[0],
    ]
    for (const user of others) {
      const page = await client.get('/improvement-findings').loginAs(user)
      page.assertStatus(user.isBureau ? 200 : 403)
      assert.notInclude(page.text(), 'chosen[]')
      const sent = await client
        .post('/improvement-findings')
        .form({ 'year': YEAR, 'chosen[0]': 'dead_point/point:1' })
        .withCsrfToken()
        .loginAs(user)
      sent.assertStatus(403)
    }
  })

  test('of two years finds the same subject twice, of one year once', async ({ assert }) => {
    const { people } = await makeWorld()
    const problem = aProblem()
    const by = actor(people.handler)
    for (const year of [YEAR, YEAR, YEAR - 1]) await proposeMeasures(year, [problem], by)
    assert.lengthOf(await ImprovementMeasure.all(), 2)
  })
})
