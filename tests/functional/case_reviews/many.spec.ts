import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { allocateCases, freezeAllocation } from '#app/case_reviews/allocation_workflow'
import { reallocationsOf } from '#app/case_reviews/reallocations'
import { jurorsOf } from '#app/case_reviews/round_board'
import { statisticsOf } from '#app/case_reviews/round_statistics'
import { beginDiscussion, concludeRound } from '#app/case_reviews/case_round_workflow'
import User from '#app/users/user'
import { emptyTables } from '#tests/support/empty_tables'
import { begunRound, preparedRound, roundAgain, score } from '#tests/support/case_reviews'
import { countQueries } from '#tests/support/queries'
import { countOf } from '#tests/support/rows'
import { makeWorld } from '#tests/world'

test.group('A jury of twelve for many cases', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('230 cases are allocated, listed and counted in as many statements as a few', async ({ client, assert }) => {
    const world = await makeWorld()
    const { round, call, by } = await preparedRound(world, { jury: 12, cases: 230, seats: 5 })
    const frozen = await countQueries(() => freezeAllocation(round, by))
    const allocated = await countQueries(() => allocateCases(round, by))
    assert.isBelow(frozen.length, 40)
    assert.isBelow(allocated.length, 45)
    assert.equal(await countOf(db.from('case_seats').select('id')), 1150)
    const loads = (await jurorsOf(round)).map(({ seats }) => seats)
    assert.sameMembers([...new Set(loads)], [95, 96])
    const [{ again }] = await reallocationsOf(call.number!)
    assert.isTrue(again.isSame)

    await db.from('case_seats').update({ state: 'submitted', total: 8000, content_hash: 'x' })
    const { handler } = world.people
    for (const [path, most] of [
      [`/case-rounds/${round.id}`, 45],
      [`/case-rounds/${round.id}/cases?perPage=100`, 35],
      [`/case-rounds/${round.id}/statistics`, 35],
    ] as const) {
      const sent = await countQueries(async () => {
        const page = await client.get(path).loginAs(handler)
        page.assertStatus(200)
      })
      assert.isBelow(sent.length, most, path)
    }
    const figures = await statisticsOf(await roundAgain(round.id))
    assert.equal(figures.scores, 1150)
    const [seat] = await db.from('case_seats').join('experts', 'experts.id', 'case_seats.expert_id').select('user_id')
    await db.from('case_rounds').update({ begun_at: '2026-01-01 00:00:00' })
    const juror = await User.findOrFail(seat.user_id)
    const own = await countQueries(async () => {
      const page = await client.get('/case-reviews?perPage=100').loginAs(juror)
      page.assertStatus(200)
    })
    assert.isBelow(own.length, 30)
  })
})

test.group('Two handlers at once', (group) => {
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())

  test('cases are allocated once, and a round is concluded once', async ({ assert }) => {
    const world = await makeWorld()
    const { round, by } = await preparedRound(world, { jury: 3, cases: 2, seats: 3 })
    await freezeAllocation(round, by)
    const tries = await Promise.allSettled([1, 2, 3].map(async () => allocateCases(await roundAgain(round.id), by)))
    assert.lengthOf(
      tries.filter(({ status }) => status === 'fulfilled'),
      1
    )
    assert.equal(await countOf(db.from('case_seats').select('id')), 6)
  })

  test('and so are its results', async ({ assert }) => {
    const world = await makeWorld()
    const { round, call, by, seats } = await begunRound(world, { jury: 3, cases: 2, seats: 3 })
    for (const seat of seats) await score(seat, call)
    await beginDiscussion(await roundAgain(round.id), by)
    const before = await Promise.all([1, 2, 3].map(() => roundAgain(round.id)))
    const tries = await Promise.allSettled(before.map((one) => concludeRound(one, by)))
    assert.lengthOf(
      tries.filter(({ status }) => status === 'fulfilled'),
      1
    )
    assert.equal(await countOf(db.from('case_results').select('id')), 2)
  })
})
