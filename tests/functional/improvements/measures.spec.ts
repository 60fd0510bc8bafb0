import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { addDays } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import type ImprovementMeasure from '#app/improvements/improvement_measure'
import { improvementActs } from '#app/improvements/improvement_acts'
import { reportMeasure, type ImprovementState } from '#app/improvements/improvement_workflow'
import { remindOwners } from '#app/improvements/remind_owners'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { pdf } from '#tests/support/files'
import { makeMeasure, measureIn, PROOF, YEAR } from '#tests/support/improvements'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import { makeWorld, type World } from '#tests/world'

const MORNING = new Date(`${YEAR + 1}-03-02T02:00:00Z`)

const actionsOf = async ({ id }: ImprovementMeasure) => {
  const rows = await db
    .from('audit_entries')
    .where({ subject_type: 'improvement_measure', subject_id: id })
    .orderBy('seq')
  return rows.map(({ action }) => action.split('.')[1])
}

test.group('A measure', (group) => {
  let world: World
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    standAt(MORNING)
    world = await makeWorld()
  })
  group.each.teardown(() => leaveMoment())

  const take = (client: ApiClient, measure: ImprovementMeasure, user: User, act: string, typed: object = {}) =>
    client
      .post(`/improvements/${measure.id}/steps`)
      .form({ act, version: measure.version, ...typed })
      .withCsrfToken()
      .loginAs(user)

  const write = (client: ApiClient, measure: ImprovementMeasure, user: User, typed: object = {}) =>
    client
      .put(`/improvements/${measure.id}`)
      .form({
        ...{
          problem: '网点全年没有咨询记录',
          measure: '走访网点，指导恢复服务',
          owner: 'district-110108',
          partner: '',
        },
        ...{ dueOn: `${YEAR + 1}-10-31`, success: '按月报送台账', version: measure.version },
        ...typed,
      })
      .withCsrfToken()
      .loginAs(user)

  test('is written, accepted, taken by its district, reported with a proof and confirmed', async ({
    client,
    assert,
  }) => {
    const { handler, head, haidianReviewer } = world.people
    const measure = await makeMeasure(world, { facts: null })
    const early = await take(client, measure, head, 'accept')
    early.assertStatus(409)
    early.assertTextIncludes('还没有明确牵头责任人')
    const hidden = await client.get(`/improvements/${measure.id}`).loginAs(haidianReviewer)
    hidden.assertStatus(404)
    await write(client, measure, handler)
    await measure.refresh()
    assert.deepEqual([measure.ownerDistrict, measure.dueOn.toISODate()], ['110108', `${YEAR + 1}-10-31`])
    const home = await client.get('/home').loginAs(head)
    home.assertTextIncludes(measure.measure)
    await take(client, measure, head, 'accept', { opinion: '同意。' })
    await drainOutbox()
    assert.include((await textsTo(haidianReviewer))[0], '走访网点')
    await measure.refresh()
    const own = await client.get('/home').loginAs(haidianReviewer)
    own.assertTextIncludes(measure.measure)

    await take(client, measure, haidianReviewer, 'progress', { progress: '已走访一次。' })
    await measure.refresh()
    assert.deepEqual([measure.state, measure.progress], ['under_way', '已走访一次。'])
    await take(client, measure, haidianReviewer, 'progress', { progress: '已恢复服务。' })
    await measure.refresh()
    const bare = await take(client, measure, haidianReviewer, 'report', { proof: '已按月报送台账。' })
    bare.assertStatus(422)
    bare.assertTextIncludes('请上传佐证材料')
    await assert.rejects(
      () => reportMeasure(measure, actor(haidianReviewer), { ...PROOF, proofPath: null, version: measure.version }),
      /measure_unproven/
    )
    const elsewhere = await take(client, measure, haidianReviewer, 'report', {
      ...{ proof: '已按月报送台账。', proofPath: '//evil.example/x' },
    })
    elsewhere.assertStatus(422)
    elsewhere.assertTextIncludes('请填写本系统内')
    await client
      .post(`/attachments?subjectType=improvement_measure&subjectId=${measure.id}&purpose=proof`)
      .file('file', await pdf(), { filename: '台账.pdf' })
      .withCsrfToken()
      .loginAs(haidianReviewer)
    await take(client, measure, haidianReviewer, 'report', { proof: '已按月报送台账。' })
    await measure.refresh()
    assert.deepEqual([measure.state, measure.doneOn?.toISODate()], ['reported', `${YEAR + 1}-03-02`])
    await take(client, measure, head, 'sendBack', { opinion: '请补充二季度台账。' })
    await measure.refresh()
    assert.deepEqual([measure.state, measure.doneOn], ['under_way', null])
    await take(client, measure, haidianReviewer, 'report', { proof: '已补充台账。' })
    await measure.refresh()
    await take(client, measure, head, 'confirm')
    await measure.refresh()
    assert.equal(measure.state, 'done')
    assert.deepEqual(await actionsOf(measure), [
      ...['proposed', 'revised', 'accepted', 'started', 'progressed', 'reported', 'returned', 'reported', 'confirmed'],
    ])
    await drainOutbox()
    assert.include((await textsTo(handler))[0], '确认完成')
    const page = await client.get(`/improvements/${measure.id}`).loginAs(haidianReviewer)
    page.assertTextIncludes('台账.pdf')
    page.assertTextIncludes('请补充二季度台账。')
  })

  test('that is not done, or is dropped, says why', async ({ client, assert }) => {
    const { head } = world.people
    const failing = await measureIn(world, 'under_way')
    for (const [act, measure, state] of [
      ['fail', failing, 'not_done'],
      ['drop', await makeMeasure(world), 'dropped'],
    ] as const) {
      const silent = await take(client, measure, head, act, { reason: '' })
      silent.assertStatus(422)
      await take(client, measure, head, act, { reason: '单位已经搬迁。' })
      await measure.refresh()
      assert.deepEqual([measure.state, measure.reason], [state, '单位已经搬迁。'])
    }
  })

  test('refuses every act to everybody else, and every act that its state does not allow', async ({
    client,
    assert,
  }) => {
    const { people } = world
    const { handler, head, leader, haidianReviewer, chaoyangReviewer, operator } = people
    const may: Record<string, User[]> = {
      accept: [head],
      confirm: [head],
      sendBack: [head],
      fail: [head],
      drop: [head],
    }
    const states: Record<string, ImprovementState> = {
      ...{ accept: 'proposed', progress: 'accepted', report: 'under_way', confirm: 'reported', sendBack: 'reported' },
      ...{ fail: 'accepted', drop: 'accepted' },
    }
    for (const act of Object.keys(improvementActs)) {
      const measure = await measureIn(world, states[act], { facts: { ownerId: null, ownerDistrict: '110108' } })
      const allowed = may[act] ?? [haidianReviewer]
      for (const user of [handler, head, leader, haidianReviewer, chaoyangReviewer, operator]) {
        if (allowed.includes(user)) continue
        const refused = await take(client, measure, user, act, { ...PROOF, opinion: '同意', reason: '没有条件。' })
        assert.include([403, 404], refused.status(), `${user.name} ${act}`)
      }
      await measure.refresh()
      assert.equal(measure.state, states[act])
    }
    const over = await measureIn(world, 'done', { facts: { ownerId: null, ownerDistrict: '110108' } })
    for (const [act, user] of [
      ...Object.entries(may).map(([name, [who]]) => [name, who] as const),
      ...(['progress', 'report'] as const).map((name) => [name, haidianReviewer] as const),
    ]) {
      const late = await take(client, over, user, act, {
        ...PROOF,
        progress: '继续办理。',
        reason: '没有条件。',
        opinion: '同意',
      })
      assert.equal(late.status(), 409, act)
    }
  })

  test('is written by the handler until it is accepted, then by the head alone, with its trace', async ({
    client,
    assert,
  }) => {
    const { handler, head, haidianReviewer } = world.people
    const measure = await makeMeasure(world)
    const empty = await write(client, measure, handler, { owner: '', measure: '' })
    empty.assertStatus(422)
    const unknown = await write(client, measure, handler, { owner: 'person-999999' })
    unknown.assertStatus(422)
    await write(client, measure, handler)
    const late = await write(client, measure, handler)
    late.assertStatus(409)
    await measure.refresh()
    await take(client, measure, head, 'accept')
    await measure.refresh()
    for (const user of [handler, haidianReviewer]) {
      const refused = await write(client, measure, user)
      refused.assertStatus(403)
    }
    await write(client, measure, head, { dueOn: `${YEAR + 1}-12-20` })
    await measure.refresh()
    assert.equal(measure.dueOn.toISODate(), `${YEAR + 1}-12-20`)
    const entry = await db
      .from('audit_entries')
      .where({ action: 'improvement_measure.revised', subject_id: measure.id })
      .orderBy('seq', 'desc')
      .firstOrFail()
    assert.deepEqual(JSON.parse(entry.details).before, { dueOn: `${YEAR + 1}-10-31` })
    const done = await measureIn(world, 'done')
    const over = await write(client, done, head)
    over.assertStatus(409)
  })

  test('has files that its owner alone brings, and nobody once it is reported', async ({ client, assert }) => {
    const { head, handler, chaoyangReviewer } = world.people
    const measure = await measureIn(world, 'under_way')
    const bring = async (user: User) => {
      const file = await pdf()
      return client
        .post(`/attachments?subjectType=improvement_measure&subjectId=${measure.id}&purpose=proof`)
        .file('file', file, { filename: '佐证.pdf' })
        .header('accept', 'application/json')
        .withCsrfToken()
        .loginAs(user)
    }
    for (const user of [head, chaoyangReviewer]) {
      const refused = await bring(user)
      assert.include([403, 404], refused.status())
    }
    const brought = await bring(handler)
    brought.assertStatus(201)
    await reportMeasure(measure, actor(handler), { ...PROOF, proofPath: null, version: measure.version })
    const late = await bring(handler)
    late.assertStatus(403)
  })

  test('reminds its owner before the due day, once each time, and the head too when it is over', async ({ assert }) => {
    const { handler, head } = world.people
    const due = `${YEAR + 1}-11-30`
    const measure = await measureIn(world, 'accepted', { facts: { dueOn: due } })
    await measureIn(world, 'reported', { facts: { dueOn: due } })
    await measureIn(world, 'done', { facts: { dueOn: due } })
    for (const [day, reminded] of [
      [addDays(due, -31), []],
      [addDays(due, -30), ['due_near']],
      [addDays(due, -29), ['due_near']],
      [addDays(due, -3), ['due_near', 'due_near']],
      [addDays(due, 1), ['due_near', 'due_near', 'overdue']],
      [addDays(due, 20), ['due_near', 'due_near', 'overdue']],
    ] as const) {
      standAt(new Date(`${day}T02:00:00Z`))
      await remindOwners()
      const told = await db
        .from('audit_entries')
        .whereIn('action', [...['improvement_measure.due_near', 'improvement_measure.overdue']])
      assert.deepEqual(
        told.map(({ action }) => action.split('.')[1]),
        [...reminded],
        day
      )
      assert.isTrue(told.every(({ subject_id: id }) => id === measure.id))
    }
    await drainOutbox()
    assert.include((await textsTo(handler)).join(), '已超期')
    assert.include((await textsTo(head)).join(), '已超期')
  })

  test('stands in a list that pages, filters, sorts and leaves as a workbook, in a fixed number of statements', async ({
    client,
    assert,
  }) => {
    const { leader, haidianReviewer, operator, administrator } = world.people
    const own = await measureIn(world, 'accepted', {
      facts: { ownerId: null, ownerDistrict: '110108', measure: '海淀牵头的举措' },
    })
    await measureIn(world, 'accepted', { facts: { measure: '市局牵头的举措', dueOn: `${YEAR + 1}-01-31` } })
    await makeMeasure(world, { year: YEAR - 1, facts: { measure: '更早一年的举措' } })
    const read = async (query: string, user = leader) =>
      (await client.get(`/improvements${query}`).loginAs(user)).text()
    const shows = async (query: string, user: User | undefined, ...shown: boolean[]) => {
      const text = await read(query, user)
      const there = ['海淀牵头的举措', '市局牵头的举措', '更早一年的举措'].map((words) => text.includes(words))
      assert.deepEqual(there, shown, query)
    }
    await shows('', undefined, true, true, true)
    await shows('?group=owner', undefined, true, true, false)
    await shows(`?year=${YEAR - 1}`, undefined, false, false, true)
    await shows('?overdue=yes', undefined, false, true, false)
    await shows('?district=110108', undefined, true, false, false)
    await shows('?rule=missed_target', undefined, false, false, false)
    await shows('?q=%E6%B5%B7%E6%B7%80', undefined, true, false, false)
    await shows('', haidianReviewer, true, false, false)
    for (const user of [operator, administrator]) {
      const refused = await client.get('/improvements').loginAs(user)
      refused.assertStatus(403)
    }
    const workbook = await client.get('/improvements/view.xlsx').loginAs(leader)
    workbook.assertStatus(200)
    await read('')
    const few = await countQueries(() => read(''))
    for (let more = 0; more < 5; more++) await measureIn(world, 'accepted')
    const many = await countQueries(() => read(''))
    assert.equal(many.length, few.length)
    assert.isTrue(own.hasOwner)
  })
})
