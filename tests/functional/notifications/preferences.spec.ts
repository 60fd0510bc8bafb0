import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type User from '#app/users/user'
import NotificationPreference from '#app/notifications/notification_preference'
import { eventsFor } from '#app/notifications/notices'
import { EVENT, mailsFor, noticesFor, supplementRequested } from '#tests/support/notices'
import { makeUser, makeWorld } from '#tests/world'

type Ways = { inApp: string[]; byMail: string[] }

test.group('How one wants to be told', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const path = '/account/notifications'
  const choose = (client: any, user: User, { inApp, byMail }: Ways) =>
    client.put(path).form({ inApp, byMail }).withCsrfToken().loginAs(user).redirects(0)
  const without = (events: string[], event: string) => events.filter((other) => other !== event)
  const ticked = (html: string, event: string) =>
    [...html.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => tag.includes(`value="${event}"`))
      .map((tag) => /\schecked/.test(tag))

  test('by both until one says otherwise', async ({ client, assert }) => {
    const world = await makeWorld()
    const { principal } = world.people
    const page = await client.get(path).loginAs(principal)
    page.assertStatus(200)
    for (const event of eventsFor(principal)) assert.deepEqual(ticked(page.text(), event), [true, true], event)
    assert.notMatch(page.text(), /translation missing/i)
  })

  for (const { words, inApp, byMail } of [
    { words: 'the bell alone', inApp: true, byMail: false },
    { words: 'mail alone', inApp: false, byMail: true },
    { words: 'neither', inApp: false, byMail: false },
  ]) {
    test(`${words}: kept, shown again, and obeyed; others are told as before`, async ({ client, assert }) => {
      const world = await makeWorld()
      const { operator, principal } = world.people
      const all = eventsFor(principal)
      const response = await choose(client, principal, {
        inApp: inApp ? all : without(all, EVENT),
        byMail: byMail ? all : without(all, EVENT),
      })
      response.assertStatus(302)
      response.assertHeader('location', path)
      const page = await client.get(path).loginAs(principal)
      assert.deepEqual(ticked(page.text(), EVENT), [inApp, byMail])
      assert.deepEqual(ticked(page.text(), 'point_application.accepted'), [true, true])

      await supplementRequested(world)

      assert.lengthOf(await noticesFor(principal), Number(inApp))
      assert.lengthOf(await mailsFor(principal), Number(byMail))
      assert.lengthOf(await noticesFor(operator), 1)
      assert.lengthOf(await mailsFor(operator), 1)
    })
  }

  test('turned on again', async ({ client, assert }) => {
    const world = await makeWorld()
    const { principal } = world.people
    const all = eventsFor(principal)
    await choose(client, principal, { inApp: [], byMail: [] })
    await choose(client, principal, { inApp: all, byMail: all })
    await supplementRequested(world)
    assert.lengthOf(await noticesFor(principal), 1)
    assert.lengthOf(await mailsFor(principal), 1)
  })

  test('events that are not theirs are neither offered nor kept', async ({ client, assert }) => {
    const world = await makeWorld()
    const { principal, handler } = world.people
    const page = await client.get(path).loginAs(principal)
    assert.notInclude(page.text(), 'organization.registered')

    const response = await choose(client, principal, {
      inApp: ['organization.registered', 'nonsense'],
      byMail: [],
    })

    response.assertStatus(302)
    const kept = await NotificationPreference.query().where('userId', principal.id)
    assert.sameMembers(
      kept.map(({ event }) => event),
      eventsFor(principal)
    )
    assert.isEmpty(await NotificationPreference.query().where('userId', handler.id))
  })

  test('whoever hears of nothing is told so', async ({ client }) => {
    await makeWorld()
    const page = await client.get(path).loginAs(await makeUser('白鹿鸣', []))
    page.assertStatus(200)
    page.assertTextIncludes('没有可设置的消息')
  })
})
