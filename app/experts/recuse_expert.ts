import { inTransaction } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { releaseFrom } from './invitation_workflow.js'
import { noteRecusal, type Recusing } from './recusals.js'

/** 回避: who was invited leaves the subject, and learns that and nothing else. */
export function recuseExpert(recusing: Recusing, by: Actor) {
  return inTransaction(async (trx) => {
    await noteRecusal(trx, recusing, by)
    await releaseFrom(trx, recusing.subject, recusing.expertId, by)
  })
}
