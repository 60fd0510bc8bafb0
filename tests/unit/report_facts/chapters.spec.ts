import { test } from '@japa/runner'
import { spacedPhone } from '#app/report_facts/chapter_annex_points'
import type { ChapterDefinition, Gathered } from '#app/report_facts/chapter_content'
import { network } from '#app/report_facts/chapter_network'
import { overview } from '#app/report_facts/chapter_overview'
import { resources } from '#app/report_facts/chapter_resources'
import { services } from '#app/report_facts/chapter_services'
import { talent } from '#app/report_facts/chapter_talent'
import { faultsOf, keysOf } from '#app/report_facts/check_report'
import { hashOfRows, type Fact } from '#app/report_facts/fact'
import { wholeYear } from '#app/report_facts/fact_builder'
import { said } from '#app/report_facts/spoken'

/** Value and the value of the year before, by key. */
type Known = Record<string, [value: number, previous: number | null]>

function factOf(key: string, [value, previous]: [number | null, number | null], unit: Fact['unit'] = '次'): Fact {
  return {
    ...{ key, label: key, value, previous, decimals: unit === '%' ? 1 : 0, unit, period: wholeYear(2025) },
    ...{ query: 'test@1', rowsPath: null, rowsCount: 1, rowsHash: hashOfRows([value]) },
    ...(value === null && { missing: 'not_recorded' as const }),
  }
}

/** What a chapter says of some figures, when it knows nothing else. */
function saidOf(chapter: ChapterDefinition, known: Known, more: Partial<Gathered> = {}) {
  const facts = Object.entries(known).map(([key, pair]) => factOf(key, pair, key.endsWith('share') ? '%' : '次'))
  const lists = { plan: [], targets: [], changes: [], databases: [], reports: [], contests: [], ...more.lists }
  const platform = Array.from({ length: 4 }, () => ['—', '—'])
  const gathered: Gathered = { sums: [], missing: [], ...more, facts, lists: { platform, ...lists } }
  const blocks = chapter.write(2025, gathered)
  /** Figures of other chapters, and those that nobody knows. */
  const others = new Set(blocks.flatMap(keysOf).filter((key) => !(key in known)))
  const all = [...facts, ...[...others].map((key) => factOf(key, [null, null]))]
  const faults = faultsOf([{ key: chapter.key, gathered: { ...gathered, facts: all }, blocks }])
  const byKey = new Map(all.map((fact) => [fact.key, fact]))
  const words = blocks.flatMap((block) => (block.kind === 'passage' ? [said(block.text, byKey)] : [])).join('\n')
  return { words, blocks, faults: faults.filter(({ reason }) => reason !== 'table_numbers') }
}

const CONSULTATIONS: Known = {
  ...{ 'services.consultations': [100, 80], 'services.by_channel.phone': [60, 30] },
  ...{ 'services.by_channel.phone.share': [60, 37.5], 'services.by_channel.online': [40, 50] },
  ...{ 'services.by_client.sme': [50, 10], 'services.by_client.enterprise': [50, 70] },
  ...{ 'services.by_field.patent': [100, 80], 'services.by_district.110108': [100, 80] },
  'services.by_district.bda': [0, 0],
}

test.group('The chapter on services', () => {
  test('names the largest part and says what grew', ({ assert }) => {
    const { words, faults } = saidOf(services, CONSULTATIONS)
    assert.include(words, '提供信息公共咨询服务100次，同比增长25.0%，咨询服务量保持增长')
    assert.include(words, '电话咨询最多，为60次，占60.0%')
    assert.include(words, '海淀区网点提供的咨询最多')
    assert.include(words, '北京经济技术开发区全年没有网点提供咨询服务的已确认记录')
    assert.deepEqual(faults, [])
  })

  test('says both of two parts that are equal', ({ assert }) => {
    assert.include(saidOf(services, CONSULTATIONS).words, '面向企业、中小微企业的咨询最多，均为50次')
  })

  test('says a fall as a fall, and nothing of a change that is not known', ({ assert }) => {
    const total = (pair: Known[string]) => saidOf(services, { ...CONSULTATIONS, 'services.consultations': pair }).words
    assert.include(total([100, 125]), '同比下降20.0%，咨询服务量有所回落')
    assert.include(total([100, 100]), '与上年持平，咨询服务量与上年相当')
    assert.match(total([100, null]), /100次，上年无可比数据；/)
  })

  test('says of every section that nothing is recorded', ({ assert }) => {
    const { words, faults } = saidOf(services, {})
    for (const sentence of ['咨询服务台账没有', '培训活动台账没有', '没有可供分月统计', '没有已确认的数据分析报告'])
      assert.include(words, sentence)
    assert.notMatch(words, /—/)
    assert.deepEqual(faults, [])
  })
})

test.group('The chapter on the network', () => {
  const points: Known = {
    ...{ 'network.points': [3, 2], 'network.districts': [2, 2], 'network.parks_served': [1, 1] },
    ...{ 'network.type.university': [2, 2], 'network.type.museum': [1, 0], 'network.recognized': [1, 2] },
    ...{ 'network.district.110108': [2, 2], 'network.district.bda': [1, 0], 'network.district.110101': [0, 0] },
    ...{ 'network.revoked': [0, 0], 'network.park_coverage': [5, 5] },
  }

  test('says where points are, where none is, and what began', ({ assert }) => {
    const { words, faults } = saidOf(network, points)
    assert.include(words, '（含北京经济技术开发区），网络规模继续扩大')
    assert.include(words, '高校最多，为2次')
    assert.include(words, '东城区尚未设立市级网点')
    assert.include(words, '新增网点1次。全年没有网点撤销、注销或者届满失效')
    assert.deepEqual(faults, [])
  })

  test('names what ended', ({ assert }) => {
    const { words } = saidOf(network, { ...points, 'network.revoked': [1, 0] })
    assert.include(words, '新增网点1次，撤销网点1次。具体名单见表3')
  })

  test('a district without a point is a dash in the table, not a number without a fact', ({ assert }) => {
    const { blocks } = saidOf(network, points)
    const table = blocks.find((block) => block.kind === 'table')!
    assert.lengthOf(table.rows, 18)
    assert.deepEqual(table.rows[0].slice(0, 2), ['东城区', '—'])
    assert.deepEqual(table.rows[0].at(-1), { fact: 'network.district.110101', form: 'value' })
  })
})

test.group('The chapter on resources', () => {
  test('names the months that nobody reported, and the figures that are missing', ({ assert }) => {
    const visits: Known = { 'resources.visits': [30, null], 'resources.visits.m01': [10, null] }
    const { words, faults } = saidOf(resources, { ...visits, 'resources.visits.m02': [20, null] })
    assert.include(words, '月访问量以2月最高，为20次')
    assert.include(words, '其中3月、4月、5月')
    assert.include(words, '专利数据量、商标数据量、集成电路布图设计数据量没有2025年度报送数据')
    assert.deepEqual(faults, [])
  })
})

test.group('The chapter on the year as a whole', () => {
  const line = (name: string, light: string) => [name, '次', '累计超过', '—', '2027-12-31', '—', '—', light]
  const lists = {
    plan: [['行动方案（2025—2027年）', '京知局〔2025〕8号']],
    targets: [line('培训1000人次', '已达成'), line('园区覆盖', '落后'), line('满意度', '暂无数据')],
  }

  test('names the targets that are met, late and unknown, whatever numbers their names have', ({ assert }) => {
    const { words, faults } = saidOf(overview, { 'overview.targets': [3, null] }, { lists })
    assert.include(words, '《行动方案（2025—2027年）》（京知局〔2025〕8号）共设主要指标3次')
    assert.include(words, '“培训1000人次”已达到目标要求。“园区覆盖”落后于时间进度')
    assert.include(words, '“满意度”暂无可以比较的数据')
    assert.deepEqual(faults, [])
  })

  test('leaves out what is missing and says so', ({ assert }) => {
    const missing = [{ about: '平台访问量', why: 'not_recorded' as const }]
    const { words } = saidOf(overview, {}, { missing })
    assert.include(words, '平台访问量没有2025年度登记或者报送的数据')
    assert.notInclude(words, '平台访问量—')
    assert.include(words, '没有正在实施或者收官的行动方案')
  })
})

test.group('The chapter on people', () => {
  test('says how many points told of their people, and when none did', ({ assert }) => {
    const told = saidOf(talent, { 'talent.reporting': [2, 1], 'talent.staff': [30, 20] })
    assert.include(told.words, '共有2次网点报送工作人员情况，合计30次，同比增长50.0%')
    assert.deepEqual(told.faults, [])
    assert.include(saidOf(talent, {}).words, '各网点没有报送2025年度工作人员情况')
    assert.include(saidOf(talent, {}).words, '没有登记竞赛和人才评选')
  })
})

test('a telephone number in one piece is not taken for a figure', ({ assert }) => {
  assert.equal(spacedPhone('62771234'), '010-62771234')
  assert.equal(spacedPhone('01062771234'), '010-62771234')
  assert.equal(spacedPhone('4008001234'), '400-800-1234')
  assert.equal(spacedPhone('010-62771234'), '010-62771234')
})
