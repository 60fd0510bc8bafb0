import { scope } from '@adonisjs/lucid/orm'
import type { DateTime } from 'luxon'
import { MessageSchema } from '#database/schema'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { sha256 } from '#app/core/canonical_json'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { lengthOf } from '#app/core/format'
import type { Actor } from '#app/users/actor'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import { messageAct } from './message_acts.js'
import StepNotAllowed from './step_not_allowed.js'
import type { Workflow } from './workflow.js'

/** So many days after the end one may still ask and answer. */
export const DAYS_AFTER_END = 30

/** One message between an applicant and the office, or among officials. Never changed, never removed. */
export default class Message extends MessageSchema {
  declare side: 'applicant' | 'official'

  /** Officials read everything, applicants what is not internal, nobody else anything. */
  static visibleTo = scope((query, user: User) => {
    if (user.isOfficial) return
    if (user.is(...applicantRoles)) query.where('is_internal', false)
    else query.whereRaw('1 = 0')
  })

  /** What this person may read of one thread, oldest first. */
  static threadOf(subjectType: string, subjectId: number, reader: User) {
    return this.query()
      .withScopes((scopes) => scopes.visibleTo(reader))
      .where({ subjectType, subjectId })
      .orderBy('id')
  }
}

type Talked<S> = { id: number; state: S; stateSince: DateTime }

/** The last day on which one may write, ISO; null while the matter goes on. */
export function lastDayOfThread<S extends string>(workflow: Workflow<S, string>, row: Talked<S>) {
  return workflow.isOver(row) ? addDays(beijingDay(row.stateSince.toJSDate()), DAYS_AFTER_END) : null
}

export function threadIsOpen<S extends string>(workflow: Workflow<S, string>, row: Talked<S>) {
  const lastDay = lastDayOfThread(workflow, row)
  return !workflow.statesIn('draft').includes(row.state) && (lastDay === null || beijingDay() <= lastDay)
}

/**
 * Leaves a message on something that goes through a workflow, and tells those concerned. What it says stands in the
 * thread alone: the audit entry has its hash and length.
 *
 * @throws StepNotAllowed `thread_closed` on a draft and after the last day
 */
export async function leaveMessage<S extends string>(
  workflow: Workflow<S, string>,
  row: Talked<S>,
  by: Actor & { id: number },
  { side, isInternal, body }: Pick<Message, 'side' | 'isInternal' | 'body'>
) {
  if (!threadIsOpen(workflow, row)) throw new StepNotAllowed('message', 'thread_closed')

  await inTransaction(async (trx) => {
    await workflow.hold(trx, row.id, [row.state], 'message')
    const [id] = await trx.table('messages').insert({
      subject_type: workflow.subject,
      subject_id: row.id,
      is_internal: isInternal,
      side,
      by_id: by.id,
      by_name: by.name,
      body,
      created_at: sqlTime(),
    })
    const act = messageAct(workflow.subject, isInternal ? 'internal' : side)
    const trace = { messageId: Number(id), length: lengthOf(body), hash: sha256(body) }
    await workflow.tell(trx, act, row.id, by, trace)
  })
}
