import type { Cell, ChapterBlock, ChapterDefinition, Gathered } from './chapter_content.js'
import { CONSULTATIONS, dimensionKeys, dimensions, type Dimension } from './consultation_facts.js'
import { gatherServices } from './gather_services.js'
import { changeCell, knownFacts, numberCell } from './known_facts.js'
import { listed, monthName, months, rowsOr, zh } from './report_words.js'
import { peopleColumns, SESSIONS, sessionKinds } from './session_facts.js'

export const services: ChapterDefinition = {
  key: 'services',
  title: '服务供给',
  gather: gatherServices,
  write: (year, gathered) => [
    { kind: 'heading', level: 2, text: '信息公共咨询服务' },
    ...consultationWords(year, gathered),
    consultationTable(),
    { kind: 'heading', level: 2, text: '知识产权信息利用培训' },
    ...trainingWords(year, gathered),
    trainingTable(),
    { kind: 'heading', level: 2, text: '服务节奏和服务对象' },
    ...rhythmWords(year, gathered),
    monthlyChart(),
    clientChart(),
    { kind: 'heading', level: 2, text: '数据分析报告' },
    ...reportWords(year, gathered),
    reportTable(gathered),
  ],
}

const passage = (key: string, text: string): ChapterBlock => ({ kind: 'passage', key: `services.${key}`, text })

/** The names of what a key of a dimension stands for. */
const nameOf = (dimension: Dimension, key: string) => {
  const at = dimensionKeys(dimension).indexOf(key)
  return zh(`${dimensions[dimension].words}.${dimensions[dimension].values[at]}`)
}

function consultationWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isKnown, greatest } = knownFacts(gathered)
  if (!isKnown(CONSULTATIONS))
    return [passage('consultations', `${year}年度咨询服务台账没有已确认的记录，本节不列数据。`)]
  /** 电话咨询最多，计30次，占30.0% */
  const most = (dimension: Dimension, said: (names: string) => string) => {
    const keys = greatest(dimensionKeys(dimension))
    const each = keys.length > 1 ? '均为' : '为'
    return `${said(listed(keys.map((key) => nameOf(dimension, key))))}，${each}{${keys[0]}}，占{${keys[0]}.share}`
  }
  return [
    passage(
      'consultations',
      `${year}年，全市知识产权信息公共服务网点共提供信息公共咨询服务{${CONSULTATIONS}}，{${CONSULTATIONS}:change}；` +
        '全年有{services.active_points}网点登记了咨询服务。其中，基础性服务{services.by_level.basic}，占{services.by_level.basic.share}；' +
        '专业化服务{services.by_level.professional}，增值服务{services.by_level.value_added}。'
    ),
    passage(
      'consultation_parts',
      `从服务方式看，${most('channel', (names) => `${names}咨询最多`)}。从服务对象看，${most('client', (names) => `面向${names}的咨询最多`)}；` +
        '面向中小微企业的咨询{services.by_client.sme}，占{services.by_client.sme.share}。' +
        `从服务领域看，${most('field', (names) => `${names}类咨询最多`)}。从区域分布看，${most('district', (names) => `${names}网点提供的咨询最多`)}。` +
        '分类情况见表6。'
    ),
    ...silentDistricts(gathered),
  ]
}

/** Who provided nothing is said too. */
function silentDistricts(gathered: Gathered): ChapterBlock[] {
  const { value } = knownFacts(gathered)
  const silent = dimensionKeys('district').filter((key) => value(key) === 0)
  if (silent.length === 0) return [passage('districts', '各区网点均有咨询服务记录，咨询服务实现全市覆盖。')]
  const names = listed(silent.map((key) => nameOf('district', key)))
  return [passage('districts', `${names}的网点全年没有已确认的咨询服务记录，服务覆盖还不均衡。`)]
}

function consultationTable(): ChapterBlock {
  const line = (first: string, name: string, key: string): Cell[] => [
    ...[first, name, numberCell(key), numberCell(`${key}.share`), changeCell(key)],
  ]
  const parts = (['channel', 'client', 'field', 'district'] as const).flatMap((dimension) =>
    dimensionKeys(dimension).map((key) => line(dimensions[dimension].title, nameOf(dimension, key), key))
  )
  return {
    ...{ kind: 'table', number: 6, key: 'services.consultations', caption: '咨询服务情况' },
    columns: ['分类', '类别', '咨询次数（次）', '占比（%）', '同比'],
    widths: [2, 3, 2, 2, 3],
    rows: [...parts, ['合计', '', numberCell(CONSULTATIONS), '', changeCell(CONSULTATIONS)]],
  }
}

function trainingWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isKnown, greatest } = knownFacts(gathered)
  if (!isKnown(SESSIONS)) return [passage('training', `${year}年度培训活动台账没有已确认的记录，本节不列数据。`)]
  const kinds = greatest(sessionKinds.map((kind) => `services.sessions.${kind}`))
  const names = listed(kinds.map((key) => zh(`event_form.kinds.${key.split('.').at(-1)}`)))
  return [
    passage(
      'training',
      `${year}年，全市共举办知识产权信息利用培训活动{${SESSIONS}}，{${SESSIONS}:change}；参加人员{services.attendance}，{services.attendance:change}，` +
        '其中线下{services.onsite}、线上{services.online}。' +
        `活动以${names}为主${kinds.length > 1 ? '，各' : '，共'}{${kinds[0]}}。`
    ),
    passage(
      'target_groups',
      '按照行动方案的统计口径，全年培训科研人员{services.researchers}、知识产权管理人员{services.ip_managers}，' +
        '合计{services.target_attendance}，{services.target_attendance:change}。各类活动情况见表7。'
    ),
  ]
}

function trainingTable(): ChapterBlock {
  const columns = Object.keys(peopleColumns)
  const line = (name: string, tail: string): Cell[] => [
    ...[name, numberCell(`services.sessions${tail}`)],
    ...columns.map((column) => numberCell(`services.${column}${tail}`)),
  ]
  return {
    ...{ kind: 'table', number: 7, key: 'services.training', caption: '培训场次与人次' },
    columns: ['活动类型', '场次', '线下人次', '线上人次', '合计人次', '其中：科研人员', '其中：知识产权管理人员'],
    widths: [3, 2, 2, 2, 2, 3, 3],
    rows: [...sessionKinds.map((kind) => line(zh(`event_form.kinds.${kind}`), `.${kind}`)), line('合计', '')],
  }
}

const monthly = (of: string) => months.map((month) => `services.${of}.m${month}`)

function rhythmWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isKnown, greatest } = knownFacts(gathered)
  const busiest = (of: string) => greatest(monthly(of))
  const namesOf = (keys: string[]) => listed(keys.map((key) => monthName(key.slice(-2))))
  const sentences = [
    isKnown(CONSULTATIONS) &&
      `咨询服务以${namesOf(busiest('consultations'))}最为集中，当月{${busiest('consultations')[0]}}`,
    isKnown(SESSIONS) && `培训活动以${namesOf(busiest('sessions'))}最为集中，当月{${busiest('sessions')[0]}}`,
  ].filter((sentence) => sentence !== false)
  if (sentences.length === 0) return [passage('rhythm', `${year}年度没有可供分月统计的服务记录，图4、图5无数据。`)]
  return [passage('rhythm', `从分月情况看，${sentences.join('；')}。月度服务量见图4，咨询服务对象构成见图5。`)]
}

function monthlyChart(): ChapterBlock {
  return {
    ...{ kind: 'chart', number: 4, key: 'services.monthly', caption: '月度服务量' },
    chart: {
      kind: 'columns',
      categories: months.map(monthName),
      series: [
        { name: '咨询服务（次）', facts: monthly('consultations') },
        { name: '培训活动（场次）', facts: monthly('sessions') },
      ],
    },
  }
}

function clientChart(): ChapterBlock {
  const parts = dimensionKeys('client').map((fact) => ({ name: nameOf('client', fact), fact }))
  return {
    ...{ kind: 'chart', number: 5, key: 'services.clients', caption: '咨询服务对象构成' },
    chart: { kind: 'shares', parts },
  }
}

function reportWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isKnown } = knownFacts(gathered)
  if (!isKnown('services.reports')) return [passage('reports', `${year}年度没有已确认的数据分析报告，表8无记录。`)]
  const audiences = gathered.facts.filter(({ key }) => key.startsWith('services.reports.'))
  const parts = audiences.filter(({ value }) => value).map(({ key, label }) => `${label.replace('份数', '')}{${key}}`)
  return [
    passage(
      'reports',
      `${year}年，全市共完成并发布数据分析报告{services.reports}，{services.reports:change}。其中，${parts.join('、')}。报告清单见表8。`
    ),
  ]
}

function reportTable({ lists }: Gathered): ChapterBlock {
  const columns = ['报告名称', '编制单位', '领域', '产业', '服务对象', '发布日期']
  return {
    ...{ kind: 'table', number: 8, key: 'services.reports', caption: '数据分析报告清单', columns },
    widths: [6, 4, 2, 3, 2, 2],
    rows: rowsOr(lists.reports, columns, '本年度无登记记录'),
  }
}
