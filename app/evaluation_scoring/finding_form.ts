import vine from '@vinejs/vine'
import config from '#config/evaluation_scoring'
import type { Asked } from '#app/self_assessments/asked'
import type { SelfFigure } from '#app/self_assessments/self_assessment'
import { choicesOf } from '#app/self_assessments/typed_answer'

const partOfWhole = vine.createRule((value: unknown, _options: undefined, field) => {
  if (Number(value) > Number(field.parent.whole)) field.report('', 'partOfWhole', field)
})

/** Counts are whole; other numbers have two decimals at most. */
export const findingLimits = ({ kind }: Pick<Asked, 'kind'>) =>
  kind === 'share' ? { most: config.mostSampled, decimals: 0 } : { most: config.mostFound, decimals: 2 }

/** What is asked of experts beside points: two counts of a sample, a number, or one of what is offered. */
export function findingSchema({ kind, bands }: Asked) {
  const { most, decimals } = findingLimits({ kind })
  const count = (least: number) => vine.number().min(least).max(most).withoutDecimals()
  if (kind === 'share') return vine.object({ whole: count(1), part: count(0).use(partOfWhole(undefined)) })
  if (kind === 'number') return vine.object({ value: vine.number().min(0).max(most).decimal([0, decimals]) })
  return vine.object({ value: vine.enum(optionsOf({ kind, bands })) })
}

const optionsOf = ({ kind, bands }: Pick<Asked, 'kind' | 'bands'>) =>
  (kind === 'yes' ? [1, 0] : choicesOf({ bands })).map(String)

type Typed = { part?: unknown; whole?: unknown; value?: unknown }

/** @returns null for what is not whole yet, or cannot be */
export function findingIn({ kind, bands }: Asked, { part, whole, value }: Typed): SelfFigure | null {
  if (kind === 'share') {
    const [some, all] = [numberIn(part), numberIn(whole)]
    return some === null || !all || some > all ? null : { part: some, whole: all }
  }
  if (kind === 'number') return numberIn(value)
  return optionsOf({ kind, bands }).includes(String(value)) ? Number(value) : null
}

export function numberIn(typed: unknown) {
  const text = String(typed ?? '').trim()
  const number = text === '' ? Number.NaN : Number(text)
  return Number.isFinite(number) ? number : null
}
