import { record } from '#app/audit/record'
import { inTransaction } from '#app/core/dialect'
import { preparePacket, type Packet } from '#app/packets/packet'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { applicationPacketParts } from './application_packet_parts.js'
import type PointApplication from './point_application.js'
import { pointApplicationWorkflow, type ApplicationState } from './point_application_workflow.js'

const FINISHED: ApplicationState[] = pointApplicationWorkflow.statesIn('decided')

export function isFinished({ state }: PointApplication) {
  return FINISHED.includes(state)
}

/**
 * Everything about a finished application in one archive, ready to leave.
 *
 * @throws StepNotAllowed `not_finished`
 */
export async function applicationPacket(application: PointApplication, by: Actor): Promise<Packet> {
  if (!isFinished(application)) throw new StepNotAllowed('takePacket', 'not_finished')
  const { id, number, orgName, state } = application
  const subject = { type: 'point_application', id, number, title: orgName, state }
  return preparePacket(subject, await applicationPacketParts(application), by)
}

/** Puts on record who takes which packet. It belongs before the first byte leaves. */
export async function notePacketTaken({ id }: PointApplication, by: Actor, { manifestHash, damaged }: Packet) {
  const details = { manifest: manifestHash, damaged: damaged.map(({ path }) => path) }
  await inTransaction(async (trx) => {
    await pointApplicationWorkflow.hold(trx, id, FINISHED, 'takePacket')
    const subject = { type: 'point_application', id }
    await record(trx, { action: 'point_application.packet_taken', subject, by, details })
  })
}
