import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { inTransaction } from '#app/core/dialect'
import { scanRound } from '#app/case_reviews/case_scan'
import CaseSeat, { CaseScore } from '#app/case_reviews/case_seat'
import { beginDiscussion } from '#app/case_reviews/case_round_workflow'
import type { CaseContent } from '#app/cases/case_content'
import TypicalCase from '#app/cases/typical_case'
import type User from '#app/users/user'
import Submission, { freeze } from '#app/workflow/submission'
import { begunRound, allocatedRound, roundAgain, score, seatsOf, sheetOf } from '#tests/support/case_reviews'
import { countOf } from '#tests/support/rows'
import { makeWorld } from '#tests/world'

const send = (request: any, user: User, typed: object = {}) =>
  request.json(typed).withCsrfToken().loginAs(user).redirects(0).header('accept', 'text/html')

test.group('A juror scores', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('what waits is listed; a sheet is kept while it is typed and handed in once', async ({ client, assert }) => {
    const world = await makeWorld()
    const { call, seats } = await begunRound(world, { jury: 5, cases: 4, seats: 3 })
    const [seat] = seats
    const { user } = seat.expert
    const path = `/case-reviews/${seat.token}`
    const list = await client.get('/case-reviews').loginAs(user)
    list.assertTextIncludes(seat.blind.code)
    const page = await client.get(path).loginAs(user)
    page.assertTextIncludes('truth')
    const home = await client.get('/home').loginAs(user)
    home.assertTextIncludes(`/case-reviews/${seat.token}`)

    const kept = await client
      .put(`${path}/draft`)
      .json({ scores: { truth: '12', depth: 'x' }, reasons: {}, opinion: '先看一遍' })
      .withCsrfToken()
      .loginAs(user)
    kept.assertStatus(204)
    const again = await client.get(path).loginAs(user)
    again.assertTextIncludes('先看一遍')

    const sheet = sheetOf(call, 80)
    const { contentHash } = seat.blind
    const high = { ...sheet, contentHash, scores: { ...sheet.scores, truth: 16 } }
    const refused = await send(client.post(`${path}/submissions`), user, high)
    refused.assertStatus(422)
    const silent = { ...sheet, contentHash, scores: { ...sheet.scores, truth: 3 }, reasons: {} }
    const reasonless = await send(client.post(`${path}/submissions`), user, silent)
    reasonless.assertStatus(422)
    reasonless.assertTextIncludes('请写明理由')
    const stale = await send(client.post(`${path}/submissions`), user, { ...sheet, contentHash: 'x' })
    stale.assertStatus(409)
    await send(client.post(`${path}/submissions`), user, { ...sheet, contentHash })
    const done = await CaseSeat.findOrFail(seat.id)
    assert.deepInclude(done.serialize(), { state: 'submitted', total: 8000, contentHash })
    const twice = await send(client.post(`${path}/submissions`), user, { ...sheet, contentHash })
    twice.assertStatus(409)
    const typed = await client.put(`${path}/draft`).json({}).withCsrfToken().loginAs(user)
    typed.assertStatus(409)
    assert.equal(await countOf(db.from('audit_entries').where('action', 'case_seat.submitted')), 1)
  })

  test('the own scores come before those of others, and nobody opens the seat of another', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { call, seats } = await begunRound(world, { jury: 5, cases: 4, seats: 3 })
    const [seat] = seats
    const other = seats.find(({ blindId, id }) => blindId === seat.blindId && id !== seat.id)!
    const row = await score(other, call, 77)
    await CaseScore.query().where('seatId', row.id).update({ opinion: '他人意见只在提交之后可见。' })
    const path = `/case-reviews/${seat.token}`
    const before = await client.get(path).loginAs(seat.expert.user)
    assert.notInclude(before.text(), '他人意见')
    assert.notInclude(before.text(), '77.00')
    await score(seat, call, 80)
    const after = await client.get(path).loginAs(seat.expert.user)
    after.assertTextIncludes('他人意见')
    assert.notInclude(after.text(), other.expert.user.name)

    const stranger = seats.find(({ expertId }) => expertId !== seat.expertId)!.expert.user
    const sheet = { ...sheetOf(call), contentHash: seat.blind.contentHash }
    for (const user of [stranger, world.people.handler, world.people.operator, world.people.leader]) {
      const seen = await client.get(path).loginAs(user)
      seen.assertStatus(404)
      for (const act of ['submissions', 'revisions', 'confirmations', 'recusals']) {
        const acted = await send(client.post(`${path}/${act}`), user, { ...sheet, note: '与我有关。' })
        acted.assertStatus(404)
      }
      const listed = await client.get('/case-reviews').loginAs(user)
      if (user !== stranger) listed.assertStatus(403)
      else assert.notInclude(listed.text(), seat.token)
    }
  })

  test('nothing is seen before the scoring begins', async ({ client, assert }) => {
    const world = await makeWorld()
    const { round } = await allocatedRound(world)
    const [seat] = await seatsOf(round.id)
    const { user } = seat.expert
    const page = await client.get(`/case-reviews/${seat.token}`).loginAs(user)
    page.assertStatus(404)
    const list = await client.get('/case-reviews').loginAs(user)
    assert.notInclude(list.text(), seat.blind.code)
  })

  test('an expert steps aside from one case, others are not told, and the next of the stream is drawn', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { round, call, seats } = await begunRound(world, { jury: 5, cases: 4, seats: 3 })
    const [seat] = seats
    const { user } = seat.expert
    const own = seats.filter(({ expertId }) => expertId === seat.expertId)
    const path = `/case-reviews/${seat.token}`
    const silent = await send(client.post(`${path}/recusals`), user, { note: '' })
    silent.assertStatus(422)
    await send(client.post(`${path}/recusals`), user, { note: '曾为该项目提供咨询。' })
    const gone = await client.get(path).loginAs(user)
    gone.assertStatus(404)
    const after = await seatsOf(round.id)
    assert.equal(after.find(({ id }) => id === seat.id)!.state, 'recused')
    const heir = after.find(({ replacesId }) => replacesId === seat.id)!
    assert.equal(heir.blindId, seat.blindId)
    assert.isFalse(seats.some(({ blindId, expertId }) => blindId === seat.blindId && expertId === heir.expertId))
    const others = after.filter(({ expertId, state }) => expertId === seat.expertId && state === 'assigned')
    assert.lengthOf(others, own.length - 1, 'the other cases of the expert stay')
    const recusal = await db.from('expert_recusals').firstOrFail()
    assert.deepInclude(recusal, {
      expert_id: seat.expertId,
      subject_type: 'typical_case',
      subject_id: seat.blind.caseId,
    })
    for (const other of after.filter(({ blindId, state }) => blindId === seat.blindId && state === 'assigned')) {
      const page = await client.get(`/case-reviews/${other.token}`).loginAs(other.expert.user)
      assert.notInclude(page.text(), '曾为该项目')
      assert.notInclude(page.text(), user.name)
    }
    assert.equal(await countOf(db.from('case_allocations').where('kind', 'substitution')), 1)
    await score(heir, call)
  })

  test('a case that was handed in anew is scanned, read again and confirmed', async ({ client, assert }) => {
    const world = await makeWorld()
    const { round, call, by, seats } = await begunRound(world, { jury: 3, cases: 1, seats: 3 })
    for (const seat of seats) await score(seat, call)
    const [seat] = seats
    const row = await TypicalCase.findOrFail(seat.blind.caseId)
    const { answers } = (await Submission.newestOf('typical_case', row.id))!
    const content = { ...(answers as CaseContent), practice: '补充了第三次分析会的做法。' }
    const subject = { type: 'typical_case', id: row.id, round: 2 }
    await inTransaction((trx) => freeze(trx, subject, content, world.people.operator.id))
    const before = await client.get(`/case-reviews/${seat.token}`).loginAs(seat.expert.user)
    assert.notInclude(before.text(), '第三次分析会', 'nobody reads what was not scanned')
    await scanRound(round.id)
    await assert.rejects(async () => beginDiscussion(await roundAgain(round.id), by), /seats_outdated/)
    for (const { token, expert } of seats) {
      const page = await client.get(`/case-reviews/${token}`).loginAs(expert.user)
      page.assertTextIncludes('第三次分析会')
      page.assertTextIncludes('确认')
      const { contentHash } = (await seatsOf(round.id))[0].blind
      await send(client.post(`/case-reviews/${token}/confirmations`), expert.user, { contentHash })
    }
    await beginDiscussion(await roundAgain(round.id), by)
    assert.deepEqual(
      (await CaseScore.query().where('seatId', seat.id).orderBy('number')).map(({ kind }) => kind),
      ['own', 'confirmed']
    )
  })

  test('a score is changed once, in the discussion, by a page that shows the others', async ({ client, assert }) => {
    const world = await makeWorld()
    const { round, call, by, seats } = await begunRound(world, { jury: 3, cases: 1, seats: 3 })
    for (const [n, seat] of seats.entries()) await score(seat, call, n === 0 ? 50 : 80)
    const [{ token, expert, blind }] = seats
    const typed = { ...sheetOf(call, 76), contentHash: blind.contentHash }
    const early = await send(client.post(`/case-reviews/${token}/revisions`), expert.user, typed)
    early.assertStatus(409)
    await beginDiscussion(await roundAgain(round.id), by)
    const page = await client.get(`/case-reviews/${token}`).loginAs(expert.user)
    page.assertTextIncludes('合议改分')
    const refused = await send(client.post(`/case-reviews/${token}/revisions`), expert.user, { ...typed, opinion: '' })
    refused.assertStatus(422)
    await send(client.post(`/case-reviews/${token}/revisions`), expert.user, typed)
    const twice = await send(client.post(`/case-reviews/${token}/revisions`), expert.user, typed)
    twice.assertStatus(409)
    const office = await client.get(`/case-rounds/${round.id}/cases/${blind.id}`).loginAs(world.people.handler)
    for (const words of ['50.00', '76.00', '合议后']) office.assertTextIncludes(words)
    const other = await client.get(`/case-reviews/${seats[1].token}`).loginAs(seats[1].expert.user)
    assert.notInclude(other.text(), '50.00', 'who changed is the office’s to know')
  })
})
