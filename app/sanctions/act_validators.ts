import vine from '@vinejs/vine'
import limits from '#config/sanctions'
import { DOC_NUMBER } from '#app/core/doc_number'
import type { Act } from './acts.js'

export const chosenActValidator = (names: readonly string[]) => vine.create({ act: vine.enum(names) })

/** What one act needs; an opinion that goes against somebody must be longer than that of a consent. */
export function actValidator({ needs, opinion }: Pick<Act<never>, 'needs' | 'opinion'>) {
  const whenNeeded = <T>(field: (typeof needs)[number], schema: T) => (needs.includes(field) ? { [field]: schema } : {})
  const { mostMonths } = limits.rectification
  return vine.create(
    vine.object({
      opinion: vine.string().trim().minLength(opinion).maxLength(1000),
      version: vine.number(),
      ...whenNeeded('months', vine.number().withoutDecimals().min(1).max(mostMonths)),
      ...whenNeeded('minutesNumber', vine.string().trim().minLength(2).maxLength(60)),
      ...whenNeeded('docNumber', vine.string().trim().regex(DOC_NUMBER)),
    })
  )
}
