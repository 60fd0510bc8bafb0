import type { I18n } from '@adonisjs/i18n'
import type { HttpContext } from '@adonisjs/core/http'
import { refusedFor } from '#app/core/form_page'
import { inputNameOf } from '#app/core/form_field'
import { hundredths } from '#app/indicators/fraction'
import { type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'
import { weightSums } from '#app/indicators/publishing_checks'
import { textIn } from '#app/questions/answer_text'
import { whatIfValidator } from './reading_validators.js'
import { type Wish, wished } from './what_if.js'

/** What the address asks for, in terms of this system. @throws faults at their fields */
export async function wishIn({ request, i18n }: HttpContext, content: IndicatorContent): Promise<Wish> {
  const { weights = {}, bands = {}, quotaPercent } = await request.validateUsing(whatIfValidator)
  const wish = { weights: knownWeights(content, weights), bands, quotaPercent }
  const faults = [...sumFaults(wished(content, wish), i18n), ...bandFaults(wished(content, wish), i18n)]
  if (faults.length > 0) throw refusedFor(faults)
  return wish
}

function knownWeights(content: IndicatorContent, weights: Wish['weights']): Wish['weights'] {
  const variants = content.variants.map(({ id }) => id)
  return Object.fromEntries(
    indicatorsOf(content).map(({ id }) => [
      id,
      Object.fromEntries(Object.entries(weights[id] ?? {}).filter(([variant]) => variants.includes(variant))),
    ])
  )
}

function sumFaults(content: IndicatorContent, i18n: I18n) {
  const sums = weightSums(content)
  return content.variants
    .filter(({ id }) => sums[id] !== 100)
    .map(({ id, name }) => ({
      path: `sums.${id}`,
      message: i18n.t('evaluation_reading.sum_wrong', { name: textIn(name, i18n), sum: sums[id] }),
    }))
}

/** Each grade begins below the one above it. */
function bandFaults({ grading }: IndicatorContent, i18n: I18n) {
  const { bands } = grading
  return bands
    .filter(({ from }, at) => at > 0 && from >= bands[at - 1].from)
    .map(({ grade }) => ({ path: `bands.${grade}`, message: i18n.t('evaluation_reading.bands_wrong') }))
}

export type Change = { path: string; before: number; after: number }

/** What differs from the system in force: told on the page, and all that the address needs. */
export function changesIn(content: IndicatorContent, { weights, bands, quotaPercent }: Wish) {
  const { grading } = content
  const of = (path: string, before: number, after: number | undefined): Change[] =>
    after === undefined || hundredths(after) === hundredths(before) ? [] : [{ path, before, after }]
  return {
    weights: indicatorsOf(content).flatMap((indicator) =>
      content.variants.flatMap((variant) => {
        const [before, after] = [indicator.points[variant.id] ?? 0, weights[indicator.id]?.[variant.id]]
        return of(`weights.${indicator.id}.${variant.id}`, before, after).map((one) => ({ ...one, indicator, variant }))
      })
    ),
    bands: grading.bands.flatMap(({ grade, from }) =>
      of(`bands.${grade}`, from, bands[grade]).map((one) => ({ ...one, grade }))
    ),
    quota: of('quotaPercent', grading.excellent.quotaPercent, quotaPercent),
  }
}

export type Changes = ReturnType<typeof changesIn>

export function queryOf({ weights, bands, quota }: Changes) {
  const query = new URLSearchParams()
  for (const { path, after } of [...weights, ...bands, ...quota]) query.set(inputNameOf(path), String(after))
  return query.toString()
}
