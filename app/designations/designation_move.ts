import type { Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import type Designation from './designation.js'
import { designationWorkflow, type DesignationStep } from './designation_workflow.js'
import { recountNetwork } from './network_countings.js'
import { enterInRegister, type Entry } from './register_entry.js'

/**
 * Moves a title on in its life, with the line of the register that says so, where it says anything.
 *
 * @throws StepNotAllowed (409) when it is in another state by now
 */
export async function moveDesignation(
  trx: Trx,
  step: DesignationStep,
  designation: Designation,
  by: Actor,
  { entry, set }: { entry?: Entry; set?: Record<string, unknown> } = {}
) {
  const details = { opinion: entry?.basis, docNumber: entry?.docNumber }
  await designationWorkflow.takeIn(trx, step, designation, { by, set, details })
  if (entry) await enterInRegister(trx, designation, by, entry)
  await recountNetwork(trx)
}
