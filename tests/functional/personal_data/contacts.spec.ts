import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import { raiseObjection } from '#app/service_points/public_notice'
import type User from '#app/users/user'
import { makeConsultation } from '#tests/support/activities'
import { makeBooking, openPoint } from '#tests/support/bookings'
import { applicationIn } from '#tests/support/applications'
import { makeWorld } from '#tests/world'

const NUMBER = '13800000001'

const reveal = (client: ApiClient, subject: string, id: number, user: User, more = {}) =>
  client.post(`/contacts/${subject}/${id}/reveals`).form(more).withCsrfToken().loginAs(user).redirects(0)

const revealed = () => db.from('audit_entries').where('action', 'like', '%.contact_revealed').orderBy('id')

test.group('How to reach somebody', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-11-23T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  test('is masked until who needs it asks; that is on record, and the next time it is masked again', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { operator } = world.people
    const booking = await makeBooking(await openPoint(world))
    const entry = await makeConsultation(world)
    for (const [subject, row, path] of [
      ['booking', booking, `/bookings/${booking.id}`],
      ['consultation', entry, `/consultations/${entry.id}`],
    ] as const) {
      const masked = await client.get(path).loginAs(operator)
      masked.assertTextIncludes('138****0001')
      assert.notInclude(masked.text(), NUMBER)
      masked.assertTextIncludes(`/contacts/${subject}/${row.id}/reveals`)

      const answer = await reveal(client, subject, row.id, operator)
      answer.assertStatus(302)
      answer.assertHeader('location', path)
      const page = await client.get(path).loginAs(operator).withFlashMessages(answer.flashMessages())
      page.assertTextIncludes(NUMBER)
      page.assertTextIncludes('查看了联系方式')
      assert.notInclude((await client.get(path).loginAs(operator)).text(), NUMBER)
    }
    const entries = await revealed()
    assert.deepEqual(
      entries.map(({ action, subject_id: id, actor_id: by }) => [action, id, by]),
      [
        ['booking.contact_revealed', booking.id, operator.id],
        ['consultation.contact_revealed', entry.id, operator.id],
      ]
    )
    assert.notInclude(JSON.stringify(entries), NUMBER)
  })

  test('is shown to nobody else, and nothing is revealed of what is not there', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const booking = await makeBooking(await openPoint(world))
    for (const other of [people.handler, people.haidianReviewer, people.leader]) {
      ;(await reveal(client, 'booking', booking.id, other)).assertStatus(403)
    }
    for (const stranger of [
      people.chaoyangPrincipal,
      people.chaoyangReviewer,
      people.experts[0],
      people.administrator,
    ]) {
      ;(await reveal(client, 'booking', booking.id, stranger)).assertStatus(404)
    }
    ;(await reveal(client, 'booking', booking.id + 1, people.operator)).assertStatus(404)
    ;(await reveal(client, 'constructor', booking.id, people.operator)).assertStatus(404)
    assert.isEmpty(await revealed())

    const others = await client
      .get(`/bookings/${booking.id}`)
      .loginAs(people.handler)
      .withFlashMessages({ revealedContact: `booking ${booking.id}` })
    assert.notInclude(others.text(), NUMBER)
  })

  test('the same post twice is one line in the trail', async ({ client, assert }) => {
    const world = await makeWorld()
    const booking = await makeBooking(await openPoint(world))
    const once = { _once: '0123456789abcdef0123456789abcdef' }
    for (const time of [1, 2]) {
      const answer = await reveal(client, 'booking', booking.id, world.people.operator, once)
      answer.assertStatus(302)
      assert.equal(answer.header('location')?.replace(/^https?:\/\/[^/]+/, ''), `/bookings/${booking.id}`, `${time}`)
    }
    assert.lengthOf(await revealed(), 1)
  })

  test('of who objected is for the handlers and the head of the division', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await applicationIn('public_notice', world)
    await raiseObjection(application, { name: '李先生', contact: 'li@people.example', reason: '该单位没有专职人员。' })
    const { id } = await db.from('objections').firstOrFail()
    const path = `/applications/${application.id}`
    for (const user of [people.handler, people.head]) {
      const masked = await client.get(path).loginAs(user)
      masked.assertTextIncludes('l***@people.example')
      assert.notInclude(masked.text(), 'li@people.example')
      const answer = await reveal(client, 'objection', id, user)
      const page = await client.get(path).loginAs(user).withFlashMessages(answer.flashMessages())
      page.assertTextIncludes('li@people.example')
    }
    ;(await reveal(client, 'objection', id, people.leader)).assertStatus(403)
    ;(await reveal(client, 'objection', id, people.principal)).assertStatus(404)
    assert.notInclude((await client.get(path).loginAs(people.leader)).text(), `/contacts/objection/`)
  })

  test('of colleagues is masked, but for the principal who looks after them', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { operator, principal } = people
    const masked = await client.get('/organization').loginAs(operator)
    masked.assertTextIncludes(operator.email)
    assert.notInclude(masked.text(), principal.email)
    const whole = await client.get('/organization').loginAs(principal)
    whole.assertTextIncludes(operator.email)
  })
})
