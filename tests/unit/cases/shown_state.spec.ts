import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { shownState, shownStates } from '#app/cases/shown_state'
import { typicalCaseWorkflow, type CaseState } from '#app/cases/typical_case_workflow'

const outside = { isBureau: false }
const inside = { isBureau: true }
const states = Object.keys(typicalCaseWorkflow.states) as CaseState[]

test.group('What is shown of a state', () => {
  test('the bureau sees all of it', ({ assert }) => {
    for (const state of states) assert.equal(shownState({ state, decidedAt: null }, inside), state)
  })

  test('others see a review as long as nothing is published', ({ assert }) => {
    const kept = states.filter((state) => shownState({ state, decidedAt: null }, outside) === 'under_review')
    assert.sameMembers(kept, ['scoring', 'shortlisted', 'deliberation', 'not_selected'])
    assert.equal(shownState({ state: 'not_selected', decidedAt: DateTime.utc() }, outside), 'not_selected')
  })

  test('no filter of theirs names a state that they are not shown', ({ assert }) => {
    assert.notIncludeMembers([...shownStates], ['scoring'])
    assert.notIncludeMembers([...shownStates], ['shortlisted'])
    assert.include(shownStates, 'under_review')
  })
})
