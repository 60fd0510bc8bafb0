import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import Event from '#app/events/event'
import { closeConference } from '#app/events/event_task_workflow'
import AgendaItem from '#app/improvements/agenda_item'
import { decideMeasure } from '#app/improvements/conference_decisions'
import type ImprovementMeasure from '#app/improvements/improvement_measure'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { makeHeldConference, makeOpenEvent, plannedByOffice, planFacts } from '#tests/support/events'
import { heldConference, makeMeasure, measureIn, YEAR } from '#tests/support/improvements'
import { textsTo } from '#tests/support/notices'
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

const AS_IT_IS = {
  decision: 'taken' as const,
  ...{ ownerId: null, ownerDistrict: null, dueOn: `${YEAR + 1}-11-30`, opinion: null },
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

  const decide = (client: ApiClient, of: Event, measure: ImprovementMeasure, user: User, typed: object = {}) =>
    client
      .put(`/trainings/${of.id}/improvements/${measure.id}`)
      .form({
        ...{ decision: 'taken', owner: `person-${world.people.handler.id}`, dueOn: `${YEAR + 1}-11-30` },
        ...{ opinion: '', version: measure.version, ...typed },
      })
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)

  const itemOf = (measure: ImprovementMeasure) => AgendaItem.findByOrFail('measureId', measure.id)

  test('what it decided is written down: taken, changed, dropped; it stands among the tasks of its minutes', async ({
    client,
    assert,
  }) => {
    const { handler, head, haidianReviewer } = world.people
    const taken = await makeMeasure(world, { facts: { measure: '原案通过的举措内容' } })
    const changed = await measureIn(world, 'under_way', { facts: { measure: '换了牵头区的举措' } })
    const dropped = await measureIn(world, 'accepted', { facts: { measure: '不再列入的举措内容' } })
    const event = await heldConference(world, [taken, changed, dropped])
    const home = await client.get('/home').loginAs(head)
    home.assertTextIncludes('原案通过的举措内容')
    const form = await client.get(`/trainings/${event.id}/improvements/${taken.id}/edit`).loginAs(head)
    form.assertTextIncludes('登记决定')

    const whole = [
      await decide(client, event, taken, head, { opinion: '同意。' }),
      await decide(client, event, changed, head, { owner: 'district-110108', dueOn: `${YEAR + 1}-10-31` }),
      await decide(client, event, dropped, head, { decision: 'dropped', opinion: '并入其他工作。' }),
    ]
    for (const answer of whole) answer.assertStatus(302)
    for (const measure of [taken, changed, dropped]) await measure.refresh()
    assert.deepEqual([taken.state, changed.state, dropped.state], ['accepted', 'under_way', 'dropped'])
    assert.deepEqual(
      [changed.ownerId, changed.ownerDistrict, changed.dueOn.toISODate()],
      [...[null, '110108', `${YEAR + 1}-10-31`]]
    )
    assert.equal(dropped.reason, '并入其他工作。')
    const decisions = await Promise.all([taken, changed, dropped].map(itemOf))
    assert.deepEqual(
      decisions.map(({ decision, decidedById }) => [decision, decidedById]),
      ['taken', 'changed', 'dropped'].map((decision) => [decision, head.id])
    )
    await drainOutbox()
    assert.include((await textsTo(haidianReviewer)).join(), '换了牵头区的举措')
    assert.lengthOf(
      (await textsTo(handler)).filter((text) => text.includes('原案通过的举措内容')),
      1
    )

    const page = await client.get(`/trainings/${event.id}`).loginAs(handler)
    for (const words of ['列入任务 · 已审定', '调整责任人或者期限后列入 · 进行中', '不再列入 · 不列入'])
      page.assertTextIncludes(words)
    const minutes = await client.get(`/trainings/${event.id}/minutes/create`).loginAs(handler)
    minutes.assertTextIncludes('换了牵头区的举措')
    const own = await client.get(`/improvements/${changed.id}`).loginAs(head)
    for (const words of ['年会作出决定', '调整责任人或者期限后列入']) own.assertTextIncludes(words)
  })

  test('a decision is written down by the head alone, once, about what stands on the agenda of a held conference', async ({
    client,
    assert,
  }) => {
    const { handler, head, leader, operator, haidianReviewer } = world.people
    const measure = await makeMeasure(world)
    const event = await heldConference(world, [measure])
    for (const user of [handler, leader, operator, haidianReviewer]) {
      assert.include([403, 404], (await decide(client, event, measure, user)).status(), user.name)
    }
    for (const typed of [
      { decision: 'burnt' },
      { decision: '' },
      { owner: '' },
      { owner: 'person-999999' },
      { dueOn: '' },
      { dueOn: 'soon' },
      { decision: 'dropped', opinion: '' },
    ])
      assert.equal((await decide(client, event, measure, head, typed)).status(), 422, JSON.stringify(typed))
    const other = await makeMeasure(world)
    assert.equal((await decide(client, event, other, head)).status(), 404)
    await assert.rejects(
      () => decideMeasure(event, other, actor(head), { ...AS_IT_IS, version: other.version }),
      /not_on_agenda/
    )
    assert.equal((await decide(client, event, measure, head, { version: 7 })).status(), 409)
    for (const state of ['open', 'closed', 'cancelled'] as const) {
      await event.merge({ state }).save()
      assert.equal((await decide(client, event, measure, head)).status(), 409, state)
    }
    await event.merge({ state: 'tasks_tracking' }).save()
    assert.isNull((await itemOf(measure)).decision)
    assert.equal((await decide(client, event, measure, head)).status(), 302)
    await measure.refresh()
    assert.equal((await decide(client, event, measure, head)).status(), 409)
    const done = await measureIn(world, 'done')
    const later = await heldConference(world, [done])
    assert.equal((await decide(client, later, done, head)).status(), 409)
    const bare = await makeMeasure(world, { facts: null })
    const last = await heldConference(world, [bare])
    const nobodys = { ...AS_IT_IS, ownerId: null, version: bare.version }
    await assert.rejects(() => decideMeasure(last, bare, actor(head), nobodys), /owner_missing/)
    assert.isNull((await itemOf(bare)).decision)
  })

  test('it is not closed before every decision is written down', async ({ assert }) => {
    const { head } = world.people
    const measure = await measureIn(world, 'accepted')
    const event = await heldConference(world, [measure])
    await event.merge({ state: 'minutes_issued' }).save()
    await assert.rejects(() => closeConference(event, actor(head)), /agenda_undecided/)
    await event.refresh()
    assert.equal(event.state, 'minutes_issued')
    const { ownerId, version } = measure
    const dueOn = measure.dueOn.toISODate()
    await decideMeasure(event, measure, actor(head), { ...AS_IT_IS, ownerId, dueOn, version })
    assert.equal((await itemOf(measure)).decision, 'taken')
    await closeConference(event, actor(head))
    assert.equal(event.state, 'closed')
  })
})
