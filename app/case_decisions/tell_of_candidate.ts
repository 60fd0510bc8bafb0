import type { Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { tell } from '#app/workflow/tell'

/**
 * Puts on record what happened to a case in its selection, and lets the notices know. A chain of its own: the trail of the
 * case is for more eyes.
 */
export function tellOf(
  trx: Trx,
  action: `case_candidate.${string}`,
  { id }: { id: number },
  by: Actor,
  details: Record<string, unknown> = {}
) {
  return tell(trx, { action, subject: { type: 'case_candidate', id }, by, details })
}
