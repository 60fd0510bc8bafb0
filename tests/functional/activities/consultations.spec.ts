import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import Consultation from '#app/activities/consultation'
import sweep from '#jobs/core/sweep'
import { takeConsultationStep } from '#app/activities/consultation_workflow'
import { drainOutbox } from '#jobs/drain'
import { consultationFacts, makeConsultation, makeLockedConsultation, pointOf } from '#tests/support/activities'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { textsTo } from '#tests/support/notices'
import { makeWorld } from '#tests/world'

const form = (more = {}) => ({ ...consultationFacts(more) })

test.group('The consultation ledger', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('an operator notes a consultation, and it waits for the principal', async ({ client, assert }) => {
    const world = await makeWorld()
    await pointOf(world)
    const response = await client
      .post('/consultations')
      .form(form())
      .withCsrfToken()
      .loginAs(world.people.operator)
      .redirects(0)
    const entry = await Consultation.firstOrFail()
    response.assertHeader('location', `/consultations/${entry.id}`)
    assert.equal(entry.state, 'submitted')
    assert.match(entry.number, /^ZX-\d{4}-000001$/)
    assert.isTrue(entry.counts)
    assert.equal(entry.caseId, entry.id)
    const home = await client.get('/home').loginAs(world.people.principal)
    home.assertTextIncludes(entry.question)
  })

  test('a principal notes one and it is confirmed at once', async ({ client, assert }) => {
    const world = await makeWorld()
    await pointOf(world)
    await client.post('/consultations').form(form()).withCsrfToken().loginAs(world.people.principal)
    assert.equal((await Consultation.firstOrFail()).state, 'confirmed')
  })

  test('a fault is named at its field and nothing typed is lost', async ({ client, assert }) => {
    const world = await makeWorld()
    await pointOf(world)
    const typed = form({
      minutes: -5,
      servedOn: addDays(beijingDay(), 1),
      price: 'market',
      question: '身份证110101199003071234',
    })
    const page = await client.post('/consultations').form(typed).withCsrfToken().loginAs(world.people.operator)
    page.assertStatus(422)
    for (const words of ['用时（分钟）', '日期', '基础性服务应当免费', '身份证号', '拒马河精密仪器公司']) {
      page.assertTextIncludes(words)
    }
    assert.isNull(await Consultation.first())
  })

  test('one that looks like another of the day is shown before it is saved', async ({ client, assert }) => {
    const world = await makeWorld()
    const first = await makeConsultation(world)
    const post = (more = {}) =>
      client
        .post('/consultations')
        .form({ ...form({ question: `${first.question} ` }), ...more })
        .withCsrfToken()
        .loginAs(world.people.operator)
    const page = await post()
    page.assertStatus(422)
    page.assertTextIncludes(first.number)
    assert.lengthOf(await Consultation.all(), 1)
    await post({ different: 'true' })
    assert.lengthOf(await Consultation.all(), 2)
  })

  test('a follow-up within seven days is noted and does not count again', async ({ client, assert }) => {
    const world = await makeWorld()
    const first = await makeConsultation(world, { servedOn: addDays(beijingDay(), -3) })
    await client
      .post('/consultations')
      .form({ ...form(), follows: first.id })
      .withCsrfToken()
      .loginAs(world.people.operator)
    const second = await Consultation.query().orderBy('id', 'desc').firstOrFail()
    assert.equal(second.caseId, first.id)
    assert.isFalse(second.counts)

    await takeConsultationStep('remove', first, actor(world.people.operator))
    await second.refresh()
    assert.isTrue(second.counts)
  })

  test('the principal returns one with a reason, its writer hears and mends it', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const entry = await makeConsultation(world)
    await takeConsultationStep('submit', entry, actor(people.operator))
    const step = (more: object) =>
      client.post(`/consultations/${entry.id}/steps`).form(more).withCsrfToken().loginAs(people.principal)
    const silent = await step({ step: 'return', version: entry.version })
    silent.assertStatus(422)
    await step({ step: 'return', version: entry.version, opinion: '请写清检索的数据库。' })
    await entry.refresh()
    assert.equal(entry.state, 'returned')
    await drainOutbox()
    assert.include((await textsTo(people.operator))[0], '请写清检索的数据库')

    const typed = { ...form({ answer: '用专利公布公告系统检索。' }), version: entry.version }
    await client.put(`/consultations/${entry.id}`).form(typed).withCsrfToken().loginAs(people.operator)
    await entry.refresh()
    assert.equal(entry.answer, '用专利公布公告系统检索。')
  })

  test('two who change the same entry: the second is told', async ({ client }) => {
    const world = await makeWorld()
    const entry = await makeConsultation(world)
    const change = (seen: object) =>
      client
        .put(`/consultations/${entry.id}`)
        .form({ ...form({ minutes: 30 }), ...seen })
        .withCsrfToken()
        .loginAs(world.people.operator)
    await change({ version: entry.version })
    for (const seen of [{ version: entry.version }, { version: 'x' }, {}]) {
      const late = await change(seen)
      late.assertStatus(409)
    }
  })

  test('a draft of the month before is work to do until that month is closed', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator } = world.people
    standAt(new Date('2026-11-28T02:00:00Z'))
    const entry = await makeConsultation(world, { question: '月底记下的一次咨询' })
    const home = () => client.get('/home').loginAs(operator)
    assert.notInclude((await home()).text(), entry.question)
    standAt(new Date('2026-12-10T02:00:00Z'))
    const page = await home()
    page.assertTextIncludes(entry.question)
    page.assertTextIncludes('（含当日）前提交')
    standAt(new Date('2026-12-11T02:00:00Z'))
    assert.notInclude((await home()).text(), entry.question)
  })

  test('in a closed month nothing is submitted, confirmed or undone any more', async ({ client, assert }) => {
    const world = await makeWorld()
    const entry = await makeLockedConsultation(world)
    const reopened = await client
      .post(`/consultations/${entry.id}/steps`)
      .form({ step: 'reopen', version: entry.version, opinion: '想改一下内容。' })
      .withCsrfToken()
      .loginAs(world.people.principal)
    reopened.assertStatus(409)
    reopened.assertTextIncludes('已关账')
    const late = await makeConsultation(world, { servedOn: addDays(beijingDay(), -90), question: '迟到的一条记录' })
    await assert.rejects(() => takeConsultationStep('submit', late, actor(world.people.operator)))
  })

  test('is written by the own institution alone, confirmed by its principal alone', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const entry = await makeConsultation(world)
    const step = { step: 'confirm', version: entry.version }
    const stranger = await client
      .post(`/consultations/${entry.id}/steps`)
      .form(step)
      .withCsrfToken()
      .loginAs(people.chaoyangPrincipal)
    stranger.assertStatus(404)
    for (const user of [people.operator, people.handler]) {
      const refused = await client.post(`/consultations/${entry.id}/steps`).form(step).withCsrfToken().loginAs(user)
      refused.assertStatus(403)
    }
    for (const user of [people.handler, people.experts[0], people.administrator]) {
      const refused = await client.post('/consultations').form(form()).withCsrfToken().loginAs(user)
      refused.assertStatus(403)
    }
    await entry.refresh()
    assert.equal(entry.state, 'draft')
  })

  test('an institution without a point has nothing to note it for', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const refused = await client.post('/consultations').form(form()).withCsrfToken().loginAs(people.chaoyangPrincipal)
    refused.assertStatus(422)
    refused.assertTextIncludes('没有在册网点')
    assert.isNull(await Consultation.first())
  })

  test('its own people see who asked, officials do not', async ({ client, assert }) => {
    const world = await makeWorld()
    const entry = await makeConsultation(world)
    const own = await client.get(`/consultations/${entry.id}`).loginAs(world.people.operator)
    own.assertTextIncludes('138****0001')
    for (const user of [world.people.handler, world.people.haidianReviewer]) {
      const page = await client.get(`/consultations/${entry.id}`).loginAs(user)
      page.assertStatus(200)
      assert.notInclude(page.text(), '13800000001')
      assert.notInclude(page.text(), '白露')
    }
    const elsewhere = await client.get(`/consultations/${entry.id}`).loginAs(world.people.chaoyangReviewer)
    elsewhere.assertStatus(404)
  })

  test('goes out in the official columns, without who asked', async ({ client, assert }) => {
    const world = await makeWorld()
    await makeConsultation(world)
    const response = await download(client, '/consultations/export.xlsx', world.people.handler)
    const { rows } = await cellsOf(response.body())
    assert.deepEqual(
      rows[2],
      '序号 日期 服务方式 服务对象类型 单位名称 所属区 领域 服务层级 咨询内容 答复情况 用时(分钟) 是否免费 承办人 满意度 备注'.split(
        ' '
      )
    )
    assert.includeMembers(rows[3] as string[], ['电话', '中小微企业', '海淀区', '专利', '基础性'])
    assert.notInclude(JSON.stringify(rows), '13800000001')
    const entry = await db.from('audit_entries').where('action', 'consultation.exported').first()
    assert.equal(entry.actor_id, world.people.handler.id)
  })

  test('who asked is forgotten after three years, the entry stays', async ({ assert }) => {
    const world = await makeWorld()
    const entry = await makeLockedConsultation(world)
    await sweep()
    await entry.refresh()
    assert.equal(entry.contactName, '白露')
    standAt(new Date(`${addDays(entry.servedDay, 3 * 366)}T03:00:00Z`))
    await sweep()
    await entry.refresh()
    assert.isNull(entry.contactName)
    assert.isNull(entry.contactMobile)
    assert.equal(entry.question, consultationFacts().question)
  })
})
