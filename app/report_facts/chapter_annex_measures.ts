import activities from '#config/activities'
import events from '#config/events'
import { chineseNumber } from '#app/core/chinese_numbers'
import { allCountings, measureCodes, type MeasureCode } from '#app/tallies/countings'
import type { Cell, ChapterDefinition } from './chapter_content.js'
import { measureUnits } from './measure_facts.js'
import { listed, zh } from './report_words.js'

/** 指标口径说明: how each measure of the house is counted, the same for plan, evaluation and report. */
export const annexMeasures: ChapterDefinition = {
  key: 'annex_measures',
  title: '指标口径说明',
  async gather() {
    return { facts: [], lists: { measures: measureCodes.map(lineOf) }, sums: [], missing: [] }
  },
  write: (year, { lists }) => [
    {
      ...{ kind: 'passage', key: 'annex_measures.note' },
      text: `本报告所列数据的期间，除另有说明外，为${year}年1月1日至${year}年12月31日；网点数为当年12月31日的在册数。同比为与上一年同期比较：百分比指标以百分点表示，其他指标以百分比表示；上一年没有数据的，注明“上年无可比数据”。`,
    },
    {
      ...{ kind: 'passage', key: 'annex_measures.unknown' },
      text: '没有登记、没有报送、没有公布或者样本不足的数据，以“—”表示，不作推算。表内各分项之和与合计一致；占比经四舍五入，各项占比之和可能与百分之百略有出入。',
    },
    {
      ...{ kind: 'table', key: 'annex_measures.measures', caption: '指标口径说明', columns },
      ...{ widths: [4, 1, 8, 3], rows: lists.measures.map((line) => [...line]) },
    },
  ],
}

const columns = ['指标', '单位', '统计口径', '数据来源']

function lineOf(measure: MeasureCode): Cell[] {
  const sources = allCountings().filter((counting) => counting.measure === measure)
  return [
    ...[zh(`measures.${measure}`), measureUnits[measure], rules[measure]],
    listed(sources.map(({ source }) => zh(`measures.sources.${source}`))) || '满意度调查',
  ]
}

const least = chineseNumber(events.leastPeople)
const followUp = chineseNumber(activities.followUpDays)

const rules: Record<MeasureCode, string> = {
  consultations: `一个问题计一次，${followUp}日内对同一问题的跟进不另计；群发资料不计。只计网点负责人已确认的记录，按服务日期归入年度，按网点所在区分区。`,
  training_sessions: `一次活动计一场次，多日课程计一场次；多家合办的全市只计一次。只计${least}人以上参加、已确认的培训、讲座、沙龙和竞赛，按最后一日归入年度。`,
  training_attendance: `每人每场计一次，线上连续观看满${chineseNumber(events.viewerMinutes)}分钟的计入。行动方案只计科研人员和知识产权管理人员；本报告同时列出全部参加人次。`,
  point_total: '年末在册单位数；同一单位持有多项称号的计一家。',
  thematic_db_new: '按发布日期归入年度，只计新建并已确认的数据库，更新不计。',
  analysis_reports: '按发布日期归入年度，一份计一次，只计已确认的报告。',
  platform_visits: '平台报送的当年访问量，各月（季）之和；报送全年数的，以全年数为准。',
  patent_records: '平台可供查询的专利数据量，以当年最近一期报送数为准。',
  trademark_records: '平台可供查询的商标数据量，以当年最近一期报送数为准。',
  layout_records: '平台可供查询的集成电路布图设计数据量，以当年最近一期报送数为准。',
  media_items: '宣传监测系统报送的当年报道数。',
  park_coverage: '至少有一家在册网点服务的园区，占列入名单的园区的比例，年末数。',
  awareness_rate: '公众调查中知晓知识产权信息公共服务的受访者比例。',
  satisfaction_index: '年度满意度调查指数，只列已公布的结果。',
}
