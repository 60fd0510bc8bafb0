import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/case_reviews'
import type { RubricItem } from '#app/case_calls/case_call'
import { refusedFor } from '#app/core/form_page'
import type { ScoreDraft } from './case_seat.js'
import type { Scored } from './score_versions.js'

/** A reason is written where an item gets little or nearly everything. */
export function needsReason(score: number, { most }: Pick<RubricItem, 'most'>) {
  return score < most * config.reasonBelow || score > most * config.reasonAbove
}

/**
 * A score sheet to be handed in, with the hash of what was read.
 *
 * @throws E_VALIDATION_ERROR with each fault at its field
 */
export async function checkedScores(ctx: HttpContext, rubric: readonly RubricItem[]) {
  const { contentHash, scores, reasons = {}, opinion } = await ctx.request.validateUsing(sheetOf(rubric))
  const scored = { scores, reasons: reasons as Record<string, string>, opinion } as Scored
  const silent = rubric.filter(
    (item) =>
      needsReason(scored.scores[item.key], item) && (scored.reasons[item.key] ?? '').length < config.reason.least
  )
  if (silent.length > 0) {
    const message = ctx.i18n.t('case_reviews.reason_missing', { least: config.reason.least })
    throw refusedFor(silent.map(({ key }) => ({ path: `reasons.${key}`, message })))
  }
  return { contentHash, scored }
}

/** Each item from 0 to its points, in steps of a tenth. */
function sheetOf(rubric: readonly RubricItem[]) {
  const scores = rubric.map(({ key, most }) => [key, vine.number().min(0).max(most).decimal([0, 1])])
  const reasons = rubric.map(({ key }) => [key, vine.string().trim().maxLength(config.reason.most).optional()])
  const { least, most } = config.opinion
  return vine.create({
    contentHash: vine.string().maxLength(64),
    scores: vine.object(Object.fromEntries(scores)),
    reasons: vine.object(Object.fromEntries(reasons)).optional(),
    opinion: vine.string().trim().minLength(least).maxLength(most),
  })
}

/** What was typed so far, whatever it is: numbers where they are numbers, texts cut to what may be handed in. */
export function draftFrom({ request }: HttpContext, rubric: readonly RubricItem[]): ScoreDraft {
  const typed = request.only(['scores', 'reasons', 'opinion'])
  const text = (value: unknown, most: number) => (typeof value === 'string' ? value.slice(0, most) : '')
  const number = (value: unknown) => (value === '' || Number.isNaN(Number(value ?? Number.NaN)) ? null : Number(value))
  const each = <T>(of: (key: string) => T) => Object.fromEntries(rubric.map(({ key }) => [key, of(key)]))
  return {
    scores: each((key) => number(typed.scores?.[key])),
    reasons: each((key) => text(typed.reasons?.[key], config.reason.most)),
    opinion: text(typed.opinion, config.opinion.most),
  }
}
