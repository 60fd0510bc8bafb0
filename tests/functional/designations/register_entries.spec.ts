import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import { enterInRegister } from '#app/designations/register_entry'
import { actor } from '#tests/support/applications'
import { makeDesignation } from '#tests/support/designations'
import { cellsOf, download } from '#tests/support/downloads'
import { makeWorld } from '#tests/world'

/** One line of 海淀 and two of 朝阳. */
async function withEntries() {
  const world = await makeWorld()
  const { organizations, people } = world
  const by = actor(people.handler)
  const [haidian, chaoyang] = [
    await makeDesignation(organizations.haidian),
    await makeDesignation(organizations.chaoyang),
  ]
  await inTransaction(async (trx) => {
    await enterInRegister(trx, haidian, by, {
      kind: 'change',
      before: '咨询电话：010-62510001',
      after: '咨询电话：010-62519999',
      basis: '启用新电话。',
      docNumber: '京知局〔2026〕31号',
      effectiveOn: '2026-03-05',
    })
    await enterInRegister(trx, chaoyang, by, { kind: 'recognize', after: chaoyang.number, effectiveOn: '2025-01-10' })
    await enterInRegister(trx, chaoyang, by, { kind: 'revoke', basis: '整改验收不合格。', effectiveOn: '2026-04-01' })
  })
  return { ...world, haidian, chaoyang }
}

test.group('The entries of the register', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('are listed for officials, a district its own, and for nobody else', async ({ client, assert }) => {
    const { people, haidian, chaoyang } = await withEntries()
    const all = await client.get('/register-entries').loginAs(people.handler)
    all.assertTextIncludes(haidian.name)
    all.assertTextIncludes(chaoyang.name)
    const district = await client.get('/register-entries').loginAs(people.haidianReviewer)
    district.assertTextIncludes('咨询电话：010-62519999')
    assert.notInclude(district.text(), chaoyang.name)
    for (const user of [people.principal, people.experts[0], people.administrator]) {
      for (const path of ['/register-entries', '/register-entries/export.xlsx', '/register-entries/view.xlsx']) {
        const refused = await client.get(path).loginAs(user)
        refused.assertStatus(403)
      }
    }
  })

  for (const [query, units] of [
    ['group=changes', ['通惠科技情报所', '燕麓大学图书馆']],
    ['group=beginnings', ['通惠科技情报所']],
    ['kind=change', ['燕麓大学图书馆']],
    ['district=110105', ['通惠科技情报所', '通惠科技情报所']],
    ['effective_from=2026-01-01&effective_to=2026-03-31', ['燕麓大学图书馆']],
    ['q=' + encodeURIComponent('62519999'), ['燕麓大学图书馆']],
    ['q=' + encodeURIComponent('〔2026〕31号'), ['燕麓大学图书馆']],
    ['sort=effectiveOn', ['通惠科技情报所', '燕麓大学图书馆', '通惠科技情报所']],
  ] as const) {
    test(`撤销/变更登记表 follows ${decodeURIComponent(query)}`, async ({ client, assert }) => {
      const { people } = await withEntries()
      const response = await download(client, `/register-entries/export.xlsx?${query}`, people.handler)
      const { rows } = await cellsOf(response.body())
      assert.deepEqual(
        rows.slice(3, -1).map((row) => row[1]),
        [...units]
      )
    })
  }

  test('撤销/变更登记表 has the official columns, and who took it is on record', async ({ client, assert }) => {
    const { people } = await withEntries()
    const response = await download(client, '/register-entries/export.xlsx?kind=change', people.haidianReviewer)
    const { rows } = await cellsOf(response.body())
    assert.equal(rows[0][0], '北京市知识产权信息公共服务网点撤销/变更登记表')
    assert.include(String(rows[1][0]), '填报单位（盖章）')
    assert.deepEqual(rows[2], '序号 单位名称 事项 原内容 新内容 依据 文号 生效日期 经办人'.split(' '))
    assert.deepEqual(
      [...rows[3].slice(0, 7), rows[3][8]],
      [
        1,
        '燕麓大学图书馆',
        '变更',
        '咨询电话：010-62510001',
        '咨询电话：010-62519999',
        '启用新电话。',
        '京知局〔2026〕31号',
        people.handler.name,
      ]
    )
    assert.equal((rows[3][7] as Date).toISOString().slice(0, 10), '2026-03-05')
    assert.include(String(rows[4][0]), '填表人')
    const entry = await db.from('audit_entries').where('action', 'designation.entries_exported').firstOrFail()
    assert.equal(entry.actor_id, people.haidianReviewer.id)
  })
})
