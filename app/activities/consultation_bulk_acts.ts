import vine from '@vinejs/vine'
import type { BulkKind } from '#app/workflow/bulk_kinds'
import Consultation from './consultation.js'
import ConsultationPolicy from './consultation_policy.js'
import { consultationWorkflow as workflow, takeConsultationStep } from './consultation_workflow.js'

const confirm: BulkKind<Consultation> = {
  workflow,
  rows: (user, ids) =>
    Consultation.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .whereIn('id', ids)
      .orderBy('id'),
  title: ({ number, question }) => `${number} ${question}`,
  path: (id) => `/consultations/${id}`,
  roles: ['principal'],
  fits: (row) => workflow.allows('confirm', row) && !row.isLocked,
  nameFor: async (user, row) => ((await new ConsultationPolicy().confirm(user, row)) ? user : null),
  fields: 'pages/activities/consultations/_confirm',
  validator: vine.create({}),
  run: (row, _params, by, taking) => takeConsultationStep('confirm', row, by, taking),
}

/** What who answers for a point does to a month of entries at once. */
export const consultationBulkActs = { confirm }
