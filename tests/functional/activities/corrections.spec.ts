import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment } from '#app/core/clock'
import ActivityCorrection from '#app/activities/activity_correction'
import { drainOutbox } from '#jobs/drain'
import { consultationFacts, makeConsultation, makeCorrection, makeLockedConsultation } from '#tests/support/activities'
import { textsTo } from '#tests/support/notices'
import { makeWorld } from '#tests/world'

const reason = '用时录入有误，应为四十五分钟。'

test.group('Corrections of a closed month', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('the principal asks, the handler agrees, the entry changes and both are kept', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const entry = await makeLockedConsultation(world)
    const typed = { ...consultationFacts({ servedOn: entry.servedDay, minutes: 45 }), reason }
    await client.post(`/consultations/${entry.id}/corrections`).form(typed).withCsrfToken().loginAs(people.principal)
    const correction = await ActivityCorrection.firstOrFail()
    assert.deepEqual([correction.before, correction.after], [{ minutes: 25 }, { minutes: 45 }])
    await drainOutbox()
    assert.include((await textsTo(people.handler))[0], reason)

    const page = await client.get(`/activity-corrections/${correction.id}`).loginAs(people.handler)
    page.assertTextIncludes('用时（分钟）')
    await client
      .put(`/activity-corrections/${correction.id}`)
      .form({ ruling: 'approve', opinion: '同意更正。', version: correction.version })
      .withCsrfToken()
      .loginAs(people.handler)
    await entry.refresh()
    await correction.refresh()
    assert.equal(entry.minutes, 45)
    assert.equal(entry.state, 'confirmed')
    assert.equal(correction.state, 'approved')
    const approval = await db.from('approvals').where('subject_type', 'activity_correction').firstOrFail()
    assert.equal(approval.by_id, people.handler.id)
  })

  test('a refused one leaves the entry as it is', async ({ client, assert }) => {
    const world = await makeWorld()
    const correction = await makeCorrection(world)
    await client
      .put(`/activity-corrections/${correction.id}`)
      .form({ ruling: 'refuse', opinion: '依据不足。', version: correction.version })
      .withCsrfToken()
      .loginAs(world.people.handler)
    const { minutes } = await db.from('consultations').where('id', correction.subjectId).firstOrFail()
    assert.equal(minutes, 25)
    await drainOutbox()
    assert.include((await textsTo(world.people.principal))[0], '依据不足')
  })

  test('an entry that comes late is confirmed, one that should not be there is struck out', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const late = await makeConsultation(world, { servedOn: addDays(beijingDay(), -80) })
    const wrong = await makeLockedConsultation(world, { question: '重复登记的一次咨询' })
    const ask = (id: number, more = {}) =>
      client
        .post(`/consultations/${id}/corrections`)
        .form({ reason: '当月漏报，凭登记簿补录。', ...more })
        .withCsrfToken()
        .loginAs(people.principal)
    await ask(late.id)
    await ask(wrong.id, { removal: 'true' })
    for (const { id, version } of await ActivityCorrection.all()) {
      await client
        .put(`/activity-corrections/${id}`)
        .form({ ruling: 'approve', opinion: '同意。', version })
        .withCsrfToken()
        .loginAs(people.handler)
    }
    await late.refresh()
    await wrong.refresh()
    assert.equal(late.state, 'confirmed')
    assert.equal(wrong.state, 'removed')
    assert.isFalse(wrong.counts)
  })

  test('a slip of the date is mended or taken away by who wrote it, until a correction is asked for', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { operator, principal, handler } = world.people
    const servedOn = addDays(beijingDay(), -80)
    const [slip, needless, late] = [
      await makeConsultation(world, { servedOn, question: '日期写错的一条' }),
      await makeConsultation(world, { servedOn, question: '多写的一条记录' }),
      await makeConsultation(world, { servedOn, question: '确实漏报的一条' }),
    ]
    const typed = { ...consultationFacts({ servedOn, question: '又一条写错日期的' }), then: 'next' }
    const noted = await client.post('/consultations').form(typed).withCsrfToken().loginAs(operator)
    noted.assertTextIncludes('该月已关账，这条只是草稿')
    const page = await client.get(`/consultations/${slip.id}`).loginAs(operator)
    page.assertTextIncludes('填错的可以修改或删除')
    page.assertTextIncludes(`/consultations/${slip.id}/edit`)
    page.assertTextIncludes('value="remove"')
    assert.notInclude(page.text(), 'value="submit"')
    const revise = ({ id, version }: typeof slip, facts: object) =>
      client
        .put(`/consultations/${id}`)
        .form({ ...consultationFacts(facts), version })
        .withCsrfToken()
        .loginAs(operator)
    const remove = ({ id, version }: typeof slip) =>
      client.post(`/consultations/${id}/steps`).form({ step: 'remove', version }).withCsrfToken().loginAs(operator)
    await revise(slip, { question: '日期写错的一条' })
    await slip.refresh()
    assert.equal(slip.servedDay, consultationFacts().servedOn)
    await remove(needless)
    await needless.refresh()
    assert.equal(needless.state, 'removed')

    const ask = client.post(`/consultations/${late.id}/corrections`).form({ reason: '当月漏报，凭登记簿补录。' })
    await ask.withCsrfToken().loginAs(principal)
    const asked = await client.get(`/consultations/${late.id}`).loginAs(operator)
    assert.notInclude(asked.text(), `/consultations/${late.id}/edit`)
    const changed = await revise(late, { servedOn, question: '审核时换掉的内容' })
    changed.assertStatus(409)
    changed.assertTextIncludes('已有一份更正申请待审核')
    const removed = await remove(late)
    removed.assertStatus(409)
    const { id, version } = await ActivityCorrection.firstOrFail()
    const ruling = client.put(`/activity-corrections/${id}`).form({ ruling: 'approve', opinion: '同意。', version })
    await ruling.withCsrfToken().loginAs(handler)
    await late.refresh()
    assert.deepEqual([late.state, late.question], ['confirmed', '确实漏报的一条'])
  })

  test('is for closed months only, one at a time, and must change something', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const entry = await makeLockedConsultation(world)
    const open = await makeConsultation(world, { question: '本月的一条' })
    const ask = (id: number, more: object) =>
      client
        .post(`/consultations/${id}/corrections`)
        .form({ ...more, reason })
        .withCsrfToken()
        .loginAs(people.principal)
    const same = consultationFacts({ servedOn: entry.servedDay })
    const nothing = await ask(entry.id, same)
    nothing.assertStatus(409)
    const early = await ask(open.id, {})
    early.assertStatus(409)
    await ask(entry.id, { ...same, minutes: 40 })
    const second = await ask(entry.id, { ...same, minutes: 41 })
    second.assertStatus(409)
    assert.lengthOf(await ActivityCorrection.all(), 1)
  })

  test('only the principal asks, only a handler decides, only the institution withdraws', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const correction = await makeCorrection(world)
    const path = `/activity-corrections/${correction.id}`
    const operator = await client
      .post(`/consultations/${correction.subjectId}/corrections`)
      .form({ reason })
      .withCsrfToken()
      .loginAs(people.operator)
    operator.assertStatus(403)
    for (const user of [people.principal, people.head, people.haidianReviewer]) {
      const ruling = { ruling: 'approve', opinion: '同意。', version: 0 }
      const refused = await client.put(path).form(ruling).withCsrfToken().loginAs(user)
      refused.assertStatus(403)
    }
    for (const [user, status] of [
      [people.handler, 403],
      [people.chaoyangPrincipal, 404],
    ] as const) {
      const refused = await client.delete(path).withCsrfToken().loginAs(user)
      refused.assertStatus(status)
    }
    await client.delete(path).withCsrfToken().loginAs(people.principal)
    await correction.refresh()
    assert.equal(correction.state, 'withdrawn')
  })
})
