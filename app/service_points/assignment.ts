import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import type User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { deskOf, isOfDesk } from './application_desk.js'
import type PointApplication from './point_application.js'
import { INVOLVING, pointApplicationWorkflow as workflow } from './point_application_workflow.js'

export type Assigning = { note?: string | null; version?: number; also?: (trx: Trx) => Promise<void> }

/**
 * 分派, 转办: gives the application to an official of the desk that holds it. It stays in its state.
 *
 * @throws StepNotAllowed `not_of_the_desk`, `same_handler`, `note_missing`
 */
export async function assignHandler(
  application: PointApplication,
  to: User,
  by: Actor,
  { note, version = application.version, also }: Assigning = {}
) {
  const { id, handlerId } = application
  await inTransaction(async (trx) => {
    await workflow.hold(trx, id, INVOLVING, 'assign')
    if (!isOfDesk(to, deskOf(application))) throw new StepNotAllowed('assign', 'not_of_the_desk')
    if (handlerId === to.id) throw new StepNotAllowed('assign', 'same_handler')
    if (handlerId === inWhoseName(by) && !note) throw new StepNotAllowed('assign', 'note_missing')

    const given = await trx
      .from(workflow.table)
      .where({ id, version })
      .update({ handler_id: to.id, version: version + 1, updated_at: sqlTime() })
    if (Number(given) === 0) throw await StepNotAllowed.because(trx, workflow.subject, workflow.table, id, 'assign')

    await also?.(trx)
    const details = { fromId: handlerId, toId: to.id, person: to.name, opinion: note ?? undefined }
    await workflow.tell(trx, 'point_application.assigned', id, by, details)
  })
  await application.refresh()
}

/** Whoever passes on what is in the own hands says why. */
function inWhoseName({ id, actingFor }: Actor) {
  return actingFor?.id ?? id
}
