import { BarChart, RadarChart } from 'echarts/charts'
import { LegendComponent, RadarComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { draw, lines, palette, quiet, short, type Titled, type Tone, words } from './chart.js'

/** Charts that are read by their shape: how something is spread, and where it is strong. */
echarts.use([BarChart, RadarChart, LegendComponent, RadarComponent])

export type Steps = Titled & { steps: readonly { label: string; count: number; tone: Tone }[] }
export type Radar = Titled & {
  axes: readonly string[]
  maximum: number
  shapes: readonly { name: string; tone: Tone; isDashed?: boolean; values: readonly (number | null)[] }[]
}

/** Standing columns side by side: how many in each step. */
export function drawSteps({ title, steps }: Steps) {
  return draw(title, 260, {
    grid: { left: 8, right: 8, top: 24, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: steps.map(({ label }) => label),
      ...quiet,
      axisLabel: { ...words, fontSize: 11, interval: 0 },
    },
    yAxis: { type: 'value', minInterval: 1, ...quiet, ...lines },
    series: [
      {
        type: 'bar',
        barCategoryGap: '12%',
        data: steps.map(({ count, tone }) => ({ value: count, itemStyle: { color: palette[tone] } })),
        label: { show: true, position: 'top', ...words, formatter: labelOf },
      },
    ],
  })
}

/** No number over nothing. */
const labelOf = ({ value }: { value: unknown }) => (Number(value) > 0 ? String(value) : '')

/** One corner for each thing, one line for each who is compared; what is not known counts as nothing in the drawing. */
export function drawRadar({ title, axes, maximum, shapes }: Radar) {
  return draw(title, 380, {
    legend: {
      ...{ data: shapes.map(({ name }) => name), bottom: 0, left: 'center', textStyle: words },
      ...{ selectedMode: false, itemWidth: 22, itemHeight: 8 },
    },
    radar: {
      indicator: axes.map((name) => ({ name: short(name, 14), max: maximum })),
      ...{ radius: '62%', center: ['50%', '46%'], splitNumber: 4 },
      axisName: words,
      splitArea: { show: false },
      splitLine: { lineStyle: { color: palette.line } },
      axisLine: { lineStyle: { color: palette.line } },
    },
    series: shapes.map(({ name, tone, isDashed, values }) => ({
      ...{ type: 'radar', name, symbolSize: 5 },
      lineStyle: { color: palette[tone], width: 2, type: isDashed ? 'dashed' : 'solid' },
      itemStyle: { color: palette[tone] },
      data: [{ name, value: values.map((value) => value ?? 0) }],
    })),
  })
}
