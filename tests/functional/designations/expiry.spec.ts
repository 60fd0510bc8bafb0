import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import { formatDay } from '#app/core/format'
import { expireTitles, remindOfExpiry } from '#app/designations/expiry'
import RegisterEntry from '#app/designations/register_entry'
import { drainOutbox } from '#jobs/drain'
import { makeDesignation } from '#tests/support/designations'
import { textsTo } from '#tests/support/notices'
import { inDays } from '#tests/support/stand_ins'
import { makeWorld } from '#tests/world'

const until = (days: number) => ({ validUntil: DateTime.fromISO(inDays(days)) })
const onDay = (days: number) => standAt(new Date(Date.now() + days * 86_400_000))

test.group('The end of a term', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('comes by itself on the day after the last one, once, and the institution is told', async ({ assert }) => {
    const { organizations, people } = await makeWorld()
    const title = await makeDesignation(organizations.haidian, until(0))
    await expireTitles()
    await title.refresh()
    assert.equal(title.state, 'active')

    onDay(1)
    await expireTitles()
    await expireTitles()
    await title.refresh()
    assert.equal(title.state, 'expired')
    const [entry, ...more] = await RegisterEntry.query().where('designationId', title.id)
    assert.isEmpty(more)
    assert.include(entry.$attributes, { kind: 'expire', after: '届满失效', byId: null })
    assert.equal(entry.effectiveOn.toISODate(), title.validUntil.plus({ days: 1 }).toISODate())
    await drainOutbox()
    assert.include((await textsTo(people.principal))[0], '已于')
  })

  test('after days of standstill it still dates from the day it came', async ({ assert }) => {
    const { organizations } = await makeWorld()
    const title = await makeDesignation(organizations.haidian, until(-12))
    await expireTitles()
    const entry = await RegisterEntry.findByOrFail('designationId', title.id)
    assert.equal(entry.effectiveOn.toISODate(), inDays(-11))
  })

  test('waits while a renewal is decided, and spares what has ended already', async ({ assert }) => {
    const { organizations } = await makeWorld()
    const renewing = await makeDesignation(organizations.haidian, { ...until(-3), state: 'under_renewal' })
    const revoked = await makeDesignation(organizations.chaoyang, { ...until(-3), state: 'revoked' })
    const resting = await makeDesignation(organizations.changping, { ...until(-3), state: 'suspended' })
    await expireTitles()
    const states = await Promise.all([renewing, revoked, resting].map(async (title) => (await title.refresh()).state))
    assert.deepEqual(states, ['under_renewal', 'revoked', 'expired'])
  })
})

test.group('Reminding of the end of a term', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  const told = () => db.from('expiry_reminders').orderBy('id')

  test('is done when renewal opens and 45 and 30 days before, once each', async ({ assert }) => {
    const { organizations, people } = await makeWorld()
    await makeDesignation(organizations.haidian, until(100))
    for (const day of [0, 9, 10, 10, 11, 54, 55, 56, 69, 70, 70, 71, 100]) {
      onDay(day)
      await remindOfExpiry()
    }
    const rows = await told()
    assert.deepEqual(
      rows.map(({ days }) => days),
      [90, 45, 30]
    )
    await drainOutbox()
    const texts = await textsTo(people.operator)
    assert.lengthOf(texts, 3)
    assert.include(texts[2], '可以申请复审')
    assert.include(texts[0], formatDay(inDays(-30)))
  })

  test('after a standstill only the nearest is told', async ({ assert }) => {
    const { organizations } = await makeWorld()
    await makeDesignation(organizations.haidian, until(20))
    await remindOfExpiry()
    const rows = await told()
    assert.deepEqual(
      rows.map(({ days }) => days),
      [30]
    )
  })

  test('begins anew with the term that a renewal gave, and is not for whoever has applied', async ({ assert }) => {
    const { organizations } = await makeWorld()
    const title = await makeDesignation(organizations.haidian, until(40))
    await makeDesignation(organizations.chaoyang, { ...until(40), state: 'under_renewal' })
    await remindOfExpiry()
    await title.merge(until(1000)).save()
    onDay(955)
    await remindOfExpiry()
    const rows = await told()
    assert.deepEqual(
      rows.map(({ designation_id: id, days }) => [id, days]),
      [
        [title.id, 45],
        [title.id, 45],
      ]
    )
  })
})
