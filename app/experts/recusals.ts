import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type { ExpertRecusal } from './expert.js'
import { expertWorkflow } from './expert_workflow.js'

export const recusalOrigins = ['declared_by_subject', 'office_decision'] as const

export type Recusing = {
  expertId: number
  subject: { type: string; id: number }
  origin: 'declared_by_expert' | (typeof recusalOrigins)[number]
  note: string
}

/** On record with the expert, where only the office reads it. */
export async function noteRecusal(trx: Trx, { expertId, subject, origin, note }: Recusing, by: Actor) {
  await trx.table('expert_recusals').insert({
    ...{ expert_id: expertId, subject_type: subject.type, subject_id: subject.id, origin, note },
    ...{ by_id: by.id, created_at: sqlTime() },
  })
  await expertWorkflow.tell(trx, 'expert.recused', expertId, by, { origin, subject, opinion: note })
}

/** @throws StepNotAllowed `recusal_lifted` */
export function liftRecusal({ id, expertId, subjectType, subjectId }: ExpertRecusal, by: Actor, reason: string) {
  return inTransaction(async (trx) => {
    const lifted = await trx
      .from('expert_recusals')
      .where({ id })
      .whereNull('lifted_at')
      .update({ lifted_at: sqlTime() })
    if (Number(lifted) === 0) throw new StepNotAllowed('lift', 'recusal_lifted')
    const subject = { type: subjectType, id: subjectId }
    await expertWorkflow.tell(trx, 'expert.recusal_lifted', expertId, by, { subject, opinion: reason })
  })
}
