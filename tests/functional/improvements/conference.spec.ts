import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import Event from '#app/events/event'
import { makeHeldConference, makeOpenEvent, plannedByOffice, planFacts } from '#tests/support/events'
import { makeMeasure, measureIn, YEAR } from '#tests/support/improvements'
import type User from '#app/users/user'
import { makeWorld, type World } from '#tests/world'

async function conference({ people }: World) {
  const days = [{ day: addDays(beijingDay(), 40), from: '09:00', until: '17:00' }]
  const facts = planFacts({ name: '2026 年工作年会', kind: 'conference', days })
  const { id } = await plannedByOffice(facts, people.handler)
  return Event.findOrFail(id)
}

const agenda = async ({ id }: Event) => {
  const rows = await db.from('improvement_agenda').where('event_id', id).orderBy('measure_id')
  return rows.map(({ measure_id: measure }) => measure)
}

test.group('The annual conference and the measures', (group) => {
  let world: World
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    standAt(new Date(`${YEAR + 1}-03-02T02:00:00Z`))
    world = await makeWorld()
  })
  group.each.teardown(() => leaveMoment())

  test('the office takes measures of the year before as its agenda, and takes them off again', async ({
    client,
    assert,
  }) => {
    const { handler, leader } = world.people
    const event = await conference(world)
    const first = await measureIn(world, 'accepted', { facts: { measure: '第一项举措内容' } })
    const second = await makeMeasure(world, { facts: { measure: '第二项举措内容' } })
    const older = await makeMeasure(world, { year: YEAR - 2, facts: { measure: '更早一年的举措' } })
    const page = await client.get(`/trainings/${event.id}`).loginAs(handler)
    page.assertTextIncludes('第一项举措内容')
    assert.notInclude(page.text(), '更早一年的举措')
    const set = (...ids: number[]) =>
      client
        .post(`/trainings/${event.id}/improvements`)
        .form(Object.fromEntries(ids.map((id, at) => [`measures[${at}]`, id])))
        .withCsrfToken()
        .loginAs(handler)
    await set(first.id, second.id, older.id)
    assert.deepEqual(await agenda(event), [first.id, second.id])
    const read = await client.get(`/trainings/${event.id}`).loginAs(leader)
    read.assertTextIncludes('第二项举措内容')
    await set(second.id)
    assert.deepEqual(await agenda(event), [second.id])
    await set()
    assert.deepEqual(await agenda(event), [])
    const entries = await db.from('audit_entries').where({ action: 'event.agenda_set', subject_id: event.id })
    assert.deepEqual(
      entries.map(({ details }) => JSON.parse(details).measures),
      [2, 1, 0]
    )
  })

  test('nobody else sets it, and not for a conference that is over, nor for another event', async ({
    client,
    assert,
  }) => {
    const { handler, leader, operator, haidianReviewer } = world.people
    const event = await conference(world)
    const measure = await makeMeasure(world)
    const set = (of: Event, user: User) =>
      client.post(`/trainings/${of.id}/improvements`).form({ 'measures[0]': measure.id }).withCsrfToken().loginAs(user)
    for (const user of [leader, operator, haidianReviewer]) {
      const refused = await set(event, user)
      assert.include([403, 404], refused.status(), user.name)
    }
    const over = await set(await makeHeldConference(world), handler)
    over.assertStatus(409)
    const office = await plannedByOffice(planFacts({ name: '商标检索实务' }), handler)
    const other = await set(await Event.findOrFail(office.id), handler)
    other.assertStatus(409)
    const training = await makeOpenEvent(world)
    const foreign = await set(training, handler)
    foreign.assertStatus(403)
    assert.lengthOf(await db.from('improvement_agenda'), 0)
  })
})
