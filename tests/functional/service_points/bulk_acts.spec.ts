import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import Designation from '#app/designations/designation'
import { raiseObjection } from '#app/service_points/public_notice'
import { acceptApplication } from '#app/service_points/application_rulings'
import { type ApplicationState } from '#app/service_points/point_application_workflow'
import type PointApplication from '#app/service_points/point_application'
import type User from '#app/users/user'
import BulkAct from '#app/workflow/bulk_act'
import BulkItem from '#app/workflow/bulk_item'
import { chooseRows, startBulkAct } from '#app/workflow/bulk_workflow'
import { runBulkAct } from '#app/workflow/run_bulk_act'
import { drainOutbox } from '#jobs/drain'
import { actor, afterNotice, applicationIn } from '#tests/support/applications'
import { manyApplications } from '#tests/support/many_applications'
import { countQueries } from '#tests/support/queries'
import { valuesOf } from '#tests/support/rows'
import { cellsOf, download } from '#tests/support/downloads'
import { makeBatch, makeUser, makeWorld, type World } from '#tests/world'

const opinion = '材料齐全，符合条件，意见如下：同意。'

type Form = Record<string, unknown>

/** Each act that decides: from where, by whom, what becomes of it. */
const ACTS: [act: string, from: ApplicationState, to: ApplicationState, recordedAs: string, step: string][] = [
  ['accept', 'submitted', 'district_review', 'point_application.accepted', 'accept'],
  ['decline', 'submitted', 'not_accepted', 'point_application.not_accepted', 'decline'],
  ['recommend', 'district_review', 'verification', 'point_application.endorsed', 'endorse'],
  [
    'return_to_district',
    'verification',
    'district_review',
    'point_application.returned_to_district',
    'returnToDistrict',
  ],
]

/** Whose desk it is. */
const deciderIn = (state: ApplicationState, { people }: World) =>
  state === 'verification' ? people.handler : people.haidianReviewer

test.group('Many at once', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const send = (request: any, user: User, form: Form) => request.form(form).withCsrfToken().loginAs(user).redirects(0)
  const choose = (client: any, user: User, form: Form, query = '') =>
    send(client.post(`/applications/bulk-choices${query}`), user, form)
  const confirm = (client: any, user: User, form: Form, { id } = { id: 0 }) =>
    send(client.put(`/bulk-acts/${id}`), user, form)

  /** Chooses, confirms, and lets the worker do it. */
  async function act(client: any, user: User, name: string, rows: PointApplication[], form: Form) {
    const chosen = await choose(client, user, { 'act': `point_application.${name}`, 'ids[]': rows.map(({ id }) => id) })
    chosen.assertStatus(302)
    const latest = await BulkAct.query().orderBy('id', 'desc').firstOrFail()
    chosen.assertHeader('location', `/bulk-acts/${latest.id}/edit`)
    const page = await client.get(`/bulk-acts/${latest.id}/edit`).loginAs(user)
    page.assertStatus(200)
    const started = await confirm(client, user, form, latest)
    started.assertStatus(302)
    await drainOutbox()
    await latest.refresh()
    return latest
  }

  const verdictsOf = (id: number) => valuesOf(db.from('bulk_items').where('bulk_act_id', id).orderBy('id'), 'verdict')
  const reasonsOf = (id: number) => valuesOf(db.from('bulk_items').where('bulk_act_id', id).orderBy('id'), 'reason')
  const statesOf = (rows: PointApplication[]) =>
    valuesOf(
      db
        .from('point_applications')
        .whereIn(
          'id',
          rows.map(({ id }) => id)
        )
        .orderBy('id'),
      'state'
    )

  for (const [name, from, to, recordedAs, step] of ACTS) {
    test(`${name}: each is moved from ${from} to ${to} with its own decision, trace and notice`, async ({
      client,
      assert,
    }) => {
      const world = await makeWorld()
      const rows = await manyApplications(world, 3, [from])
      const decider = deciderIn(from, world)
      const done = await act(client, decider, name, rows, { opinion })

      assert.equal(done.state, 'finished')
      assert.deepEqual(await verdictsOf(done.id), ['done', 'done', 'done'])
      assert.deepEqual(await statesOf(rows), [to, to, to])
      assert.lengthOf(await db.from('audit_entries').where('action', recordedAs), 3)
      const approvals = await db.from('approvals').where({ step })
      assert.deepEqual(
        approvals.map((row) => [row.by_id, row.opinion]),
        Array.from({ length: 3 }, () => [decider.id, opinion])
      )
    })

    test(`${name} without words shows the page again and does nothing`, async ({ client, assert }) => {
      const world = await makeWorld()
      const rows = await manyApplications(world, 2, [from])
      const decider = deciderIn(from, world)
      const chosen = await chooseRows(`point_application.${name}`, rows, decider.id)

      const response = await confirm(client, decider, { opinion: '' }, chosen)
      response.assertStatus(422)
      response.assertTextIncludes(rows[0].number)
      await drainOutbox()
      assert.deepEqual(await statesOf(rows), [from, from])
    })
  }

  test('what one meeting decided is entered at once, with its minutes', async ({ client, assert }) => {
    const world = await makeWorld()
    const rows = await manyApplications(world, 3, ['deliberation'])
    const { leader } = world.people
    const chosen = await chooseRows('point_application.agree', rows, leader.id)
    const without = await confirm(client, leader, { opinion }, chosen)
    without.assertStatus(422)

    const minutesNumber = '局长办公会纪要〔2026〕18号'
    const done = await act(client, leader, 'agree', rows, { opinion, minutesNumber })
    assert.deepEqual(await verdictsOf(done.id), ['done', 'done', 'done'])
    assert.deepEqual(await statesOf(rows), ['public_notice', 'public_notice', 'public_notice'])
    const approvals = await db.from('approvals').where({ step: 'agree' })
    assert.deepEqual(
      approvals.map((row) => row.minutes_number),
      [minutesNumber, minutesNumber, minutesNumber]
    )
  })

  test('one document recognises all whose notice is over; where somebody objects, none', async ({
    client,
    assert,
    cleanup,
  }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const first = await applicationIn('public_notice', world)
    const batch = await makeBatch(head, { title: '2026 年第二批市级网点' })
    const disputed = await applicationIn('public_notice', { ...world, batch })
    await raiseObjection(disputed, { name: '李先生', contact: 'li@people.example', reason: '该单位没有专职人员。' })
    const early = await chooseRows('point_application.recognize', [first], handler.id)
    const page = await client.get(`/bulk-acts/${early.id}/edit`).loginAs(handler)
    page.assertTextIncludes('不能办理 1 件')

    cleanup(afterNotice(first))
    const form = { opinion, docNumber: '京知局〔2026〕12号' }
    const wrong = await chooseRows('point_application.recognize', [first], handler.id)
    const brackets = await confirm(client, handler, { ...form, docNumber: '京知局[2026]12号' }, wrong)
    brackets.assertStatus(422)
    const done = await act(client, handler, 'recognize', [first, disputed], form)
    assert.deepEqual(await verdictsOf(done.id), ['done', 'refused'])
    assert.deepEqual(await reasonsOf(done.id), [null, 'objections_open'])
    const { docNumber } = await Designation.findByOrFail('applicationId', first.id)
    assert.equal(docNumber, form.docNumber)
  })

  test('in mixed states the act fits some: the others are named with the reason, and stay as they are', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { haidianReviewer } = world.people
    const rows = await manyApplications(world, 4, ['submitted', 'verification', 'submitted', 'rejected'])
    const chosen = await chooseRows('point_application.accept', rows, haidianReviewer.id)
    const page = await client.get(`/bulk-acts/${chosen.id}/edit`).loginAs(haidianReviewer)
    page.assertTextIncludes('不能办理 2 件')
    page.assertTextIncludes('目前是“市局核验中”，不能这样办理。')

    const done = await act(client, haidianReviewer, 'accept', rows, { opinion })
    assert.deepEqual(await verdictsOf(done.id), ['done', 'refused', 'done', 'refused'])
    assert.deepEqual(await reasonsOf(done.id), [null, 'wrong_state', null, 'wrong_state'])
    assert.deepEqual(await statesOf(rows), ['district_review', 'verification', 'district_review', 'rejected'])
    const result = await client.get(`/bulk-acts/${done.id}?verdict=refused`).loginAs(haidianReviewer)
    result.assertTextIncludes('目前是“不予认定”，不能这样办理。')
    result.assertTextIncludes(rows[1].number)
    if (result.text().includes(rows[0].number)) throw new Error('the filter by verdict lets others through')
  })

  test('changed since it was chosen: refused, with who did what', async ({ client, assert }) => {
    const world = await makeWorld()
    const { haidianReviewer } = world.people
    const colleague = await makeUser('赵明诚', ['district_reviewer'], { districtCode: '110108' })
    const rows = await manyApplications(world, 2)
    const chosen = await chooseRows('point_application.accept', rows, haidianReviewer.id)
    await acceptApplication(rows[0], actor(colleague), { opinion })

    await confirm(client, haidianReviewer, { opinion }, chosen)
    await drainOutbox()

    assert.deepEqual(await verdictsOf(chosen.id), ['refused', 'done'])
    const page = await client.get(`/bulk-acts/${chosen.id}`).loginAs(haidianReviewer)
    page.assertTextIncludes('赵明诚')
    page.assertTextIncludes('受理了申请')
    assert.lengthOf(await db.from('audit_entries').where('action', 'point_application.accepted'), 2)
  })

  test('what a colleague has in hand is refused, the others go on', async ({ client, assert }) => {
    const world = await makeWorld()
    const colleague = await makeUser('赵明诚', ['district_reviewer'], { districtCode: '110108' })
    const rows = await manyApplications(world, 2)
    await db.from('point_applications').where({ id: rows[0].id }).update({ handler_id: colleague.id })

    const done = await act(client, world.people.haidianReviewer, 'accept', rows, { opinion })
    assert.deepEqual(await verdictsOf(done.id), ['refused', 'done'])
    assert.deepEqual(await reasonsOf(done.id), ['forbidden', null])
  })

  test('what the person does not see is not chosen, and what is gone from sight is refused', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { chaoyangReviewer, haidianReviewer } = world.people
    const rows = await manyApplications(world, 2)
    const blind = await act(client, chaoyangReviewer, 'accept', rows, { opinion })
    assert.isEmpty(await verdictsOf(blind.id))

    const chosen = await chooseRows('point_application.accept', rows, haidianReviewer.id)
    await db.from('point_applications').where({ id: rows[0].id }).update({ district_code: '110105' })
    await confirm(client, haidianReviewer, { opinion }, chosen)
    await drainOutbox()
    assert.deepEqual(await reasonsOf(chosen.id), ['gone', null])
  })

  test('somebody deactivated meanwhile does nothing any more', async ({ assert }) => {
    const world = await makeWorld()
    const { haidianReviewer } = world.people
    const rows = await manyApplications(world, 2)
    const chosen = await chooseRows('point_application.accept', rows, haidianReviewer.id)
    await startBulkAct(chosen, actor(haidianReviewer), { opinion })
    await haidianReviewer.merge({ isActive: false }).save()
    await drainOutbox()

    assert.deepEqual(await reasonsOf(chosen.id), ['person_inactive', 'person_inactive'])
    assert.deepEqual(await statesOf(rows), ['submitted', 'submitted'])
  })

  test('a role that the act is not offered to is refused', async ({ client, assert }) => {
    const world = await makeWorld()
    const rows = await manyApplications(world, 1)
    for (const user of [world.people.leader, world.people.principal, world.people.handler]) {
      const response = await choose(client, user, { 'act': 'point_application.recommend', 'ids[]': [rows[0].id] })
      response.assertStatus(403)
    }
    assert.isEmpty(await BulkAct.all())
  })

  test('somebody else sees neither the choice nor the result', async ({ client }) => {
    const world = await makeWorld()
    const rows = await manyApplications(world, 1)
    const chosen = await chooseRows('point_application.accept', rows, world.people.haidianReviewer.id)
    for (const path of [
      `/bulk-acts/${chosen.id}/edit`,
      `/bulk-acts/${chosen.id}`,
      `/bulk-acts/${chosen.id}/export.xlsx`,
    ]) {
      const response = await client.get(path).loginAs(world.people.chaoyangReviewer)
      response.assertStatus(404)
    }
  })

  test('nothing ticked, or more than 500, leads back to the list with the reason', async ({ client, assert }) => {
    const world = await makeWorld()
    const { haidianReviewer } = world.people
    await manyApplications(world, 501)
    const refused = [
      { 'ids[]': [], 'words': '请先勾选' },
      { 'ids[]': Array.from({ length: 501 }, (_, index) => index + 1), 'words': '一次最多办理 500 件' },
      { whole: 'true', words: '一次最多办理 500 件' },
    ]
    for (const { words, ...form } of refused) {
      const response = await choose(client, haidianReviewer, { act: 'point_application.accept', ...form }, '?q=号')
      response.assertStatus(302)
      assert.match(response.header('location'), /^\/applications\?q=/)
      assert.include(response.flashMessage('error'), words)
    }
    assert.isEmpty(await BulkAct.all())
  })

  test('exactly 500 ticked are 500, and the whole filtered list is what the filter finds', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { haidianReviewer } = world.people
    const rows = await manyApplications(world, 500, ['submitted', 'verification'])
    await choose(client, haidianReviewer, { 'act': 'point_application.accept', 'ids[]': rows.map(({ id }) => id) })
    assert.lengthOf(await BulkItem.all(), 500)

    await BulkItem.query().delete()
    await choose(client, haidianReviewer, { act: 'point_application.accept', whole: 'true' }, '?state=submitted')
    assert.lengthOf(await BulkItem.all(), 250)
  })

  test('the same post twice makes one choice and starts it once', async ({ client, assert }) => {
    const world = await makeWorld()
    const { haidianReviewer } = world.people
    const rows = await manyApplications(world, 2)
    const form = { 'act': 'point_application.accept', 'ids[]': rows.map(({ id }) => id), '_once': randomUUID() }
    const [first, second] = [await choose(client, haidianReviewer, form), await choose(client, haidianReviewer, form)]
    assert.equal(first.header('location'), second.header('location'))
    const [chosen, ...more] = await BulkAct.all()
    assert.isEmpty(more)

    const words = { opinion, _once: randomUUID() }
    await confirm(client, haidianReviewer, words, chosen)
    const again = await confirm(client, haidianReviewer, words, chosen)
    again.assertHeader('location', `/bulk-acts/${chosen.id}`)
    const other = await confirm(client, haidianReviewer, { opinion, _once: randomUUID() }, chosen)
    other.assertStatus(409)
    assert.lengthOf(await db.from('outbox').where('job', 'workflow/run_bulk_act'), 1)
  })

  test('two workers at the same act settle each row once', async ({ assert }) => {
    const world = await makeWorld()
    const { haidianReviewer } = world.people
    const rows = await manyApplications(world, 5)
    const chosen = await chooseRows('point_application.accept', rows, haidianReviewer.id)
    await startBulkAct(chosen, actor(haidianReviewer), { opinion })

    await Promise.all([runBulkAct(chosen.id), runBulkAct(chosen.id)])

    assert.deepEqual(await verdictsOf(chosen.id), Array(5).fill('done'))
    assert.lengthOf(await db.from('audit_entries').where('action', 'point_application.accepted'), 5)
    assert.lengthOf(await db.from('audit_entries').where('action', 'bulk_act.finished'), 1)
  })

  test('a row that breaks is an error of its own, and can be tried again with the same words', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { haidianReviewer } = world.people
    const rows = await manyApplications(world, 3)
    const chosen = await chooseRows('point_application.accept', rows, haidianReviewer.id)
    const [, broken] = await chosen.related('items').query().orderBy('id')
    await broken.merge({ params: { opinion: null } }).save()
    await confirm(client, haidianReviewer, { opinion }, chosen)
    await db.from('approvals').delete()
    await drainOutbox()
    const verdicts = await verdictsOf(chosen.id)
    assert.includeMembers(['done', 'failed', 'refused'], verdicts)

    await db.from('bulk_items').where('id', broken.id).update({ verdict: 'failed', reason: 'failed' })
    await db.from('point_applications').where('id', broken.subjectId).update({ state: 'submitted' })
    const page = await client.get(`/bulk-acts/${chosen.id}`).loginAs(haidianReviewer)
    page.assertTextIncludes('对未办成的重新办理')
    const retried = await send(client.post(`/bulk-acts/${chosen.id}/retries`), haidianReviewer, {})
    retried.assertStatus(302)
    const again = await BulkAct.query().orderBy('id', 'desc').firstOrFail()
    assert.notEqual(again.id, chosen.id)
    const edit = await client.get(`/bulk-acts/${again.id}/edit`).loginAs(haidianReviewer)
    edit.assertTextIncludes(opinion)
    await confirm(client, haidianReviewer, { opinion }, again)
    await drainOutbox()
    assert.deepEqual(await verdictsOf(again.id), ['done'])
  })

  test('whoever started it is told when it is finished; the results are kept and exported', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { haidianReviewer } = world.people
    const rows = await manyApplications(world, 2, ['submitted', 'rejected'])
    const done = await act(client, haidianReviewer, 'accept', rows, { opinion })

    const [notice] = await db.from('notifications').where('event', 'bulk_act.finished')
    assert.equal(notice.user_id, haidianReviewer.id)
    assert.equal(notice.path, `/bulk-acts/${done.id}`)
    const list = await client.get('/bulk-acts').loginAs(haidianReviewer)
    list.assertTextIncludes('共 2 件，已办理 1，未办理 1，出错 0')

    const file = await download(client, `/bulk-acts/${done.id}/export.xlsx`, haidianReviewer)
    file.assertStatus(200)
    const lines = (await cellsOf(file.body())).rows.slice(-2)
    assert.deepEqual(
      lines.map((line) => line.slice(0, 3)),
      [
        [`${rows[0].number} ${rows[0].orgName}`, '已办理', undefined],
        [`${rows[1].number} ${rows[1].orgName}`, '未办理', '目前是“不予认定”，不能这样办理。'],
      ]
    )
    assert.lengthOf(await db.from('audit_entries').where('action', 'bulk_act.exported'), 1)
  })

  test('the confirmation and the result ask the database as often for twelve rows as for three', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { haidianReviewer } = world.people
    const count = async (rows: PointApplication[]) => {
      const chosen = await chooseRows('point_application.accept', rows, haidianReviewer.id)
      const read = (path: string) => countQueries(() => client.get(path).loginAs(haidianReviewer))
      const before = await read(`/bulk-acts/${chosen.id}/edit`)
      await startBulkAct(chosen, actor(haidianReviewer), { opinion })
      const after = await read(`/bulk-acts/${chosen.id}`)
      return [before.length, after.length]
    }
    const [three, twelve] = [await manyApplications(world, 3), await manyApplications(world, 12)]
    await count(three)
    const few = await count(three)
    assert.deepEqual(await count(twelve), few)
    assert.isBelow(Math.max(...few), 24)
  })
})

test.group('Many assigned at once', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function assign(client: any, world: World, rows: PointApplication[], form: Form) {
    const { head } = world.people
    const chosen = await chooseRows('point_application.assign', rows, head.id)
    const response = await client.put(`/bulk-acts/${chosen.id}`).form(form).withCsrfToken().loginAs(head).redirects(0)
    if (response.status() === 302) await drainOutbox()
    return { response, chosen }
  }

  async function desk() {
    const world = await makeWorld()
    const second = await makeUser('秦望舒', ['bureau_handler'])
    return { world, handler: world.people.handler, second }
  }

  const handlersOf = (rows: PointApplication[]) =>
    valuesOf(
      db
        .from('point_applications')
        .whereIn(
          'id',
          rows.map(({ id }) => id)
        )
        .orderBy('id'),
      'handler_id'
    )

  test('all to one person', async ({ client, assert }) => {
    const { world, second } = await desk()
    const rows = await manyApplications(world, 3, ['verification'])
    await assign(client, world, rows, { how: 'person', handler: second.id, handlerNote: '请集中核验' })
    assert.deepEqual(await handlersOf(rows), [second.id, second.id, second.id])
    assert.lengthOf(await db.from('notifications').where('event', 'point_application.assigned'), 3)
  })

  test('by load: whoever has fewest gets more', async ({ client, assert }) => {
    const { world, handler, second } = await desk()
    const [busy, ...rows] = await manyApplications(world, 4, ['verification'])
    await db.from('point_applications').where({ id: busy.id }).update({ handler_id: handler.id })
    await assign(client, world, rows, { how: 'load', people: [handler.id, second.id] })
    const given = await handlersOf(rows)
    assert.lengthOf(
      given.filter((id) => id === second.id),
      2
    )
    assert.lengthOf(
      given.filter((id) => id === handler.id),
      1
    )
  })

  test('by district: no district is split', async ({ client, assert }) => {
    const { world, handler, second } = await desk()
    const rows = await manyApplications(world, 4, ['verification'])
    await db.from('point_applications').where({ id: rows[0].id }).update({ district_code: '110105' })
    await assign(client, world, rows, { how: 'district', people: [handler.id, second.id] })
    const [chaoyang, ...haidian] = await handlersOf(rows)
    assert.lengthOf(new Set(haidian), 1)
    assert.notEqual(chaoyang, haidian[0])
  })

  test('nobody chosen, or somebody of another desk: named in the form, or refused for each', async ({
    client,
    assert,
  }) => {
    const { world } = await desk()
    const rows = await manyApplications(world, 2, ['verification'])
    for (const form of [{ how: 'person' }, { how: 'load' }, { how: 'dice' }]) {
      const { response } = await assign(client, world, rows, form)
      response.assertStatus(422)
    }
    const { chosen } = await assign(client, world, rows, { how: 'person', handler: world.people.leader.id })
    const reasons = await valuesOf(db.from('bulk_items').where('bulk_act_id', chosen.id), 'reason')
    assert.deepEqual(reasons, ['not_of_the_desk', 'not_of_the_desk'])
    assert.deepEqual(await handlersOf(rows), [null, null])
  })
})
