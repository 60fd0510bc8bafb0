import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { leaveMoment, standAt } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import { inNameOf } from '#app/users/actor'
import PointApplication from '#app/service_points/point_application'
import { pointApplicationWorkflow } from '#app/service_points/point_application_workflow'
import type User from '#app/users/user'
import { leaveMessage } from '#app/workflow/message'
import { chooseRows, startBulkAct } from '#app/workflow/bulk_workflow'
import { makeApiKey } from '#tests/support/api_keys'
import { actor, applicationIn } from '#tests/support/applications'
import { submittedRequest } from '#tests/support/changes'
import { makeDesignation } from '#tests/support/designations'
import { addEvents } from '#tests/support/events'
import { emptyTables } from '#tests/support/empty_tables'
import { countQueries } from '#tests/support/queries'
import { standIn } from '#tests/support/stand_ins'
import { formOf, invite, waveIn } from '#tests/support/survey_answers'
import { makeRecommendation, makeTitle } from '#tests/support/titles'
import { makeBatch, makeOrganization, makeUser, makeWorld, type World } from '#tests/world'

/** Pages that list, and who reads them. The number of statements must not grow with the rows. */
const PAGES: [path: string, reader: (people: World['people']) => User][] = [
  ['/home', (people) => people.handler],
  ['/home', (people) => people.haidianReviewer],
  ['/home', (people) => people.operator],
  ['/home', (people) => people.experts[0]],
  ['/applications', (people) => people.handler],
  ['/applications', (people) => people.haidianReviewer],
  ['/applications', (people) => people.operator],
  ['/bulk-acts', (people) => people.head],
  ['/expert-reviews', (people) => people.experts[0]],
  ['/batches', (people) => people.head],
  ['/designations', (people) => people.handler],
  ['/coverage', (people) => people.haidianReviewer],
  ['/registrations', (people) => people.handler],
  ['/notifications', (people) => people.handler],
  ['/users', (people) => people.administrator],
  ['/audit', (people) => people.auditAdministrator],
  ['/notices', (people) => people.handler],
  ['/applications?columns=batch,round,handler,score,decided_at', (people) => people.handler],
  ['/applications/view.xlsx?columns=batch,handler', (people) => people.handler],
  ['/batches/view.xlsx', (people) => people.head],
  ['/expert-reviews/view.xlsx?columns=batch', (people) => people.experts[0]],
  ['/audit/view.xlsx', (people) => people.auditAdministrator],
  ['/applications/export.xlsx', (people) => people.handler],
  ['/designations/export.xlsx', (people) => people.handler],
  ['/calendar', (people) => people.administrator],
  ['/stand-ins', (people) => people.head],
  ['/stand-ins/create', (people) => people.administrator],
  ['/stand-ins/view.xlsx', (people) => people.head],
  ['/stand-in-acts', (people) => people.head],
  ['/stand-in-acts/view.xlsx', (people) => people.head],
  ['/plans', (people) => people.handler],
  ['/consultations', (people) => people.handler],
  ['/consultations', (people) => people.principal],
  ['/consultations/export.xlsx', (people) => people.handler],
  ['/activity-corrections', (people) => people.handler],
  ['/change-requests', (people) => people.handler],
  ['/change-requests', (people) => people.principal],
  ['/register-entries?columns=before,after,basis,district,by', (people) => people.handler],
  ['/register-entries/export.xlsx', (people) => people.haidianReviewer],
  ['/register-entries/view.xlsx', (people) => people.handler],
  ['/external-titles', (people) => people.handler],
  ['/external-titles/export.xlsx', (people) => people.handler],
  ['/recommendations', (people) => people.handler],
  ['/recommendations/export.xlsx', (people) => people.handler],
  ['/applications?kind=renewal&columns=kind', (people) => people.handler],
  ['/points', (people) => people.handler],
  ['/statistics', (people) => people.handler],
  ['/open-data', (people) => people.handler],
  ['/api-keys', (people) => people.administrator],
  ['/trainings', (people) => people.handler],
  ['/trainings', (people) => people.principal],
  ['/trainings/export.xlsx', (people) => people.handler],
  ['/events', (people) => people.handler],
  ['/event-tasks', (people) => people.handler],
]
const MOST = 24
/** Of acts: few, because each is waited for. */
const MOST_OF_ACCEPTANCE = 14
const MOST_OF_FORM = 1
/** Of pages while nothing happens, beside the one that reads the session. */
const MOST_OF_LIST = 1
const MOST_OF_APPLICATION = 7
const MOST_OF_ANSWER = 7

const isBeginning = (sql: string) => /^begin/i.test(sql)

/** Somebody on leave, for whom the handler has done something. */
async function addStandIn({ people: { handler } }: World, part: number) {
  const absent = await makeUser(`休假第${part}人`, ['bureau_handler'])
  await standIn(absent, handler)
  const by = inNameOf(actor(handler), absent)
  const subject = { type: 'point_application', id: part }
  await inTransaction((trx) => record(trx, { action: 'point_application.verified', subject, by }))
  await db.table('calendar_days').insert({ day: `2026-12-0${part}`, is_workday: true, note: '补班' })
}

/** What sessions in the database tell of each page: nothing has happened meanwhile, and nothing is unread. */
function nothingHappens() {
  const told = { trailState: randomUUID(), unread: 0 }
  Object.assign(HttpContext.prototype, told)
  return () => {
    for (const name of Object.keys(told)) Reflect.deleteProperty(HttpContext.prototype, name)
  }
}

/** Another institution with its application in expert review, one in notice, one recognised; and a bulk act. */
async function addRows(world: World, part: number) {
  await addStandIn(world, part)
  await makeApiKey(world.people.administrator)
  await addEvents(world)
  const act = await chooseRows('point_application.assign', [], world.people.head.id)
  await startBulkAct(act, actor(world.people.head), {})
  for (const [index, state] of (['expert_review', 'public_notice', 'verification'] as const).entries()) {
    const serial = `MA${String(part * 10 + index).padStart(3, '0')}EXTR`.slice(0, 9)
    const haidian = await makeOrganization({ name: `第${part}${index}号图书馆`, district: '110108', serial })
    const { people, batch, organizations } = world
    for (const user of [people.operator, people.principal]) await user.merge({ organizationId: haidian.id }).save()
    const application = await applicationIn(state, { people, batch, organizations: { ...organizations, haidian } })
    const point = await makeDesignation(haidian, {
      applicationId: application.id,
      number: `京知信网〔2026〕${serial}号`,
    })
    const here = { ...world, organizations: { ...organizations, haidian } }
    await submittedRequest(here, 'simple')
    await submittedRequest(here, 'deregistration')
    await makeRecommendation(world, 'proposed', point)
    await makeTitle(world, {}, haidian)
  }
}

test.group('Statements for a page', (group) => {
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())
  group.each.teardown(() => leaveMoment())

  test('are as many for twelve rows as for three, and few', async ({ assert, client }) => {
    const world = await makeWorld()
    await addRows(world, 1)
    const count = async (path: string, user: User) => {
      await client.get(path).loginAs(user)
      return countQueries(async () => {
        const response = await client.get(path).loginAs(user)
        response.assertStatus(200)
      })
    }
    /** What is kept in memory is kept once the last change is some seconds old. */
    const settle = () => standAt(new Date(Date.now() + 60_000))
    const few = []
    settle()
    for (const [path, reader] of PAGES) few.push(await count(path, reader(world.people)))
    leaveMoment()
    for (const part of [2, 3, 4]) await addRows(world, part)

    settle()
    for (const [index, [path, reader]] of PAGES.entries()) {
      const many = await count(path, reader(world.people))
      assert.isAbove(few[index].length, 1, path)
      assert.isAtMost(many.length, few[index].length, `${path}:\n${many.join('\n')}`)
      assert.isAtMost(many.length, MOST, `${path}:\n${many.join('\n')}`)
    }
  })

  test('are as many for an application among many points and with a long thread', async ({ assert, client }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await applicationIn('verification', world)
    await addStandIn(world, 9)
    const count = () =>
      countQueries(async () => {
        const response = await client.get(`/applications/${application.id}`).loginAs(people.handler)
        response.assertStatus(200)
      })
    const say = (body: string) =>
      leaveMessage(pointApplicationWorkflow, application, actor(people.handler), {
        side: 'official',
        isInternal: true,
        body,
      })
    await count()
    const silent = await count()
    await say('一')
    const few = await count()
    assert.lengthOf(few, silent.length + 1, 'a thread is asked for where there is one')

    await addRows({ ...world, batch: await makeBatch(people.head) }, 1)
    for (const body of ['二', '三', '四']) await say(body)
    const many = await count()
    assert.isAtMost(many.length, few.length, many.join('\n'))
    assert.isAtMost(many.length, MOST, many.join('\n'))
  })

  test('are one for a list while nothing happens, and few for an application', async ({ assert, client, cleanup }) => {
    const world = await makeWorld()
    const application = await applicationIn('verification', world)
    cleanup(nothingHappens())
    for (const [path, most] of [
      ['/applications?state=verification', MOST_OF_LIST],
      [`/applications/${application.id}`, MOST_OF_APPLICATION],
    ] as const) {
      const open = async () => void (await client.get(path).loginAs(world.people.handler)).assertStatus(200)
      await open()
      const sent = await countQueries(open)
      assert.isAtMost(sent.length, most, sent.join('\n'))
    }
  })

  test('are few for an acceptance, which is one transaction', async ({ assert, client }) => {
    const world = await makeWorld()
    const reviewer = world.people.haidianReviewer
    const { id, version } = await applicationIn('submitted', world)
    await client.get(`/applications/${id}`).loginAs(reviewer)
    const sent = await countQueries(async () => {
      const form = {
        decision: 'accept',
        opinion: '材料齐全，予以受理。',
        version: String(version),
        _once: randomUUID(),
      }
      const response = await client
        .post(`/applications/${id}/approvals`)
        .loginAs(reviewer)
        .withCsrfToken()
        .form(form)
        .redirects(0)
      response.assertStatus(302)
    })
    assert.equal((await PointApplication.findOrFail(id)).state, 'district_review')
    assert.isAtMost(sent.length, MOST_OF_ACCEPTANCE, sent.join('\n'))
    assert.lengthOf(sent.filter(isBeginning), 1, sent.join('\n'))
    assert.match(sent.at(-1)!, /^commit/i, 'that the form is spent is written with the act')
  })

  test('are few for a survey that is opened and answered, which is one transaction', async ({ assert, client }) => {
    const world = await makeWorld()
    const point = await makeDesignation(world.organizations.haidian)
    const [token, first] = await invite(await waveIn(world), 2, point.id)
    await client.get(`/s/${first}`)
    const opened = await countQueries(async () => (await client.get(`/s/${token}`)).assertStatus(200))
    assert.isAtMost(opened.length, MOST_OF_FORM, opened.join('\n'))
    const sent = await countQueries(async () =>
      (await client.post(`/s/${token}`).form(formOf(token))).assertTextIncludes('谢谢。')
    )
    assert.isAtMost(sent.length, MOST_OF_ANSWER, sent.join('\n'))
    assert.lengthOf(sent.filter(isBeginning), 1, sent.join('\n'))
  })
})
