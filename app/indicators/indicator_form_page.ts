import type { HttpContext } from '@adonisjs/core/http'
import limits from '#config/indicators'
import { textIn } from '#app/questions/answer_text'
import { type Indicator, indicatorsOf, RULE_KINDS, SOURCES } from './indicator_content.js'
import type IndicatorVersion from './indicator_version.js'
import { findingsIn } from './publishing_checks.js'
import { wordsOf } from './rule_words.js'

/** The form of one indicator of a draft, with its neighbours. */
export function renderIndicator({ view, i18n }: HttpContext, version: IndicatorVersion, indicator: Indicator) {
  const all = indicatorsOf(version.content)
  const at = all.findIndex(({ id }) => id === indicator.id)
  const [, ...others] = version.content.variants
  return view.render('pages/indicators/indicator', {
    ...{ version, indicator, limits, kinds: RULE_KINDS, sources: SOURCES },
    ...{ before: all[at - 1], after: all[at + 1] },
    variants: others.map(({ id, name }) => ({ id, name: textIn(name, i18n) })),
    words: new Map(indicator.parts.map(({ id, rule }) => [id, wordsOf(rule, i18n)])),
    findings: findingsIn(version.content).filter((finding) => finding.at === indicator.id),
  })
}
