import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import CaseSelection from '#app/case_decisions/case_selection'
import CaseObjection from '#app/case_decisions/case_objection'
import { leaveMoment, standAt } from '#app/core/clock'
import { seedCaseDecisions } from '#database/demo/case_decisions'
import { candidatesOf, judgedCall } from '#tests/support/case_decisions'
import { makeWorld } from '#tests/world'

test.group('The demonstration of decisions', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('brings last year’s call to its results with an objection dismissed, and leaves this year’s alone', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head, leader } = world.people
    const people = { handlers: [handler], head, leader }
    await seedCaseDecisions(people)
    await judgedCall(world, [{ rank: 1 }])
    await seedCaseDecisions(people)
    assert.isEmpty(await CaseSelection.all())

    const year = new Date().getFullYear() - 1
    standAt(new Date(`${year}-10-15T03:00:00Z`))
    const judged = Array.from({ length: 12 }, (_, at) => ({ rank: at + 1, band: Math.ceil((at + 1) / 4) }))
    await judgedCall(world, judged, { year, toSelect: 5 })
    leaveMoment()
    await seedCaseDecisions(people)
    const selection = await CaseSelection.firstOrFail()
    assert.equal(selection.state, 'published')
    const states = (await candidatesOf(selection)).map((row) => row.case.state)
    assert.deepEqual(states, [...Array(5).fill('selected'), ...Array(7).fill('not_selected')])
    assert.equal((await CaseObjection.firstOrFail()).state, 'dismissed')
  })
})
