import { drawBars, drawStack, onPage, type Tone } from '#app/core/chart'
import { drawRadar, drawSteps } from '#app/core/shape_charts'
import { type Grade, GRADES, type IndicatorContent } from '#app/indicators/indicator_content'
import { gradeByTotal } from '#app/indicators/total'
import { textIn, type Words } from '#app/questions/answer_text'
import type { Bin } from './distribution.js'
import type { RateLine } from './score_rates.js'

const TONES = { excellent: 'ok', good: 'brand-line', pass: 'warn-line', fail: 'bad' } as const satisfies Record<
  Grade,
  Tone
>

/** Each step in the colour of the grade that its totals have. */
export function histogramChart(content: IndicatorContent, bins: readonly Bin[], words: Words) {
  const steps = bins.map(({ from, to, count }) => ({
    label: from === 0 ? `<${to}` : `${from}–${to}`,
    count,
    tone: TONES[gradeByTotal(content, from * 100)],
  }))
  return onPage(drawSteps({ title: words.t('evaluation_reading.histogram'), steps }))
}

export function gradesChart(rows: readonly { name: string; counts: Record<Grade, number> }[], words: Words) {
  const share = (counts: Record<Grade, number>, grade: Grade) => {
    const all = GRADES.reduce((sum, one) => sum + counts[one], 0)
    return all === 0 ? 0 : (counts[grade] * 100) / all
  }
  const parts = GRADES.map((grade) => ({
    ...{ name: words.t(`indicators.grades.${grade}`), tone: TONES[grade] },
    values: rows.map(({ counts }) => share(counts, grade)),
  }))
  const names = rows.map(({ name }) => name)
  return onPage(drawStack({ title: words.t('evaluation_reading.grades'), rows: names, parts }))
}

export function ratesChart(lines: readonly RateLine[], words: Words) {
  const bars = lines.map(({ code, name, percent }) => ({ label: `${code} ${textIn(name, words)}`, value: percent }))
  return onPage(drawBars({ title: words.t('evaluation_reading.group_rates'), bars, maximum: 100, decimals: 1 }))
}

type Shape = { name: string; lines: readonly RateLine[] }

/** The first one is what it is about. */
export function radarChart(shapes: readonly Shape[], words: Words) {
  const tones = ['brand', 'line-strong', 'ok'] as const
  const axes = shapes[0].lines.map(({ code, name }) => `${code} ${textIn(name, words)}`)
  return onPage(
    drawRadar({
      ...{ title: words.t('evaluation_reading.radar'), axes, maximum: 100 },
      shapes: shapes.map(({ name, lines }, at) => ({
        ...{ name, tone: tones[at], isDashed: at > 0, values: lines.map(({ percent }) => percent) },
      })),
    })
  )
}
