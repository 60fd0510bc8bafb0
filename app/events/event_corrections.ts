import type { Correctable } from '#app/activities/correctable'
import Event from './event.js'
import { recountEvent } from './event_counting.js'
import { factsOf } from './event_facts.js'
import { heldForm } from './event_form.js'
import { writeEventFacts } from './event_record.js'
import { eventWorkflow, OPEN } from './event_workflow.js'

export const correctableEvents: Correctable = {
  form: heldForm,
  publicFields: heldForm.fields.map(({ name }) => name),
  path: (id) => `/trainings/${id}`,
  workflow: eventWorkflow,
  correctedAs: 'event.corrected',
  open: OPEN,
  async load(id, trx) {
    const row = await Event.findOrFail(id, trx && { client: trx })
    const { state, version, isLocked, designationId, organizationId, districtCode } = row
    const title = `${row.number} ${row.name}`
    return { id, state, version, isLocked, designationId, organizationId, districtCode, title, facts: factsOf(row) }
  },
  write: writeEventFacts,
  recount: recountEvent,
}
