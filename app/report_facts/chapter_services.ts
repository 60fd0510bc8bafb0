import type { Cell, ChapterBlock, ChapterDefinition, Gathered } from './chapter_content.js'
import { CONSULTATIONS, dimensionKeys, dimensions, nameIn } from './consultation_facts.js'
import { gatherServices } from './gather_services.js'
import { knownFacts, numberCell } from './known_facts.js'
import { monthName, months, rowsOr, zh } from './report_words.js'
import { consultationWords, monthly, reportWords, rhythmWords, trainingWords } from './services_words.js'
import { peopleColumns, sessionKinds } from './session_facts.js'

export const services: ChapterDefinition = {
  key: 'services',
  title: '服务供给',
  gather: gatherServices,
  write: (year, gathered) => [
    { kind: 'heading', level: 2, text: '信息公共咨询服务' },
    ...consultationWords(year, gathered),
    consultationTable(gathered),
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

function consultationTable(gathered: Gathered): ChapterBlock {
  const { changeCell } = knownFacts(gathered)
  const parts = (['channel', 'client', 'field', 'district'] as const).flatMap((dimension) =>
    dimensionKeys(dimension).map((key): Cell[] => [
      ...[dimensions[dimension].title, nameIn(dimension, key)],
      ...[numberCell(key), numberCell(`${key}.share`), changeCell(key)],
    ])
  )
  return {
    ...{ kind: 'table', number: 6, key: 'services.consultations', caption: '咨询服务情况' },
    columns: ['分类', '类别', '咨询次数（次）', '占比（%）', '同比'],
    widths: [2, 3, 2, 2, 3],
    rows: [...parts, ['合计', '', numberCell(CONSULTATIONS), '', changeCell(CONSULTATIONS)]],
  }
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

function monthlyChart(): ChapterBlock {
  return {
    ...{ kind: 'chart', number: 4, key: 'services.monthly', caption: '月度服务量' },
    chart: {
      kind: 'columns',
      categories: months.map(monthName),
      series: [
        { name: '咨询服务', facts: monthly('consultations') },
        { name: '培训活动', facts: monthly('sessions') },
      ],
    },
  }
}

function clientChart(): ChapterBlock {
  const parts = dimensionKeys('client').map((fact) => ({ name: nameIn('client', fact), fact }))
  return {
    ...{ kind: 'chart', number: 5, key: 'services.clients', caption: '咨询服务对象构成' },
    chart: { kind: 'shares', parts },
  }
}

function reportTable({ lists }: Gathered): ChapterBlock {
  const columns = ['报告名称', '编制单位', '领域', '产业', '服务对象', '发布日期']
  return {
    ...{ kind: 'table', number: 8, key: 'services.reports', caption: '数据分析报告清单', columns },
    widths: [6, 4, 2, 3, 2, 2],
    rows: rowsOr(lists.reports, columns, '本年度无登记记录'),
  }
}
