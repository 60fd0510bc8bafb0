import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { sha256 } from '#app/core/canonical_json'
import { leaveMoment, standAt } from '#app/core/clock'
import Assignment, { ExpertDraw } from '#app/experts/assignment'
import { closeAssignment } from '#app/experts/assignment_workflow'
import { freezeCandidates, redraw, replaceExpert } from '#app/experts/draw_workflow'
import { acceptInvitation, declineInvitation, finishWork } from '#app/experts/invitation_workflow'
import { invitationAt } from '#app/experts/invitation_links'
import { redrawnOf } from '#app/experts/redrawn'
import { sweepClocks } from '#app/workflow/clock_sweep'
import { drainOutbox } from '#jobs/drain'
import { lapses } from '#start/workflows'
import type User from '#app/users/user'
import { actor } from '#tests/support/applications'
import { drawnAssignment, invitationsOf, letterPath, makeAssignment, makeExpert } from '#tests/support/experts'
import { countQueries } from '#tests/support/queries'
import { countOf, valuesOf } from '#tests/support/rows'
import { makeWorld } from '#tests/world'

const send = (request: any, user: User, typed: object = {}) =>
  request.form(typed).withCsrfToken().loginAs(user).redirects(0)

test.group('Experts for a subject', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('a handler sets a review up, fixes the candidates, draws, and everybody drawn gets a letter', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler } = world.people
    for (let n = 0; n < 5; n++) await makeExpert(world)
    const own = await makeExpert(world, {
      employments: [{ name: '燕麓大学图书馆', uscc: null, fromOn: null, untilOn: null }],
    })
    const typed = {
      ...{ title: '典型案例第一组评审', seats: '3', seedKind: 'committed' },
      ...{ 'units[0][name]': '燕麓大学图书馆', 'units[0][uscc]': '' },
      ...{ 'quotas[0][of]': 'employer_kind-university', 'quotas[0][count]': '2' },
    }
    const refused = await send(client.post('/expert-assignments'), handler, { ...typed, 'quotas[0][count]': '9' })
    refused.assertStatus(422)
    refused.assertTextIncludes('名额合计超过专家人数')
    const sourceless = await send(client.post('/expert-assignments'), handler, { ...typed, seedKind: 'public' })
    sourceless.assertTextIncludes('请写明公开种子的出处')
    await send(client.post('/expert-assignments'), handler, typed)
    const assignment = await Assignment.firstOrFail()
    assert.deepInclude(assignment.serialize(), {
      state: 'prepared',
      subjectType: 'expert_assignment',
      subjectId: assignment.id,
    })
    const path = `/expert-assignments/${assignment.id}`
    const board = await client.get(path).loginAs(handler)
    for (const words of ['回避 1 人', own.user.name, '现任职于被评审单位：燕麓大学图书馆'])
      board.assertTextIncludes(words)

    await send(client.post(`${path}/steps`), handler, { step: 'freeze', version: 0 })
    const frozen = await ExpertDraw.firstOrFail()
    assert.equal(sha256(frozen.inputs), frozen.inputsHash)
    assert.equal(frozen.commitment, sha256(frozen.seed!))
    const told = await client.get(path).loginAs(handler)
    told.assertTextIncludes(frozen.commitment!)
    assert.notInclude(told.text(), frozen.seed!, 'nobody knows the seed yet')
    const record = await db.from('audit_entries').where('action', 'expert_assignment.frozen').firstOrFail()
    assert.notInclude(record.details, frozen.seed!)

    await send(client.post(`${path}/steps`), handler, { step: 'draw', version: 1 })
    const invitations = await invitationsOf(assignment)
    assert.deepEqual(
      invitations.map(({ state, quota }) => [state, quota]),
      [
        ['invited', 0],
        ['invited', 0],
        ['invited', null],
      ]
    )
    assert.isFalse(invitations.some(({ expertId }) => expertId === own.id))
    const letters = await db.from('mail_deliveries').where('template', 'letter')
    assert.sameMembers(
      letters.map(({ recipient }) => recipient),
      invitations.map(({ expert }) => expert.user.email)
    )
    const drawn = await client.get(path).loginAs(handler)
    drawn.assertTextIncludes(frozen.seed!)
    const late = await send(client.post(`${path}/steps`), handler, { step: 'draw', version: 1 })
    late.assertStatus(409)
  })

  test('a public seed is typed once it is published; the record is drawn again and says the same', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler } = world.people
    for (let n = 0; n < 6; n++) await makeExpert(world)
    const assignment = await makeAssignment(world, { seedKind: 'public', seedSource: '双色球第 2026101 期' })
    await freezeCandidates(assignment, actor(handler))
    const draw = (seed: string) =>
      send(client.post(`/expert-assignments/${assignment.id}/steps`), handler, { step: 'draw', seed, version: 1 })
    const without = await draw('')
    without.assertStatus(422)
    without.assertTextIncludes('请填写公布的种子')
    await draw('03 08 12 19 25 31 + 07')
    const [first] = await redrawnOf(String(assignment.id))
    assert.isTrue(first.again.isSame)
    const [byNumber] = await redrawnOf(assignment.number)
    assert.deepEqual(byNumber.again, first.again)

    for (const [column, value] of [
      ['seed', '03 08 12 19 25 31 + 08'],
      ['inputs', first.draw.inputs.replace('"free":5', '"free":1')],
      ['result', '[]'],
      ['commitment', sha256('another')],
      ['position_to', 99],
    ] as const) {
      const before = await db.from('expert_draws').where('id', first.draw.id).firstOrFail()
      await db
        .from('expert_draws')
        .where('id', first.draw.id)
        .update({ [column]: value })
      assert.isFalse(redraw(await ExpertDraw.findOrFail(first.draw.id))!.isSame, column)
      await db
        .from('expert_draws')
        .where('id', first.draw.id)
        .update({ [column]: before[column] })
    }
  })

  test('who cannot take part any more is not drawn from an old list', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const experts = [await makeExpert(world), await makeExpert(world), await makeExpert(world), await makeExpert(world)]
    const assignment = await makeAssignment(world)
    const step = (typed: object) => send(client.post(`/expert-assignments/${assignment.id}/steps`), handler, typed)
    await step({ step: 'freeze', version: 0 })
    await send(client.post(`/experts/${experts[0].id}/steps`), handler, {
      step: 'pause',
      reason: '休假一月。',
      version: 0,
    })
    const refused = await step({ step: 'draw', version: 1 })
    refused.assertStatus(409)
    refused.assertTextIncludes('重新固定候选名单')
    assert.lengthOf(await invitationsOf(assignment), 0)
    await step({ step: 'freeze', version: 1 })
    await step({ step: 'draw', version: 2 })
    assert.notInclude(
      (await invitationsOf(assignment)).map(({ expertId }) => expertId),
      experts[0].id
    )

    const small = await makeAssignment(world, { seats: 9 })
    const short = await send(client.post(`/expert-assignments/${small.id}/steps`), handler, {
      step: 'freeze',
      version: 0,
    })
    short.assertStatus(409)
    short.assertTextIncludes('候选专家不足')
  })

  test('limits are honoured: who has enough at once or in the year is no candidate', async ({ assert }) => {
    const world = await makeWorld()
    const by = actor(world.people.handler)
    const busy = [
      await makeExpert(world, { mostAtOnce: 1 }),
      await makeExpert(world, { mostAtOnce: 1 }),
      await makeExpert(world, { mostPerYear: 1 }),
    ]
    const { assignment, invitations } = await drawnAssignment(world, { experts: 0, seats: 3 })
    assert.lengthOf(invitations, 3)
    for (const invitation of invitations) {
      await acceptInvitation(invitation, actor(invitation.expert.user))
      await db.transaction((trx) => finishWork(trx, invitation, by))
    }
    await closeAssignment(assignment, by, {})
    for (let n = 0; n < 2; n++) await makeExpert(world)
    const next = await makeAssignment(world)
    await freezeCandidates(next, by)
    const { given } = await ExpertDraw.query().where('assignmentId', next.id).firstOrFail()
    const ids = given.candidates.map(({ id }) => id)
    assert.includeMembers(ids, [busy[0].id, busy[1].id], 'their hands are free again')
    assert.notInclude(ids, busy[2].id, 'the year is full')
  })
})

test.group('An invitation', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('opens by its letter without signing in, and nothing else does; it is accepted there', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { invitations } = await drawnAssignment(world)
    const [{ expert, id }] = invitations
    const path = await letterPath(expert.user.email)
    const token = path.split('/').at(-1)!
    assert.isAtLeast(Buffer.from(token, 'base64url').length, 16)
    assert.isNull(await db.from('expert_invitation_links').where('token_hash', token).first(), 'only the hash is kept')
    const page = await client.get(path)
    page.assertStatus(200)
    page.assertHeader('referrer-policy', 'no-referrer')
    page.assertTextIncludes('典型案例第一组评审')
    for (const secret of ['燕麓大学图书馆', ...invitations.map(({ expert: { user } }) => user.name)]) {
      assert.notInclude(page.text(), secret)
    }
    for (const elsewhere of [`/expert-invitations/${id}`, '/expert-profile']) {
      const closed = await client.get(elsewhere).redirects(0)
      closed.assertStatus(302)
    }
    const guessed = await client.get(`/invitations/${token.slice(1)}A`)
    guessed.assertStatus(404)

    const answer = await client.post(path).form({ answer: 'accept' }).withCsrfToken().redirects(0)
    answer.assertStatus(302)
    const after = await invitationAt(token)
    assert.equal(after.state, 'accepted')
    const entry = await db.from('audit_entries').where('action', 'expert_invitation.accepted').firstOrFail()
    assert.equal(entry.actor_id, expert.userId)
    const again = await client.post(path).form({ answer: 'decline', reason: 'time' }).withCsrfToken()
    again.assertStatus(409)
    await drainOutbox()
    const told = await db.from('notifications').where({ event: 'expert_invitation.accepted' })
    assert.deepEqual(
      told.map(({ user_id: user }) => user),
      [world.people.handler.id]
    )
    const kept = await valuesOf(db.from('mail_deliveries').where('template', 'letter'), 'params')
    assert.notInclude(JSON.stringify(kept), '/invitations/', 'once sent it is nowhere')
  })

  test('is declined with a reason, and the seat is filled from the same stream', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const { assignment, invitations } = await drawnAssignment(world)
    const [one] = invitations
    const path = `/expert-invitations/${one.id}`
    const unsaid = await send(client.post(`${path}/answers`), one.expert.user, {
      answer: 'decline',
      reason: 'conflict',
    })
    unsaid.assertStatus(422)
    unsaid.assertTextIncludes('请写明情况')
    await send(client.post(`${path}/answers`), one.expert.user, {
      answer: 'decline',
      reason: 'conflict',
      note: '师生关系',
    })
    await one.refresh()
    assert.equal(one.state, 'declined')
    const board = await client.get(`/expert-assignments/${assignment.id}`).loginAs(handler)
    for (const words of ['已谢绝', '专家申请回避：师生关系']) board.assertTextIncludes(words)
    const home = await client.get('/home').loginAs(handler)
    home.assertTextIncludes('席位待递补')

    await send(client.post(`/expert-assignments/${assignment.id}/seats/${one.id}/substitutions`), handler)
    const after = await invitationsOf(assignment)
    assert.deepEqual(
      after.map(({ state }) => state),
      ['replaced', 'invited', 'invited', 'invited']
    )
    assert.equal(new Set(after.map(({ expertId }) => expertId)).size, 4)
    const draws = await redrawnOf(String(assignment.id))
    assert.deepEqual(
      draws.map(({ draw, again }) => [draw.kind, again.isSame]),
      [
        ['first', true],
        ['substitution', true],
      ]
    )
    assert.equal(draws[1].draw.positionFrom, draws[0].draw.positionTo)
    assert.equal(draws[1].draw.replacesId, one.expertId)
    const twice = await send(client.post(`/expert-assignments/${assignment.id}/seats/${one.id}/substitutions`), handler)
    twice.assertStatus(409)
  })

  test('lapses by itself after three working days of silence, with a word on the day before', async ({ assert }) => {
    standAt(new Date('2026-11-02T04:00:00Z'))
    const world = await makeWorld()
    const { invitations } = await drawnAssignment(world)
    await acceptInvitation(invitations[0], actor(invitations[0].expert.user))
    standAt(new Date('2026-11-04T04:00:00Z'))
    await sweepClocks(lapses)
    await drainOutbox()
    const near = await db.from('notifications').where('event', 'expert_invitation.deadline_near')
    assert.sameMembers(
      near.map(({ user_id: id }) => id),
      invitations.slice(1).map(({ expert }) => expert.userId)
    )
    standAt(new Date('2026-11-06T04:00:00Z'))
    await sweepClocks(lapses)
    for (const invitation of invitations) await invitation.refresh()
    assert.deepEqual(
      invitations.map(({ state }) => state),
      ['accepted', 'lapsed', 'lapsed']
    )
    await drainOutbox()
    const told = await db.from('notifications').where('event', 'expert_invitation.lapsed')
    assert.deepEqual(
      told.map(({ user_id: id }) => id),
      [world.people.handler.id, world.people.handler.id]
    )
  })

  test('is brought to mind once a day, by a letter with another address; both open it', async ({ client, assert }) => {
    standAt(new Date('2026-11-02T04:00:00Z'))
    const world = await makeWorld()
    const { assignment, invitations } = await drawnAssignment(world)
    const { email } = invitations[0].expert.user
    const before = await letterPath(email)
    const remind = () =>
      send(
        client.post(`/expert-assignments/${assignment.id}/seats/${invitations[0].id}/reminders`),
        world.people.handler
      )
    const soon = await remind()
    soon.assertStatus(409)
    standAt(new Date('2026-11-03T04:00:00Z'))
    await remind()
    const after = await letterPath(email)
    assert.notEqual(after, before)
    for (const path of [before, after]) assert.equal((await client.get(path)).status(), 200)
  })

  test('ends when the office or those judged ask for it: the expert learns that, and not why', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { assignment, invitations } = await drawnAssignment(world)
    const [{ expert, id }] = invitations
    const recuse = (note: string) =>
      send(client.post(`/expert-assignments/${assignment.id}/recusals`), world.people.handler, {
        ...{ expertId: expert.id, origin: 'declared_by_subject', note },
      })
    const silent = await recuse('')
    silent.assertStatus(422)
    await recuse('申报单位称双方有诉讼。')
    await drainOutbox()
    const page = await client.get(`/expert-invitations/${id}`).loginAs(expert.user)
    page.assertTextIncludes('您不参加这项评审任务')
    const bell = await client.get('/notifications').loginAs(expert.user)
    bell.assertTextIncludes('评审安排调整')
    for (const text of [page.text(), bell.text()]) {
      for (const secret of ['诉讼', '被评审方申请回避', '燕麓大学']) assert.notInclude(text, secret)
    }
    const entry = await db.from('audit_entries').where('action', 'expert.recused').firstOrFail()
    assert.equal(JSON.parse(entry.details).opinion, '申报单位称双方有诉讼。')
    const { id: recusal } = await db.from('expert_recusals').firstOrFail()
    const lift = (reason: string) =>
      send(client.delete(`/experts/${expert.id}/recusals/${recusal}`), world.people.handler, { reason })
    await lift('经核实不属实。')
    assert.isNotNull((await db.from('expert_recusals').firstOrFail()).lifted_at)
    const again = await lift('经核实不属实。')
    again.assertStatus(409)
  })

  test('an assignment is closed when nothing is open, and cancelled with a reason', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const { assignment, invitations } = await drawnAssignment(world)
    const step = (typed: object) => send(client.post(`/expert-assignments/${assignment.id}/steps`), handler, typed)
    const early = await step({ step: 'close', version: 2 })
    early.assertStatus(409)
    early.assertTextIncludes('不能办结')
    const silent = await step({ step: 'cancel', version: 2, opinion: '' })
    silent.assertStatus(422)
    const second = await drawnAssignment(world)
    for (const one of second.invitations) {
      const finish = () =>
        send(client.post(`/expert-assignments/${second.assignment.id}/seats/${one.id}/completions`), handler)
      const unasked = await finish()
      unasked.assertStatus(409)
      await acceptInvitation(one, actor(one.expert.user))
      await finish()
      await one.refresh()
      assert.equal(one.state, 'done')
    }
    await send(client.post(`/expert-assignments/${second.assignment.id}/steps`), handler, { step: 'close', version: 2 })
    await second.assignment.refresh()
    assert.equal(second.assignment.state, 'closed')

    await step({ step: 'cancel', version: 2, opinion: '活动改期举行。' })
    for (const invitation of invitations) await invitation.refresh()
    assert.deepEqual(
      invitations.map(({ state }) => state),
      Array(3).fill('replaced')
    )
  })

  test('is answered by its own expert alone; the board is for handlers', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const { assignment, invitations } = await drawnAssignment(world)
    const other = invitations[1].expert.user
    const path = `/expert-assignments/${assignment.id}`
    const [{ id }] = invitations
    for (const user of [other, people.handler, people.operator]) {
      const answer = await send(client.post(`/expert-invitations/${id}/answers`), user, { answer: 'accept' })
      assert.include([403, 404], answer.status())
    }
    const acts: [string, object][] = [
      [`${path}/steps`, { step: 'close', version: 2 }],
      [`${path}/recusals`, { expertId: 1, origin: 'office_decision', note: '回避一下。' }],
      [`${path}/seats/${id}/reminders`, {}],
      [`${path}/seats/${id}/substitutions`, {}],
      [`${path}/seats/${id}/completions`, {}],
      ['/expert-assignments', {}],
    ]
    for (const user of [people.head, people.leader, people.operator, people.administrator, other]) {
      for (const [act, typed] of acts) {
        const answer = await send(client.post(act), user, typed)
        assert.include([403, 404], answer.status(), `${user.name} ${act}`)
      }
    }
    const looking = await client.get(path).loginAs(people.head)
    looking.assertStatus(200)
    assert.deepEqual(
      (await invitationsOf(assignment)).map(({ state }) => state),
      Array(3).fill('invited')
    )
    const own = await client.get('/expert-invitations').loginAs(other)
    own.assertTextIncludes('典型案例第一组评审')
  })

  test('a decline is no wrong turn: the same expert is not asked again for it', async ({ assert }) => {
    const world = await makeWorld()
    const { assignment, invitations } = await drawnAssignment(world, { experts: 4 })
    await declineInvitation(invitations[0], actor(invitations[0].expert.user), { reason: 'time' })
    await replaceExpert(invitations[0], actor(world.people.handler))
    const last = (await invitationsOf(assignment)).at(-1)!
    await declineInvitation(last, actor(last.expert.user), { reason: 'time' })
    await assert.rejects(() => replaceExpert(last, actor(world.people.handler)), /too_few_candidates/)
    await last.refresh()
    assert.equal(last.state, 'declined', 'nothing was done by halves')
    assert.equal(await countOf(db.from('expert_draws').where('assignment_id', assignment.id)), 2)
  })

  test('the lists and the board cost the same however many there are', async ({ client, assert }) => {
    const world = await makeWorld()
    const { assignment } = await drawnAssignment(world, { experts: 3, seats: 1 })
    const look = (path: string) => countQueries(async () => void (await client.get(path).loginAs(world.people.handler)))
    const paths = ['/expert-assignments', `/expert-assignments/${assignment.id}`]
    for (const path of paths) await look(path)
    const before = [await look(paths[0]), await look(paths[1])]
    await drawnAssignment(world, { experts: 3, seats: 4, title: '第二组评审' })
    const after = [await look(paths[0]), await look(paths[1])]
    assert.deepEqual(
      after.map(({ length }) => length),
      before.map(({ length }) => length)
    )
    assert.isBelow(after[1].length, 30)
  })
})
