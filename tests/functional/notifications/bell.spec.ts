import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type User from '#app/users/user'
import Notification from '#app/notifications/notification'
import { EVENT, OPINION, supplementRequested, toldOften } from '#tests/support/notices'
import { makeWorld } from '#tests/world'

test.group('The bell', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const own = (user: User) => Notification.query().where('userId', user.id).orderBy('id', 'desc')
  const open = (client: any, id: number | string, user: User) =>
    client.put(`/notifications/${id}`).withCsrfToken().loginAs(user).redirects(0)

  test('counts what is unread and lists it, the newest first', async ({ client, assert }) => {
    const world = await makeWorld()
    const { principal } = world.people
    await supplementRequested(world)
    const notices = await own(principal)
    assert.isAbove(notices.length, 1)

    const page = await client.get('/notifications').loginAs(principal)

    page.assertStatus(200)
    page.assertTextIncludes(`消息，${notices.length}条未读`)
    page.assertTextIncludes(OPINION)
    const shown = [...page.text().matchAll(/action="\/notifications\/(\d+)\?_method=PUT"/g)].map(([, id]) => Number(id))
    assert.deepEqual(
      shown,
      notices.map(({ id }) => id)
    )
  })

  test('opening one marks it read and leads to what it is about', async ({ client, assert }) => {
    const world = await makeWorld()
    const { principal } = world.people
    const application = await supplementRequested(world)
    const [newest, ...others] = await own(principal)
    assert.equal(newest.event, EVENT)

    const response = await open(client, newest.id, principal)

    response.assertStatus(302)
    response.assertHeader('location', `/applications/${application.id}`)
    await newest.refresh()
    assert.isNotNull(newest.readAt)
    const unread = await client.get('/notifications').qs({ state: 'unread' }).loginAs(principal)
    assert.notInclude(unread.text(), OPINION)
    unread.assertTextIncludes(`消息，${others.length}条未读`)
    const all = await client.get('/notifications').loginAs(principal)
    all.assertTextIncludes(OPINION)
  })

  test('opened again it stays read since the first time', async ({ client, assert }) => {
    const world = await makeWorld()
    const { principal } = world.people
    await supplementRequested(world)
    const [newest] = await own(principal)
    const firstTime = newest.createdAt.plus({ minutes: 5 })
    await newest.merge({ readAt: firstTime }).save()

    const response = await open(client, newest.id, principal)

    response.assertStatus(302)
    await newest.refresh()
    assert.equal(newest.readAt!.toUnixInteger(), firstTime.toUnixInteger())
  })

  test('all of them are marked read, and those of nobody else', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator, principal } = world.people
    await supplementRequested(world)
    const unreadBefore = await own(operator).whereNull('readAt')

    const response = await client.post('/notifications/readings').withCsrfToken().loginAs(principal).redirects(0)

    response.assertStatus(302)
    response.assertHeader('location', '/notifications')
    assert.isEmpty(await own(principal).whereNull('readAt'))
    assert.lengthOf(await own(operator).whereNull('readAt'), unreadBefore.length)
    const page = await client.get('/notifications').loginAs(principal)
    assert.notInclude(page.text(), '/notifications/readings')
  })

  test('what somebody else was told is not there, and stays unread', async ({ client, assert }) => {
    const world = await makeWorld()
    const { principal, operator, chaoyangPrincipal, administrator } = world.people
    await supplementRequested(world)
    const [newest] = await own(principal)

    for (const stranger of [operator, chaoyangPrincipal, administrator]) {
      const response = await open(client, newest.id, stranger)
      response.assertStatus(404)
    }
    for (const id of [0, 999_999, 'x', `${newest.id}x`]) {
      const response = await open(client, id, principal)
      response.assertStatus(404)
    }
    await newest.refresh()
    assert.isNull(newest.readAt)
    const page = await client.get('/notifications').loginAs(chaoyangPrincipal)
    assert.notInclude(page.text(), OPINION)
    page.assertTextIncludes('没有消息')
  })

  test('an event of a version that is gone is still listed', async ({ client, assert }) => {
    const world = await makeWorld()
    const { principal } = world.people
    await supplementRequested(world)
    const [newest] = await own(principal)
    await newest.merge({ event: 'point_application.of_old' }).save()

    const page = await client.get('/notifications').loginAs(principal)

    page.assertStatus(200)
    page.assertTextIncludes('办理有新进展')
    assert.notMatch(page.text(), /translation missing/i)
  })

  test('comes in pages', async ({ client, assert }) => {
    const { people } = await makeWorld()
    await toldOften(people.principal, 12)
    const shown = async (page: number) => {
      const response = await client.get('/notifications').qs({ page, perPage: 10 }).loginAs(people.principal)
      return [...response.text().matchAll(/action="\/notifications\/(\d+)\?/g)].map(([, id]) => Number(id))
    }
    const [first, second] = [await shown(1), await shown(2)]
    const notices = await own(people.principal)
    assert.deepEqual(
      [...first, ...second],
      notices.map(({ id }) => id)
    )
    assert.lengthOf(first, 10)
  })

  test('is for those who are signed in', async ({ client }) => {
    for (const path of ['/notifications', '/account/notifications']) {
      const page = await client.get(path).redirects(0)
      page.assertStatus(302)
    }
  })
})
