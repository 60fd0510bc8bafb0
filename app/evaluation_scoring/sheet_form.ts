import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/evaluation_scoring'
import type { ExpertRule } from '#app/indicators/indicator_content'
import type { Sheet, Verdict } from './evaluation_seat.js'
import { findingIn, findingSchema, numberIn } from './finding_form.js'
import { markField, pieceField, type SheetTask } from './sheet_task.js'

const { reason, opinion } = config

/** A reason is written where many of the points are withheld. */
export function needsReason(score: number, { points }: Pick<ExpertRule, 'points'>) {
  return score < points * config.reasonBelow
}

/**
 * A sheet to be handed in, whole, with the hash of what was read.
 *
 * @throws E_VALIDATION_ERROR with each fault at its field
 */
export async function checkedSheet(ctx: HttpContext, task: SheetTask) {
  const typed = await ctx.request.validateUsing(schemaOf(task))
  const marks = (typed.marks ?? {}) as Record<string, { score: number; reason?: string }>
  const findings = (typed.findings ?? {}) as Record<string, object>
  const verdicts = (typed.verdicts ?? {}) as Record<string, { accepted: 'yes' | 'no'; reason?: string }>
  const sheet: Sheet = {
    scores: pairs(task.marks, ({ figure }) => [figure, marks[markField(figure)].score]),
    findings: pairs(task.asked, (one) => [one.figure, findingIn(one, findings[markField(one.figure)])]),
    reasons: pairs(task.marks, ({ figure }) => [figure, marks[markField(figure)].reason ?? null]),
    verdicts: pairs(task.filed.evidence, ({ id }) => {
      const { accepted, reason: why = '' } = verdicts[pieceField(id)]
      return [id, { accepted: accepted === 'yes', reason: accepted === 'yes' ? '' : why }]
    }),
    opinion: typed.opinion,
  }
  return { contentHash: typed.contentHash ?? '', sheet }
}

/** Each figure from nought to its points, in steps of a tenth; what is asked beside them; each piece 采信 or 不采信. */
function schemaOf({ marks, asked, filed }: SheetTask) {
  const text = () => vine.string().trim().minLength(reason.least).maxLength(reason.most).optional()
  const mark = (rule: ExpertRule) =>
    vine.object({
      score: vine.number().min(0).max(rule.points).decimal([0, 1]),
      reason: text().requiredWhen(({ parent }) => parent.score !== null && needsReason(Number(parent.score), rule)),
    })
  const verdict = () =>
    vine.object({
      accepted: vine.enum(['yes', 'no'] as const),
      reason: text().requiredWhen(({ parent }) => parent.accepted === 'no'),
    })
  type Field = ReturnType<typeof mark> | ReturnType<typeof verdict> | ReturnType<typeof findingSchema>
  const group = (fields: Record<string, Field>) =>
    Object.keys(fields).length > 0 ? vine.object(fields) : vine.object({}).optional()
  return vine.create({
    contentHash: vine.string().maxLength(64).optional(),
    marks: group(Object.fromEntries(marks.map((rule) => [markField(rule.figure), mark(rule)]))),
    findings: group(Object.fromEntries(asked.map((one) => [markField(one.figure), findingSchema(one)]))),
    verdicts: group(Object.fromEntries(filed.evidence.map(({ id }) => [pieceField(id), verdict()]))),
    opinion: vine.string().trim().minLength(opinion.least).maxLength(opinion.most),
  })
}

/** What was typed so far, whatever it is: numbers where they can be, texts cut to what may be handed in. */
export function draftFrom({ request }: HttpContext, { marks, asked, filed }: SheetTask): Sheet {
  const typed = request.only(['marks', 'findings', 'verdicts', 'opinion'])
  const at = (of: 'marks' | 'findings' | 'verdicts', field: string) => typed[of]?.[field] ?? {}
  const text = (value: unknown, most: number) => (typeof value === 'string' ? value.slice(0, most) : '')
  return {
    scores: pairs(marks, ({ figure }) => [figure, numberIn(at('marks', markField(figure)).score)]),
    findings: pairs(asked, (one) => [one.figure, findingIn(one, at('findings', markField(one.figure)))]),
    reasons: pairs(marks, ({ figure }) => [figure, text(at('marks', markField(figure)).reason, reason.most) || null]),
    verdicts: pairs(filed.evidence, ({ id }) => {
      const { accepted, reason: why } = at('verdicts', pieceField(id))
      const said = accepted === 'yes' || accepted === 'no'
      return [id, said ? { accepted: accepted === 'yes', reason: text(why, reason.most) } : null]
    }),
    opinion: text(typed.opinion, opinion.most),
  }
}

/** 其余全部采信: every piece that has no verdict yet. */
export function acceptRest(draft: Sheet, { filed }: SheetTask): Sheet {
  const accepted: Verdict = { accepted: true, reason: '' }
  const rest = Object.fromEntries(filed.evidence.map(({ id }) => [id, draft.verdicts[id] ?? accepted]))
  return { ...draft, verdicts: rest }
}

function pairs<T, V>(of: readonly T[], pair: (one: T) => [string | number, V | null]): Record<string, V> {
  const found = of.map(pair).filter((one): one is [string | number, V & {}] => one[1] !== null)
  return Object.fromEntries(found)
}
