import { Form, type Answers, type Check, type Field, type Section } from '#app/core/form'
import { ownPath } from '#app/core/own_path'

const KEY = 'improvement_form'

const words = (name: string, min: number, max: number, required = true): Field => ({
  ...{ kind: 'text', name, min, max, required },
  multiline: true,
})

export type Owner = { value: string; text: string }

const ownerField = (owners: readonly Owner[], required = true): Field => ({
  ...{ kind: 'choice', name: 'owner', labels: 'districts', required },
  options: owners.map(({ value }) => value),
  texts: Object.fromEntries(owners.map(({ value, text }) => [value, text])),
})

const measureSection = (owners: readonly Owner[]): Section => ({
  name: 'measure',
  fields: [
    words('problem', 5, 300),
    words('measure', 5, 1000),
    ownerField(owners),
    { kind: 'text', name: 'partner', max: 200, required: false },
    { kind: 'date', name: 'dueOn' },
    words('success', 5, 500),
  ],
})

/** What is done, by whom, until when, and what it is measured by. */
export function measureForm(owners: readonly Owner[]) {
  return new Form(KEY, [measureSection(owners)])
}

/** A page of this house, so that who reads the measure can open what shows it. */
const isOurs = (path: string): Check => ({
  reads: [path],
  fault: (answers) => (answers[path] && !ownPath(answers[path]) ? { path, key: 'own_path' } : null),
})

/** The same, and where it comes from, when no rule found it. */
export function raisedForm(owners: readonly Owner[], latestYear: number) {
  const fields: Field[] = [
    { kind: 'integer', name: 'year', min: 2000, max: latestYear },
    { kind: 'text', name: 'subject', min: 2, max: 100 },
    words('raisedBecause', 5, 200),
    { kind: 'text', name: 'sourcePath', max: 300, required: false },
  ]
  return new Form(KEY, [{ name: 'raised', fields, checks: [isOurs('sourcePath')] }, measureSection(owners)])
}

type Missing = { path: string; key: string; isMissing(answers: Answers): boolean }

const missing = ({ path, key, isMissing }: Missing): Check => ({
  reads: ['decision', path],
  fault: (answers) => (isMissing(answers) ? { path, key } : null),
})

/** What a conference decided: taken, perhaps with another owner or day, or dropped and why. */
export function decisionForm(owners: readonly Owner[]) {
  const fields: Field[] = [
    { kind: 'choice', name: 'decision', labels: 'improvements.decisions', options: ['taken', 'dropped'] },
    ownerField(owners, false),
    { kind: 'date', name: 'dueOn', required: false },
    words('opinion', 2, 500, false),
  ]
  const checks = [
    missing({
      path: 'owner',
      key: 'owner_missing',
      isMissing: ({ decision, owner }) => decision === 'taken' && !owner,
    }),
    missing({ path: 'dueOn', key: 'due_missing', isMissing: ({ decision, dueOn }) => decision === 'taken' && !dueOn }),
    missing({
      path: 'opinion',
      key: 'why_dropped',
      isMissing: ({ decision, opinion }) => decision === 'dropped' && !opinion,
    }),
  ]
  return new Form(KEY, [{ name: 'decision', fields, checks }])
}

const step = (fields: Field[], checks: Check[] = []) => new Form(KEY, [{ name: 'step', fields, checks }])

/** What each step needs said. */
export const stepForms = {
  accept: step([words('opinion', 2, 500, false)]),
  progress: step([words('progress', 5, 1000)]),
  report: step(
    [words('proof', 5, 500), { kind: 'text', name: 'proofPath', max: 300, required: false }],
    [isOurs('proofPath')]
  ),
  sendBack: step([words('opinion', 2, 500)]),
  confirm: step([words('opinion', 2, 500, false)]),
  fail: step([words('reason', 5, 500)]),
  drop: step([words('reason', 5, 500)]),
}

/** All of them, for the texts that they need. */
export const improvementForms = [raisedForm([], 2100), decisionForm([]), ...Object.values(stepForms)]
