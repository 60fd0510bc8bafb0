import { Exception } from '@adonisjs/core/exceptions'
import type { Trx } from '#app/core/dialect'

export type LastAct = { action: string; actorName: string; occurredAt: string; opinion?: string }

/** The step does not fit the state any more, or a condition of the step is not met. Answered with 409. */
export default class StepNotAllowed extends Exception {
  static status = 409
  static code = 'E_STEP_NOT_ALLOWED'

  constructor(
    readonly step: string,
    /** i18n key under `workflow.refused`. */
    readonly reason: string,
    readonly lastAct: LastAct | null = null,
    /** What the sentence of the reason names. */
    readonly facts: Record<string, string> = {}
  ) {
    super(`Step ${step} is not allowed: ${reason}`)
  }

  /** Explains a lost compare-and-set by the last step of the subject; everything else is not for everybody's eyes. */
  static async because(trx: Trx, subject: string, table: string, id: number, step: string) {
    const row = await trx.from(table).where({ id }).select('state').first()
    const last = await trx
      .from('audit_entries')
      .where({ subject_type: subject, subject_id: id })
      .where('details', 'like', '%"from":"%')
      .orderBy('seq', 'desc')
      .first()

    return new StepNotAllowed(
      step,
      row ? 'moved_on' : 'gone',
      last && {
        action: last.action,
        actorName: last.actor_name,
        occurredAt: last.occurred_at,
        opinion: JSON.parse(last.details).opinion,
      }
    )
  }
}
