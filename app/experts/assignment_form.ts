import { Form, type Answers, type Check, type Column } from '#app/core/form'
import { normalizeUscc, usccFault } from '#app/organizations/uscc'
import { districtCodes } from '#app/organizations/districts'
import { quotaKinds, type Quota } from './draw.js'
import { employerKinds, expertiseFields } from './expert_fields.js'
import type { Judged } from './judged.js'

const VALUES: Record<string, readonly string[]> = {
  field: expertiseFields,
  employer_kind: employerKinds,
  district: districtCodes,
}

/** A quota names one thing: a field, a kind of employer or a district. */
const quotaOptions = quotaKinds.flatMap((by) => VALUES[by].map((value) => `${by}-${value}`))

const notMoreThanSeats: Check = {
  reads: ['seats', 'quotas'],
  fault: ({ seats, quotas }) => {
    const counts = (quotas ?? []).map(({ count }: Answers) => Number(count))
    const sum = counts.reduce((total: number, count: number) => total + count, 0)
    return sum > Number(seats) ? { path: 'quotas', key: 'too_many' } : null
  },
}

const sourceOfPublicSeed: Check = {
  reads: ['seedKind', 'seedSource'],
  fault: ({ seedKind, seedSource }) =>
    seedKind === 'public' && !seedSource ? { path: 'seedSource', key: 'source' } : null,
}

const realCode = (list: string): Check => ({
  reads: [list],
  fault: (answers) => {
    const rows: Answers[] = answers[list] ?? []
    const at = rows.findIndex(({ uscc }) => uscc && usccFault(normalizeUscc(uscc)))
    return at < 0 ? null : { path: `${list}.${at}.uscc`, key: 'uscc' }
  },
})

const unit: Column[] = [
  { kind: 'text', name: 'name', min: 2, max: 100 },
  { kind: 'text', name: 'uscc', max: 30, required: false },
]

/** A review that the office sets up by hand; modules open theirs by openAssignment(). */
export const assignmentForm = new Form('expert_assignment_form', [
  {
    name: 'task',
    fields: [
      { kind: 'text', name: 'title', min: 4, max: 150 },
      { kind: 'integer', name: 'seats', min: 1, max: 30 },
      {
        kind: 'rows',
        name: 'quotas',
        required: false,
        columns: [
          { kind: 'choice', name: 'of', options: quotaOptions, labels: 'expert_assignment_form.quota_options' },
          { kind: 'integer', name: 'count', min: 1, max: 30 },
        ],
        ...{ least: 0, most: 10 },
      },
    ],
    checks: [notMoreThanSeats],
  },
  {
    name: 'parties',
    fields: [
      { kind: 'rows', name: 'units', columns: unit, least: 1, most: 50 },
      { kind: 'rows', name: 'recommenders', required: false, columns: unit, least: 0, most: 20 },
      {
        kind: 'rows',
        name: 'coAuthors',
        required: false,
        columns: [
          { kind: 'text', name: 'name', min: 2, max: 60 },
          { kind: 'text', name: 'email', max: 190, format: 'email', required: false },
        ],
        ...{ least: 0, most: 50 },
      },
    ],
    checks: [realCode('units'), realCode('recommenders')],
  },
  {
    name: 'seed',
    fields: [
      {
        kind: 'choice',
        name: 'seedKind',
        options: ['committed', 'public'],
        labels: 'expert_assignment_form.seed_kinds',
      },
      { kind: 'text', name: 'seedSource', min: 4, max: 200, required: false },
    ],
    checks: [sourceOfPublicSeed],
  },
])

export type NewAssignment = {
  title: string
  seats: number
  quotas: Quota[]
  parties: Omit<Judged, 'type' | 'id' | 'title'>
  seedKind: 'committed' | 'public'
  seedSource: string | null
}

/** What was typed into the form, as openAssignment() takes it. */
export function assignmentFrom({ units, recommenders, coAuthors, quotas, ...rest }: Answers): NewAssignment {
  return {
    ...(rest as Omit<NewAssignment, 'quotas' | 'parties'>),
    quotas: quotas.map(({ of, count }: Answers) => {
      const at = of.indexOf('-')
      return { by: of.slice(0, at), value: of.slice(at + 1), count }
    }),
    parties: { units, recommenders, coAuthors, recommendingPeople: [] },
  }
}
