import type { Cell, ChapterBlock, ChapterDefinition, Gathered } from './chapter_content.js'
import { gatherResources, platformFigures } from './gather_resources.js'
import { each, knownFacts, numberCell } from './known_facts.js'
import { measureUnits } from './measure_facts.js'
import { listed, monthName, months, rowsOr } from './report_words.js'

export const resources: ChapterDefinition = {
  key: 'resources',
  title: '信息资源与平台',
  gather: gatherResources,
  write: (year, gathered) => [
    { kind: 'heading', level: 2, text: '平台运行' },
    ...platformWords(year, gathered),
    platformTable(gathered),
    ...monthWords(gathered),
    visitChart(),
    { kind: 'heading', level: 2, text: '专题数据库' },
    ...databaseWords(year, gathered),
    databaseTable(gathered),
    { kind: 'heading', level: 2, text: '资源对接与数据交换' },
    ...connectionWords(year, gathered),
  ],
}

const passage = (key: string, text: string): ChapterBlock => ({ kind: 'passage', key: `resources.${key}`, text })

const [VISITS, ...RECORDS] = platformFigures

function platformWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isKnown } = knownFacts(gathered)
  const known = RECORDS.filter(({ key }) => isKnown(key))
  const sentences = [
    isKnown(VISITS.key) && `${year}年，北京市知识产权公共信息服务平台访问量{${VISITS.key}}，{${VISITS.key}:change}。`,
    known.length > 0 &&
      `平台可供查询的数据中，${known.map(({ key, label }) => `${label}{${key}}（{${key}:change}）`).join('，')}。`,
  ].filter((sentence) => sentence !== false)
  const unknown = platformFigures.filter(({ key }) => !isKnown(key)).map(({ label }) => label)
  return [
    ...(sentences.length > 0 ? [passage('platform', `${sentences.join('')}有关数据由各系统统计报送，见表4。`)] : []),
    ...(unknown.length > 0
      ? [passage('platform_missing', `${listed(unknown)}没有${year}年度报送数据，表4以“—”表示。`)]
      : []),
  ]
}

function platformTable(gathered: Gathered): ChapterBlock {
  const { changeCell } = knownFacts(gathered)
  return {
    ...{ kind: 'table', number: 4, key: 'resources.platform', caption: '平台访问量及数据量' },
    columns: ['指标', '单位', '数量', '同比', '数据来源', '数据截止日期'],
    widths: [4, 1, 3, 3, 4, 3],
    rows: platformFigures.map(({ measure, key, label }, at): Cell[] => [
      ...[label, measureUnits[measure], numberCell(key), changeCell(key)],
      ...gathered.lists.platform[at],
    ]),
  }
}

const visits = months.map((month) => `resources.visits.m${month}`)

function monthWords(gathered: Gathered): ChapterBlock[] {
  const { isKnown, greatest } = knownFacts(gathered)
  const told = visits.filter(isKnown)
  if (told.length === 0) return [passage('months', '平台访问量没有按月报送，图3无分月数据。')]
  const most = greatest(told)
  const nameOf = (key: string) => monthName(key.slice(-2))
  const gaps = visits.filter((key) => !isKnown(key)).map(nameOf)
  const peak = most.length > 0 ? `月访问量以${listed(most.map(nameOf))}最高，${each(most)}{${most[0]}}。` : ''
  const missing = gaps.length > 0 ? `其中${listed(gaps)}没有按月报送的数据。` : ''
  return [passage('months', `${peak}各月访问量见图3。${missing}`)]
}

function visitChart(): ChapterBlock {
  return {
    ...{ kind: 'chart', number: 3, key: 'resources.visits', caption: '平台月访问量' },
    chart: { kind: 'course', categories: months.map(monthName), series: [{ name: '访问量（次）', facts: visits }] },
  }
}

function databaseWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isKnown, isAny } = knownFacts(gathered)
  if (!isKnown('resources.databases'))
    return [passage('databases', `${year}年度没有已确认的新建专题数据库，表5无记录。`)]
  const ways = ['open', 'registration', 'members', 'paid'] as const
  const names = { open: '免费开放', registration: '注册后免费使用', members: '面向网点和联盟成员', paid: '收费使用' }
  const parts = ways
    .filter((way) => isAny(`resources.databases.${way}`))
    .map((way) => `${names[way]}的{resources.databases.${way}}`)
  const opened = parts.length > 0 ? `其中，${parts.join('，')}。` : ''
  return [
    passage(
      'databases',
      `${year}年，全市新建专题数据库{resources.databases}，{resources.databases:change}。${opened}清单见表5。`
    ),
  ]
}

function databaseTable({ lists }: Gathered): ChapterBlock {
  const columns = ['数据库名称', '建设单位', '领域', '产业', '开放方式', '数据量（条）', '发布日期']
  return {
    ...{ kind: 'table', number: 5, key: 'resources.databases', caption: '专题数据库清单', columns },
    widths: [5, 4, 2, 3, 2, 2, 3],
    rows: rowsOr(lists.databases, columns, '本年度无登记记录'),
  }
}

function connectionWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isKnown } = knownFacts(gathered)
  const sentences = [
    isKnown('resources.connectors') && '新对接国家平台、文献库等资源{resources.connectors}',
    isKnown('resources.exchanges') && '登记数据交换{resources.exchanges}',
  ].filter((sentence) => sentence !== false)
  if (sentences.length === 0) return [passage('connections', `${year}年度没有登记新的资源对接和数据交换。`)]
  return [passage('connections', `${year}年，${sentences.join('，')}。`)]
}
