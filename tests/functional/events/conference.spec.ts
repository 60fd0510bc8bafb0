import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import limiter from '@adonisjs/limiter/services/main'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import { formatDay } from '#app/core/format'
import Event from '#app/events/event'
import EventRegistration from '#app/events/event_registration'
import EventTask from '#app/events/event_task'
import { assignTasks } from '#app/events/event_task_workflow'
import { takeEventStep } from '#app/events/event_workflow'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import * as events from '#tests/support/events'
import { pointOf } from '#tests/support/activities'
import { textsTo } from '#tests/support/notices'
import { makeWorld, type World } from '#tests/world'

const { makeHeldConference, makeTask, planFacts, visitorFacts } = events
const MINUTES = '会议总结了上一年工作，布置了今年任务，要求各网点按期落实。'

const conferenceOn = (day: string) =>
  planFacts({ name: '2026 年工作年会', kind: 'conference', days: [{ day, from: '09:00', until: '17:00' }] })

async function planned({ people }: World, day: string) {
  const { id } = await events.plannedByOffice(conferenceOn(day), people.handler)
  return Event.findOrFail(id)
}

test.group('The annual conference', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.teardown(() => leaveMoment())

  test('is announced ten working days before, or the page warns', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const late = await planned(world, addDays(beijingDay(), 5))
    const early = await planned(world, addDays(beijingDay(), 40))
    const page = await client.get(`/trainings/${late.id}`).loginAs(handler)
    page.assertTextIncludes('至少 10 个工作日')
    const calm = await client.get(`/trainings/${early.id}`).loginAs(handler)
    assert.notInclude(calm.text(), '至少 10 个工作日')
    await client
      .post(`/trainings/${early.id}/steps`)
      .form({ step: 'notify', version: early.version })
      .withCsrfToken()
      .loginAs(handler)
    await early.refresh()
    assert.deepEqual([early.state, early.notifiedOn?.toISODate()], ['notified', beijingDay()])
    const shown = await client.get(`/events/${early.id}`)
    shown.assertStatus(200)
  })

  test('those who come hand in a receipt, which the office takes out in the official columns', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, principal } = world.people
    const conference = await planned(world, addDays(beijingDay(), 40))
    await takeEventStep('open', conference, actor(handler))
    const person = { ...visitorFacts({ name: '白露', mobile: '13800000001' }), consent: 'true' } as Record<string, any>
    const bare = await client.post(`/events/${conference.id}/registrations`).form(person).withCsrfToken()
    bare.assertStatus(422)
    bare.assertTextIncludes('是否用餐')
    const receipt = { ...person, gender: 'female', speaks: 'yes', dines: 'no', plate: '京A00001' }
    await client.post(`/events/${conference.id}/registrations`).form(receipt).withCsrfToken()
    const { speaks, dines, plate } = await EventRegistration.firstOrFail()
    assert.deepEqual([speaks, dines, plate], [true, false, '京A00001'])

    const { rows } = await cellsOf(
      (await download(client, `/trainings/${conference.id}/receipts.xlsx`, handler)).body()
    )
    assert.deepEqual(rows[2], '序号 单位 姓名 性别 职务 手机 是否交流发言 是否用餐 车牌号'.split(' '))
    assert.deepEqual(rows[3], [1, '拒马河精密仪器公司', '白露', '女', '研发部', '13800000001', '是', '否', '京A00001'])
    const foreign = await client.get(`/trainings/${conference.id}/receipts.xlsx`).loginAs(principal)
    foreign.assertStatus(404)
  })

  test('its minutes give tasks, which are handed out, done with proof, sent back, and closed at last', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, operator, leader } = world.people
    await pointOf(world)
    const conference = await makeHeldConference(world)
    const due = addDays(beijingDay(), 30)
    const path = `/trainings/${conference.id}`
    const issue = (owner: string) =>
      client
        .post(`${path}/minutes`)
        .form({
          'minutes': MINUTES,
          'version': conference.version,
          'tasks[0][title]': '完善咨询台账',
          'tasks[0][owner]': owner,
          'tasks[0][dueOn]': due,
          'tasks[1][title]': '起草明年计划',
          'tasks[1][owner]': `person-${leader.id}`,
          'tasks[1][dueOn]': due,
        })
        .withCsrfToken()
        .loginAs(handler)
    const nobody = await issue('person-999999')
    nobody.assertStatus(422)
    nobody.assertTextIncludes('请选择责任人')
    await issue(`organization-${world.organizations.haidian.id}`)
    await conference.refresh()
    assert.equal(conference.state, 'minutes_issued')
    const [task, plan] = await EventTask.query().orderBy('id')
    const hidden = await client.get(`/event-tasks/${task.id}`).loginAs(operator)
    hidden.assertStatus(404)

    const step = async (name: string) => {
      await conference.refresh()
      return client
        .post(`${path}/steps`)
        .form({ step: name, version: conference.version })
        .withCsrfToken()
        .loginAs(handler)
    }
    await step('track')
    await drainOutbox()
    assert.include((await textsTo(operator))[0], formatDay(due))
    assert.include((await textsTo(leader))[0], '起草明年计划')
    const home = await client.get('/home').loginAs(operator)
    home.assertTextIncludes('完善咨询台账')

    const finish = (of: EventTask, user: typeof operator, proof: string) =>
      client.put(`/event-tasks/${of.id}`).form({ proof, version: of.version }).withCsrfToken().loginAs(user)
    await task.refresh()
    await plan.refresh()
    const silent = await finish(task, operator, '')
    silent.assertStatus(422)
    await finish(task, operator, '台账已补齐，见〔2026〕3号。')
    await task.refresh()
    assert.deepEqual([task.state, task.doneOn?.toISODate()], ['done', beijingDay()])
    await client
      .delete(`/event-tasks/${task.id}`)
      .form({ opinion: '请附上清单。', version: task.version })
      .withCsrfToken()
      .loginAs(handler)
    await task.refresh()
    assert.equal(task.state, 'open')

    const early = await step('close')
    early.assertStatus(409)
    early.assertTextIncludes('还有任务没有完成')
    await finish(task, operator, '台账已补齐，清单见附件。')
    await finish(plan, leader, '计划已起草。')
    await step('close')
    await conference.refresh()
    assert.equal(conference.state, 'closed')
  })

  test('a task is done by its owner alone, and others do not see it', async ({ client }) => {
    const world = await makeWorld()
    const { people } = world
    const task = await makeTask(world)
    await assignTasks(await Event.findOrFail(task.eventId), actor(people.handler))
    await task.refresh()
    const form = { proof: '已经完成。', version: task.version }
    for (const [user, status] of [
      [people.chaoyangPrincipal, 404],
      [people.haidianReviewer, 404],
      [people.handler, 403],
    ] as const) {
      const refused = await client.put(`/event-tasks/${task.id}`).form(form).withCsrfToken().loginAs(user)
      refused.assertStatus(status)
    }
  })

  test('what is overdue is named', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const task = await makeTask(world)
    await assignTasks(await Event.findOrFail(task.eventId), actor(handler))
    const list = () => client.get('/event-tasks?standing=overdue').loginAs(handler)
    assert.notInclude((await list()).text(), task.title)
    standAt(new Date(`${addDays(beijingDay(), 31)}T03:00:00Z`))
    const overdue = await list()
    overdue.assertTextIncludes(task.title)
  })

  test('is not confirmed like a training, and a training has no minutes', async ({ client, assert }) => {
    const world = await makeWorld()
    const conference = await makeHeldConference(world)
    const training = await events.makeEvent(world)
    await assert.rejects(() => takeEventStep('confirm', conference, actor(world.people.head)))
    const minutes = await client
      .post(`/trainings/${training.id}/minutes`)
      .form({ minutes: MINUTES, version: training.version })
      .withCsrfToken()
      .loginAs(world.people.operator)
    minutes.assertStatus(409)
  })
})
