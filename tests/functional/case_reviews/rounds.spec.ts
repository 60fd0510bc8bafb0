import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { cancelCall } from '#app/case_calls/move_call'
import type CaseRound from '#app/case_reviews/case_round'
import { beginDiscussion, beginScoring, concludeRound } from '#app/case_reviews/case_round_workflow'
import { recordDiscussion } from '#app/case_reviews/case_discussions'
import { reallocationsOf } from '#app/case_reviews/reallocations'
import CaseBlind from '#app/case_reviews/case_blind'
import { caseReviewTodos, caseRoundTodos } from '#app/case_reviews/case_review_todos'
import CaseResult from '#app/case_reviews/case_result'
import type CaseSeat from '#app/case_reviews/case_seat'
import { CaseDiscussion, CaseScore } from '#app/case_reviews/case_seat'
import { reviseSeat } from '#app/case_reviews/case_seat_workflow'
import { disqualifyCase, proposeDisqualification } from '#app/cases/disqualification'
import TypicalCase from '#app/cases/typical_case'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { actor } from '#tests/support/applications'
import { allocatedRound, begunRound, roundAgain, score, seatsOf, sheetOf } from '#tests/support/case_reviews'
import { makeWorld } from '#tests/world'

test.group('A jury from its draw to what it gave', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a jury is drawn, scores blindly, talks about what lies apart, and leaves ranks that stay', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const { round, call, by, seats } = await begunRound(world, { jury: 5, cases: 4, seats: 3 })
    assert.lengthOf(seats, 12)
    const records = await reallocationsOf(call.number!)
    assert.isTrue(records.every(({ again }) => again.isSame))

    const disputed = seats[0].blindId
    for (const [n, seat] of seats.entries()) {
      await score(seat, call, seat.blindId === disputed && seat.id === seats[0].id ? 50 : 78 + (n % 5))
    }
    await beginDiscussion(await roundAgain(round.id), by)
    const discussions = await CaseDiscussion.all()
    assert.deepEqual(
      discussions.map(({ blindId }) => blindId),
      [disputed]
    )

    const [outlier] = await seatsOf(round.id).where('id', seats[0].id)
    await reviseSeat(outlier, sheetOf(call, 72), outlier.blind.contentHash!, actor(outlier.expert.user))
    assert.deepEqual(
      (await CaseScore.query().where('seatId', outlier.id).orderBy('number')).map(({ kind, total }) => [kind, total]),
      [
        ['own', 5000],
        ['discussion', 7200],
      ]
    )
    await assert.rejects(async () => concludeRound(await roundAgain(round.id), by), /discussions_missing/)
    await recordDiscussion(discussions[0], '专家对成效口径理解不同，统一后重新评分。', by)
    await concludeRound(await roundAgain(round.id), by)

    const results = await CaseResult.query().orderBy('rank')
    assert.lengthOf(results, 4)
    assert.isTrue(results.every(({ rank, rankFrom, rankTo }) => rankFrom <= rank && rank <= rankTo))
    const states = await db.from('typical_cases').where('call_id', call.id).select('state')
    assert.isTrue(
      states.every(({ state }) => state === 'scoring'),
      'they wait for the shortlist'
    )
    const open = await db.from('expert_invitations').whereNot('state', 'done')
    assert.lengthOf(open, 0, 'the work of everybody invited is done')
    await assert.rejects(async () => concludeRound(await roundAgain(round.id), by), /moved_on/)
  })

  test('a case that is thrown out while it is scored or discussed holds nobody up; every other one gets its result', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const { round, call, by, seats } = await begunRound(world, { jury: 5, cases: 4, seats: 3 })
    const blinds = [...new Set(seats.map(({ blindId }) => blindId))].sort((one, other) => one - other)
    const [gone, disputed] = blinds
    const throwOut = async (blindId: number) => {
      const { caseId } = await CaseBlind.findOrFail(blindId)
      const row = await TypicalCase.findOrFail(caseId)
      await proposeDisqualification(row, by, { opinion: '经核实，主要内容与他人公开报告雷同。' })
      await disqualifyCase(row, actor(world.people.head), { opinion: '同意取消资格。' })
      return caseId
    }
    const out = [await throwOut(gone)]
    const left = seats.find(({ blindId }) => blindId === gone)!
    const waiting = (await caseReviewTodos.waiting(left.expert.user)) as unknown as CaseSeat[]
    assert.isNotEmpty(waiting)
    assert.isTrue(
      waiting.every(({ blindId }) => blindId !== gone),
      'nobody waits for its scores'
    )
    for (const [n, seat] of seats.filter(({ blindId }) => blindId !== gone).entries()) {
      const first = seats.find(({ blindId }) => blindId === disputed)!
      await score(seat, call, seat.id === first.id ? 40 : 78 + (n % 5))
    }
    await beginDiscussion(await roundAgain(round.id), by)
    assert.lengthOf(await CaseDiscussion.all(), 1)
    out.push(await throwOut(disputed))
    await concludeRound(await roundAgain(round.id), by)

    const scoring = await TypicalCase.query().where({ callId: call.id, state: 'scoring' }).orderBy('id')
    const results = await CaseResult.query().orderBy('caseId')
    assert.deepEqual(
      results.map(({ caseId }) => caseId),
      scoring.map(({ id }) => id)
    )
    assert.lengthOf(results, 2)
    assert.isFalse(results.some(({ caseId }) => out.includes(caseId)))
  })

  test('a call whose experts score is not called off', async ({ client, assert }) => {
    const world = await makeWorld()
    const { head } = world.people
    const { call } = await begunRound(world)
    await assert.rejects(() => cancelCall(call, actor(head), { opinion: '今年不办。' }), /call_bound/)
    const page = await client.get(`/case-calls/${call.id}`).loginAs(head)
    assert.notInclude(page.text(), 'value="cancel"')
  })

  test('no expert scores in a call that was called off, and its round waits for nobody', async ({ assert }) => {
    const world = await makeWorld()
    const { head, handler } = world.people
    const { call, round, by } = await allocatedRound(world)
    const rounds = async () => ((await caseRoundTodos.waiting(handler)) as CaseRound[]).map(({ id }) => id)
    assert.deepEqual(await rounds(), [round.id])
    await cancelCall(call, actor(head), { opinion: '今年不办。' })
    assert.deepEqual(await rounds(), [])
    await assert.rejects(() => beginScoring(round, by), StepNotAllowed as never)
  })
})
