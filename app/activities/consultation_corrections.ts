import type { Correctable } from './correctable.js'
import Consultation from './consultation.js'
import { recountCase } from './consultation_cases.js'
import { consultationForm, type ConsultationFacts } from './consultation_form.js'
import { factsOf, publicFields } from './consultation_facts.js'
import { consultationWorkflow, OPEN, writeFacts } from './consultation_workflow.js'

export const correctableConsultations: Correctable = {
  form: consultationForm,
  publicFields,
  path: (id) => `/consultations/${id}`,
  workflow: consultationWorkflow,
  correctedAs: 'consultation.corrected',
  open: OPEN,
  async load(id, trx) {
    const row = await Consultation.findOrFail(id, trx && { client: trx })
    const { state, version, isLocked, designationId, organizationId, districtCode } = row
    const title = `${row.number} ${row.question}`
    return { id, state, version, isLocked, designationId, organizationId, districtCode, title, facts: factsOf(row) }
  },
  write: (trx, id, version, facts) => writeFacts(trx, id, version, facts as Partial<ConsultationFacts>),
  async recount(trx, id) {
    await recountCase(trx, await Consultation.findOrFail(id, { client: trx }))
  },
}
