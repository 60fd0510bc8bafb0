import type { TaskKeeper } from '#app/events/kept_tasks'
import { improvementWorkflow } from './improvement_workflow.js'
import { itemsOf } from './conference_agenda.js'
import { undecidedItems } from './conference_decisions.js'
import { standingOf } from './improvement_list.js'
import { ownerName } from './improvement_owners.js'

/** What a conference decided about measures, among the tasks of its minutes. */
export const conferenceTasks: TaskKeeper = {
  async list(event, { auth, i18n }) {
    if (!auth.getUserOrFail().isBureau) return []
    const decided = (await itemsOf(event)).filter(({ decision }) => decision !== null)
    return decided.map(({ measure, decision }) => {
      const standing = standingOf(measure)
      const tone = standing === 'overdue' ? 'bad' : improvementWorkflow.states[standing].tone
      const text = `${i18n.t(`improvements.decisions.${decision}`)} · ${i18n.t(`improvements.states.${standing}`)}`
      const { measure: title, dueOn } = measure
      const href = `/improvements/${measure.id}`
      return { title, href, owner: ownerName(measure, i18n), dueOn, standing: { tone, text } }
    })
  },
  isUndecided: async (trx, { id }) =>
    (await undecidedItems().useTransaction(trx).where('eventId', id).first()) !== null,
}
