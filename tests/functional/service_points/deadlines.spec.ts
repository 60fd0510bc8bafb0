import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { workCalendar } from '#app/calendar/work_calendar'
import { addWorkingDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import Clock from '#app/workflow/clock'
import { requestSupplement } from '#app/service_points/application_corrections'
import { quantile } from '#app/service_points/application_deadlines'
import type PointApplication from '#app/service_points/point_application'
import { submitApplication, withdrawApplication } from '#app/service_points/application_handing_in'
import { acceptApplication, endorseApplication } from '#app/service_points/application_rulings'
import sweep from '#jobs/workflow/sweep_clocks'
import { drainOutbox } from '#jobs/drain'
import { actor, applicationIn, CONTENT } from '#tests/support/applications'
import { makeWorld } from '#tests/world'

/** Noon in Beijing on the working day so many working days after today. */
async function passWorkingDays(count: number) {
  const day = addWorkingDays(beijingDay(), count, await workCalendar())
  standAt(new Date(`${day}T04:00:00Z`))
  return day
}

const clocksOf = async ({ id }: PointApplication) => {
  const clocks = await Clock.query().where({ subjectType: 'point_application', subjectId: id }).orderBy('id')
  return Object.fromEntries(clocks.map((clock) => [clock.kind, clock]))
}

const told = (action: string) => db.from('audit_entries').where({ action: `point_application.${action}` })

test.group('The clocks of an application', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('run, pause and end with its steps', async ({ assert }) => {
    const world = await makeWorld()
    const { haidianReviewer, principal } = world.people
    standAt(new Date('2026-03-02T04:00:00Z'))
    await world.batch.merge({ opensOn: world.batch.opensOn.set({ year: 2026, month: 3, day: 1 }) }).save()
    const application = await applicationIn('submitted', world)
    assert.equal((await clocksOf(application)).intake.dueOn!.toISODate(), '2026-03-09')

    await passWorkingDays(2)
    await acceptApplication(application, actor(haidianReviewer), { opinion: '材料齐全。' })
    const accepted = await clocksOf(application)
    assert.include(accepted.intake.$attributes, { usedDays: 2 })
    assert.equal(accepted.decision.startedOn.toISODate(), '2026-03-04')

    await passWorkingDays(3)
    await requestSupplement(application, actor(haidianReviewer), {
      defects: [{ field: 'address', note: '请写明门牌号。' }],
    })
    const paused = await clocksOf(application)
    assert.isTrue(paused.decision.isPaused)
    assert.isNull(paused.decision.dueOn)
    assert.equal(paused.supplement.startedOn.toISODate(), '2026-03-09')

    await passWorkingDays(4)
    await submitApplication(application, actor(principal), CONTENT)
    await passWorkingDays(2)
    await endorseApplication(application, actor(haidianReviewer), { opinion: '同意推荐。', recommended: true })
    const { decision, district_review: review, supplement } = await clocksOf(application)
    assert.equal(review.usedDays, 5)
    assert.equal(supplement.usedDays, 4)
    const standing = decision.standing(await workCalendar())
    assert.include(standing, { used: 5, paused: 4, left: 15, limit: 20, tone: 'running' })
    await withdrawApplication(application, actor(principal), '单位内部调整。')
    assert.isEmpty(await Clock.of('point_application', [application.id]))
  })

  test('tell the desk when a limit is near, and the head of the division when it is over: once each', async ({
    assert,
  }) => {
    const world = await makeWorld()
    standAt(new Date('2026-03-02T04:00:00Z'))
    await world.batch.merge({ opensOn: world.batch.opensOn.set({ year: 2026, month: 3, day: 1 }) }).save()
    await applicationIn('submitted', world)
    await sweep()
    assert.isEmpty(await told('deadline_near'))

    await passWorkingDays(3)
    await sweep()
    await sweep()
    assert.lengthOf(await told('deadline_near'), 1)

    /** The worker stood still for two weeks. */
    await passWorkingDays(10)
    await sweep()
    await sweep()
    assert.lengthOf(await told('deadline_near'), 1)
    assert.lengthOf(await told('deadline_passed'), 1)
    await drainOutbox()
    const notices = await db.from('notifications').where({ event: 'point_application.deadline_passed' })
    assert.sameMembers(
      notices.map((row) => row.user_id),
      [world.people.haidianReviewer.id, world.people.head.id]
    )
  })

  test('keep quiet on days off', async ({ assert }) => {
    const world = await makeWorld()
    standAt(new Date('2026-03-02T04:00:00Z'))
    await world.batch.merge({ opensOn: world.batch.opensOn.set({ year: 2026, month: 3, day: 1 }) }).save()
    await applicationIn('submitted', world)
    standAt(new Date('2026-03-14T04:00:00Z'))
    await sweep()
    assert.isEmpty(await told('deadline_passed'))
  })

  test('close what was not corrected in time', async ({ assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('district_review', world)
    await requestSupplement(application, actor(world.people.haidianReviewer), {
      defects: [{ field: 'address', note: '请写明门牌号。' }],
    })
    await passWorkingDays(5)
    await sweep()
    await application.refresh()
    assert.equal(application.state, 'supplement_required')
    await passWorkingDays(1)
    await sweep()
    await application.refresh()
    assert.equal(application.state, 'lapsed')
  })

  test('are extended once, with a reason: a step by the head, the whole decision by the leader', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { head, leader, haidianReviewer } = world.people
    const application = await applicationIn('district_review', world)
    const before = await clocksOf(application)
    const extend = (
      user: typeof head,
      clock: Clock,
      extensionDays: string,
      extensionReason = '需要实地查看两处场所。'
    ) =>
      client
        .post(`/applications/${application.id}/extensions`)
        .header('accept', 'text/html')
        .form({ clock: clock.id, extensionDays, extensionReason })
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)

    for (const [user, clock] of [
      [haidianReviewer, before.district_review],
      [head, before.decision],
      [leader, before.district_review],
    ] as const) {
      const refused = await extend(user, clock, '5')
      refused.assertStatus(403)
    }
    const tooLong = await extend(head, before.district_review, '11')
    tooLong.assertStatus(422)
    tooLong.assertTextIncludes('延长的工作日不能大于 10')
    const unfounded = await extend(head, before.district_review, '5', '')
    unfounded.assertStatus(422)

    const first = await extend(head, before.district_review, '5')
    first.assertStatus(302)
    const again = await extend(head, before.district_review, '5')
    again.assertStatus(409)
    const whole = await extend(leader, before.decision, '10')
    whole.assertStatus(302)

    const after = await clocksOf(application)
    const calendar = await workCalendar()
    assert.equal(after.district_review.dueOn!.toISODate(), addWorkingDays(beijingDay(), 15, calendar))
    assert.equal(after.decision.dueOn!.toISODate(), addWorkingDays(beijingDay(), 30, calendar))
    assert.lengthOf(await told('deadline_extended'), 2)
    const page = await client.get(`/applications/${application.id}`).loginAs(head)
    page.assertTextIncludes('延长 5 个工作日')
  })

  test('half and nine tenths are values that so many do not exceed', ({ assert }) => {
    const days = [1, 2, 3, 4, 5, 6, 7, 8, 9, 30]
    assert.equal(quantile(days, 0.5), 5)
    assert.equal(quantile(days, 0.9), 9)
    assert.equal(quantile([7], 0.9), 7)
  })
})
