import { accesses } from '#app/products/product_forms'
import type { OutsideMeasure } from '#app/outside_figures/outside_figure'
import type { Gathered } from './chapter_content.js'
import { factsFrom, missingOf, sumFrom, sumOf } from './fact_builder.js'
import type { Fact } from './fact.js'
import { lightRecordCounts } from './light_record_facts.js'
import { measureFact, twoYearsOf } from './measure_facts.js'
import { outsideRows, sourcesOf, visitsByMonth } from './outside_rows.js'
import { databaseKey, gatherProducts, type ProductRow } from './product_facts.js'
import { monthName, months, zh } from './report_words.js'

/** Table 4, line by line: what other systems count, with the keys of the facts. */
export const platformFigures = [
  { measure: 'platform_visits', key: 'resources.visits', label: '平台访问量' },
  { measure: 'patent_records', key: 'resources.patents', label: '专利数据量' },
  { measure: 'trademark_records', key: 'resources.trademarks', label: '商标数据量' },
  { measure: 'layout_records', key: 'resources.layouts', label: '集成电路布图设计数据量' },
] as const satisfies { measure: OutsideMeasure; key: string; label: string }[]

const DATABASES = { measure: 'thematic_db_new', key: 'resources.databases', label: '新建专题数据库个数' } as const

/** 信息资源与平台: what other systems say of themselves, the databases that were built, and what was connected. */
export async function gatherResources(year: number): Promise<Gathered> {
  const wanted = [...platformFigures, DATABASES]
  const sums = await twoYearsOf(year, ...wanted.map(({ measure }) => measure))
  const whole = wanted.map((total) => measureFact(sums, year, total))
  const rows = await outsideRows(
    year,
    platformFigures.map(({ measure }) => measure)
  )
  const visits = monthFacts(year, rows)
  const { rows: products, list, rowsPath } = await gatherProducts('thematic_database', year)
  const open = accessFacts(year, products, rowsPath)
  const others = await lightRecordCounts(year, [
    { kind: 'connector', key: 'resources.connectors', label: '新对接资源', unit: '项' },
    { kind: 'data_exchange', key: 'resources.exchanges', label: '数据交换', unit: '次' },
  ])
  return {
    facts: [...whole, ...visits.facts, ...open, ...sizeFacts(year, products), ...others],
    lists: { platform: platformFigures.map(({ measure }) => sourcesOf(rows, measure, year)), databases: list },
    sums: [...visits.sums, sumFrom(DATABASES.key, open)],
    missing: missingOf(whole),
  }
}

/** The months make the year only where nobody reported it in another way: a quarter, or the year as a whole. */
function monthFacts(year: number, rows: Awaited<ReturnType<typeof outsideRows>>) {
  const visits = rows.filter(({ measure }) => measure === 'platform_visits')
  const fact = factsFrom({
    ...{ year, rows: visitsByMonth(visits), unit: '次', query: 'outside_figures.months@1' },
    rowsPath: `/outside-figures?measure=platform_visits&year=${year}&counts=yes`,
    value: (some) => (some.length > 0 ? sumOf('value')(some) : null),
  })
  const facts = months.map((month) =>
    fact({
      ...{ key: `resources.visits.m${month}`, label: `${monthName(month)}平台访问量` },
      where: (row) => row.month === month,
    })
  )
  const ofYear = visits.filter((row) => row.year === year)
  const isMonthly = ofYear.length > 0 && ofYear.every(({ month }) => month !== null)
  return { facts, sums: isMonthly ? [sumFrom('resources.visits', facts)] : [] }
}

function accessFacts(year: number, rows: readonly ProductRow[], rowsPath: string): Fact[] {
  const fact = factsFrom({ year, rows, unit: '个', query: 'products.databases@1', rowsPath, value: sumOf('records') })
  return [...accesses, 'unstated'].flatMap((access) => {
    if (access === 'unstated' && !rows.some((row) => row.access === access)) return []
    const name = access === 'unstated' ? '未注明开放方式' : zh(`products.accesses.${access}`)
    const key = `resources.databases.${access}`
    return [fact({ key, label: `${name}的新建专题数据库个数`, where: (row) => row.access === access })]
  })
}

/** How many records each database of the year has, where its maker says so. */
function sizeFacts(year: number, rows: readonly ProductRow[]): Fact[] {
  return rows
    .filter((row) => row.year === year && row.recordCount !== null)
    .map(({ id, recordCount }) => {
      const row = { year, records: 1, id, recordCount: recordCount! }
      const fact = factsFrom({
        ...{ year, rows: [row], unit: '条', query: 'products.size@1', rowsPath: `/products/${id}` },
        value: sumOf('recordCount'),
      })
      return fact({ key: databaseKey(id), label: '专题数据库数据量' })
    })
}
