import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import FigureFreeze, { FrozenFigure } from '#app/evaluation_figures/figure_freeze'
import { freezeFigures, liftFreeze } from '#app/evaluation_figures/figure_freeze_workflow'
import FigureOverride from '#app/evaluation_figures/figure_override'
import { ruleOnOverride } from '#app/evaluation_figures/figure_override_workflow'
import { reportFigures } from '#app/evaluation_figures/report_figures'
import ReportedFigure from '#app/evaluation_figures/reported_figure'
import { runFreeze } from '#app/evaluation_figures/run_freeze'
import { standingsOf } from '#app/evaluation_figures/standings'
import { changedFigures } from '#app/evaluation_figures/verify_figures'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import {
  consultationRow,
  evaluatedPoints,
  frozenYear,
  insertRows,
  proposed,
  seldomRecords,
} from '#tests/support/evaluation_figures'
import { emptyTables } from '#tests/support/empty_tables'
import { pdf } from '#tests/support/files'
import { textsTo } from '#tests/support/notices'
import { makeWorld, type World } from '#tests/world'

/** 海淀's point with two consultations of 2025. */
async function twoConsultations(world: World) {
  const [point] = await evaluatedPoints(world)
  const by = world.people.operator.id
  await insertRows('consultations', [consultationRow(point, by), consultationRow(point, by)])
  return point
}

async function standing(id: number, key = 'consultations') {
  return (await standingsOf([id], 2025, { keys: [key] })).get(id)!.figures[key]
}

test.group('Other values', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-11-23T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  test('a handler proposes one with reason and evidence, the head agrees, both values are shown', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const point = await twoConsultations(world)
    const path = `/evaluation-figures/points/${point.id}/consultations`
    await client
      .post(`${path}/overrides`)
      .file('evidence', pdf(), { filename: '纸质台账.pdf' })
      .fields({ year: 2025, value: '45', reason: '补录纸质台账。' })
      .withCsrfToken()
      .loginAs(people.handler)
      .redirects(0)
    const override = await FigureOverride.firstOrFail()
    assert.deepEqual([override.state, override.systemValue, override.value], ['proposed', 2, 45])
    assert.equal((await standing(point.id)).value, 2)
    const home = await client.get('/home').loginAs(people.head)
    home.assertTextIncludes('咨询次数')
    await drainOutbox()
    assert.include(JSON.stringify(await textsTo(people.principal)), '提出了核定值')

    await client
      .post(`/evaluation-figures/overrides/${override.id}/steps`)
      .form({ step: 'confirm', version: override.version })
      .withCsrfToken()
      .loginAs(people.head)
    const { value, system } = await standing(point.id)
    assert.deepEqual([value, system.value], [45, 2])
    const entry = await db.from('audit_entries').where('action', 'figure_override.confirmed').firstOrFail()
    assert.equal(entry.actor_id, people.head.id)
    assert.lengthOf(await db.from('approvals').where({ subject_type: 'figure_override', decision: 'confirm' }), 1)
    const page = await client.get(`${path}?year=2025`).loginAs(people.operator)
    for (const text of ['45', '系统值', '补录纸质台账', '纸质台账.pdf']) page.assertTextIncludes(text)
    const { id: fileId } = await db.from('attachments').where('subject_type', 'figure_override').firstOrFail()
    const file = await client.get(`/attachments/${fileId}`).loginAs(people.chaoyangPrincipal)
    file.assertStatus(404)
  })

  test('reason and evidence are asked for at their fields, and what was typed is kept', async ({ client, assert }) => {
    const world = await makeWorld()
    const point = await twoConsultations(world)
    const path = `/evaluation-figures/points/${point.id}/consultations/overrides`
    const send = (form: object) =>
      client
        .post(path)
        .form({ year: 2025, ...form })
        .withCsrfToken()
        .loginAs(world.people.handler)
    const silent = await send({ value: '45', reason: '' })
    silent.assertStatus(422)
    const bare = await send({ value: '45', reason: '补录纸质台账。' })
    bare.assertStatus(422)
    bare.assertTextIncludes('请上传依据材料')
    bare.assertTextIncludes('补录纸质台账')
    const negative = await send({ value: '-1', reason: '补录纸质台账。' })
    negative.assertStatus(422)
    const beyond = await client
      .post(`/evaluation-figures/points/${point.id}/small_share/overrides`)
      .form({ year: 2025, value: '100.01', reason: '补录纸质台账。' })
      .withCsrfToken()
      .loginAs(world.people.handler)
    beyond.assertStatus(422)
    const coming = await send({ year: 2027, value: '45', reason: '补录纸质台账。' })
    coming.assertStatus(422)
    assert.isNull(await FigureOverride.first())
  })

  test('nobody but a handler proposes, nobody but a head decides, and not on what is the own', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const point = await twoConsultations(world)
    const path = `/evaluation-figures/points/${point.id}/consultations/overrides`
    for (const [user, status] of [
      [people.principal, 403],
      [people.haidianReviewer, 403],
      [people.chaoyangPrincipal, 404],
    ] as const) {
      const refused = await client.post(path).form({ value: '1', reason: '理由在此' }).withCsrfToken().loginAs(user)
      refused.assertStatus(status)
    }
    const override = await proposed(world, point)
    const confirm = { step: 'confirm', version: override.version }
    const steps = `/evaluation-figures/overrides/${override.id}/steps`
    const handler = await client.post(steps).form(confirm).withCsrfToken().loginAs(people.handler)
    handler.assertStatus(403)
    for (const [user, form, status] of [
      [people.principal, confirm, 403],
      [people.haidianReviewer, confirm, 403],
      [people.chaoyangPrincipal, confirm, 404],
      [people.head, { ...confirm, step: 'withdraw', opinion: '不予采用。' }, 403],
      [people.head, { ...confirm, version: override.version + 1 }, 409],
      [people.head, { ...confirm, step: 'publish' }, 422],
    ] as const) {
      const refused = await client.post(steps).form(form).withCsrfToken().loginAs(user)
      refused.assertStatus(status)
    }
    assert.equal((await override.refresh()).state, 'proposed')
    await assert.rejects(() => ruleOnOverride('confirm', override, actor(people.handler), {}), /own_proposal/)
  })

  test('there is one at a time; it can be refused or taken back, and the system value counts again', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const point = await twoConsultations(world)
    const first = await proposed(world, point)
    await assert.rejects(() => proposed(world, point), /override_there/)
    const step = (override: FigureOverride, form: object, user = people.head) =>
      client
        .post(`/evaluation-figures/overrides/${override.id}/steps`)
        .form({ version: override.version, ...form })
        .withCsrfToken()
        .loginAs(user)
    const silent = await step(first, { step: 'refuse' })
    silent.assertStatus(422)
    await step(first, { step: 'refuse', opinion: '依据不足。' })
    assert.equal((await FigureOverride.findOrFail(first.id)).state, 'refused')

    const second = await proposed(world, point)
    await ruleOnOverride('confirm', second, actor(people.head), {})
    assert.equal((await standing(point.id)).value, 45)
    await second.refresh()
    const late = await step(second, { step: 'confirm' })
    late.assertStatus(409)
    await step(second, { step: 'withdraw', opinion: '已补录台账。' }, people.handler)
    assert.equal((await standing(point.id)).value, 2)
    const page = await client
      .get(`/evaluation-figures/points/${point.id}/consultations?year=2025`)
      .loginAs(people.handler)
    for (const text of ['依据不足', '已补录台账', '核定已撤回']) page.assertTextIncludes(text)
  })

  test('the unit comments, and who handles it is told', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const point = await twoConsultations(world)
    const override = await proposed(world, point)
    const comment = (user: World['people']['handler'], opinion: string) =>
      client
        .post(`/evaluation-figures/overrides/${override.id}/comments`)
        .form({ opinion })
        .withCsrfToken()
        .loginAs(user)
    const empty = await comment(people.principal, '')
    empty.assertStatus(422)
    const foreign = await comment(people.chaoyangPrincipal, '不该看到')
    foreign.assertStatus(404)
    const official = await comment(people.haidianReviewer, '不该意见')
    official.assertStatus(403)
    await comment(people.principal, '另有六次咨询未计入。')
    await drainOutbox()
    assert.include(JSON.stringify(await textsTo(people.handler)), '另有六次咨询未计入')
    const page = await client.get(override.path).loginAs(people.head)
    page.assertTextIncludes('另有六次咨询未计入')
    await ruleOnOverride('refuse', override, actor(people.head), { opinion: '依据不足。' })
    const late = await comment(people.principal, '为时已晚。')
    late.assertStatus(409)
    assert.lengthOf(await db.from('audit_entries').where('action', 'figure_override.commented'), 1)
  })
})

test.group('What a point reports itself', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-11-23T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  const fields = {
    'year': 2025,
    'reported[visits][value]': '1200',
    'reported[visits][note]': '网站统计',
    'reported[funds][value]': '36.5',
  }

  test('is filled in by its people, marked as such, and taken back when left empty', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const [point] = await evaluatedPoints(world)
    const save = (form: object, user = people.operator) =>
      client.put(`/evaluation-figures/points/${point.id}/reported`).form(form).withCsrfToken().loginAs(user)
    await save(fields)
    assert.deepEqual(
      [(await standing(point.id, 'visits')).value, (await standing(point.id, 'funds')).value],
      [1200, 36.5]
    )
    assert.equal((await standing(point.id, 'staff')).system.note, 'not_reported')
    const page = await client.get(`/evaluation-figures/points/${point.id}?year=2025`).loginAs(people.handler)
    page.assertTextIncludes('自行填报')
    const wrong = await save({ ...fields, 'reported[visits][value]': '许多' })
    wrong.assertStatus(422)
    const coming = await save({ ...fields, year: 2027 })
    coming.assertStatus(422)
    const official = await save(fields, people.handler)
    official.assertStatus(403)
    const foreign = await save(fields, people.chaoyangPrincipal)
    foreign.assertStatus(404)
    await save({ ...fields, 'reported[visits][value]': '' })
    assert.isNull((await standing(point.id, 'visits')).value)
    assert.lengthOf(await db.from('audit_entries').where('action', 'evaluation_figure.reported'), 2)
  })

  test('cannot be changed once the year is frozen', async ({ client, assert }) => {
    const world = await makeWorld()
    const [point] = await evaluatedPoints(world)
    await frozenYear(world, [point])
    const late = await client
      .put(`/evaluation-figures/points/${point.id}/reported`)
      .form(fields)
      .withCsrfToken()
      .loginAs(world.people.operator)
    late.assertStatus(409)
    assert.isNull(await ReportedFigure.first())
  })
})

test.group('A freeze', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-11-23T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  test('stores value, query version, hash and rows once; later changes are shown and alter nothing', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const point = await twoConsultations(world)
    await client.post('/evaluation-figures/freezes').form({ year: 2025 }).withCsrfToken().loginAs(people.handler)
    await drainOutbox()
    const freeze = await FigureFreeze.findByOrFail('designationId', point.id)
    assert.equal(freeze.state, 'frozen')
    const kept = await FrozenFigure.query().where({ freezeId: freeze.id, figureKey: 'consultations' }).firstOrFail()
    assert.deepEqual([kept.value, kept.queryVersion, JSON.parse(kept.rowIds).length], [2, 1, 2])
    assert.deepEqual((await changedFigures(2025)).differences, [])
    assert.include(JSON.stringify(await textsTo(people.principal)), '评价数据已冻结')

    await insertRows('consultations', [consultationRow(point, people.operator.id, { number: 'ZX-T-9999' })])
    const { value, system, changed } = await standing(point.id)
    assert.deepEqual([value, system.value, changed?.value], [2, 2, 3])
    const { differences } = await changedFigures(2025)
    assert.sameMembers(
      differences.map(({ key }) => key),
      ['consultations', 'small_share', 'on_time_rate', 'first_check_rate']
    )
    const page = await client
      .get(`/evaluation-figures/points/${point.id}/consultations?year=2025`)
      .loginAs(people.principal)
    for (const text of ['冻结后变动', '现为 3', '新增或变动 1 行', 'ZX-T-9999']) page.assertTextIncludes(text)
    const again = await freezeFigures(2025, [point.id], actor(people.handler))
    assert.equal(again.total, 0)
    const table = await client.get('/evaluation-figures?figure=consultations&year=2025').loginAs(people.leader)
    table.assertTextIncludes('冻结后有变动')
  })

  test('holds other values as they are; those not decided can still be laid aside', async ({ assert }) => {
    const world = await makeWorld()
    const { people } = world
    const point = await twoConsultations(world)
    const confirmed = await proposed(world, point)
    await ruleOnOverride('confirm', confirmed, actor(people.head), {})
    const open = await proposed(world, point, { key: 'sessions', value: 3 })
    await frozenYear(world, [point])
    assert.equal((await standing(point.id)).value, 45)
    await assert.rejects(() => ruleOnOverride('confirm', open, actor(people.head), {}), /figures_frozen/)
    await assert.rejects(() => proposed(world, point, { key: 'attendances' }), /figures_frozen/)
    await ruleOnOverride('refuse', open, actor(people.head), { opinion: '已冻结。' })
    assert.equal(open.state, 'refused')
  })

  test('is lifted for one institution by the head with a reason, and made anew', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const point = await twoConsultations(world)
    await frozenYear(world, [point])
    const freeze = await FigureFreeze.firstOrFail()
    const lift = (opinion: string, user = people.head, version = freeze.version) =>
      client
        .post(`/evaluation-figures/freezes/${freeze.id}/lift`)
        .form({ opinion, version })
        .withCsrfToken()
        .loginAs(user)
    for (const [user, status] of [
      [people.handler, 403],
      [people.principal, 404],
      [people.haidianReviewer, 404],
    ] as const) {
      const refused = await lift('有误需改', user)
      refused.assertStatus(status)
    }
    const silent = await lift('')
    silent.assertStatus(422)
    await lift('台账有误，须更正。')
    await freeze.refresh()
    assert.equal(freeze.state, 'lifted')
    const twice = await lift('台账有误，须更正。', people.head, freeze.version)
    twice.assertStatus(409)
    assert.lengthOf(await FrozenFigure.query().where('freezeId', freeze.id).where('figureKey', 'consultations'), 1)
    await insertRows('consultations', [consultationRow(point, people.operator.id)])
    assert.equal((await standing(point.id)).value, 3)
    await frozenYear(world, [point])
    assert.equal((await standing(point.id)).value, 3)
    const page = await client.get('/evaluation-figures/freezes?year=2025').loginAs(people.head)
    page.assertTextIncludes('已解除')
  })

  test('is ordered by the office alone', async ({ client, assert }) => {
    const world = await makeWorld()
    await twoConsultations(world)
    for (const user of [
      world.people.principal,
      world.people.haidianReviewer,
      world.people.leader,
      world.people.experts[0],
    ]) {
      const page = await client.get('/evaluation-figures/freezes').loginAs(user)
      page.assertStatus(403)
      const order = await client.post('/evaluation-figures/freezes').form({ year: 2025 }).withCsrfToken().loginAs(user)
      order.assertStatus(403)
    }
    for (const year of ['', '2027', 'soon']) {
      const order = await client
        .post('/evaluation-figures/freezes')
        .form({ year })
        .withCsrfToken()
        .loginAs(world.people.handler)
      order.assertStatus(422)
    }
    assert.isNull(await FigureFreeze.first())
    const future = await client.get('/evaluation-figures/freezes?year=2024').loginAs(world.people.handler)
    future.assertTextIncludes('冻结 2024 年数据')
  })
})

test.group('Two at the same moment', (group) => {
  group.each.setup(emptyTables)
  group.each.setup(() => standAt(new Date('2026-11-23T02:00:00Z')))
  group.each.teardown(() => leaveMoment())
  group.teardown(emptyTables)

  test('propose, decide and report: one of them is heard, and what was said stands once', async ({ assert }) => {
    const world = await makeWorld()
    const { head, operator } = world.people
    const [point] = await evaluatedPoints(world)
    const heard = async (acts: Promise<unknown>[]) => {
      const results = await Promise.allSettled(acts)
      return results.filter(({ status }) => status === 'fulfilled').length
    }
    assert.equal(await heard([proposed(world, point), proposed(world, point)]), 1)
    const { id } = await FigureOverride.firstOrFail()
    const [one, other] = [await FigureOverride.findOrFail(id), await FigureOverride.findOrFail(id)]
    const opinion = '依据不足。'
    assert.equal(
      await heard([
        ruleOnOverride('confirm', one, actor(head), {}),
        ruleOnOverride('refuse', other, actor(head), { opinion }),
      ]),
      1
    )
    assert.lengthOf(await db.from('approvals').where({ subject_type: 'figure_override' }), 1)
    const said = [{ key: 'visits', value: 1200, note: null }]
    await Promise.all([1, 2].map(() => reportFigures(point, 2025, said, actor(operator))))
    assert.lengthOf(await ReportedFigure.all(), 1)
  })

  test('freeze: each point once, and a run that was cut off goes on where it was', async ({ assert }) => {
    const world = await makeWorld()
    const points = await evaluatedPoints(world, 11)
    await seldomRecords(world, points[0])
    const { runId, total } = await freezeFigures(
      2025,
      points.map(({ id }) => id),
      actor(world.people.handler)
    )
    assert.equal(total, 12)
    await Promise.all([runFreeze(runId), runFreeze(runId)])
    await runFreeze(runId)
    assert.lengthOf(await FigureFreeze.query().where({ runId, state: 'frozen' }), 12)
    const figures = await FrozenFigure.query().where('figureKey', 'consultations')
    assert.lengthOf(figures, 12)
    assert.lengthOf(await db.from('audit_entries').where('action', 'figure_freeze.frozen'), 12)

    const freeze = await FigureFreeze.findByOrFail('designationId', points[3].id)
    await liftFreeze(freeze, actor(world.people.head), { opinion: '须更正。', version: freeze.version })
    const orders = [1, 2].map(() =>
      freezeFigures(
        2025,
        points.map(({ id }) => id),
        actor(world.people.handler)
      )
    )
    const totals = (await Promise.all(orders)).map((order) => order.total)
    assert.sameMembers(totals, [0, 1])
  })
})
