import vine from '@vinejs/vine'
import type { BulkKind } from '#app/workflow/bulk_kinds'
import Event from './event.js'
import EventPolicy from './event_policy.js'
import { eventWorkflow as workflow, mayTake, takeEventStep } from './event_workflow.js'

const confirm: BulkKind<Event> = {
  workflow,
  rows: (user, ids) =>
    Event.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .whereIn('id', ids)
      .orderBy('id'),
  title: ({ number, name }) => `${number} ${name}`,
  path: (id) => `/trainings/${id}`,
  roles: ['principal', 'division_head'],
  fits: (row) => mayTake('confirm', row) && !row.isLocked,
  nameFor: async (user, row) => ((await new EventPolicy().confirm(user, row)) ? user : null),
  fields: 'pages/events/trainings/_confirm',
  validator: vine.create({}),
  run: (row, _params, by, taking) => takeEventStep('confirm', row, by, taking),
}

/** What who answers for a point does to a month of events at once. */
export const eventBulkActs = { confirm }
