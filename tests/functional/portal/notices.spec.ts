import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment } from '#app/core/clock'
import Objection from '#app/service_points/objection'
import { afterNotice, applicationIn } from '#tests/support/applications'
import { makeWorld } from '#tests/world'

const objection = {
  name: '赵女士',
  contact: 'zhao@public.example',
  reason: '本人两次到访均未开放，请核实开放时间。',
}

test.group('Public notices', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.teardown(() => leaveMoment())

  const object = (client: any, id: number, form: object = objection) =>
    client.post(`/notices/${id}/objections`).form(form).withCsrfToken().redirects(0)

  test('show name, district and kind, and nothing else of the application', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('public_notice', world)
    for (const path of ['/notices', `/notices/${application.id}`]) {
      const page = await client.get(path)
      page.assertStatus(200)
      page.assertTextIncludes(application.orgName)
      for (const inside of [
        world.people.operator.name,
        world.organizations.haidian.uscc,
        application.number,
        '材料齐全',
      ]) {
        assert.notInclude(page.text(), inside)
      }
    }
  })

  test('an application that is not published has no public page', async ({ client }) => {
    const world = await makeWorld()
    const application = await applicationIn('deliberation', world)
    const page = await client.get(`/notices/${application.id}`)
    page.assertStatus(404)
    const response = await object(client, application.id)
    response.assertStatus(404)
  })

  test('anybody objects with name, contact and reason, and gets a number', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('public_notice', world)
    const response = await object(client, application.id)
    response.assertStatus(302)
    const kept = await Objection.firstOrFail()
    assert.include(kept.$attributes, { ...objection, state: 'open', applicationId: application.id })
    const receipt = await client.get(`/notices/${application.id}/objections/${kept.id}`)
    receipt.assertTextIncludes(String(kept.id))
    for (const number of [String(kept.id + 1), encodeURIComponent('请致电 13800000000')]) {
      const madeUp = await client.get(`/notices/${application.id}/objections/${number}`)
      madeUp.assertStatus(404)
    }
    assert.notInclude(receipt.text(), objection.contact)
    const entry = await db.from('audit_entries').where('action', 'point_application.objection_raised').firstOrFail()
    assert.notInclude(JSON.stringify(entry), objection.name)
  })

  for (const [field, value, words] of [
    ['name', '', '请填写姓名'],
    ['contact', '1', '联系方式至少需要 5 个字'],
    ['reason', '不行', '理由至少需要 10 个字'],
  ]) {
    test(`${field} "${value}" is named and what was typed is kept`, async ({ client, assert }) => {
      const world = await makeWorld()
      const application = await applicationIn('public_notice', world)
      const response = await object(client, application.id, { ...objection, [field]: value })
      response.assertStatus(422)
      response.assertTextIncludes(words)
      if (field !== 'reason') response.assertTextIncludes(objection.reason)
      assert.isEmpty(await Objection.all())
    })
  }

  test('after the last day nobody objects any more', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('public_notice', world)
    afterNotice(application)
    const response = await object(client, application.id)
    response.assertStatus(409)
    response.assertTextIncludes('公示已经结束')
    assert.isEmpty(await Objection.all())
  })

  test('eleven in an hour from one address are too many', async ({ client }) => {
    const world = await makeWorld()
    const application = await applicationIn('public_notice', world)
    for (let n = 0; n < 10; n++) (await object(client, application.id)).assertStatus(302)
    const response = await object(client, application.id)
    response.assertStatus(429)
  })
})
