import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { addDays, addWorkingDays, beijingDay } from '#app/calendar/working_days'
import { workCalendar } from '#app/calendar/work_calendar'
import { leaveMoment, standAt } from '#app/core/clock'
import Involvement from '#app/workflow/involvement'
import { requestSupplement } from '#app/service_points/application_corrections'
import { saveSection } from '#app/service_points/application_draft'
import type PointApplication from '#app/service_points/point_application'
import type User from '#app/users/user'
import sweep from '#jobs/workflow/sweep_clocks'
import { actor, applicationIn } from '#tests/support/applications'
import { filledIn } from '#tests/support/filled_application'
import { makeWorld, type World } from '#tests/world'

const path = ({ id }: { id: number }, rest = '') => `/applications/${id}${rest}`

const send = (client: any, method: 'post' | 'put' | 'delete', url: string, user: User, form: object = {}) =>
  client[method](url).header('accept', 'text/html').form(form).withCsrfToken().loginAs(user).redirects(0)

const QUESTION = '请核实该单位的数据库授权是否有效。'

function asking(person: User, more: object = {}) {
  return { kind: 'opinion', person: person.id, question: QUESTION, ...more }
}

async function asked(client: any, application: PointApplication, { people }: World, more: object = {}) {
  const url = path(application, '/involvements')
  const response = await send(client, 'post', url, people.handler, asking(people.chaoyangReviewer, more))
  response.assertStatus(302)
  return Involvement.query().orderBy('id', 'desc').firstOrFail()
}

const last = () => db.from('audit_entries').orderBy('id', 'desc').firstOrFail()

test.group('Drawing other officials in', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('somebody of another district is asked, sees the application, and answers', async ({ client, assert }) => {
    const world = await makeWorld()
    const { chaoyangReviewer, handler } = world.people
    const application = await filledIn('verification', world)
    const before = await client.get(path(application)).loginAs(chaoyangReviewer)
    before.assertStatus(404)

    const { id } = await asked(client, application, world)
    assert.include(await last(), { action: 'point_application.opinion_asked' })
    const todo = await client.get('/applications?group=mine').loginAs(chaoyangReviewer)
    todo.assertTextIncludes(application.number)
    const page = await client.get(path(application)).loginAs(chaoyangReviewer)
    page.assertTextIncludes(QUESTION)

    const answering = { answer: '授权书在有效期内，可以认可。' }
    const answer = await send(client, 'put', path(application, `/involvements/${id}`), chaoyangReviewer, answering)
    answer.assertStatus(302)
    assert.include(await last(), { action: 'point_application.opinion_given' })
    const own = await client.get(path(application)).loginAs(handler)
    own.assertTextIncludes('授权书在有效期内')
    own.assertTextIncludes('所涉内容未变')
  })

  test('a private opinion is read by the two, and neither is read by the applicant', async ({ client, assert }) => {
    const world = await makeWorld()
    const { chaoyangReviewer, handler, head, principal } = world.people
    const application = await filledIn('verification', world)
    await asked(client, application, world, { isPrivate: 'true' })
    for (const reader of [handler, chaoyangReviewer]) {
      const page = await client.get(path(application)).loginAs(reader)
      page.assertTextIncludes(QUESTION)
    }
    for (const other of [head, principal]) {
      const page = await client.get(path(application)).loginAs(other)
      assert.notInclude(page.text(), QUESTION)
    }
    await asked(client, application, world)
    const own = await client.get(path(application)).loginAs(principal)
    assert.notInclude(own.text(), QUESTION)
    assert.notInclude(own.text().replaceAll('报告征求意见', ''), '征求意见')
  })

  test('an opinion on what was corrected since is stale; on anything else it stays valid', async ({ client }) => {
    const world = await makeWorld()
    const { chaoyangReviewer, handler, principal } = world.people
    const application = await filledIn('verification', world)
    for (const about of ['people', 'databases']) {
      const { id } = await asked(client, application, world, { 'about[]': about })
      const answering = { answer: `关于${about}没有问题。` }
      await send(client, 'put', path(application, `/involvements/${id}`), chaoyangReviewer, answering)
    }
    await requestSupplement(application, actor(handler), {
      defects: [{ field: 'contactMobile', note: '手机号码有误，请更正。' }],
    })
    await saveSection(application, 'people', { contactMobile: '13900001234' })
    await send(client, 'post', path(application, '/submissions'), principal, { version: application.version })

    const page = await client.get(path(application)).loginAs(handler)
    page.assertTextIncludes('意见所涉内容此后已修改')
    page.assertTextIncludes('所涉内容未变，意见有效')
    page.assertTextIncludes('作出意见后内容已修改：联系人手机')
  })

  test('a delegated application is decided when it is back, or when the delegation is withdrawn', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { haidianReviewer, chaoyangReviewer } = world.people
    const application = await applicationIn('district_review', world)
    const form = asking(chaoyangReviewer, { kind: 'delegation' })
    await send(client, 'post', path(application, '/involvements'), haidianReviewer, form)
    const involvement = await Involvement.query().firstOrFail()
    const deciding = { decision: 'recommend', opinion: '同意推荐该单位。', version: application.version }

    const early = await send(client, 'post', path(application, '/approvals'), haidianReviewer, deciding)
    early.assertStatus(409)
    early.assertTextIncludes('已委派他人办理')
    const url = path(application, `/involvements/${involvement.id}`)
    const stranger = await send(client, 'delete', url, chaoyangReviewer)
    stranger.assertStatus(403)
    const withdrawn = await send(client, 'delete', url, haidianReviewer)
    withdrawn.assertStatus(302)
    await involvement.refresh()
    assert.equal(involvement.state, 'revoked')
    const gone = await client.get(path(application)).loginAs(chaoyangReviewer)
    gone.assertStatus(404)
    const decided = await send(client, 'post', path(application, '/approvals'), haidianReviewer, deciding)
    decided.assertStatus(302)
  })

  test('an opinion is locked by the decision, and one that was not given is asked for no more', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { haidianReviewer, handler, chaoyangReviewer } = world.people
    const application = await applicationIn('district_review', world)
    for (const person of [handler, chaoyangReviewer]) {
      await send(client, 'post', path(application, '/involvements'), haidianReviewer, asking(person))
    }
    const [given, open] = await Involvement.query().orderBy('id')
    const url = path(application, `/involvements/${given.id}`)
    await send(client, 'put', url, handler, { answer: '没有意见。' })
    const revised = await send(client, 'put', url, handler, { answer: '补充：请核实授权。' })
    revised.assertStatus(302)

    const deciding = { decision: 'recommend', opinion: '同意推荐该单位。', version: application.version }
    await send(client, 'post', path(application, '/approvals'), haidianReviewer, deciding)
    const late = await send(client, 'put', url, handler, { answer: '改主意了。' })
    late.assertStatus(409)
    await Promise.all([given.refresh(), open.refresh()])
    assert.equal(given.answer, '补充：请核实授权。')
    assert.equal(open.state, 'lapsed')
  })

  test('is refused to applicants, to other desks, and with a day in the past or nobody named', async ({ client }) => {
    const world = await makeWorld()
    const { handler, haidianReviewer, principal, chaoyangReviewer } = world.people
    const application = await applicationIn('district_review', world)
    const url = path(application, '/involvements')
    for (const user of [principal, handler]) {
      const response = await send(client, 'post', url, user, asking(chaoyangReviewer))
      response.assertStatus(403)
    }
    for (const [form, words] of [
      [asking(chaoyangReviewer, { dueOn: addDays(beijingDay(), -1) }), '希望回复的日期不能早于今天'],
      [asking(principal), '请选择一位在职的工作人员'],
      [asking(chaoyangReviewer, { question: '' }), '请填写事由和问题'],
    ] as const) {
      const response = await send(client, 'post', url, haidianReviewer, form)
      response.assertStatus(422)
      response.assertTextIncludes(words)
    }
  })

  test('is remembered the working day before, and once more when it is late', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await filledIn('verification', world)
    const calendar = await workCalendar()
    const dueOn = addWorkingDays(beijingDay(), 3, calendar)
    await asked(client, application, world, { dueOn })
    const reminders = () => db.from('audit_entries').where({ action: 'point_application.opinion_due' })

    const counts = []
    for (const later of [0, 2, 3, 4, 5]) {
      standAt(new Date(`${addWorkingDays(beijingDay(new Date()), later, calendar)}T04:00:00Z`))
      await sweep()
      await sweep()
      counts.push((await reminders()).length)
    }
    assert.deepEqual(counts, [0, 1, 1, 2, 2])
  })
})

test.group('Going back and going on', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const takeBack = (client: any, application: PointApplication, user: User) =>
    send(client, 'post', path(application, '/take-backs'), user, {
      takeBackReason: '意见填错了，需要重写。',
      version: application.version,
    })

  test('the last step is taken back by whoever took it, until somebody acts on it', async ({ client, assert }) => {
    const world = await makeWorld()
    const { haidianReviewer, handler } = world.people
    const application = await applicationIn('verification', world)
    const other = await takeBack(client, application, handler)
    other.assertStatus(409)

    const back = await takeBack(client, application, haidianReviewer)
    back.assertStatus(302)
    await application.refresh()
    assert.equal(application.state, 'district_review')
    assert.equal(application.handlerId, haidianReviewer.id)
    assert.include(await last(), { action: 'point_application.taken_back' })
  })

  test('it is too late once the next one has acted', async ({ client }) => {
    const world = await makeWorld()
    const { haidianReviewer, handler, chaoyangReviewer } = world.people
    const application = await applicationIn('verification', world)
    await send(client, 'post', path(application, '/involvements'), handler, asking(chaoyangReviewer))
    const late = await takeBack(client, application, haidianReviewer)
    late.assertStatus(409)
    late.assertTextIncludes('已有后续办理')
  })

  test('a panel that nobody has used yet is dismissed with the step; one that has scored stays', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const application = await applicationIn('expert_review', world)
    const back = await takeBack(client, application, world.people.handler)
    back.assertStatus(302)
    await application.refresh()
    assert.equal(application.state, 'verification')
    assert.isEmpty(await application.related('reviews').query())
  })

  test('the city returns it to the district, which reviews it again', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('verification', world)
    const form = {
      decision: 'return_to_district',
      opinion: '未见实地查看记录，请补做后再报。',
      version: application.version,
    }
    const response = await send(client, 'post', path(application, '/approvals'), world.people.handler, form)
    response.assertStatus(302)
    await application.refresh()
    assert.equal(application.state, 'district_review')
    const todo = await client.get('/applications?group=mine').loginAs(world.people.haidianReviewer)
    todo.assertTextIncludes(application.number)
  })

  test('the applicant asks to hurry once a day', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator, chaoyangPrincipal, haidianReviewer } = world.people
    const application = await applicationIn('district_review', world)
    const url = path(application, '/nudges')
    const first = await send(client, 'post', url, operator)
    first.assertStatus(302)
    const second = await send(client, 'post', url, operator)
    second.assertStatus(409)
    second.assertTextIncludes('今天已经催办过')
    const stranger = await send(client, 'post', url, chaoyangPrincipal)
    stranger.assertStatus(404)
    const official = await send(client, 'post', url, haidianReviewer)
    official.assertStatus(403)
    assert.lengthOf(await db.from('audit_entries').where({ action: 'point_application.nudged' }), 1)
  })

  test('one person does not decide on two levels of the same application', async ({ client }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const application = await applicationIn('deliberation', world)
    await handler.merge({ roles: ['bureau_handler', 'bureau_leader'] }).save()
    const form = {
      decision: 'agree',
      opinion: '同意认定。',
      minutesNumber: '纪要〔2026〕18号',
      version: application.version,
    }
    const response = await send(client, 'post', path(application, '/approvals'), handler, form)
    response.assertStatus(403)
  })

  test('where a district has nobody, the head of the division sees it and decides', async ({ client, assert }) => {
    const world = await makeWorld()
    const { head, haidianReviewer } = world.people
    const application = await applicationIn('district_review', world)
    await haidianReviewer.merge({ isActive: false }).save()
    const todo = await client.get('/applications?group=mine').loginAs(head)
    todo.assertTextIncludes(application.number)
    const form = {
      decision: 'recommend',
      opinion: '区级无人，由市局处室负责人代行初审。',
      version: application.version,
    }
    const response = await send(client, 'post', path(application, '/approvals'), head, form)
    response.assertStatus(302)
    await application.refresh()
    assert.equal(application.state, 'verification')
  })
})
