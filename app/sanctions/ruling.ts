import type { Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Submission from '#app/workflow/submission'
import type { Moving, Workflow } from '#app/workflow/workflow'

/** What an official adds to a step. `version` is the one the official had on the screen. */
export type Ruling = { opinion: string; version?: number }
export type Meeting = Ruling & { minutesNumber: string }
export type Person = Actor & { id: number }

type More = {
  minutesNumber?: string
  set?: Record<string, unknown>
  details?: Record<string, unknown>
  also?: (trx: Trx) => Promise<unknown>
}

/** Takes a step with the decision row that goes with it, bound to what the institution handed in last. */
export async function ruleOn<S extends string, P extends string>(
  workflow: Workflow<S, P>,
  step: P,
  row: Moving<S>,
  by: Actor,
  { opinion, version }: Ruling,
  { minutesNumber, set, details, also }: More = {}
) {
  const submission = await Submission.newestOf(workflow.subject, row.id)
  await workflow.take(step, row, {
    by,
    version,
    set,
    details: { opinion, minutesNumber, ...details },
    also: async (trx) => {
      const { round = 0, contentHash } = submission ?? {}
      const subject = { type: workflow.subject, id: row.id, round }
      await decide(trx, by, { subject, step, decision: step, opinion, minutesNumber, contentHash })
      await also?.(trx)
    },
  })
}

/** @throws StepNotAllowed `own_proposal`: who proposed something does not decide on it, in nobody's name */
export function refuseOwnProposal({ createdById }: { createdById: number }, by: Actor, step: string) {
  if (by.id === createdById) throw new StepNotAllowed(step, 'own_proposal')
}
