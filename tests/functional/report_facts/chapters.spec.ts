import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { channels, clientTypes, levels } from '#app/activities/consultation_form'
import { ipFields } from '#app/designations/industries'
import { districtCodes } from '#app/organizations/districts'
import { chapterDefinitions } from '#app/report_facts/chapters'
import { chapterKeys } from '#app/report_facts/chapter_content'
import { faultsOf, keysOf } from '#app/report_facts/check_report'
import { hashOfRows } from '#app/report_facts/fact'
import { said } from '#app/report_facts/spoken'
import { countQueries } from '#tests/support/queries'
import { chaptersOf, firstChapters, yearOfReport } from '#tests/support/report_records'
import { makeWorld } from '#tests/world'

const factsIn = (chapters: Awaited<ReturnType<typeof chaptersOf>>) =>
  new Map(chapters.flatMap(({ gathered }) => gathered.facts.map((fact) => [fact.key, fact])))

/** Key of a fact, and what somebody with a database would ask for it; `$` is the year. */
type Recount = [key: string, table: string, where: string, what?: string]

const BOOL = 'counts = true'
const CONSULTED = `state = 'confirmed' and ${BOOL} and served_on >= '$-01-01' and served_on <= '$-12-31'`
const HELD = `state = 'confirmed' and ${BOOL} and ends_on >= '$-01-01' and ends_on <= '$-12-31'`
const MADE = `state = 'confirmed' and is_new = true and published_on >= '$-01-01' and published_on <= '$-12-31'`
const GIVEN = `counts = true and state = 'current' and year = $`
const KEPT = `state = 'kept' and year = $`
const ENTERED = `effective_on >= '$-01-01' and effective_on <= '$-12-31'`
const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
const KINDS = ['training', 'lecture', 'salon', 'contest']
const PEOPLE = {
  ...{ onsite: 'attended_onsite', online: 'attended_online', researchers: 'researchers', ip_managers: 'ip_managers' },
  attendance: 'attended_onsite + attended_online',
}

const parted = (dimension: string, column: string, values: readonly string[]): Recount[] =>
  values.map((value) => [
    `services.by_${dimension}.${value.toLowerCase()}`,
    'consultations',
    `${CONSULTED} and ${column} = '${value}'`,
  ])

const recounts: Recount[] = [
  ['services.consultations', 'consultations', CONSULTED],
  ['services.active_points', 'consultations', CONSULTED, 'count(distinct designation_id)'],
  ...parted('channel', 'channel', channels),
  ...parted('client', 'client_type', clientTypes),
  ...parted('field', 'field', ipFields),
  ...parted('district', 'district_code', districtCodes),
  ...parted('level', 'level', levels),
  ...MONTHS.map((month): Recount => {
    const inMonth = `served_on >= '$-${month}-01' and served_on <= '$-${month}-31'`
    return [`services.consultations.m${month}`, 'consultations', `${CONSULTED} and ${inMonth}`]
  }),
  ['services.sessions', 'events', HELD],
  ['services.target_attendance', 'events', HELD, 'sum(researchers + ip_managers)'],
  ...KINDS.map((kind): Recount => [`services.sessions.${kind}`, 'events', `${HELD} and kind = '${kind}'`]),
  ...Object.entries(PEOPLE).flatMap(([key, column]): Recount[] => [
    [`services.${key}`, 'events', HELD, `sum(${column})`],
    ...KINDS.map((kind): Recount => {
      const sum = `coalesce(sum(${column}), 0)`
      return [`services.${key}.${kind}`, 'events', `${HELD} and kind = '${kind}'`, sum]
    }),
  ]),
  ['services.sessions.m06', 'events', `${HELD} and ends_on >= '$-06-01' and ends_on <= '$-06-30'`],
  ['services.reports', 'products', `${MADE} and kind = 'analysis_report'`],
  ['services.reports.government', 'products', `${MADE} and kind = 'analysis_report' and audience = 'government'`],
  ['resources.databases', 'products', `${MADE} and kind = 'thematic_database'`],
  ['resources.databases.open', 'products', `${MADE} and kind = 'thematic_database' and access = 'open'`],
  ['resources.visits', 'outside_figures', `${GIVEN} and measure = 'platform_visits'`, 'sum(value)'],
  ['resources.visits.m02', 'outside_figures', `${GIVEN} and period = '$-02'`, 'sum(value)'],
  ['resources.patents', 'outside_figures', `${GIVEN} and measure = 'patent_records'`, 'sum(value)'],
  ['resources.connectors', 'light_records', `${KEPT} and kind = 'connector'`],
  ['talent.records.selection', 'light_records', `${KEPT} and kind = 'talent' and category = 'selection'`],
  ['talent.records.competition', 'light_records', `${KEPT} and kind = 'talent' and category = 'competition'`],
  ['talent.sessions.office', 'events', `${HELD} and designation_id is null`],
  ['talent.contests', 'events', `${HELD} and kind = 'contest'`],
  ['talent.contest_people', 'events', `${HELD} and kind = 'contest'`, 'sum(attended_onsite + attended_online)'],
  ['talent.staff', 'reported_figures', `figure_key = 'staff' and year = $`, 'sum(value)'],
  ['network.recognized', 'register_entries', `${ENTERED} and kind = 'recognize'`],
  ['network.revoked', 'register_entries', `${ENTERED} and kind = 'revoke'`],
  ['network.title.tisc', 'external_titles', `kind = 'tisc' and granted_on <= '$-12-31' and ended_on is null`],
]

async function counted(year: number, [, table, where, what = 'count(*)']: Recount) {
  const [row] = await db
    .from(table)
    .whereRaw(where.replaceAll('$', String(year)))
    .select(db.raw(`${what} as n`))
  return Number(row.n ?? 0)
}

test.group('The first chapters of the report of a year', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('every figure is what somebody counts who asks the database', async ({ assert }) => {
    await yearOfReport(await makeWorld())
    const facts = factsIn(await chaptersOf(2025))
    for (const recount of recounts) {
      const fact = facts.get(recount[0])
      assert.equal(fact?.value, await counted(2025, recount), recount[0])
      assert.equal(fact?.previous ?? 0, await counted(2024, recount), `${recount[0]} of the year before`)
    }
  })

  test('points are institutions in the register on the last day, wherever they are', async ({ assert }) => {
    await yearOfReport(await makeWorld())
    const facts = factsIn(await chaptersOf(2025))
    const valueOf = (key: string) => facts.get(`network.${key}`)?.value
    assert.equal(valueOf('points'), 2)
    assert.equal(facts.get('network.points')?.previous, 2, 'the museum was there, 朝阳 was not yet')
    assert.deepEqual([valueOf('district.110105'), valueOf('district.110108'), valueOf('district.110114')], [1, 1, 0])
    assert.deepEqual([valueOf('type.university'), valueOf('type.sci_tech_info'), valueOf('type.museum')], [1, 1, 0])
    assert.equal(valueOf('cell.university.110108'), 1)
    assert.isUndefined(valueOf('cell.museum.110114'))
    assert.equal(valueOf('park_coverage'), 5)
  })

  test('stands against the plan as of the end of the year', async ({ assert }) => {
    await yearOfReport(await makeWorld())
    const [{ gathered }] = await chaptersOf(2025, chapterDefinitions.slice(0, 1))
    const line = gathered.lists.targets.find(([name]) => name === '信息公共咨询服务')!
    const facts = new Map(gathered.facts.map((fact) => [fact.key, fact]))
    const values = line.map((cell) => (typeof cell === 'string' ? cell : facts.get(cell.fact)!.value))
    const consultations = await counted(2025, recounts[0])
    const [rate, light] = [Math.floor((consultations * 100) / 3000), '落后']
    assert.deepEqual(values, ['信息公共咨询服务', '次', '累计超过', 3000, '2027-12-31', consultations, rate, light])
  })

  test('they say nothing that is no fact, and everything adds up', async ({ assert }) => {
    await yearOfReport(await makeWorld())
    const chapters = await chaptersOf(2025)
    assert.deepEqual(faultsOf(chapters), [])
    const facts = factsIn(chapters)
    const words = chapters.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'passage' ? [said(block.text, facts)] : []))
    )
    const consultations = facts.get('services.consultations')!.value
    assert.include(words.join(''), `共提供信息公共咨询服务${consultations}次`)
    assert.include(words.join(''), '商标数据量、集成电路布图设计数据量没有2025年度报送数据')
    for (const { key, rowsPath } of facts.values()) assert.isNotNull(rowsPath, key)
  })

  test('each figure opens a page of the bureau', async ({ client, assert }) => {
    const world = await makeWorld()
    await yearOfReport(world)
    const facts = factsIn(await chaptersOf(2025))
    /** One of each kind: pages differ by what is asked of them, not by the district. */
    const kindOf = (path: string) => path.replace(/=[^&]*/g, '').replace(/\/\d+$/, '')
    const paths = new Map([...facts.values()].map(({ rowsPath }) => [kindOf(rowsPath!), rowsPath!]))
    for (const path of paths.values()) {
      const page = await client.get(path).loginAs(world.people.handler).redirects(0)
      assert.equal(page.status(), 200, path)
    }
    const [busy] = [...facts.values()].filter(({ key, value }) => /^services.consultations.m/.test(key) && value)
    for (const { rowsPath, value } of [facts.get('services.by_channel.phone')!, busy]) {
      const rows = await client.get(rowsPath!).loginAs(world.people.handler)
      rows.assertTextIncludes(`共 ${value} `)
    }
  })

  test('what is for internal use is counted and not named, and a mobile number is not printed', async ({ assert }) => {
    await yearOfReport(await makeWorld())
    const printed = JSON.stringify(await chaptersOf(2025))
    assert.include(printed, '量子计算专利分析')
    assert.notInclude(printed, '内部研判')
    assert.include(printed, '010-62771234')
    assert.notInclude(printed, '13800000001')
  })

  test('the same records give the same facts, with hashes that no database decides', async ({ assert }) => {
    await yearOfReport(await makeWorld())
    const [one, other] = [await chaptersOf(2025), await chaptersOf(2025)]
    assert.deepEqual(one, other)
    const phone = factsIn(one).get('services.by_channel.phone')!
    assert.equal(phone.rowsHash, hashOfRows([{ year: 2025, of: 'phone', records: phone.value }]))
    assert.equal(phone.rowsCount, phone.value)
  })

  test('a tally that is behind its records fails the sum', async ({ assert }) => {
    await yearOfReport(await makeWorld())
    await db.from('tallies').where({ measure: 'consultations', year: 2025 }).limit(1).update({ value: 1 })
    const faults = faultsOf(await chaptersOf(2025))
    assert.deepEqual(
      [...new Set(faults.map(({ reason, about }) => `${reason} ${about}`))],
      ['sum services.consultations']
    )
  })

  test('a house without records invents no number and makes no fault', async ({ assert }) => {
    await makeWorld()
    const chapters = await chaptersOf(2025)
    assert.deepEqual(faultsOf(chapters), [])
    const facts = factsIn(chapters)
    for (const { key, value, missing } of facts.values()) {
      assert.isNull(value, key)
      assert.equal(missing, 'not_recorded', key)
    }
    const words = chapters.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'passage' ? [said(block.text, facts)] : []))
    )
    assert.notMatch(words.filter((text) => !text.includes('“—”')).join(''), /—/)
  })

  test('a few statements are enough, however many records there are', async ({ assert }) => {
    const world = await makeWorld()
    await yearOfReport(world)
    const most: Record<string, number> = {
      ...{ overview: 6, network: 8, resources: 5, services: 14, talent: 20, annex_points: 1, annex_measures: 0 },
    }
    for (const { key, gather } of firstChapters) {
      const sent = await countQueries(() => gather(2025))
      assert.isAtMost(sent.length, most[key] ?? 0, key)
    }
  })

  test('chapters stand in the order of the report, their tables and figures are numbered through', ({ assert }) => {
    const keys = chapterDefinitions.map(({ key }) => key)
    assert.deepEqual(
      keys,
      chapterKeys.filter((key) => keys.includes(key))
    )
  })

  test('every figure that a chart draws is there', async ({ assert }) => {
    await yearOfReport(await makeWorld())
    const chapters = await chaptersOf(2025)
    const facts = factsIn(chapters)
    const charts = chapters.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'chart'))
    assert.sameMembers(
      charts.map(({ number }) => number),
      [1, 2, 3, 4, 5]
    )
    for (const key of charts.flatMap(keysOf)) assert.isTrue(facts.has(key), key)
  })
})
