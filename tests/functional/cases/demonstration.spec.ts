import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import TypicalCase from '#app/cases/typical_case'
import cases from '#config/cases'
import { emptyTables } from '#tests/support/empty_tables'
import { caseCall } from '#tests/support/typical_cases'
import { makeWorld } from '#tests/world'
import { seedCasesOf } from '../../../database/demo/cases.js'

test.group('The cases of the demonstration', (group) => {
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())

  test('come through their verbs into every state, and the copy among them is seen', async ({ assert }) => {
    const world = await makeWorld()
    const year = beijingYear()
    const opensOn = DateTime.fromISO(addDays(beijingDay(), -80))
    const window = {
      opensOn,
      closesOn: DateTime.fromISO(addDays(beijingDay(), -30)),
      quotaUnit: 90,
      quotaRecommender: 90,
    }
    const span = (of: number) => ({
      ...{ year: of, eventsFrom: DateTime.fromISO(`${of - 1}-01-01`), eventsUntil: DateTime.fromISO(`${of}-08-31`) },
    })
    const past = await caseCall(world, { ...window, ...span(year - 1) })
    await seedCasesOf(past)
    const present = await caseCall(world, { ...window, ...span(year) })
    await seedCasesOf(present)
    await seedCasesOf(await caseCall(world, { kind: 'innovative_product' }))
    await seedCasesOf(await caseCall(world, { state: 'closed' }))

    const counted = async (callId: number) => {
      const rows = await TypicalCase.query().where({ callId })
      return Object.fromEntries(
        [...Map.groupBy(rows, ({ state }) => state)].map(([state, { length }]) => [state, length])
      )
    }
    assert.deepEqual(await counted(past.id), { formal_ok: 24 })
    assert.deepEqual(await counted(present.id), {
      ...{ formal_ok: 32, returned: 1, supplement_required: 2, lapsed: 1, withdrawn: 1, formally_refused: 1 },
      ...{ recommended: 2, submitted: 1 },
    })
    assert.lengthOf(await TypicalCase.query().where('state', 'draft'), 1)
    const alarming = await TypicalCase.query().where('alike_percent', '>=', cases.alikeAlarm)
    assert.lengthOf(alarming, 1)
    assert.isNotNull(alarming[0].disqualifyReason)
  })
})
