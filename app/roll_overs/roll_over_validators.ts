import vine from '@vinejs/vine'
import { beijingYear } from '#app/core/beijing_day'

/** A year is prepared before it begins, or while it runs. */
export const yearsToPrepare = () => [beijingYear() + 1, beijingYear()]

export const rollOverValidator = () => {
  const [next, current] = yearsToPrepare()
  return vine.create({ year: vine.number().withoutDecimals().min(current).max(next) })
}

/** Each as `<id>-<version>`: what was seen is what is opened. */
export const openingsValidator = vine.create({
  items: vine
    .array(vine.string().regex(/^\d{1,9}-\d{1,9}$/))
    .minLength(1)
    .maxLength(200)
    .distinct(),
  version: vine.number(),
})

export const rollOverStepValidator = vine.create({
  step: vine.enum(['conclude', 'reopen']),
  version: vine.number(),
  opinion: vine.string().trim().minLength(2).maxLength(300).optional().requiredWhen('step', '=', 'reopen'),
})
