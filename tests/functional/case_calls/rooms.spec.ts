import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { draftersOf, countsOfCalls } from '#app/case_calls/call_panels'
import { casesHandedIn } from '#app/cases/cases_of_call'
import { openSelection } from '#app/case_decisions/shortlisting'
import type User from '#app/users/user'
import { actor } from '#tests/support/applications'
import { brought, selectionIn } from '#tests/support/case_decisions'
import { begunRound, concludedRound } from '#tests/support/case_reviews'
import { begunCasebook } from '#tests/support/casebooks'
import { caseCall, typicalCase } from '#tests/support/typical_cases'
import { makeWorld } from '#tests/world'

test.group('What the rooms show on the page of a call', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('to each their own cases, by the tabs of the list they lead to', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people, organizations } = world
    const call = await caseCall(world)
    const states = ['submitted', 'recommended', 'scoring', 'shortlisted', 'not_selected', 'withdrawn'] as const
    for (const state of states) await typicalCase(world, call, { state })
    await typicalCase(world, call, { state: 'draft' })
    await typicalCase(world, call, { state: 'returned', unit: organizations.chaoyang, recommender: 'alliance' })
    const figuresFor = async (user: User) => {
      const page = await client.get(`/case-calls/${call.id}`).loginAs(user)
      const found = page.text()!.matchAll(/call=\d+(?:&(?:amp;)?(\w+=\w+))?">(\d+)</g)
      return Object.fromEntries([...found].map(([, tab = 'all', value]) => [tab.replace('group=', ''), Number(value)]))
    }
    const bureau = { all: 7, recommending: 1, supplement: 1, checking: 1, reviewing: 2, decided: 2 }
    assert.deepEqual(await figuresFor(people.handler), bureau)
    assert.deepEqual(await figuresFor(people.leader), bureau)
    const shown = { recommending: 1, checking: 1, reviewing: 3, decided: 1 }
    assert.deepEqual(await figuresFor(people.operator), { 'all': 7, 'state=draft': 1, ...shown })
    assert.deepEqual(await figuresFor(people.haidianReviewer), { all: 6, ...shown })
    assert.deepEqual(await figuresFor(people.secretariat), { all: 1, supplement: 1 })
    assert.deepEqual(await figuresFor(people.chaoyangPrincipal), { all: 1, supplement: 1 })
    for (const [tab, value] of Object.entries(shown)) {
      const list = await client.get(`/typical-cases?call=${call.id}&group=${tab}`).loginAs(people.operator)
      assert.lengthOf([...list.text()!.matchAll(/class="cell-title"/g)], value, tab)
    }
  })

  test('how many were handed in, and which units lose something when it ends', async ({ assert }) => {
    const world = await makeWorld()
    const { haidian, chaoyang } = world.organizations
    const call = await caseCall(world)
    const other = await caseCall(world)
    for (const state of ['draft', 'withdrawn', 'submitted', 'scoring'] as const)
      await typicalCase(world, call, { state })
    await typicalCase(world, call, { state: 'returned', unit: chaoyang })
    await typicalCase(world, other)
    const own = await casesHandedIn([call.id, other.id])
    assert.deepEqual([own.get(call.id), own.get(other.id)], [3, 1])
    /** Other files of tests register counts of their own for every call. */
    const counts = await countsOfCalls([call.id, other.id])
    assert.equal(counts.get(call.id)! - counts.get(other.id)!, 2)
    assert.deepEqual((await draftersOf(call.id)).sort(), [haidian.id, chaoyang.id].sort())
    assert.isEmpty(await draftersOf(other.id))
  })

  test('the way to write, to recommend, to the jury, the selection and the book, each to whom it is for', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const open = await caseCall(world)
    await typicalCase(world, open, { state: 'submitted' })
    const page = (id: number, user: User) => client.get(`/case-calls/${id}`).loginAs(user)
    ;(await page(open.id, people.operator)).assertTextIncludes(`/typical-cases/create?call=${open.id}`)
    const district = await page(open.id, people.haidianReviewer)
    district.assertTextIncludes(`/case-recommendations?call=${open.id}`)
    district.assertTextIncludes('待推荐 1 件')
    ;(await client.get(`/case-notices/${open.id}`)).assertTextIncludes(`/typical-cases/create?call=${open.id}`)

    const closed = await caseCall(world, { state: 'closed' })
    ;(await page(closed.id, people.handler)).assertTextIncludes(`/case-rounds/create?call=${closed.id}`)

    const judged = await begunRound(world, { jury: 4, cases: 2, seats: 3 })
    ;(await page(judged.call.id, people.handler)).assertTextIncludes(`/case-rounds/${judged.round.id}`)
    assert.notMatch((await page(judged.call.id, people.leader)).text()!, /case-rounds\/\d/)

    const done = await concludedRound(world, { jury: 4, cases: 2, seats: 3 })
    ;(await page(done.call.id, people.handler)).assertTextIncludes('专家评审已结束，可以启动遴选。')
    const selection = await openSelection(done.call, actor(people.handler))
    for (const user of [people.handler, people.head, people.leader])
      (await page(done.call.id, user)).assertTextIncludes(`/case-selections/${selection.id}`)

    const { call: told, casebook } = await begunCasebook(world)
    ;(await page(told.id, people.handler)).assertTextIncludes(`/casebooks/${casebook.id}`)
  })

  test('nothing of jury, selection and book to anybody outside the bureau', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const { callId } = await selectionIn('deliberating', world)
    for (const user of [people.operator, people.haidianReviewer, people.secretariat]) {
      const text = (await client.get(`/case-calls/${callId}`).loginAs(user)).text()!
      for (const path of ['/case-rounds', '/case-selections', '/casebooks/']) assert.notInclude(text, `${path}"`)
      assert.notMatch(text, /case-(rounds|selections)\/\d/)
    }
  })

  test('the public notice leads to the public notice of what was chosen, then to the results, and to nothing before', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const selection = await selectionIn('decided', world)
    const notice = async () => (await client.get(`/case-notices/${selection.callId}`)).text()!
    assert.notMatch(await notice(), /case-(public-notices|results)\/\d/)
    await brought(selection, 'on_notice', world)
    assert.include(await notice(), `/case-public-notices/${selection.id}"`)
    await brought(selection, 'published', world)
    assert.include(await notice(), `/case-results/${selection.id}"`)
  })
})
