import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import CaseSelection from '#app/case_decisions/case_selection'
import { approveShortlist, changeShortlist, openSelection, proposeShortlist } from '#app/case_decisions/shortlisting'
import TypicalCase from '#app/cases/typical_case'
import type User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { candidatesOf, fiveJudged, judgedCall, selectionIn } from '#tests/support/case_decisions'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import { makeWorld } from '#tests/world'

test.group('The shortlist', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const step = (client: any, { id, version }: CaseSelection, name: string, user: User, more: object = {}) =>
    client
      .post(`/case-selections/${id}/steps`)
      .form({ step: name, version, ...more })
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)

  test('is begun by the handler when the jury is done: three for two, with everybody equal at the edge', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const judged = [1, 2, 3, 3, 5].map((rank) => ({ rank }))
    const call = await judgedCall(world, judged)
    const open = (user: User) =>
      client.post('/case-selections').form({ call: call.id }).withCsrfToken().loginAs(user).redirects(0)
    ;(await open(head)).assertStatus(403)
    const offered = await client.get('/case-selections').loginAs(handler)
    offered.assertTextIncludes('启动遴选')
    await open(handler)
    const selection = await CaseSelection.firstOrFail()
    const rows = await candidatesOf(selection)
    assert.deepEqual(
      rows.map(({ rank, proposed, shortlisted }) => [rank, proposed, shortlisted]),
      [...[1, 2, 3, 3].map((rank) => [rank, true, true]), [5, false, false]]
    )
    const page = await client.get(`/case-selections/${selection.id}`).loginAs(handler)
    page.assertTextIncludes('第 3 名并列，入围名单因此多出 1 件')
    page.assertTextIncludes('入围线两侧的案例同在第 1 档')
    await assert.rejects(() => openSelection(call, actor(handler)), StepNotAllowed as never)
  })

  test('is not begun for a call without results, or one that is still open', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const bare = await judgedCall(world, [])
    const early = await judgedCall(world, fiveJudged(world), { state: 'published' })
    for (const call of [bare, early]) {
      const answer = await client
        .post('/case-selections')
        .form({ call: call.id })
        .withCsrfToken()
        .loginAs(handler)
        .redirects(0)
      answer.assertStatus(404)
      await assert.rejects(() => openSelection(call, actor(handler)), StepNotAllowed as never)
    }
  })

  test('is changed one for one with reasons, which the leader reads; never after it was handed in', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head, leader } = world.people
    const selection = await selectionIn('shortlisting', world)
    const [, , third, fourth] = await candidatesOf(selection)
    const change = (id: number, form: object, user = handler) =>
      client.post(`/case-candidates/${id}/shortlist-changes`).form(form).withCsrfToken().loginAs(user).redirects(0)
    ;(await change(third.id, { shortlisted: 'false', reason: '该单位已有一件入围。' }, head)).assertStatus(403)
    const blank = await change(third.id, { shortlisted: 'false', reason: '' })
    blank.assertStatus(422)
    blank.assertTextIncludes('请填写理由')
    await change(third.id, { shortlisted: 'false', reason: '该单位已有一件入围。' })
    await change(fourth.id, { shortlisted: 'true', reason: '补足培训类案例。' })
    ;(await change(fourth.id, { shortlisted: 'true', reason: '补足培训类案例。' })).assertStatus(409)
    assert.deepEqual(
      (await candidatesOf(selection)).map(({ shortlisted, swapReason }) => [shortlisted, swapReason]),
      [
        [true, null],
        [true, null],
        [false, '该单位已有一件入围。'],
        [true, '补足培训类案例。'],
        [false, null],
      ]
    )
    await step(client, selection, 'propose', handler)
    const late = await change(third.id, { shortlisted: 'true', reason: '还是要入围。' })
    late.assertStatus(409)
    const page = await client.get(`/case-selections/${selection.id}`).loginAs(leader)
    page.assertTextIncludes('调出：该单位已有一件入围。')
    page.assertTextIncludes('调入：补足培训类案例。')
  })

  test('goes from the handler to the head, who gives it back with a reason or moves all cases at once', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head, leader } = world.people
    const selection = await selectionIn('shortlisting', world)
    ;(await step(client, selection, 'propose', head)).assertStatus(403)
    ;(await step(client, selection, 'approve', head)).assertStatus(409)
    await step(client, selection, 'propose', handler)
    await selection.refresh()
    const silent = await step(client, selection, 'giveBack', head)
    silent.assertStatus(422)
    await step(client, selection, 'giveBack', head, { opinion: '请再核对第三名。' })
    await selection.refresh()
    assert.equal(selection.state, 'shortlisting')
    await drainOutbox()
    assert.include((await textsTo(handler))[0], '请再核对第三名。')
    assert.include((await textsTo(head))[0], '请审核')

    await step(client, selection, 'propose', handler)
    ;(await step(client, selection, 'approve', head)).assertStatus(409)
    await selection.refresh()
    ;(await step(client, selection, 'approve', handler)).assertStatus(403)
    await step(client, selection, 'approve', head)
    const cases = await TypicalCase.query().where('callId', selection.callId).orderBy('id')
    assert.deepEqual(
      cases.map(({ state, decidedAt }) => [state, decidedAt]),
      [
        ['deliberation', null],
        ['deliberation', null],
        ['deliberation', null],
        ['not_selected', null],
        ['not_selected', null],
      ]
    )
    const acts = await db
      .from('audit_entries')
      .where({ subject_type: 'typical_case', subject_id: cases[0].id })
      .orderBy('seq')
    assert.deepEqual(
      acts.map(({ action }) => action),
      ['typical_case.shortlisted', 'typical_case.deliberated']
    )
    await drainOutbox()
    assert.include((await textsTo(leader))[0], '请审议')
  })

  test('that is empty is not handed in', async ({ assert }) => {
    const world = await makeWorld()
    const selection = await selectionIn('shortlisting', world, { judged: [{ rank: 1 }] })
    const [only] = await candidatesOf(selection)
    await changeShortlist(only, actor(world.people.handler), { shortlisted: false, reason: '材料有疑点。' })
    await assert.rejects(() => proposeShortlist(selection, actor(world.people.handler), {}), StepNotAllowed as never)
  })

  test('leaves alone a case that was thrown out before the approval', async ({ assert }) => {
    const world = await makeWorld()
    const selection = await selectionIn('proposed', world)
    const [first] = await candidatesOf(selection)
    await db.from('typical_cases').where({ id: first.caseId }).update({ state: 'disqualified' })
    await approveShortlist(selection, actor(world.people.head), {})
    const states = (await candidatesOf(selection)).map((row) => row.case.state)
    assert.deepEqual(states, ['disqualified', 'deliberation', 'deliberation', 'not_selected', 'not_selected'])
  })

  test('of 230 cases: page, list and approval ask no more with each case', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ rank: at + 1, band: Math.ceil((at + 1) / 10) }))
    const counts: number[][] = []
    for (const count of [40, 230]) {
      const selection = await selectionIn('shortlisting', world, { judged: many(count), call: { toSelect: 15 } })
      const sent: number[] = []
      for (const path of ['', '/candidates'])
        sent.push(
          (await countQueries(() => client.get(`/case-selections/${selection.id}${path}`).loginAs(handler))).length
        )
      counts.push(sent)
      await proposeShortlist(selection, actor(handler), {})
      await approveShortlist(selection, actor(head), {})
      const left = await TypicalCase.query().where({ callId: selection.callId, state: 'not_selected' })
      assert.lengthOf(left, count - 23)
    }
    assert.deepEqual(counts[0], counts[1])
    assert.isBelow(Math.max(...counts[1]), 40)
    const list = await countQueries(() => client.get('/case-selections').loginAs(handler))
    assert.isBelow(list.length, 30)
  })
})
