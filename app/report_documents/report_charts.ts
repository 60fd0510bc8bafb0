import { drawField, drawNothing, drawStack, type Tone } from '#app/core/chart'
import { drawColumns, drawCourses, drawShares } from '#app/core/series_charts'
import { drawRadar } from '#app/core/shape_charts'
import type { ReportChart } from '#app/report_facts/chapter_content'
import { keysOfChart } from '#app/report_facts/check_report'
import type { Fact } from '#app/report_facts/fact'
import { factIn } from './report_content.js'
import { reportMap } from './report_map.js'
import { reportWords } from './report_words.js'

type Facts = ReadonlyMap<string, Fact>

/** From the best level down. */
const LEVEL_TONES: Tone[] = ['ok', 'ok-line', 'brand-line', 'warn-line', 'bad']
const SHAPE_TONES: Tone[] = ['brand', 'line-strong', 'ok', 'bad']

/** The drawing of a chart as SVG, in the colours of the day. */
export function drawChart(title: string, chart: ReportChart, facts: Facts): string {
  const of = (key: string) => factIn(facts, key)
  const unitOf = (keys: readonly string[]) => (keys[0] === undefined ? '' : of(keys[0]).unit)
  const valuesOf = (keys: readonly string[]) => keys.map((key) => of(key).value)
  if (valuesOf(keysOfChart(chart)).every((value) => value === null)) return drawNothing(title, reportWords.figures.none)
  switch (chart.kind) {
    case 'columns':
    case 'course': {
      const series = chart.series.map(({ name, facts: keys }) => ({
        ...{ name, unit: unitOf(keys), values: valuesOf(keys) },
      }))
      return (chart.kind === 'columns' ? drawColumns : drawCourses)({ title, categories: chart.categories, series })
    }
    case 'shares':
      return drawShares({
        ...{ title, unit: unitOf(chart.parts.map(({ fact }) => fact)) },
        parts: chart.parts.map(({ name, fact }) => ({ name, value: of(fact).value })),
      })
    case 'levels':
      return drawStack({ title, rows: chart.rows.map(({ name }) => name), parts: levelParts(chart, valuesOf) })
    case 'quadrants':
      return quadrants(title, chart, (key) => of(key).value)
    case 'radar':
      return drawRadar({
        ...{ title, axes: chart.axes, maximum: chart.maximum },
        shapes: chart.shapes.map(({ name, facts: keys }, at) => ({
          ...{ name, tone: SHAPE_TONES[at % SHAPE_TONES.length], isDashed: at > 0, values: valuesOf(keys) },
        })),
      })
    case 'map':
      return reportMap(
        title,
        chart.districts.map(({ code, fact }) => ({ code, value: of(fact).value }))
      )
  }
}

/** Each row is a whole, whatever its levels are counted in. */
function levelParts(
  { rows, levels }: Extract<ReportChart, { kind: 'levels' }>,
  valuesOf: (keys: readonly string[]) => (number | null)[]
) {
  const shares = rows.map(({ facts }) => {
    const values = valuesOf(facts).map((value) => value ?? 0)
    const whole = values.reduce((sum, value) => sum + value, 0)
    return values.map((value) => (whole === 0 ? 0 : (value * 100) / whole))
  })
  return levels.map((name, at) => ({
    ...{ name, tone: LEVEL_TONES[at % LEVEL_TONES.length], values: shares.map((row) => row[at] ?? 0) },
  }))
}

/** Split at the means of both sides; where one side of a point is not known, the point is not drawn. */
function quadrants(
  title: string,
  { x, y, points }: Extract<ReportChart, { kind: 'quadrants' }>,
  valueOf: (key: string) => number | null
) {
  const known = points.flatMap((point) => {
    const [across, up] = [valueOf(point.x), valueOf(point.y)]
    return across === null || up === null ? [] : [{ label: point.name, x: across, y: up }]
  })
  const meanOf = (side: 'x' | 'y') => known.reduce((sum, point) => sum + point[side], 0) / (known.length || 1)
  return drawField({ ...{ title, x, y, points: known }, split: [meanOf('x'), meanOf('y')] })
}
