import { beijingYear } from '#app/core/beijing_day'
import { inTransaction } from '#app/core/dialect'
import { changeIndicator, indicatorIn } from '#app/indicators/edit_content'
import type { IndicatorContent } from '#app/indicators/indicator_content'
import { draftNext, writeDraft } from '#app/indicators/indicator_version_workflow'
import { ensureStandardSystem } from '#app/indicators/standard_system'
import { actorFor } from '#app/users/actor'
import type { DemoPeople } from './people.js'

/** The standard system was published for last year; this year's draft asks for more consultations. */
export async function seedIndicators({ handlers: [handler] }: DemoPeople) {
  const year = beijingYear()
  const published = await inTransaction((trx) => ensureStandardSystem(trx, year - 1))
  const by = actorFor(handler)
  const draft = await draftNext(published, year, by)
  await writeDraft(draft, by, { seen: 0, said: 'C1 公益咨询', change: asksForMore })
}

function asksForMore(content: IndicatorContent) {
  const indicator = indicatorIn(content, 'c1')!
  const parts = indicator.parts.map((part) =>
    part.rule.kind === 'linear' ? { ...part, rule: { ...part.rule, floor: 15, full: 50 } } : part
  )
  return changeIndicator(content, { ...indicator, parts })
}
