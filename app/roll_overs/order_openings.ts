import { sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { enqueue } from '#jobs/queue'
import type RollOver from './roll_over.js'
import { rollOverWorkflow as workflow } from './roll_over_workflow.js'

/** One of those chosen, in the version that the person saw. */
export type Chosen = { id: number; version: number }

/**
 * 开启所选: from here on the worker does it. What was refused or failed before may be ordered anew; what is there stays.
 *
 * @throws StepNotAllowed when a run is under way, or one of them was changed or opened meanwhile
 */
export async function orderOpenings(
  rollOver: RollOver,
  by: Actor & { id: number },
  chosen: readonly Chosen[],
  version?: number
) {
  await workflow.take('start', rollOver, {
    ...{ by, version, details: { count: chosen.length } },
    set: { ordered_by_id: by.id },
    also: async (trx) => {
      for (const one of chosen) await order(trx, rollOver.id, one, by)
      const dedupeKey = `roll_over/${rollOver.id}/${rollOver.version}`
      await enqueue(trx, 'roll_overs/run', { rollOverId: rollOver.id }, { dedupeKey })
    },
  })
}

async function order(trx: Trx, rollOverId: number, { id, version }: Chosen, by: { id: number }) {
  const ordered = await trx
    .from('roll_over_items')
    .where({ id, version, roll_over_id: rollOverId })
    .where((open) => void open.whereNull('verdict').orWhereIn('verdict', ['refused', 'failed']))
    .update({
      ...{ ordered_by_id: by.id, ordered_at: sqlTime(), updated_at: sqlTime() },
      ...{ verdict: null, reason: null, reason_params: null, settled_at: null },
    })
  if (Number(ordered) === 0) throw new StepNotAllowed('start', 'edited_meanwhile')
}
