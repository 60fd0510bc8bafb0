import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent, LegendComponent, MarkLineComponent, TitleComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { LabelLayout, LegacyGridContainLabel } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import type { EChartsCoreOption } from 'echarts/core'

echarts.use([
  ...[BarChart, CustomChart, LineChart, ScatterChart],
  ...[
    GridComponent,
    LegendComponent,
    MarkLineComponent,
    TitleComponent,
    LabelLayout,
    LegacyGridContainLabel,
    SVGRenderer,
  ],
])

/** The colours of resources/css/tokens.css by day; a page changes them to the tokens themselves (`onPage`). */
export const palette = {
  'brand': '#1a56b8',
  'brand-line': '#bcd3f5',
  'ok': '#14713f',
  'ok-line': '#b4dfc4',
  'warn-line': '#f2d39a',
  'bad': '#b3261e',
  'ink': '#17212e',
  'ink-2': '#475364',
  'line': '#e1e6ed',
  'line-strong': '#8b96a5',
  'surface': '#ffffff',
} as const
export type Tone = keyof typeof palette

const FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"
const [WIDTH, ROW, SIZE] = [460, 32, 13]

/** What a chart shows; the table beside it says the same. */
export type Titled = { title: string }
export type Measured = { label: string; value: number | null; low?: number; high?: number }
export type Bars = Titled & { bars: readonly Measured[]; minimum?: number; maximum: number; decimals?: number }
export type Stack = Titled & {
  rows: readonly string[]
  parts: readonly { name: string; tone: Tone; values: readonly number[] }[]
}
export type Field = Titled & {
  x: string
  y: string
  points: readonly { label: string; x: number; y: number }[]
  split: [number, number]
}
export type Course = Titled & { points: readonly Measured[]; minimum?: number; maximum?: number }

export const words = { color: palette['ink-2'], fontSize: SIZE, fontFamily: FONT }
/** Letters over lines. */
export const halo = { textBorderColor: palette.surface, textBorderWidth: 3 }
export const quiet = { axisLine: { show: false }, axisTick: { show: false }, axisLabel: words }
export const lines = { splitLine: { lineStyle: { color: palette.line } } }

/** Lying bars with their numbers and, where they are given, intervals. */
export function drawBars({ title, bars, minimum = 0, maximum, decimals = 2 }: Bars) {
  const intervals = bars.flatMap(({ low, high }, at) =>
    low === undefined || high === undefined ? [] : [[at, low, high]]
  )
  return draw(title, bars.length * ROW + 30, {
    grid: { left: 8, right: 56, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', min: minimum, max: maximum, ...quiet, ...lines },
    yAxis: { type: 'category', data: bars.map(({ label }) => short(label)), inverse: true, ...quiet },
    series: [
      {
        type: 'bar',
        data: bars.map(({ value }) => value),
        barWidth: 14,
        itemStyle: { color: palette['brand-line'], borderRadius: [0, 3, 3, 0] },
      },
      whiskers(intervals, ([at, low, high]) => [low, at, high, at]),
      { type: 'custom', data: bars.map(({ value }, at) => [at, value]), renderItem: numbers(bars, maximum, decimals) },
    ],
  })
}

/** At the right edge, so that no bar and no interval crosses a number. */
function numbers(bars: readonly Measured[], maximum: number, decimals: number) {
  return (_params: unknown, api: any) => {
    const at = api.value(0)
    const [x, y] = api.coord([maximum, at])
    const text = bars[at].value === null ? '—' : bars[at].value.toFixed(decimals)
    return {
      type: 'text',
      style: { text, x: x + 8, y, fill: palette.ink, verticalAlign: 'middle', font: `600 ${SIZE}px ${FONT}` },
    }
  }
}

function whiskers(data: number[][], ends: (row: number[]) => number[]) {
  const renderItem = (_params: unknown, api: any) => {
    const [x1, y1, x2, y2] = ends([api.value(0), api.value(1), api.value(2)])
    const [from, to] = [api.coord([x1, y1]), api.coord([x2, y2])]
    const isLying = Math.abs(from[1] - to[1]) < Math.abs(from[0] - to[0])
    const cap = ([x, y]: number[]) =>
      isLying ? { x1: x, y1: y - 5, x2: x, y2: y + 5 } : { x1: x - 5, y1: y, x2: x + 5, y2: y }
    const style = { stroke: palette.ink, lineWidth: 1.5 }
    const line = (shape: object) => ({ type: 'line', shape, style })
    return {
      type: 'group',
      children: [line({ x1: from[0], y1: from[1], x2: to[0], y2: to[1] }), line(cap(from)), line(cap(to))],
    }
  }
  return { type: 'custom', data, renderItem, z: 5 }
}

/** Each row divided into its parts, in per cent. */
export function drawStack({ title, rows, parts }: Stack) {
  const legendHeight = widthOf(parts.map(({ name }) => name).join('')) > 44 ? 56 : 34
  return draw(title, rows.length * ROW + 30 + legendHeight, {
    legend: {
      data: parts.map(({ name }) => name),
      top: 0,
      left: 'center',
      itemWidth: 12,
      itemHeight: 12,
      textStyle: words,
      selectedMode: false,
    },
    grid: { left: 8, right: 24, top: legendHeight, bottom: 4, containLabel: true },
    xAxis: { type: 'value', max: 100, ...quiet, axisLabel: { ...words, formatter: '{value}%' }, ...lines },
    yAxis: { type: 'category', data: rows.map((row) => short(row)), inverse: true, ...quiet },
    series: parts.map(({ name, tone, values }) => ({
      ...{ name, type: 'bar', stack: 'all', barWidth: 16, data: values },
      itemStyle: { color: palette[tone] },
    })),
  })
}

/** Points in four fields: what matters much and is good, and the other three. */
export function drawField({ title, x, y, points, split }: Field) {
  const axis = (name: string) => ({
    type: 'value',
    name,
    nameLocation: 'middle',
    scale: true,
    /** So that no point and no label lies on the edge. */
    boundaryGap: ['6%', '10%'],
    nameTextStyle: words,
    ...quiet,
    ...lines,
  })
  return draw(title, 380, {
    /** On the right there is room for the name of the last point. */
    grid: { left: 42, right: 104, top: 16, bottom: 34, containLabel: true },
    xAxis: { ...axis(x), nameGap: 28 },
    yAxis: { ...axis(y), nameGap: 46 },
    series: [
      {
        type: 'scatter',
        symbolSize: 11,
        itemStyle: { color: palette.brand },
        data: points.map((point) => ({
          ...{ value: [point.x, point.y], name: short(point.label, 16) },
          label: { position: sideOf(point, points) },
        })),
        label: { show: true, position: 'right', formatter: '{b}', ...words, ...halo },
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: palette['line-strong'], type: 'dashed' },
          data: [{ xAxis: split[0] }, { yAxis: split[1] }],
        },
      },
    ],
  })
}

/** A name goes to the left where another point, and its name, would lie under it. */
function sideOf(point: Field['points'][number], points: Field['points']) {
  const range = (side: 'x' | 'y') =>
    Math.max(...points.map((one) => one[side])) - Math.min(...points.map((one) => one[side]))
  const isCrossed = ({ x, y }: typeof point) =>
    x >= point.x && x - point.x < range('x') * 0.5 && Math.abs(y - point.y) < range('y') * 0.06
  return points.some((other) => other !== point && isCrossed(other)) ? 'left' : 'right'
}

/** The place of a chart whose figures nobody knows says so. */
export const drawNothing = (title: string, text: string) =>
  draw(title, 72, { title: { text, left: 'center', top: 'middle', textStyle: { ...words, fontWeight: 'normal' } } })

/** One figure from one time to the next; a gap where there is none. */
export function drawCourse({ title, points, minimum, maximum }: Course) {
  const intervals = points.flatMap(({ low, high }, at) =>
    low === undefined || high === undefined ? [] : [[at, low, high]]
  )
  return draw(title, 260, {
    grid: { left: 8, right: 24, top: 28, bottom: 4, containLabel: true },
    xAxis: { type: 'category', data: points.map(({ label }) => short(label)), ...quiet },
    yAxis: { type: 'value', min: minimum, max: maximum, scale: true, ...quiet, ...lines },
    series: [
      {
        type: 'line',
        data: points.map(({ value }) => value),
        symbolSize: 8,
        lineStyle: { color: palette.brand, width: 2 },
        itemStyle: { color: palette.brand },
        label: {
          show: true,
          position: 'top',
          distance: 8,
          ...words,
          formatter: ({ value }: { value: unknown }) => Number(value).toFixed(2),
        },
      },
      whiskers(intervals, ([at, low, high]) => [at, low, at, high]),
    ],
  })
}

/** In halves of a Chinese character. */
const widthOf = (text: string) => [...text].reduce((width, letter) => width + (letter < '\u2e80' ? 1 : 2), 0)

/** Labels beyond this are cut: the table has them whole. */
export function short(label: string, most = 28) {
  if (widthOf(label) <= most) return label
  let [kept, width] = ['', 0]
  for (const letter of label) {
    width += widthOf(letter)
    if (width > most - 2) break
    kept += letter
  }
  return `${kept}…`
}

export function draw(title: string, height: number, option: EChartsCoreOption) {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height })
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: FONT }, ...option })
    return plain(chart.renderToSVGString(), title)
  } finally {
    chart.dispose()
  }
}

/**
 * The drawing alone, the same for the same figures: without style sheet and style attributes, which the pages refuse,
 * without what only serves a mouse, and without numbers that count up.
 */
function plain(svg: string, title: string) {
  const escaped = title.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
  return svg
    .replace(/<style[^]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, '')
    .replace(/zr\d+-/g, 'chart-')
    .replace(/ style="([^"]*)"/g, (_all, rules: string) => attributesOf(rules))
    .replace(/<svg width="(\d+)" height="(\d+)"/, `<svg class="chart" role="img" aria-label="${escaped}"`)
    .replace(/\n\s*/g, '')
}

function attributesOf(rules: string) {
  const pairs = rules
    .replaceAll('&quot;', "'")
    .split(';')
    .filter(Boolean)
    .map((rule) => rule.split(/:(.*)/).map((text) => text.trim()))
  return pairs.map(([name, value]) => ` ${name}="${value}"`).join('')
}

/**
 * For a page, which may be shown by night: the colours are those of its tokens.
 *
 * @param name of the drawing among others on the same page: what it cuts off by is named too
 */
export function onPage(svg: string, name = 'chart') {
  const named = svg.replace(/(["#])chart-/g, `$1${name}-`)
  return Object.entries(palette).reduce(
    (drawn, [token, colour]) => drawn.replaceAll(`"${colour}"`, `"var(--${token})"`),
    named
  )
}
