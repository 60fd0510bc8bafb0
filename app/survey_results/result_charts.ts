import { drawBars, drawCourse, drawField, drawStack, onPage, type Measured, type Tone } from '#app/core/chart'
import type { ShownLine } from './result_lines.js'
import type { ResultFacts } from './result_view.js'
import type { Words } from './result_words.js'

/** ★5 … ★1 */
const LEVEL_TONES: Tone[] = ['ok', 'ok-line', 'brand-line', 'warn-line', 'bad']

/** The drawings of a result, from the lines that are shown beside them and nothing else. */
export function chartsOf(facts: ResultFacts, words: Pick<Words, 't'>) {
  const maximum = facts.result.levelMap === 'stars' ? 5 : 100
  const title = (name: string) => words.t(`survey_results.charts.${name}`)
  const bars = (name: string, lines: Measured[]) =>
    lines.some(({ value }) => value !== null) ? onPage(drawBars({ title: title(name), bars: lines, maximum })) : null
  return {
    dimensions: bars(
      'dimensions',
      facts.dimensions.map(({ name, value }) => ({ label: name, value }))
    ),
    types: bars('types', facts.types.flatMap(measured)),
    districts: bars('districts', facts.districts.flatMap(measured)),
    points: bars('points', facts.points.filter(({ band }) => band).flatMap(measured)),
    items: facts.items.length > 0 ? levelsOf(facts, title('items'), words) : null,
    quadrant: fieldOf(facts, title('quadrant'), words),
    trend: courseOf(facts, title('trend')),
  }
}

export type ResultCharts = ReturnType<typeof chartsOf>

function measured({ name, row, interval }: ShownLine): Measured[] {
  return row.figures ? [{ label: name, value: row.figures.index, ...interval }] : []
}

function levelsOf({ items }: ResultFacts, title: string, words: Pick<Words, 't'>) {
  const parts = LEVEL_TONES.map((tone, at) => ({
    ...{ name: words.t(`survey_results.levels.${5 - at}`), tone },
    values: items.map(({ shares }) => shares[at]),
  }))
  return onPage(drawStack({ title, rows: items.map(numbered), parts }))
}

/** As in the table below: the field has room for the numbers alone. */
const numbered = ({ name }: { name: string }, at: number) => `${at + 1} ${name}`

/** Split at the means of both sides. */
function fieldOf({ items }: ResultFacts, title: string, words: Pick<Words, 't'>) {
  const known = items
    .map((item, at) => ({ ...item, label: String(at + 1) }))
    .filter(({ importance }) => importance !== null)
  if (known.length < 3) return null
  const points = known.map(({ label, importance, mean }) => ({ label, x: importance!, y: mean }))
  const meanOf = (of: 'x' | 'y') => points.reduce((sum, point) => sum + point[of], 0) / points.length
  const axes = { x: words.t('survey_results.importance'), y: words.t('survey_results.score') }
  return onPage(drawField({ ...{ title, points, ...axes }, split: [meanOf('x'), meanOf('y')] }))
}

function courseOf({ trend }: ResultFacts, title: string) {
  const comparable = trend.filter((one) => one.comparable && one.value !== null)
  if (comparable.length < 2) return null
  const points = trend.map(({ name, value, interval, comparable: same }) =>
    same ? { label: name, value, ...interval } : { label: name, value: null }
  )
  return onPage(drawCourse({ title, points }))
}
