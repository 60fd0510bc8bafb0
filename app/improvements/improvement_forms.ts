import { Form, type Check, type Field } from '#app/core/form'
import { ownPath } from '#app/core/own_path'

const KEY = 'improvement_form'

const words = (name: string, min: number, max: number, required = true): Field => ({
  ...{ kind: 'text', name, min, max, required },
  multiline: true,
})

export type Owner = { value: string; text: string }

/** What is done, by whom, until when, and what it is measured by. */
export function measureForm(owners: readonly Owner[]) {
  return new Form(KEY, [
    {
      name: 'measure',
      fields: [
        words('problem', 5, 300),
        words('measure', 5, 1000),
        {
          ...{ kind: 'choice', name: 'owner', labels: 'districts' },
          options: owners.map(({ value }) => value),
          texts: Object.fromEntries(owners.map(({ value, text }) => [value, text])),
        },
        { kind: 'text', name: 'partner', max: 200, required: false },
        { kind: 'date', name: 'dueOn' },
        words('success', 5, 500),
      ],
    },
  ])
}

/** A page of this house, so that who reads the measure can open what shows it. */
const isOurs: Check = {
  reads: ['proofPath'],
  fault: ({ proofPath }) => (proofPath && !ownPath(proofPath) ? { path: 'proofPath', key: 'own_path' } : null),
}

const step = (fields: Field[], checks: Check[] = []) => new Form(KEY, [{ name: 'step', fields, checks }])

/** What each step needs said. */
export const stepForms = {
  accept: step([words('opinion', 2, 500, false)]),
  progress: step([words('progress', 5, 1000)]),
  report: step([words('proof', 5, 500), { kind: 'text', name: 'proofPath', max: 300, required: false }], [isOurs]),
  sendBack: step([words('opinion', 2, 500)]),
  confirm: step([words('opinion', 2, 500, false)]),
  fail: step([words('reason', 5, 500)]),
  drop: step([words('reason', 5, 500)]),
}

/** All of them, for the texts that they need. */
export const improvementForms = [measureForm([]), ...Object.values(stepForms)]
