import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import CaseBlind, { CaseFinding } from '#app/case_reviews/case_blind'
import CaseRound from '#app/case_reviews/case_round'
import { CaseDiscussion } from '#app/case_reviews/case_seat'
import { drainOutbox } from '#jobs/drain'
import type User from '#app/users/user'
import {
  allocatedRound,
  begunRound,
  preparedRound,
  roundAgain,
  score,
  SECRETS,
  seatsOf,
} from '#tests/support/case_reviews'
import { cellsOf, download } from '#tests/support/downloads'
import { countOf } from '#tests/support/rows'
import { caseCall, typicalCase } from '#tests/support/typical_cases'
import { makeWorld } from '#tests/world'

const send = (request: any, user: User, typed: object = {}) =>
  request.form(typed).withCsrfToken().loginAs(user).redirects(0)

test.group('The office runs a jury', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a handler sets up a jury for a closed call, once, and is led to its experts', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const call = await caseCall(world, { state: 'closed' })
    const open = await caseCall(world)
    const form = await client.get('/case-rounds/create').loginAs(handler)
    form.assertTextIncludes(call.number!)
    assert.notInclude(form.text(), open.number!)

    const typed = { 'callId': call.id, 'seats': 12, 'quotas[0][field]': 'patent_search', 'quotas[0][count]': 2 }
    const forbidden = await send(client.post('/case-rounds'), head, typed)
    forbidden.assertStatus(403)
    const refused = await send(client.post('/case-rounds'), handler, { ...typed, seats: 1 })
    refused.assertStatus(422)
    const early = await send(client.post('/case-rounds'), handler, { ...typed, callId: open.id })
    early.assertStatus(409)
    await send(client.post('/case-rounds'), handler, { ...typed, 'quotas[1][field]': '', 'quotas[1][count]': '' })
    const round = await CaseRound.query().preload('assignment').firstOrFail()
    assert.deepInclude(round.assignment.serialize(), { seats: 12, subjectType: 'case_round', subjectId: round.id })
    assert.deepEqual(round.assignment.quotas, [{ by: 'field', value: 'patent_search', count: 2 }])
    const again = await send(client.post('/case-rounds'), handler, typed)
    again.assertStatus(409)
    const board = await client.get(`/case-rounds/${round.id}`).loginAs(head)
    board.assertTextIncludes('组建中')
    assert.notInclude(board.text(), '形式审查中')
    await typicalCase(world, call, { state: 'recommended' })
    const warned = await client.get(`/case-rounds/${round.id}`).loginAs(head)
    warned.assertTextIncludes('本次征集还有 1 件案例')
    assert.equal(await countOf(db.from('audit_entries').where('action', 'case_round.opened')), 1)
  })

  test('the seed is hidden until the allocation, and what was found is decided before the scoring', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head, operator } = world.people
    const { round } = await preparedRound(world, {
      content: (n) => (n === 0 ? { practice: `${SECRETS.unit}与企业共建专题库，联系 ${SECRETS.phone}。` } : {}),
    })
    const path = `/case-rounds/${round.id}`
    const take = async (step: string, user = handler) =>
      send(client.post(`${path}/steps`), user, { step, version: (await roundAgain(round.id)).version })
    for (const user of [head, operator]) {
      const refused = await take('freeze', user)
      refused.assertStatus(user === head ? 403 : 404)
    }
    await take('freeze')
    const { seed, commitment } = await db.from('case_allocations').firstOrFail()
    const frozen = await client.get(path).loginAs(handler)
    frozen.assertTextIncludes(commitment)
    assert.notInclude(frozen.text(), seed)
    assert.equal(await countOf(db.from('audit_entries').where('details', 'like', `%${seed}%`)), 0)
    await take('allocate')
    const allocated = await client.get(path).loginAs(handler)
    allocated.assertTextIncludes(seed)

    const unscanned = await take('begin')
    unscanned.assertStatus(409)
    await take('scan')
    await drainOutbox()
    const open = await take('begin')
    open.assertStatus(409)
    open.assertTextIncludes('还有没处理的盲审发现')
    const findings = await CaseFinding.query().where('state', 'open')
    assert.includeMembers(
      findings.map(({ found }) => found),
      [SECRETS.unit, SECRETS.phone]
    )
    const blind = await CaseBlind.findOrFail(findings[0].blindId)
    const own = `${path}/cases/${blind.id}`
    const decide = (id: number, act: string, user = handler) =>
      send(client.post(`${own}/findings/${id}`), user, { act })
    const looksOn = await decide(findings[0].id, 'mask', head)
    looksOn.assertStatus(403)
    const unit = findings.find(({ found }) => found === SECRETS.unit)!
    await decide(unit.id, 'pass')
    await decide(unit.id, 'reopen')
    for (const { id } of await CaseFinding.query().where('state', 'open')) await decide(id, 'mask')
    const page = await client.get(own).loginAs(handler)
    page.assertTextIncludes('〔略〕与企业共建专题库，联系 〔略〕。')
    const told = await db.from('submissions').where('subject_id', blind.caseId).firstOrFail()
    assert.include(told.content, SECRETS.unit, 'the original is untouched')

    await take('begin')
    assert.equal((await roundAgain(round.id)).state, 'scoring')
    assert.equal(await countOf(db.from('typical_cases').where('state', 'scoring')), 4)
    const late = await take('begin')
    late.assertStatus(409)
  })

  test('too few experts clear of a case are told with its number', async ({ client }) => {
    const world = await makeWorld()
    const { round, unit } = await preparedRound(world, { jury: 3, cases: 1 })
    const [invited] = await db.from('expert_invitations').select('expert_id')
    await db
      .from('expert_employments')
      .where('expert_id', invited.expert_id)
      .update({ uscc_root: unit.uscc!.slice(8, 17) })
    await db.from('expert_employments').where('expert_id', invited.expert_id).update({ uscc: unit.uscc })
    const { number } = await db.from('typical_cases').firstOrFail()
    const refused = await send(client.post(`/case-rounds/${round.id}/steps`), world.people.handler, {
      ...{ step: 'freeze', version: round.version },
    })
    refused.assertStatus(409)
    refused.assertTextIncludes(number)
    refused.assertTextIncludes('只有 2 名专家无须回避')
  })

  test('a juror who vanishes is reminded once a day, and what is open is drawn anew', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const { round, call, seats } = await begunRound(world, { jury: 5, cases: 4, seats: 3 })
    const gone = seats[0].expertId
    const own = seats.filter(({ expertId }) => expertId === gone)
    await score(own[0], call)
    const path = `/case-rounds/${round.id}/jurors/${gone}`
    const forbidden = await send(client.post(`${path}/reminders`), head)
    forbidden.assertStatus(403)
    await send(client.post(`${path}/reminders`), handler)
    const twice = await send(client.post(`${path}/reminders`), handler)
    twice.assertStatus(409)

    const looksOn = await send(client.post(`${path}/substitutions`), head)
    looksOn.assertStatus(403)
    await send(client.post(`${path}/substitutions`), handler)
    const after = await seatsOf(round.id)
    assert.equal(after.filter(({ state }) => state === 'released').length, own.length - 1)
    assert.equal(after.filter(({ state }) => state !== 'released').length, 12, 'as many seats as before')
    const kept = after.find(({ id }) => id === own[0].id)!
    assert.equal(kept.state, 'submitted')
    const nothing = await send(client.post(`${path}/substitutions`), handler)
    nothing.assertStatus(409)
    const letter = await db
      .from('expert_invitations')
      .where({ assignment_id: round.assignmentId, expert_id: gone })
      .first()
    assert.equal(letter.state, 'replaced')
  })

  test('a handler gives scores back, records the discussion, and takes the sheets out', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const { round, call, seats } = await begunRound(world, { jury: 5, cases: 2, seats: 5 })
    for (const [n, seat] of seats.entries()) await score(seat, call, n === 0 ? 40 : 80)
    const own = `/case-rounds/${round.id}/cases/${seats[0].blindId}`
    const reason = { reason: '成效一项评分与理由不符。' }
    const back = `${own}/seats/${seats[0].id}/reopenings`
    const forbidden = await send(client.post(back), head, reason)
    forbidden.assertStatus(403)
    const empty = await send(client.post(back), handler, { reason: '' })
    empty.assertStatus(422)
    await send(client.post(back), handler, reason)
    const twice = await send(client.post(back), handler, reason)
    twice.assertStatus(409)
    const early = await send(client.post(`/case-rounds/${round.id}/steps`), handler, {
      step: 'discuss',
      version: round.version,
    })
    early.assertStatus(409)
    await score(seats[0], call, 45)
    await send(client.post(`/case-rounds/${round.id}/steps`), handler, { step: 'discuss', version: round.version })
    assert.lengthOf(await CaseDiscussion.all(), 1)
    const note = { note: '合议认为成效数据可信，维持各自评分。' }
    const looksOn = await send(client.post(`${own}/discussions`), head, note)
    looksOn.assertStatus(403)
    const short = await send(client.post(`${own}/discussions`), handler, { note: '好' })
    short.assertStatus(422)
    await send(client.post(`${own}/discussions`), handler, note)
    const again = await send(client.post(`${own}/discussions`), handler, note)
    again.assertStatus(409)

    const cases = await client.get(`/case-rounds/${round.id}/cases`).loginAs(head)
    for (const text of ['80.00', '35.00', '0.00']) cases.assertTextIncludes(text)
    const statistics = await client.get(`/case-rounds/${round.id}/statistics`).loginAs(head)
    statistics.assertStatus(200)
    statistics.assertTextIncludes('一致性系数 α')
    const summary = await download(client, `/case-rounds/${round.id}/summary.xlsx`, handler)
    const [, , headers, first] = (await cellsOf(summary.body())).rows
    assert.deepEqual(headers, [
      ...['序号', '单位名称', '所属区', '单位类型', '专家1', '专家2', '专家3', '专家4', '专家5', '最高分', '最低分'],
      ...['平均分', '加分', '扣分', '总分', '排名', '建议等次', '备注'],
    ])
    assert.equal(first[1], SECRETS.unit)
    const sheet = await download(client, `${own}/seats/${seats[0].id}/sheet.xlsx`, handler)
    const { rows } = await cellsOf(sheet.body())
    assert.deepEqual(rows[2], [
      '序号',
      '一级指标',
      '二级指标',
      '分值',
      '评分标准',
      '佐证情况',
      '自评分',
      '专家评分',
      '扣分理由',
    ])
    assert.include(rows[1].join(), SECRETS.unit)
    assert.include(rows.at(-1)!.join(), '总体意见')
    for (const user of [world.people.leader, world.people.operator, seats[0].expert.user]) {
      const refused = await client.get(`/case-rounds/${round.id}/summary.xlsx`).loginAs(user)
      refused.assertStatus(404)
    }
  })

  test('who judges in a round sees nothing of it as the office, even a handler', async ({ client }) => {
    const world = await makeWorld()
    const { round, seats } = await allocatedRound(world).then(async (made) => ({
      ...made,
      seats: await seatsOf(made.round.id),
    }))
    const { user } = seats[0].expert
    await user.merge({ roles: ['expert', 'bureau_handler'] }).save()
    const hidden = await client.get(`/case-rounds/${round.id}`).loginAs(user)
    hidden.assertStatus(404)
  })
})
