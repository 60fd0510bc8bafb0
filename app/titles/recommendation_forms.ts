import { Form, type Field } from '#app/core/form'
import { hexagonal } from './external_title_form.js'
import type { RecommendationStep } from './recommendation_workflow.js'

const opinion: Field = { kind: 'text', name: 'opinion', min: 4, max: 500, multiline: true }
const docNumber: Field = { kind: 'text', name: 'docNumber', min: 4, max: 60 }

/** 推荐: why, and by whom. */
export const proposalForm = new Form('recommendation_form', [
  {
    name: 'proposal',
    fields: [
      { kind: 'text', name: 'recommendedBy', min: 4, max: 100 },
      { kind: 'text', name: 'reasons', min: 20, max: 1500, multiline: true },
    ],
  },
])

/** What each step asks for. */
export const stepForms: Record<RecommendationStep, Form> = {
  confirm: stepForm([docNumber, opinion]),
  refuse: stepForm([opinion]),
  withdraw: stepForm([opinion]),
  file: stepForm([
    docNumber,
    { kind: 'text', name: 'batch', max: 100, required: false },
    { kind: 'date', name: 'filedOn', latest: 'today' },
  ]),
  notFile: stepForm([opinion]),
}

function stepForm(fields: Field[]) {
  return new Form('recommendation_step_form', [{ name: 'step', fields, checks: [hexagonal('docNumber')] }])
}
