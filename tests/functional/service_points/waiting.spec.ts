import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { workCalendar } from '#app/calendar/work_calendar'
import { leaveMoment, standAt } from '#app/core/clock'
import { startApplication } from '#app/service_points/application_handing_in'
import { applicationTodos } from '#app/service_points/application_todos'
import PointApplication from '#app/service_points/point_application'
import { loadStandIns } from '#app/users/stand_in'
import type User from '#app/users/user'
import Involvement from '#app/workflow/involvement'
import { waitingFor } from '#app/workflow/todos'
import { actor, applicationIn, bringTo } from '#tests/support/applications'
import { standIn } from '#tests/support/stand_ins'
import { makeOrganization, makeUser, makeWorld } from '#tests/world'

const i18n = { t: (key: string) => key, locale: 'zh-CN' }

/** The number in the navigation, the rows of the first page and those of the list. */
async function seenWaiting(user: User) {
  const counted = (await waitingFor(user)).find(({ source }) => source === applicationTodos)
  const todos = await applicationTodos.list(user, { i18n, calendar: await workCalendar() })
  const mine = await PointApplication.query()
    .withScopes((scopes) => scopes.visibleTo(user))
    .withScopes((scopes) => scopes.waitingFor(user))
    .orderBy('id')
  return {
    counted: counted?.waiting ?? 0,
    todos: todos.map(({ text }) => text),
    mine: mine.map(({ number }) => number),
  }
}

function askOpinion({ id, state }: PointApplication, asker: User, person: User) {
  return Involvement.create({
    ...{ subjectType: 'point_application', subjectId: id, kind: 'opinion', state: 'open', round: 1, askedIn: state },
    ...{ askerId: asker.id, personId: person.id, question: '是否可以认可？', isPrivate: false },
  })
}

test.group('What waits for somebody', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is there once, though it lies on several desks of one person', async ({ assert }) => {
    const world = await makeWorld()
    const { people } = world
    const absent = await makeUser('休假的同事', ['bureau_handler'])
    await standIn(absent, people.handler)
    await loadStandIns(people.handler)
    const application = await applicationIn('verification', world)
    await askOpinion(application, people.head, people.handler)

    assert.deepEqual(await seenWaiting(people.handler), {
      counted: 1,
      todos: [application.number],
      mine: [application.number],
    })
    assert.deepEqual(await seenWaiting(people.leader), { counted: 0, todos: [], mine: [] })
  })

  test('is a draft as long as it can be handed in', async ({ assert, cleanup }) => {
    const world = await makeWorld()
    const { batch, organizations, people } = world
    const { number } = await startApplication(batch, organizations.haidian, actor(people.operator))
    assert.deepEqual((await seenWaiting(people.principal)).mine, [number])

    cleanup(leaveMoment)
    const after = batch.closesOn.plus({ days: 1 }).toISODate()
    standAt(new Date(`${after}T04:00:00Z`))
    assert.deepEqual(await seenWaiting(people.principal), { counted: 0, todos: [], mine: [] })
  })

  test('comes in the order in which it began to wait, whichever desk it lies on', async ({ assert }) => {
    const world = await makeWorld()
    const { people, organizations } = world
    const states = ['verification', 'deliberation', 'verification'] as const
    const numbers = []
    for (const [index, state] of states.entries()) {
      const haidian = await makeOrganization({ name: `第${index}馆`, district: '110108', serial: `MA01WAIT${index}` })
      for (const user of [people.operator, people.principal]) await user.merge({ organizationId: haidian.id }).save()
      const application = await applicationIn(state, { ...world, organizations: { ...organizations, haidian } })
      await application.merge({ stateSince: application.stateSince.minus({ days: index }) }).save()
      if (state === 'deliberation') await askOpinion(application, people.head, people.handler)
      numbers.unshift(application.number)
    }

    const { counted, todos } = await seenWaiting(people.handler)
    assert.deepEqual(todos, numbers)
    assert.equal(counted, 3)
  })

  test('is counted anew after an act and for who has another role, though the statement is kept', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const counts = async () => (await seenWaiting(handler)).counted
    const application = await applicationIn('verification', world)
    assert.equal(await counts(), 1)
    await bringTo('expert_review', application, world)
    assert.equal(await counts(), 0)
    await bringTo('deliberation', application, world)
    await handler.merge({ roles: ['bureau_leader'] }).save()
    assert.equal(await counts(), 1)
  })
})
