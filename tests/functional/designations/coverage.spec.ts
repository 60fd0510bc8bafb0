import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment } from '#app/core/clock'
import Designation from '#app/designations/designation'
import { applicationIn } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { makeDesignation } from '#tests/support/designations'
import { countQueries } from '#tests/support/queries'
import { makeOrganization, makeWorld } from '#tests/world'

test.group('Coverage of the city', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('officials of the bureau and of every district see the whole city, nobody else', async ({ client, assert }) => {
    const { people, organizations } = await makeWorld()
    await makeDesignation(organizations.chaoyang, { profile: { parks: ['zgc_chaoyang'] } })
    for (const user of [people.handler, people.leader, people.haidianReviewer]) {
      const page = await client.get('/coverage').loginAs(user)
      page.assertStatus(200)
      page.assertTextIncludes('朝阳区 1、')
      page.assertTextIncludes('现有 1 / 目标 80（1%）')
      page.assertTextIncludes('一家单位有多项认定的计一家')
      page.assertTextIncludes('中关村海淀园')
      assert.notInclude(page.text(), '中关村朝阳园')
      assert.notInclude(page.text(), organizations.chaoyang.name)
    }
    for (const user of [people.operator, people.experts[0], people.administrator]) {
      for (const path of ['/coverage', '/coverage/export.xlsx']) {
        const refused = await client.get(path).loginAs(user)
        refused.assertStatus(403)
      }
    }
  })

  test('a title that is suspended or whose term is over does not count', async ({ client }) => {
    const { people, organizations } = await makeWorld()
    await makeDesignation(organizations.chaoyang, { state: 'suspended' })
    const past = await makeDesignation(organizations.haidian)
    await past.merge({ validUntil: past.recognizedOn.minus({ days: 1 }) }).save()
    const page = await client.get('/coverage').loginAs(people.handler)
    page.assertTextIncludes('现有 0 / 目标 80（0%）')
  })

  test('beside an application stands what its recognition would change', async ({ client }) => {
    const world = await makeWorld()
    await makeDesignation(world.organizations.chaoyang)
    const application = await applicationIn('deliberation', world)
    for (const user of [world.people.leader, world.people.haidianReviewer]) {
      const page = await client.get(`/applications/${application.id}`).loginAs(user)
      page.assertTextIncludes('海淀区现有 0 家，认定后 1 家；本类型（高校）全市第 1 家。')
      page.assertTextIncludes('现有 1 / 目标 80（1%）；认定后 2')
      page.assertTextIncludes('本次认定后 +1')
    }
  })

  test('an institution that is a point already changes nothing', async ({ client }) => {
    const world = await makeWorld()
    await makeDesignation(world.organizations.haidian)
    const application = await applicationIn('deliberation', world)
    const page = await client.get(`/applications/${application.id}`).loginAs(world.people.leader)
    page.assertTextIncludes('该单位已是有效网点，认定后数量不变')
  })

  test('applicants and experts see nothing of it, officials nothing once it is decided', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await applicationIn('expert_review', world)
    const shows = async (user: typeof people.operator) => {
      const page = await client.get(`/applications/${application.id}`).loginAs(user)
      return page.text().includes('目标 80')
    }
    assert.isTrue(await shows(people.handler))
    assert.isFalse(await shows(people.operator))
    assert.isFalse(await shows(people.experts[0]))
    await application.merge({ state: 'rejected' }).save()
    assert.isFalse(await shows(people.handler))
  })

  test('the table is exported with its sums, and the export is on record', async ({ client, assert }) => {
    const { people, organizations } = await makeWorld()
    await makeDesignation(organizations.chaoyang)
    await makeDesignation(organizations.haidian)
    const response = await download(client, '/coverage/export.xlsx', people.haidianReviewer)
    const { rows } = await cellsOf(response.body())
    assert.deepEqual(rows[2], ['所属区', '高校', '科技情报机构', '合计'])
    assert.deepEqual(rows[5], ['朝阳区', 0, 1, 1])
    assert.deepEqual(rows[20], ['合计', 1, 1, 2])
    const entry = await db.from('audit_entries').where('action', 'designation.coverage_exported').first()
    assert.equal(entry.actor_id, people.haidianReviewer.id)
  })

  test('takes one statement, however many points there are', async ({ client, assert }) => {
    const { people, organizations } = await makeWorld()
    const count = () => countQueries(async () => void (await client.get('/coverage').loginAs(people.handler)))
    await makeDesignation(organizations.chaoyang)
    await count()
    const few = await count()
    for (let n = 0; n < 5; n++) {
      const serial = `MA0${n}EXTRA`
      await makeDesignation(await makeOrganization({ name: `第${n}图书馆`, district: '110101', serial }))
    }
    const many = await count()
    assert.equal(many.length, few.length)
    assert.lengthOf(
      many.filter((sql) => sql.includes('designations')),
      1
    )
    assert.lengthOf(await Designation.all(), 6)
  })
})
