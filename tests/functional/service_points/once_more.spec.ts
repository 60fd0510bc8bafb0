import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import ExpertReview from '#app/service_points/expert_review'
import PointApplication from '#app/service_points/point_application'
import { reopenApplication, submitApplication, withdrawApplication } from '#app/service_points/application_handing_in'
import { acceptApplication, returnToVerification } from '#app/service_points/application_rulings'
import { assignHandler } from '#app/service_points/assignment'
import { inviteExpert, recuse, verifyApplication } from '#app/service_points/expert_panel'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor, applicationIn, bringTo, CONTENT } from '#tests/support/applications'
import { standIn } from '#tests/support/stand_ins'
import { makeUser, makeWorld, type World } from '#tests/world'

const opinion = '经核查材料，理由充分，意见如下。'

const send = (request: any, user: User, form: Record<string, unknown>) =>
  request.form(form).withCsrfToken().loginAs(user).redirects(0)

const decide = (client: any, user: User, { id, version }: PointApplication, form: Record<string, unknown>) =>
  send(client.post(`/applications/${id}/approvals`), user, { opinion, version, ...form })

const waitsFor = async (user: User) => {
  const waiting = await PointApplication.query().withScopes((scopes) => scopes.waitingFor(user))
  return waiting.map(({ id }) => id)
}

async function handInAgain(application: PointApplication, { people }: World) {
  await withdrawApplication(application, actor(people.principal), '材料需要重写')
  await reopenApplication(application, actor(people.operator))
  await submitApplication(application, actor(people.principal), CONTENT)
}

test.group('An application that was withdrawn and handed in again', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('begins at the district, whoever had it at the bureau', async ({ client, assert }) => {
    const world = await makeWorld()
    const { haidianReviewer, handler } = world.people
    const application = await applicationIn('verification', world)
    await assignHandler(application, handler, actor(world.people.head))
    await handInAgain(application, world)

    assert.include(await waitsFor(haidianReviewer), application.id)
    const response = await decide(client, haidianReviewer, application, { decision: 'accept' })
    response.assertStatus(302)
    await application.refresh()
    assert.equal(application.state, 'district_review')
  })

  test('is scored anew: what experts said of the withdrawn one does not count, nor do they see the draft', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await applicationIn('expert_review', world)
    const [scored, away] = await ExpertReview.query().where('applicationId', application.id).orderBy('id')
    await scored.merge({ state: 'submitted', total: 9000, scores: { foundation: 30, service: 45, plan: 15 } }).save()
    await recuse(away, application, actor(people.experts[1]), '近期有合作项目')

    await withdrawApplication(application, actor(people.principal), '材料需要重写')
    await reopenApplication(application, actor(people.operator))
    const draft = await client.get(`/applications/${application.id}`).loginAs(people.experts[0])
    draft.assertStatus(404)
    const left = await ExpertReview.query().where('applicationId', application.id)
    assert.deepEqual(
      left.map(({ state }) => state),
      ['recused']
    )
  })

  test('is told, when it is withdrawn, to whoever verifies it and to the experts', async ({ assert }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await applicationIn('expert_review', world)
    await drainOutbox()
    await withdrawApplication(application, actor(people.principal), '单位内部调整')
    await drainOutbox()
    const told = await db.from('notifications').where('event', 'point_application.withdrawn').select('user_id')
    const expected = [people.handler, ...people.experts.slice(0, 3)].map(({ id }) => id)
    assert.sameMembers(
      told.map(({ user_id: id }) => Number(id)),
      expected
    )
  })
})

test.group('A panel that is named again', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  /** The meeting has sent it back, after one of four experts had stepped aside. */
  async function returnedByTheMeeting(world: World) {
    const { people } = world
    const application = await applicationIn('verification', world)
    const fifth = await makeUser('苏见山', ['expert'], { employer: '潮白研究院' })
    const experts = [fifth, ...people.experts.slice(0, 3)]
    await verifyApplication(application, actor(people.handler), { opinion, experts })
    const seat = await ExpertReview.findByOrFail({ applicationId: application.id, expertId: fifth.id })
    await recuse(seat, application, actor(fifth), '近期有合作项目')
    await bringTo('deliberation', application, world)
    await returnToVerification(application, actor(people.leader), { opinion, minutesNumber: '纪要〔2026〕18号' })
    return { application, fifth }
  }

  test('does not ask who has stepped aside: shown with the reason, refused when posted', async ({ client, assert }) => {
    const world = await makeWorld()
    const { application, fifth } = await returnedByTheMeeting(world)
    const page = await client.get(`/applications/${application.id}`).loginAs(world.people.handler)
    page.assertTextIncludes('苏见山 · 潮白研究院 · 已回避')

    const form = { 'decision': 'verify', 'experts[]': [fifth.id] }
    const refused = await decide(client, world.people.handler, application, form)
    refused.assertStatus(409)
    await application.refresh()
    assert.equal(application.state, 'verification')
  })

  test('has the chair whom the handler names', async ({ client, assert }) => {
    const world = await makeWorld()
    const { experts, handler } = world.people
    const application = await applicationIn('verification', world)
    const [first, second, third] = experts
    const form = { 'decision': 'verify', 'experts[]': [first.id, second.id], 'chair': third.id }
    const response = await decide(client, handler, application, form)
    response.assertStatus(302)
    const seats = await ExpertReview.query().where('applicationId', application.id).orderBy('id')
    assert.deepEqual(
      seats.map(({ expertId, isChair }) => [expertId, Boolean(isChair)]),
      [
        [third.id, true],
        [first.id, false],
        [second.id, false],
      ]
    )
  })
})

test.group('An expert who does not answer', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const seatsOf = ({ id }: PointApplication) => ExpertReview.query().where('applicationId', id).orderBy('id')

  test('is no longer asked: the others conclude, the next one presides, and the expert is told', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { experts, handler, principal } = world.people
    const application = await applicationIn('expert_review', world)
    const fourth = await makeUser('苏见山', ['expert'], { employer: '潮白研究院' })
    await inviteExpert(application, fourth, actor(handler))
    const [chair] = await seatsOf(application)
    const path = `/applications/${application.id}/seats/${chair.id}`
    const page = await client.get(`/applications/${application.id}`).loginAs(handler)
    page.assertTextIncludes('取消邀请')
    const stranger = await send(client.delete(path), principal, {})
    stranger.assertStatus(403)

    const released = await send(client.delete(path), handler, {})
    released.assertStatus(302)
    const left = await seatsOf(application)
    assert.deepEqual(
      left.map(({ expertId, isChair }) => [expertId, Boolean(isChair)]),
      [
        [experts[1].id, true],
        [experts[2].id, false],
        [fourth.id, false],
      ]
    )
    await drainOutbox()
    const told = await db.from('notifications').where('event', 'point_application.expert_released')
    assert.deepEqual(
      told.map(({ user_id: id }) => Number(id)),
      [experts[0].id]
    )
    const gone = await client.get(`/applications/${application.id}`).loginAs(experts[0])
    gone.assertStatus(404)
  })

  test('who has scored keeps the seat', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('expert_review', world)
    const [seat] = await seatsOf(application)
    await seat.merge({ state: 'submitted', total: 9000 }).save()
    const refused = await send(
      client.delete(`/applications/${application.id}/seats/${seat.id}`),
      world.people.handler,
      {}
    )
    refused.assertStatus(409)
    assert.lengthOf(await seatsOf(application), 3)
  })

  test('a chair who steps aside leaves the chair to the next one', async ({ assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('expert_review', world)
    const [chair, next] = await seatsOf(application)
    await recuse(chair, application, actor(world.people.experts[0]), '近期有合作项目')
    await next.refresh()
    assert.isTrue(Boolean(next.isChair))
  })
})

test.group('An application whose official is not there', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('somebody who stands in for the handler names the experts, and invites another one', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { experts, handler, head } = world.people
    const application = await applicationIn('verification', world)
    await standIn(handler, head)
    const page = await client.get(`/applications/${application.id}`).loginAs(head)
    page.assertTextIncludes('程秋实')
    const three = experts.slice(0, 3).map(({ id }) => id)
    const verified = await decide(client, head, application, { 'decision': 'verify', 'experts[]': three })
    verified.assertStatus(302)

    const fourth = await makeUser('苏见山', ['expert'], { employer: '潮白研究院' })
    const invited = await send(client.post(`/applications/${application.id}/seats`), head, { expert: fourth.id })
    invited.assertStatus(302)
    const seat = await ExpertReview.findBy({ applicationId: application.id, expertId: fourth.id })
    assert.isNotNull(seat)
  })

  test('the head who steps in for an empty desk names the experts', async ({ client }) => {
    const world = await makeWorld()
    const application = await applicationIn('verification', world)
    await world.people.handler.merge({ isActive: false }).save()
    const page = await client.get(`/applications/${application.id}`).loginAs(world.people.head)
    page.assertTextIncludes('程秋实')
  })

  test('somebody who stands in for the head notes what an objection came to', async ({ client, assert }) => {
    const world = await makeWorld()
    const { head, handler } = world.people
    const application = await applicationIn('objection_handling', world)
    await standIn(head, handler)
    const objection = await db.from('objections').where('application_id', application.id).first()
    const path = `/applications/${application.id}/findings/${objection.id}`
    const response = await send(client.put(path), handler, { finding: '经实地核查，专职人员共三名。' })
    response.assertStatus(302)
    const entry = await db.from('audit_entries').where('action', 'point_application.objection_found').first()
    assert.include(entry.details, head.name)
  })

  test('what a departed official had waits for the colleagues', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head, haidianReviewer } = world.people
    const gone = await makeUser('黎明远', ['bureau_handler'])
    const application = await applicationIn('verification', world)
    await assignHandler(application, gone, actor(head))
    assert.notInclude(await waitsFor(handler), application.id)

    await gone.merge({ isActive: false }).save()
    assert.include(await waitsFor(handler), application.id)
    assert.notInclude(await waitsFor(haidianReviewer), application.id)
    const page = await client.get(`/applications/${application.id}`).loginAs(handler)
    page.assertTextIncludes('核验通过')
  })

  test('what an official of the district had who has moved to another one is free for the colleagues', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { haidianReviewer } = world.people
    const moved = await makeUser('白鹿鸣', ['district_reviewer'], { districtCode: '110108' })
    const application = await applicationIn('submitted', world)
    await acceptApplication(application, actor(haidianReviewer), { opinion })
    await assignHandler(application, moved, actor(haidianReviewer))
    await moved.merge({ districtCode: '110105' }).save()

    const form = { decision: 'recommend' }
    const response = await decide(client, haidianReviewer, application, form)
    response.assertStatus(302)
    await application.refresh()
    assert.equal(application.state, 'verification')
  })
})
