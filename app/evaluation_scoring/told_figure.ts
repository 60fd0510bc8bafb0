import type { I18n } from '@adonisjs/i18n'
import type { Measure, Rule } from '#app/indicators/indicator_content'
import type { Figure } from '#app/indicators/rules'
import { textIn } from '#app/questions/answer_text'

type Words = Pick<I18n, 't' | 'locale'>
export type Told = { of: string; text: string }

/** One figure as experts read it: yes and no where that is asked, what was chosen in its words, shares with their parts. */
export function toldFigure(rule: Rule, measure: Measure, figure: Figure, words: Words): Told {
  return { of: textIn(measure.of, words), text: textOf(rule, measure, figure, words) }
}

function textOf(rule: Rule, measure: Measure, figure: Figure, words: Words) {
  if (figure === null || Array.isArray(figure)) return words.t('evaluation_sheets.unknown')
  if (typeof figure === 'object') return shareText(figure as { part: number; whole: number }, words)
  const isYes = rule.kind === 'checks' && !measure.unit && 'atLeast' in measure && measure.atLeast === 1 && figure <= 1
  if (isYes) return words.t(`evaluation_sheets.${figure === 1 ? 'yes' : 'no'}`)
  const chosen = rule.kind === 'bands' ? rule.bands.find(({ from, text }) => text && figure >= from) : null
  if (chosen) return textIn(chosen.text, words)
  return `${figure} ${textIn(measure.unit, words)}`.trim()
}

function shareText({ part, whole }: { part: number; whole: number }, words: Words) {
  if (whole === 0) return words.t('evaluation_sheets.unknown')
  return words.t('evaluation_sheets.share', { part, whole, percent: Math.round((part / whole) * 1000) / 10 })
}
