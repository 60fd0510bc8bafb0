import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { leaveMoment, standAt } from '#app/core/clock'
import ImprovementMeasure from '#app/improvements/improvement_measure'
import { acceptMeasure } from '#app/improvements/improvement_workflow'
import { problems } from '#app/report_facts/chapter_problems'
import type User from '#app/users/user'
import { actor } from '#tests/support/applications'
import { raisedMeasure, YEAR } from '#tests/support/improvements'
import { makeWorld, type World } from '#tests/world'

const TYPED = {
  ...{
    year: YEAR,
    subject: '朝阳区',
    raisedBecause: '走访企业时多家反映检索平台不好找。',
    sourcePath: '/consultations',
  },
  ...{ problem: '检索平台入口不好找', measure: '在网点首页统一设置检索平台入口', partner: '市知识产权保护中心' },
  ...{ dueOn: `${YEAR + 1}-09-30`, success: '各网点首页都有入口' },
}

test.group('A measure that no rule found', (group) => {
  let world: World
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    standAt(new Date(`${YEAR + 1}-03-02T02:00:00Z`))
    world = await makeWorld()
  })
  group.each.teardown(() => leaveMoment())

  const raise = (client: ApiClient, user: User, typed: object = {}) =>
    client
      .post('/improvements')
      .form({ ...TYPED, owner: `person-${world.people.handler.id}`, ...typed })
      .withCsrfToken()
      .loginAs(user)

  test('is raised with its reason, by the handler or the head, and waits to be accepted', async ({
    client,
    assert,
  }) => {
    const { handler, head } = world.people
    const list = await client.get('/improvements').loginAs(handler)
    list.assertTextIncludes('人工提出')
    await client
      .get('/improvements/create')
      .loginAs(handler)
      .then((page) => page.assertTextIncludes('由来'))
    const made = await raise(client, handler)
    made.assertTextIncludes('已提出，待处负责人审定')
    made.assertTextIncludes('走访企业时多家反映检索平台不好找。')
    await raise(client, head, { sourcePath: '' })
    const rows = await ImprovementMeasure.query().orderBy('id')
    assert.deepEqual(
      rows.map(({ rule, state, year, subjectName, sourcePath, createdById }) => [
        ...[rule, state, year, subjectName, sourcePath, createdById],
      ]),
      [
        ['by_hand', 'proposed', YEAR, '朝阳区', '/consultations', handler.id],
        ['by_hand', 'proposed', YEAR, '朝阳区', '', head.id],
      ]
    )
    const [entry] = await db.from('audit_entries').where({ action: 'improvement_measure.raised' }).orderBy('seq')
    assert.equal(JSON.parse(entry.details).opinion, TYPED.raisedBecause)
    const own = await client.get('/home').loginAs(head)
    own.assertTextIncludes(TYPED.measure)
    const found = await client.get('/improvements?rule=by_hand').loginAs(head)
    found.assertTextIncludes(TYPED.measure)
    await acceptMeasure(rows[0], actor(head), { version: rows[0].version })
    assert.equal(rows[0].state, 'accepted')
  })

  test('is refused without reason, of a year to come, with a page elsewhere, and to everybody else', async ({
    client,
    assert,
  }) => {
    const { people } = world
    for (const typed of [
      ...[{ raisedBecause: '' }, { raisedBecause: '无' }, { subject: '' }, { year: YEAR + 2 }, { year: 'x' }],
      ...[{ sourcePath: '//evil.example/x' }, { owner: '' }, { owner: 'person-999999' }, { dueOn: '' }],
      ...[{ problem: '' }, { measure: '' }, { success: '' }],
    ]) {
      const refused = await raise(client, people.handler, typed)
      assert.equal(refused.status(), 422, JSON.stringify(typed))
      refused.assertTextIncludes(TYPED.partner)
    }
    for (const user of [people.leader, people.haidianReviewer, people.operator, people.administrator]) {
      const refused = await raise(client, user)
      refused.assertStatus(403)
      const page = await client.get('/improvements/create').loginAs(user)
      page.assertStatus(403)
    }
    assert.lengthOf(await ImprovementMeasure.all(), 0)
  })

  test('is told of in the report of its year once it is accepted', async ({ assert }) => {
    const { head } = world.people
    const measure = await raisedMeasure(world)
    const told = async () => {
      const gathered = await problems.gather(YEAR)
      const [words] = problems.write(YEAR, gathered)
      const { value } = gathered.facts.find(({ key }) => key === 'problems.by_hand')!
      return { value, text: 'text' in words ? words.text : '', lines: gathered.lists.problems.length }
    }
    const before = await told()
    assert.deepEqual([before.value, before.lines], [null, 0])
    assert.include(before.text, '表17无内容')
    await acceptMeasure(measure, actor(head), { version: measure.version })
    const after = await told()
    assert.deepEqual([after.value, after.lines], [1, 1])
    assert.include(after.text, '另有人工提出并列入举措的问题{problems.by_hand}')
  })
})
