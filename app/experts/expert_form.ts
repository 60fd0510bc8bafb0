import config from '#config/experts'
import { beijingDay } from '#app/core/beijing_day'
import { Form, type Answers, type Check, type Column } from '#app/core/form'
import { districtCodes } from '#app/organizations/districts'
import { normalizeUscc, usccFault } from '#app/organizations/uscc'
import { employerKinds, expertiseFields, relationKinds } from './expert_fields.js'

export type EmploymentFacts = { name: string; uscc: string | null; fromOn: string | null; untilOn: string | null }
export type RelationFacts = { kind: string; name: string; uscc: string | null }

/** What the profile of an expert says; the first three are the person's own. */
export type ExpertProfile = {
  name: string
  email: string
  phone: string | null
  title: string | null
  fields: string[]
  employerKind: string
  district: string | null
  employments: EmploymentFacts[]
  relations: RelationFacts[]
  mostAtOnce: number
  mostPerYear: number
}

/** Where the person works now: the employment without an end, or with one that lies ahead. */
export function currentEmployment<E extends Pick<EmploymentFacts, 'untilOn'>>(
  employments: readonly E[]
): E | undefined {
  return employments.find(({ untilOn }) => !untilOn || untilOn >= beijingDay())
}

const worksSomewhere: Check = {
  reads: ['employments'],
  fault: ({ employments }) =>
    currentEmployment(employments ?? []) ? null : { path: 'employments.0.untilOn', key: 'no_employer' },
}

const endsAfterBeginning: Check = {
  reads: ['employments'],
  fault: ({ employments }) =>
    inRows('employments', employments, 'untilOn', 'ends_before', ({ fromOn, untilOn }) =>
      Boolean(fromOn && untilOn && untilOn < fromOn)
    ),
}

const realCode = (list: 'employments' | 'relations'): Check => ({
  reads: [list],
  fault: (answers) =>
    inRows(list, answers[list], 'uscc', 'uscc', ({ uscc }) => Boolean(uscc && usccFault(normalizeUscc(uscc)))),
})

function inRows(list: string, rows: Answers[] | null, field: string, key: string, isWrong: (row: Answers) => boolean) {
  const at = (rows ?? []).findIndex(isWrong)
  return at < 0 ? null : { path: `${list}.${at}.${field}`, key }
}

const unit: Column[] = [
  { kind: 'text', name: 'name', min: 2, max: 100 },
  { kind: 'text', name: 'uscc', max: 30, required: false },
]

export const expertForm = new Form('expert_form', [
  {
    name: 'person',
    fields: [
      { kind: 'text', name: 'name', min: 2, max: 60 },
      { kind: 'text', name: 'email', max: 190, format: 'email' },
      { kind: 'text', name: 'phone', max: 20, format: 'mobile', required: false },
      { kind: 'text', name: 'title', max: 60, required: false },
    ],
  },
  {
    name: 'work',
    fields: [
      { kind: 'choices', name: 'fields', options: expertiseFields, labels: 'expert_form.all_fields' },
      { kind: 'choice', name: 'employerKind', options: employerKinds, labels: 'expert_form.employer_kinds' },
      { kind: 'choice', name: 'district', options: districtCodes, labels: 'districts', required: false },
      {
        kind: 'rows',
        name: 'employments',
        columns: [
          ...unit,
          { kind: 'date', name: 'fromOn', required: false },
          { kind: 'date', name: 'untilOn', required: false },
        ],
        ...{ least: 1, most: 10 },
      },
    ],
    checks: [worksSomewhere, endsAfterBeginning, realCode('employments')],
  },
  {
    name: 'relations',
    fields: [
      {
        kind: 'rows',
        name: 'relations',
        required: false,
        columns: [
          { kind: 'choice', name: 'kind', options: relationKinds, labels: 'expert_form.relation_kinds' },
          ...unit,
        ],
        ...{ least: 0, most: 30 },
      },
    ],
    checks: [realCode('relations')],
  },
  {
    name: 'load',
    fields: [
      { kind: 'integer', name: 'mostAtOnce', min: 0, max: 50 },
      { kind: 'integer', name: 'mostPerYear', min: 0, max: 200 },
    ],
  },
])

/** What experts keep themselves: name and mailbox are changed by who keeps the accounts. */
export const ownProfileForm = expertForm.only([
  ...['phone', 'title', 'fields', 'employerKind', 'district', 'employments', 'relations'],
  ...['mostAtOnce', 'mostPerYear'],
])

/** An empty form begins with the customary limits. */
export const startingAnswers: Answers = { mostAtOnce: config.mostAtOnce, mostPerYear: config.mostPerYear }
