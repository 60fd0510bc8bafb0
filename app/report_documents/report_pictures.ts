import { chartPicture, type ChartPicture } from '#app/core/chart_picture'
import { pictureSize } from '#app/core/picture_size'
import type { PrintedChart } from './report_outline.js'
import { printedMap } from './report_map.js'

/** Pictures of charts by their marks. */
export type Pictures = ReadonlyMap<string, ChartPicture>

/** Millimetres; a map is as high as it is wide. */
const [CHART_WIDTH, MAP_WIDTH] = [135, 118]

const widthOf = ({ isMap }: Pick<PrintedChart, 'isMap'>) => (isMap ? MAP_WIDTH : CHART_WIDTH)

export function pictureOf(chart: Pick<PrintedChart, 'svg' | 'isMap'>): Promise<ChartPicture> {
  return chartPicture(chart.isMap ? printedMap(chart.svg) : chart.svg, widthOf(chart))
}

/** The same as it was kept. */
export function keptPicture(bytes: Buffer, chart: Pick<PrintedChart, 'isMap'>): ChartPicture {
  const { width, height } = pictureSize(bytes)
  return { bytes, width: widthOf(chart), height: (widthOf(chart) * height) / width }
}
