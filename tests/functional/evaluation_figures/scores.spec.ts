import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import { figureProvider } from '#app/evaluation_figures/figure_provider'
import { indicatorsOf, variantFor } from '#app/indicators/indicator_content'
import { standardContent } from '#app/indicators/standard_content'
import { evaluate } from '#app/indicators/total'
import { tryOut } from '#app/indicators/trial'
import {
  consultationRow,
  evaluatedPoints,
  eventRow,
  frozenYear,
  insertRows,
  productRow,
  proposed,
  seldomRecords,
} from '#tests/support/evaluation_figures'
import { ruleOnOverride } from '#app/evaluation_figures/figure_override_workflow'
import { actor } from '#tests/support/applications'
import { publishedOf } from '#tests/support/indicators'
import { makeWorld, type World } from '#tests/world'

/** 海淀's university with one record of everything seldom; a museum with an ordinary year. */
async function smallYear(world: World) {
  const [university, museum] = await evaluatedPoints(world, 1)
  const by = world.people.operator.id
  await seldomRecords(world, university)
  await insertRows(
    'consultations',
    Array.from({ length: 13 }, (_, at) => consultationRow(museum, by, { client_type: at < 6 ? 'sme' : 'university' }))
  )
  await insertRows('events', [eventRow(museum, by, { researchers: 30 }), eventRow(museum, by, { ip_managers: 30 })])
  await insertRows(
    'products',
    Array.from({ length: 3 }, () => productRow(museum, by))
  )
  return { university, museum }
}

/** In hundredths; lines of nought are left out. */
async function linesOf(id: number) {
  const { hostType, figures } = (await figureProvider(2025)).find((point) => point.id === id)!
  const { scores, final } = evaluate(standardContent, variantFor(standardContent, hostType), figures)
  const lines = indicatorsOf(standardContent).map(({ id: of, code }) => [code, scores[of].hundredths] as const)
  return { final, lines: Object.fromEntries(lines.filter(([, points]) => points > 0)) }
}

test.group('A small year, from the records to the score', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-11-23T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  test('gives what a person works out by hand', async ({ assert }) => {
    const { university, museum } = await smallYear(await makeWorld())
    /**
     * C1 L(13, 40, 12) of 13: 60 % of 12. C2 L(1, 4, 8) of 2: 4.8 + 3.2 × 1/3. C3 L(21, 120, 5) of 60: 3 + 2 × 39/99.
     * C4 6 of 13 is 46 %. D1 L(1, 6, 4) of 3: 2.4 + 1.6 × 2/5, nothing of experts yet.
     */
    const ordinary = { B2: 600, B3: 400, C1: 720, C2: 587, C3: 379, C4: 300, D1: 304 }
    assert.deepEqual(await linesOf(museum.id), { lines: ordinary, final: 3290 })
    /**
     * A1 5 people. A2 on the map, 16.5 hours. B2 half of each. B3 4 − 1 − 2. C1 7.2 × 2/13 by 11/12. C4 5 by 3/5.
     * E2 3 + 5, at most 5, by 6/5. F1 one item. F2 a meeting and shared results.
     */
    const seldom = { A1: 100, A2: 100, B2: 300, B3: 100, C1: 102, C4: 300, E2: 600, F1: 100, F2: 200 }
    assert.deepEqual(await linesOf(university.id), { lines: seldom, final: 1902 })
  })

  test('says what is not known: assumed where nobody was asked yet, nothing where records are silent', async ({
    assert,
  }) => {
    const { museum } = await smallYear(await makeWorld())
    const points = (await figureProvider(2025)).filter(({ id }) => id === museum.id)
    const [tried] = tryOut(standardContent, points, 100)
    assert.equal(tried.final, 3290 + 3400)
    assert.deepEqual(tried.assumed, ['A1', 'A2', 'A3', 'A4', 'B1', 'D1', 'D2', 'D3', 'E3', 'F2'])
    assert.deepEqual(tried.unknown, ['A2', 'E1'])
  })

  test('counts the value that the head agreed to, of a share too, and what was frozen', async ({ assert }) => {
    const world = await makeWorld()
    const { museum } = await smallYear(world)
    for (const wish of [{ value: 40 }, { key: 'small_share', value: 50 }])
      await ruleOnOverride('confirm', await proposed(world, museum, wish), actor(world.people.head), {})
    await frozenYear(world, [museum])
    await insertRows('events', [eventRow(museum, world.people.operator.id)])
    const { lines } = await linesOf(museum.id)
    assert.deepInclude(lines, { C1: 1200, C4: 500, C2: 587 })
  })

  test('is what the page of a trial shows, with what is missing', async ({ client }) => {
    const world = await makeWorld()
    await smallYear(world)
    const { id } = await publishedOf(world)
    const page = await client.get(`/indicator-versions/${id}/trial?year=2025&assumed=0`).loginAs(world.people.handler)
    for (const text of ['32.90', '19.02', 'A2 E1 按 0 分', '加分、扣分和一票否决未计入', '系统应有而没有的数据按 0 分'])
      page.assertTextIncludes(text)
  })
})
