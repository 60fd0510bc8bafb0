import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { DateTime } from 'luxon'
import { beijingDay } from '#app/calendar/working_days'
import { leaveMoment } from '#app/core/clock'
import { assignHandler } from '#app/service_points/assignment'
import PointApplication from '#app/service_points/point_application'
import StandIn from '#app/users/stand_in'
import type User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { drainOutbox } from '#jobs/drain'
import { actor, applicationIn } from '#tests/support/applications'
import { makeUser, makeWorld } from '#tests/world'

const EVENT = 'point_application.assigned'

async function makeDesks() {
  const world = await makeWorld()
  const second = await makeUser('秦望舒', ['bureau_handler'])
  const secondReviewer = await makeUser('赵明诚', ['district_reviewer'], { districtCode: '110108' })
  return { ...world, people: { ...world.people, second, secondReviewer } }
}

test.group('Giving an application to somebody', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  const post = (client: any, { id, version }: PointApplication, user: User, form: Record<string, unknown>) =>
    client
      .post(`/applications/${id}/assignments`)
      .form({ version, ...form })
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)
  const toldOf = (user: User) => db.from('notifications').where({ user_id: user.id, event: EVENT })

  test('the head gives it to a handler of the city: on record, told, and in the same state', async ({
    client,
    assert,
  }) => {
    const world = await makeDesks()
    const { head, second } = world.people
    const application = await applicationIn('verification', world)

    const response = await post(client, application, head, { handler: second.id })

    response.assertStatus(302)
    const { version } = application
    await application.refresh()
    assert.equal(application.handlerId, second.id)
    assert.equal(application.state, 'verification')
    assert.equal(application.version, version + 1)
    const entry = await db.from('audit_entries').where('action', EVENT).firstOrFail()
    assert.equal(entry.actor_id, head.id)
    assert.include(JSON.parse(entry.details), { toId: second.id, person: second.name })
    await drainOutbox()
    assert.lengthOf(await toldOf(second), 1)
    assert.lengthOf(await toldOf(head), 0)
  })

  test('转办: whoever has it passes it on with a reason; moved by the head, the old one hears of it too', async ({
    client,
    assert,
  }) => {
    const world = await makeDesks()
    const { handler, second, head } = world.people
    const application = await applicationIn('expert_review', world)
    assert.equal(application.handlerId, handler.id)

    const silent = await post(client, application, handler, { handler: second.id })
    silent.assertStatus(422)
    silent.assertTextIncludes('交办说明')

    const handlerNote = '本人下周参加培训，请接办。'
    await post(client, application, handler, { handler: second.id, handlerNote })
    await application.refresh()
    assert.equal(application.handlerId, second.id)
    await drainOutbox()
    assert.lengthOf(await toldOf(handler), 0)

    await post(client, application, head, { handler: handler.id })
    await application.refresh()
    assert.equal(application.handlerId, handler.id)
    await drainOutbox()
    assert.lengthOf(await toldOf(handler), 1)
    assert.lengthOf(await toldOf(second), 2)
  })

  test('a reviewer takes what nobody in the district has, and then the others may neither decide nor take it', async ({
    client,
    assert,
  }) => {
    const world = await makeDesks()
    const { haidianReviewer, secondReviewer } = world.people
    const application = await applicationIn('submitted', world)

    await post(client, application, haidianReviewer, { handler: haidianReviewer.id })
    await application.refresh()
    assert.equal(application.handlerId, haidianReviewer.id)

    const other = await post(client, application, secondReviewer, { handler: secondReviewer.id })
    other.assertStatus(403)
    const decision = await client
      .post(`/applications/${application.id}/approvals`)
      .form({ decision: 'accept', opinion: '材料齐全，予以受理。', version: application.version })
      .withCsrfToken()
      .loginAs(secondReviewer)
      .redirects(0)
    decision.assertStatus(403)
  })

  test('somebody of another desk, or nobody, is refused in the form with what was typed', async ({
    client,
    assert,
  }) => {
    const world = await makeDesks()
    const { head, haidianReviewer, leader } = world.people
    const application = await applicationIn('verification', world)

    for (const handler of [haidianReviewer.id, leader.id, 999_999]) {
      const response = await post(client, application, head, { handler, handlerNote: '请尽快核验' })
      response.assertStatus(422)
      response.assertTextIncludes('请尽快核验')
      response.assertTextIncludes('不在目前承办这件申请的岗位上')
    }
    await application.refresh()
    assert.isNull(application.handlerId)
  })

  test('who has no say in it is refused, and the institution does not see the form', async ({ client }) => {
    const world = await makeDesks()
    const { leader, principal, second } = world.people
    const application = await applicationIn('verification', world)

    for (const user of [leader, principal]) {
      const response = await post(client, application, user, { handler: second.id })
      response.assertStatus(403)
    }
    const page = await client.get(`/applications/${application.id}`).loginAs(principal)
    page.assertStatus(200)
    if (page.text().includes('/assignments')) throw new Error('the institution sees the form')
  })

  test('what lies with the applicant is given to nobody (409)', async ({ client, assert }) => {
    const world = await makeDesks()
    const { head, second } = world.people
    const application = await applicationIn('verification', world)
    await db.from('point_applications').where({ id: application.id }).update({ state: 'supplement_required' })

    const response = await post(client, application, head, { handler: second.id })
    response.assertStatus(409)
    assert.isEmpty(await db.from('audit_entries').where('action', EVENT))
  })

  test('an older version is refused', async ({ assert }) => {
    const world = await makeDesks()
    const { head, handler, second } = world.people
    const application = await applicationIn('verification', world)
    const stale = await PointApplication.findOrFail(application.id)
    for (const row of [application, stale]) await row.load((loader) => loader.load('batch').load('handler'))
    await assignHandler(application, second, actor(head))

    const error = await assignHandler(stale, handler, actor(head)).catch((thrown: StepNotAllowed) => thrown)
    assert.instanceOf(error, StepNotAllowed)
    assert.equal((error as StepNotAllowed).reason, 'moved_on')
    await application.refresh()
    assert.equal(application.handlerId, second.id)
  })

  test('what fails along with it undoes it', async ({ assert }) => {
    const world = await makeDesks()
    const { head, second } = world.people
    const application = await applicationIn('verification', world)
    await application.load((loader) => loader.load('batch').load('handler'))
    const broken = async () => {
      throw new Error('the row beside it')
    }
    await assert.rejects(() => assignHandler(application, second, actor(head), { also: broken }), 'the row beside it')
    await application.refresh()
    assert.isNull(application.handlerId)
    assert.isEmpty(await db.from('audit_entries').where('action', EVENT))
  })

  test('the form says who is away, who stands in, and how much each has', async ({ client }) => {
    const world = await makeDesks()
    const { head, handler, second } = world.people
    const application = await applicationIn('verification', world)
    const today = DateTime.fromISO(beijingDay())
    await StandIn.create({
      absentId: second.id,
      deputyId: handler.id,
      fromDay: today,
      untilDay: today,
      reason: '年休假',
      createdById: head.id,
    })

    const page = await client.get(`/applications/${application.id}`).loginAs(head)
    page.assertTextIncludes(`${second.name} · 在办 0 件 · 休假中，由 ${handler.name} 代理`)
  })

  test('the list is filtered by nobody, by me and by a colleague', async ({ client, assert }) => {
    const world = await makeDesks()
    const { handler, second } = world.people
    const application = await applicationIn('expert_review', world)
    const found = async (user: User, value: string | number) => {
      const page = await client.get(`/applications?handler=${value}`).loginAs(user)
      return page.text().includes(`href="/applications/${application.id}"`)
    }
    assert.isTrue(await found(handler, 'me'))
    assert.isFalse(await found(second, 'me'))
    assert.isFalse(await found(handler, 'nobody'))
    assert.isTrue(await found(second, handler.id))
  })
})
