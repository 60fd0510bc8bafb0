import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { enterInRegister, type EntryKind } from '#app/designations/register_entry'
import { actor } from '#tests/support/applications'
import { makePoints } from '#tests/support/portal'
import { makeWorld } from '#tests/world'

/** The texts of the cells of one line of a table. */
function lineOf(html: string, heading: string) {
  const line = [...html.matchAll(/<tr>\s*<th scope="row"[^>]*>([^<]*)<\/th>([\s\S]*?)<\/tr>/g)].find(
    ([, text]) => text.trim() === heading
  )
  return [...(line?.[2] ?? '').matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, text]) => text.trim())
}

test.group('Public statistics', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-11-26T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  test('count points in force by district and type, with their day and rule', async ({ client, assert }) => {
    const { chaoyang } = await makePoints(await makeWorld())
    await chaoyang.merge({ state: 'suspended' }).save()
    const page = await client.get('/statistics')
    const html = page.text()
    assert.deepEqual(lineOf(html, '海淀区'), ['1'])
    assert.deepEqual(lineOf(html, '朝阳区'), ['0'])
    assert.deepEqual(lineOf(html, '博物馆'), ['1'])
    assert.deepEqual(lineOf(html, '合计'), ['2'])
    for (const told of ['截至 2026年11月26日', '京知局〔2022〕88号', '完成 2%', '一家单位有多项认定的'])
      page.assertTextIncludes(told)
  })

  test('count what began, was renewed and ended by year of the register', async ({ client, assert }) => {
    const world = await makeWorld()
    const { haidian } = await makePoints(world)
    const entries: [EntryKind, string][] = [
      ...(['recognize', 'recognize', 'import'] as const).map((kind) => [kind, '2025-03-01'] as [EntryKind, string]),
      ...[
        ['renew', '2025-04-01'],
        ['revoke', '2025-12-31'],
        ['expire', '2026-01-01'],
      ].map((entry) => entry as [EntryKind, string]),
      ...[
        ['change', '2026-02-01'],
        ['recognize', '2026-11-26'],
      ].map((entry) => entry as [EntryKind, string]),
    ]
    for (const [kind, effectiveOn] of entries)
      await inTransaction((trx) => enterInRegister(trx, haidian, actor(world.people.handler), { kind, effectiveOn }))
    const html = (await client.get('/statistics')).text()
    assert.deepEqual(lineOf(html, '2026'), ['1', '0', '1'])
    assert.deepEqual(lineOf(html, '2025'), ['3', '1', '1'])
  })

  test('sum what points did from the tallies, and say "not counted" where nobody counted', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { haidian, chaoyang } = await makePoints(world)
    for (const [index, { organizationId, districtCode }] of [haidian, chaoyang].entries())
      await db.table('tallies').insert({
        ...{ measure: 'consultations', source: 'consultations', year: 2026, value: 40 + index },
        ...{ organization_id: organizationId, district_code: districtCode, counted_at: sqlTime() },
      })
    const html = (await client.get('/statistics')).text()
    assert.deepEqual(lineOf(html, '2026'), ['81', '—', '—'])
  })

  test('an empty network is told as one', async ({ client }) => {
    const page = await client.get('/statistics')
    page.assertStatus(200)
    page.assertTextIncludes('还没有登记事项')
    page.assertTextIncludes('还没有服务记录')
  })
})

test.group('The first page', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('leads to the points, the notices and the calls that are open', async ({ client }) => {
    const world = await makeWorld()
    const { haidian } = await makePoints(world)
    await haidian.merge({ recognizedOn: DateTime.fromISO('2026-01-05') }).save()
    const page = await client.get('/')
    for (const told of ['action="/search"', 'href="/points?open=now"', 'href="/register"', world.batch.title])
      page.assertTextIncludes(told)
    page.assertTextIncludes('现在开放的网点')
  })
})
