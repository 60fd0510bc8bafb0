import { BarChart, LineChart, PieChart } from 'echarts/charts'
import { LegendComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { draw, halo, lines, palette, quiet, short, type Titled, type Tone, words } from './chart.js'

/** Charts of several series side by side, and of the parts of a whole. */
echarts.use([BarChart, LineChart, PieChart, LegendComponent, LabelLayout])

export type Series = Titled & {
  categories: readonly string[]
  /** `unit` stands at the axis. */
  series: readonly { name: string; unit: string; values: readonly (number | null)[] }[]
}
export type Shares = Titled & { unit: string; parts: readonly { name: string; value: number | null }[] }

/** Told apart in grey print too: dark, light, middle … */
const TONES: readonly Tone[] = ['brand', 'brand-line', 'ok', 'warn-line', 'line-strong', 'bad', 'ok-line']
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const
const DASHES = ['solid', 'dashed', 'dotted'] as const
const SMALL = { ...words, fontSize: 11 }
/** Six digits side by side for each month. */
const TINY = { ...words, fontSize: 9 }
/** Numbers over so many columns would lie on each other. */
const MOST_LABELS = 16

export const toneAt = (index: number) => palette[TONES[index % TONES.length]]

/** Standing columns, those of one category side by side. */
export function drawColumns(chart: Series) {
  const { categories, series } = chart
  const isLabelled = categories.length * series.length <= MOST_LABELS
  return drawSeries(chart, (index) => ({
    ...{ type: 'bar', barMaxWidth: 34, barGap: '8%' },
    itemStyle: { color: toneAt(index), borderRadius: [2, 2, 0, 0] },
    label: { show: isLabelled, position: 'top', ...SMALL, formatter: grouped },
  }))
}

/** Lines from one time to the next; a gap where nothing is known. */
export function drawCourses(chart: Series) {
  const isLabelled = chart.categories.length * chart.series.length <= MOST_LABELS
  return drawSeries(chart, (index) => ({
    ...{ type: 'line', symbol: SYMBOLS[index % SYMBOLS.length], symbolSize: 7 },
    lineStyle: { color: lineTone(index), width: 2, type: DASHES[index % DASHES.length] },
    itemStyle: { color: lineTone(index) },
    label: {
      ...{ show: isLabelled, position: index % 2 === 0 ? 'top' : 'bottom', formatter: grouped },
      ...{ ...(chart.categories.length > 8 ? TINY : SMALL), ...halo },
    },
  }))
}

/** The light tones are too thin for a line. */
const LINE_TONES: readonly Tone[] = ['brand', 'ok', 'bad', 'line-strong']
const lineTone = (index: number) => palette[LINE_TONES[index % LINE_TONES.length]]

/** The first two units have an axis each; the figures of all others are read from the left one. */
function drawSeries({ title, categories, series }: Series, looks: (index: number) => object) {
  const units = [...new Set(series.map(({ unit }) => unit))].slice(0, 2)
  const names = series.map(({ name, unit }) => (units.length > 1 ? `${name}（${unit}）` : name))
  const isCrowded = categories.length > 8 || categories.some((category) => category.length > 5)
  return draw(title, 280, {
    legend: {
      ...{ show: series.length > 1, data: names, top: 0, left: 'center', itemWidth: 18, itemHeight: 10 },
      ...{ textStyle: words, selectedMode: false },
    },
    grid: {
      left: 8,
      right: units.length > 1 ? 8 : 24,
      top: series.length > 1 ? 62 : 40,
      bottom: 4,
      containLabel: true,
    },
    xAxis: {
      type: 'category',
      data: categories.map((category) => short(category, 12)),
      ...quiet,
      axisLabel: { ...(isCrowded ? SMALL : words), interval: 0 },
    },
    yAxis: units.map((unit, at) => ({
      ...{ type: 'value', name: `单位：${unit}`, nameTextStyle: { ...SMALL, align: at === 0 ? 'left' : 'right' } },
      ...{ nameGap: 14, alignTicks: true, ...quiet, axisLabel: { ...SMALL, formatter: groupedNumber } },
      ...(at === 0 ? lines : { splitLine: { show: false } }),
    })),
    series: series.map(({ unit, values }, index) => ({
      ...{ name: names[index], data: values, yAxisIndex: Math.max(0, units.indexOf(unit)) },
      ...looks(index),
    })),
  })
}

/** A ring; each part says its name, its number and its share. */
export function drawShares({ title, unit, parts }: Shares) {
  const known = parts.flatMap(({ name, value }) => (value ? [{ name, value }] : []))
  const whole = known.reduce((sum, { value }) => sum + value, 0)
  const share = (value: number) => ((value * 100) / whole).toFixed(1)
  return draw(title, 300, {
    series: [
      {
        ...{ type: 'pie', radius: ['38%', '62%'], center: ['50%', '50%'], startAngle: 90, minShowLabelAngle: 0 },
        avoidLabelOverlap: true,
        itemStyle: { borderColor: palette.surface, borderWidth: 2 },
        label: {
          ...words,
          lineHeight: 17,
          formatter: ({ name, value }: { name: string; value: number }) =>
            `${short(name, 16)}\n${groupedNumber(value)}${unit}，${share(value)}%`,
        },
        labelLine: { length: 10, length2: 8, lineStyle: { color: palette['line-strong'] } },
        data: known.map((part, index) => ({ ...part, itemStyle: { color: toneAt(index) } })),
      },
    ],
  })
}

const groupedNumber = (value: number) => value.toLocaleString('en-US')
const grouped = ({ value }: { value: unknown }) =>
  value === null || value === undefined || value === '' ? '' : groupedNumber(Number(value))
