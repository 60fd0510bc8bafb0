import { test } from '@japa/runner'
import { measures } from '#app/report_facts/chapter_measures'
import { problems } from '#app/report_facts/chapter_problems'
import type { ChapterDefinition, Gathered } from '#app/report_facts/chapter_content'
import { faultsOf } from '#app/report_facts/check_report'
import { type Fact, hashOfRows } from '#app/report_facts/fact'
import { said } from '#app/report_facts/spoken'

const period = { from: '2025-01-01', until: '2025-12-31' }

function facts(chapter: string, values: Record<string, number | null>): Fact[] {
  return Object.entries(values).map(([name, value]) => ({
    ...{
      key: `${chapter}.${name}`,
      label: name,
      value,
      previous: null,
      decimals: 0,
      unit: '项',
      period,
      query: 'test@1',
    },
    ...{ rowsPath: null, rowsCount: 1, rowsHash: hashOfRows([name, value]) },
  }))
}

function told({ key, write }: ChapterDefinition, known: Partial<Gathered>) {
  const gathered: Gathered = { facts: [], lists: {}, sums: [], missing: [], ...known }
  const blocks = write(2025, gathered)
  const byKey = new Map(gathered.facts.map((fact) => [fact.key, fact]))
  const text = blocks.flatMap((block) => (block.kind === 'passage' ? [said(block.text, byKey)] : [])).join('\n')
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
  const faults = faultsOf([{ key, gathered, blocks }]).filter(({ reason }) => reason !== 'table_numbers')
  return { text, tables, faults }
}

const ALL_KNOWN = {
  ...{ missed_target: 0, low_indicator: 0, failed_point: 0, dead_point: 0, silent_district: 0 },
  ...{ bad_ratings: 0, low_satisfaction: 0 },
}

test.group('What chapter ten says', () => {
  test('of a year in which every rule was asked and none found anything', ({ assert }) => {
    const { text, tables, faults } = told(problems, {
      facts: facts('problems', { total: 0, ...ALL_KNOWN }),
      lists: { problems: [] },
    })
    assert.equal(
      text,
      '对照行动方案、效能评估、服务台账、好差评和满意度调查，按固定规则查找，2025年度没有发现问题，表17无内容。'
    )
    assert.deepEqual(tables[0].rows[0][0], '没有发现问题')
    assert.deepEqual(faults, [])
  })

  test('of a year of which some rules could not be asked', ({ assert }) => {
    const { text, faults } = told(problems, {
      facts: facts('problems', { total: 3, ...ALL_KNOWN, dead_point: 2, missed_target: 1, low_indicator: null }),
      lists: { problems: [['网点无咨询记录', '某网点全年没有记录', '—', '—', '—', '咨询服务台账']] },
    })
    assert.include(text, '共发现问题3项，其中行动方案指标未达进度1项、网点无咨询记录2项。')
    assert.include(text, '未对下列方面作出判断：评估指标得分率偏低。')
    assert.deepEqual(faults, [])
  })
})

test.group('What chapter eleven says', () => {
  test('of measures and of those that are not decided yet', ({ assert }) => {
    const counts = { 'total': 2, 'proposed': 1, 'last': 2, 'last.done': 2, 'last.not_done': 0, 'last.open': 0 }
    const row = ['补齐台账', '北京市知识产权局', '2025年11月30日', '已完成', '2025年10月8日', '见台账。']
    const { text, tables, faults } = told(measures, {
      facts: facts('measures', counts),
      lists: { tasks: [], last: [row] },
    })
    assert.include(text, '针对2024年度问题确定的改进举措共2项，其中已完成2项，逐项情况如下。')
    assert.include(text, '经审定确定改进举措2项，任务清单见表18。另有1项举措待审定，未列入表18。')
    assert.deepEqual(
      tables.map(({ number }) => number),
      [undefined, 18]
    )
    assert.deepEqual(faults, [])
  })

  test('of a year without any: that there are none, and no table of last year', ({ assert }) => {
    const { text, tables, faults } = told(measures, {
      facts: facts('measures', { total: null, proposed: null, last: null }),
      lists: { tasks: [], last: [] },
    })
    assert.include(text, '系统中没有针对2024年度问题确定的改进举措。')
    assert.include(text, '尚没有经审定的改进举措，表18无内容。')
    assert.lengthOf(tables, 1)
    assert.deepEqual(faults, [])
  })
})
