import i18nManager from '@adonisjs/i18n/services/main'
import type { Batches } from '#app/core/batches'
import { inParts } from '#app/core/in_parts'
import { beijingDay } from '#app/core/beijing_day'
import type { Sheet } from '#app/core/spreadsheet'
import type Designation from '#app/designations/designation'
import { reportDefinitions, type FigureDefinition } from './figure_definitions.js'
import { changePercent, unitOf } from './figure_words.js'
import { type Standing, twoYears, type TwoYears } from './standings.js'

/** A line of 年度数据报送表; the first one of a point names it where there are several. */
export type ReportLine =
  | { heading: string }
  | { code: string; definition: FigureDefinition; standing: Standing; last: number | null; isFrozen: boolean }

const POINTS_AT_A_TIME = 100

/** 年度数据报送表 (domain §7, sheet 9), in these columns. It is an official paper: always Chinese. */
export function reportSheet(year: number, unit: string | null): Sheet<ReportLine> {
  const zh = i18nManager.locale('zh-CN')
  const of =
    (told: (line: Exclude<ReportLine, { heading: string }>) => string | number | null) => (line: ReportLine) =>
      'heading' in line ? null : told(line)
  return {
    name: '年度数据报送表',
    title: `${year}年度数据报送表`,
    note: `填报单位（盖章）：${unit ?? ''}            填报日期：${beijingDay()}`,
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { header: '指标代码', width: 24, value: (line) => ('heading' in line ? line.heading : line.code) },
      {
        header: '指标名称',
        width: 18,
        value: of(({ definition }) => zh.t(`evaluation_figures.report_names.${definition.key}`)),
      },
      { header: '计量单位', width: 10, value: of(({ definition }) => unitOf(definition.key, zh)) },
      { header: '本年数', width: 10, value: of(({ standing }) => standing.value) },
      { header: '上年数', width: 10, value: of(({ last }) => last) },
      { header: '增减(%)', width: 10, value: of(({ standing, last }) => changePercent(standing.value, last)) },
      {
        header: '数据来源',
        width: 14,
        value: of(({ definition }) => zh.t(`evaluation_figures.sources.${definition.source}`)),
      },
      { header: '说明', width: 44, value: of((line) => remarksOf(line).join('；')) },
    ],
  }
}

/** Which rule it is counted by, and what has to be known beside the value. */
function remarksOf({ definition, standing, isFrozen }: Exclude<ReportLine, { heading: string }>) {
  const zh = i18nManager.locale('zh-CN')
  const { system, override } = standing
  const other =
    override?.state === 'confirmed' &&
    zh.t('evaluation_figures.report_override', { system: String(system.value ?? '—') })
  return [
    zh.t(`evaluation_figures.figures.${definition.key}.rule`),
    system.note && zh.t(`evaluation_figures.notes.${system.note}`),
    other,
    isFrozen && zh.t('evaluation_figures.frozen'),
  ].filter((remark) => typeof remark === 'string')
}

/** So many points at a time, as the file is written. */
export function reportLines(points: readonly Designation[], year: number): Batches<ReportLine> {
  const eachPoint = reportDefinitions.length + (points.length > 1 ? 1 : 0)
  return { count: async () => points.length * eachPoint, [Symbol.asyncIterator]: () => partsOf(points, year) }
}

async function* partsOf(points: readonly Designation[], year: number): AsyncGenerator<ReportLine[]> {
  const keys = reportDefinitions.map(({ key }) => key)
  for (const slice of inParts(points, POINTS_AT_A_TIME)) {
    const ids = slice.map(({ id }) => id)
    const years = await twoYears(ids, year, { keys, compares: false })
    yield slice.flatMap((point) => {
      const lines = linesOf(years.get(point.id)!)
      return points.length > 1 ? [{ heading: point.name }, ...lines] : lines
    })
  }
}

function linesOf({ now, last }: TwoYears): ReportLine[] {
  return reportDefinitions.map((definition, at) => ({
    ...{ definition, code: `SJ${String(at + 1).padStart(2, '0')}`, standing: now.figures[definition.key] },
    ...{ last: last(definition.key), isFrozen: now.freeze !== null },
  }))
}
