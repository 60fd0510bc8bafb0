import { districtCodes } from '#app/organizations/districts'
import { hostTypes } from '#app/organizations/host_types'
import { titleKinds } from '#app/titles/external_title'
import type { Cell, ChapterBlock, ChapterDefinition, Gathered } from './chapter_content.js'
import { cellKey, districtKey, gatherNetwork, typeKey } from './gather_network.js'
import { each, knownFacts, numberCell } from './known_facts.js'
import { changeKinds, type ChangeKind } from './register_facts.js'
import { districtName, listed, NOTHING, rowsOr, zh } from './report_words.js'

export const network: ChapterDefinition = {
  key: 'network',
  title: '体系建设',
  gather: gatherNetwork,
  write: (year, gathered) => [
    { kind: 'heading', level: 2, text: '网点布局' },
    ...layoutWords(year, gathered),
    mapChart(),
    pointTable(gathered),
    { kind: 'heading', level: 2, text: '网点动态管理' },
    ...changeWords(year, gathered),
    changeTable(gathered),
    { kind: 'heading', level: 2, text: '国家级称号' },
    ...titleWords(year, gathered),
  ],
}

const passage = (key: string, text: string): ChapterBlock => ({ kind: 'passage', key: `network.${key}`, text })

function layoutWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isKnown, isAny, greatest, trend } = knownFacts(gathered)
  if (!isKnown('network.points'))
    return [passage('layout', `截至${year}年12月31日，网点名录没有登记，本章不列网点数据，表2、图2无数据。`)]
  if (!isAny('network.points')) return [passage('layout', `截至${year}年12月31日，全市没有有效期内的市级网点。`)]
  const types = greatest(hostTypes.map(typeKey))
  const districts = greatest(districtCodes.map(districtKey))
  const typeNames = listed(hostTypes.filter((type) => types.includes(typeKey(type))).map(typeName))
  const districtNames = listed(districtCodes.filter((code) => districts.includes(districtKey(code))).map(districtName))
  const zone = isAny(districtKey('BDA')) ? '（含北京经济技术开发区）' : ''
  const growth = trend('network.points', {
    up: '，网络规模继续扩大',
    down: '，网络规模有所收缩',
    same: '，规模保持稳定',
  })
  return [
    passage(
      'layout',
      `截至${year}年12月31日，全市共有市级知识产权信息公共服务网点{network.points}，{network.points:change}，分布在{network.districts}区${zone}${growth}。` +
        `按依托单位类型，${typeNames}最多，${each(types)}{${types[0]}}；` +
        `按所在区，${districtNames}最多，${each(districts)}{${districts[0]}}。分布情况见表2和图2。`
    ),
    passage('coverage', coverageText(gathered)),
  ]
}

const typeName = (type: string) => zh(`host_types.${type}`)

function coverageText(gathered: Gathered) {
  const { value } = knownFacts(gathered)
  const empty = districtCodes.filter((code) => value(districtKey(code)) === 0).map(districtName)
  const parks =
    '网点服务覆盖列入名单的园区{network.parks_served}，园区覆盖率{network.park_coverage}，{network.park_coverage:change}。'
  if (empty.length === 0) return `各区均已设立网点，实现区级全覆盖。${parks}`
  return `${listed(empty)}尚未设立市级网点，布局需进一步完善。${parks}`
}

/** Every district a line, every kind of host a column, with what they add up to. */
function pointTable(gathered: Gathered): ChapterBlock {
  const { isKnown } = knownFacts(gathered)
  const cell = (key: string): Cell => (isKnown(key) ? numberCell(key) : NOTHING)
  return {
    ...{ kind: 'table', number: 2, key: 'network.points', caption: '网点分类分区一览', landscape: true },
    columns: ['所在区', ...hostTypes.map(typeName), '合计'],
    widths: [4, ...hostTypes.map(() => 2), 2],
    rows: [
      ...districtCodes.map((code) => [
        ...[districtName(code), ...hostTypes.map((type) => cell(cellKey(type, code)))],
        numberCell(districtKey(code)),
      ]),
      ['合计', ...hostTypes.map((type) => numberCell(typeKey(type))), numberCell('network.points')],
    ],
  }
}

function mapChart(): ChapterBlock {
  const districts = districtCodes.map((code) => ({ code, fact: districtKey(code) }))
  return {
    ...{ kind: 'chart', number: 2, key: 'network.map', caption: '信息公共服务资源分布地图' },
    chart: { kind: 'map', districts },
  }
}

function changeWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isKnown, isAny } = knownFacts(gathered)
  if (!isKnown('network.recognized')) return [passage('changes', `${year}年度网点名录没有登记事项，表3无记录。`)]
  const happened = changesOf.filter((change) => isAny(`network.${change}`))
  if (happened.length === 0) return [passage('changes', `${year}年，没有新增、续期、撤销、注销或者届满失效的网点。`)]
  const ended = happened.filter((change) => change !== 'recognized' && change !== 'renewed')
  const sentence = (change: ChangeKind) => `${changeKinds[change].name}网点{network.${change}}`
  const others = ended.length === 0 ? '全年没有网点撤销、注销或者届满失效。' : ''
  return [passage('changes', `${year}年，${happened.map(sentence).join('，')}。${others}具体名单见表3。`)]
}

const changesOf = Object.keys(changeKinds) as ChangeKind[]

function changeTable({ lists }: Gathered): ChapterBlock {
  const columns = ['事项', '单位名称', '所属区', '文号或者依据', '生效日期']
  return {
    ...{ kind: 'table', number: 3, key: 'network.changes', caption: '网点新增、续期和撤销情况', columns },
    widths: [2, 5, 3, 4, 3],
    rows: rowsOr(lists.changes, columns, '无'),
  }
}

function titleWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isAny } = knownFacts(gathered)
  const kinds = titleKinds.filter((kind) => isAny(`network.title.${kind}`))
  if (kinds.length === 0)
    return [passage('titles', `截至${year}年12月31日没有登记在京单位持有的国家级称号，本报告不列有关数据。`)]
  const sentence = (kind: string) => `${zh(`external_titles.kinds.${kind}`)}{network.title.${kind}}`
  return [
    passage(
      'titles',
      `在市级网点之外，截至${year}年12月31日，在京单位持有国家级称号的情况为：${kinds.map(sentence).join('，')}。` +
        '国家级称号由国家有关部门备案或者遴选，市知识产权局只登记结果，不与市级网点数相加。'
    ),
  ]
}
