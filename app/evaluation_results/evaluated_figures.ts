import type { ScoredSheet } from '#app/evaluation_scoring/scored_sheets'
import { askedOfExperts, marksOf } from '#app/evaluation_scoring/sheet_task'
import { type Indicator, type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'
import { type Figure, type Figures, LEAST_EXPERTS } from '#app/indicators/rules'
import type { FiledContent, SelfFigure } from '#app/self_assessments/self_assessment'

type Sheets = readonly Pick<ScoredSheet, 'scores' | 'findings' | 'verdicts'>[]

/**
 * Everything that is known of one point, by the keys that rules name: what it filed and is believed, what the records
 * say, which go before what is filed, and what the experts gave and found.
 */
export function evaluatedFigures(
  content: IndicatorContent,
  { records, filed, sheets }: { records: Figures; filed: FiledContent; sheets: Sheets }
): Figures {
  const believed = indicatorsOf(content).filter((indicator) => isBelieved(indicator, filed, sheets))
  const own = believed.flatMap(({ id }) => Object.entries(filed.answers[id]?.figures ?? {}))
  const given = marksOf(content).map(({ figure }) => [figure, sheets.flatMap(({ scores }) => scores[figure] ?? [])])
  return { ...Object.fromEntries(own), ...records, ...Object.fromEntries(given), ...foundFigures(content, sheets) }
}

/**
 * 采信: where evidence is asked for, more than half of the experts accept one piece of it at least. Before anybody has
 * scored, what was filed with evidence stands.
 */
export function isBelieved(
  { id, evidence }: Pick<Indicator, 'id' | 'evidence'>,
  filed: FiledContent,
  sheets: readonly Pick<ScoredSheet, 'verdicts'>[]
): boolean {
  if (!evidence) return true
  const pieces = filed.evidence.filter(({ indicator }) => indicator === id)
  if (sheets.length === 0) return pieces.length > 0
  return pieces.some(
    (piece) => 2 * sheets.filter(({ verdicts }) => verdicts[piece.id]?.accepted).length > sheets.length
  )
}

function foundFigures(content: IndicatorContent, sheets: Sheets): Record<string, Figure> {
  const found = askedOfExperts(content).flatMap(({ figure }) => {
    const said = sheets.flatMap(({ findings }) => findings[figure] ?? [])
    return said.length < LEAST_EXPERTS ? [] : [[figure, together(said)] as const]
  })
  return Object.fromEntries(found)
}

/**
 * One figure out of what several experts found. Their samples are one larger sample: parts and wholes are added up, which
 * is exact, stays a part of a whole for the rule and its formula in a workbook, and lets nobody who looked at two records
 * weigh as much as who looked at twenty, as the mean of the shares would. Of numbers the middle one counts, or half way
 * between the two in the middle: of yes and no that is what more than half say, as with evidence.
 */
export function together(said: readonly SelfFigure[]): Exclude<Figure, null> {
  const samples = said.filter((one) => typeof one === 'object')
  if (samples.length > 0) {
    const sum = (of: 'part' | 'whole') => samples.reduce((all, sample) => all + sample[of], 0)
    return { part: sum('part'), whole: sum('whole') }
  }
  const numbers = (said as readonly number[]).toSorted((one, other) => one - other)
  const [lower, upper] = [numbers[(numbers.length - 1) >> 1], numbers[numbers.length >> 1]]
  return Math.round((lower + upper) * 5_000) / 10_000
}
