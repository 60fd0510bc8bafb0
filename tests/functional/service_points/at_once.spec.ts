import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment } from '#app/core/clock'
import ExpertReview from '#app/service_points/expert_review'
import PointApplication from '#app/service_points/point_application'
import { concludePanel, inviteExpert, submitReview } from '#app/service_points/expert_panel'
import { raiseObjection, recognizeApplication } from '#app/service_points/public_notice'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { actor, afterNotice, applicationIn } from '#tests/support/applications'
import { makeWorld } from '#tests/world'

/** What one person saw a moment ago, while another was faster. */
test.group('Somebody else was faster', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('no expert is seated on a panel that has concluded meanwhile', async ({ assert }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await applicationIn('expert_review', world)
    const stale = await PointApplication.findOrFail(application.id)
    await db.from('point_applications').where({ id: application.id }).update({ state: 'deliberation' })

    await assert.rejects(() => inviteExpert(stale, people.experts[2], actor(people.handler)), StepNotAllowed as never)
    assert.lengthOf(await ExpertReview.all(), 3)
  })

  test('the mean is of the scores that stand when the panel closes', async ({ assert }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await applicationIn('expert_review', world)
    const seats = await ExpertReview.query().where('applicationId', application.id).orderBy('id')
    const comment = '基础扎实，计划可行，建议认定。'
    for (const [index, seat] of seats.entries()) {
      const scores = { foundation: 20, service: 40, plan: 10 + index }
      await submitReview(seat, application, actor(people.experts[index]), { scores, comment })
    }
    const stale = await PointApplication.findOrFail(application.id)
    await submitReview(seats[0], application, actor(people.experts[0]), {
      scores: { foundation: 29, service: 40, plan: 10 },
      comment,
    })

    await concludePanel(stale, actor(people.experts[0]), { opinion: '专家组一致建议认定。' })
    assert.equal(stale.score, Math.round((7900 + 7100 + 7200) / 3))
  })

  test('an objection that came in meanwhile keeps the point from being recognised, whole', async ({ assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('public_notice', world)
    const objection = { name: '赵女士', contact: 'zhao@public.example', reason: '两次到访均未开放，请核实开放时间。' }
    await raiseObjection(application, objection)
    afterNotice(application)

    const ruling = { opinion: '予以认定。', docNumber: '京知局〔2026〕12号' }
    const recognizing = () => recognizeApplication(application, actor(world.people.handler), ruling)
    await assert.rejects(recognizing, StepNotAllowed as never)
    await application.refresh()
    assert.equal(application.state, 'public_notice')
    assert.isEmpty(await db.from('designations'))
    assert.isEmpty(await db.from('approvals').where('step', 'recognize'))
  })

  test('nobody objects to what has been decided meanwhile', async ({ assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('public_notice', world)
    const stale = await PointApplication.findOrFail(application.id)
    await db.from('point_applications').where({ id: application.id }).update({ state: 'rejected' })

    const objection = { name: '赵女士', contact: 'zhao@public.example', reason: '两次到访均未开放，请核实开放时间。' }
    await assert.rejects(() => raiseObjection(stale, objection), StepNotAllowed as never)
    assert.isEmpty(await db.from('objections'))
  })
})
