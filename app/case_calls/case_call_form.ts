import { DateTime } from 'luxon'
import { beijingDay } from '#app/calendar/working_days'
import { Form, type Answers } from '#app/core/form'
import type CaseCall from './case_call.js'
import { caseCallKinds, directEntries, type CaseCallKind, type RubricItem } from './case_call.js'
import { defaultCategories, defaultRubric, keyed } from './call_defaults.js'

type Rows = { name: string; most?: number }[]

const differ = (rows: string) => ({
  reads: [rows],
  fault: ({ [rows]: all }: Answers) =>
    new Set((all as Rows).map(({ name }) => name)).size < all.length ? { path: rows, key: 'same_name' } : null,
})

/** What a call says; which questions it asks is chosen beside it, its kind when it is begun. */
export const caseCallForm = new Form('case_call_form', [
  {
    name: 'call',
    fields: [
      { kind: 'choice', name: 'kind', options: caseCallKinds, labels: 'case_calls.kinds' },
      { kind: 'integer', name: 'year', min: 2000, max: 2100 },
      { kind: 'text', name: 'title', min: 4, max: 100 },
      { kind: 'text', name: 'notice', min: 10, max: 4000, multiline: true },
    ],
  },
  {
    name: 'window',
    fields: [
      { kind: 'date', name: 'opensOn' },
      { kind: 'date', name: 'closesOn' },
      { kind: 'date', name: 'eventsFrom' },
      { kind: 'date', name: 'eventsUntil', latest: 'today' },
    ],
    checks: [
      {
        reads: ['opensOn', 'closesOn'],
        fault: ({ opensOn, closesOn }) => (closesOn < opensOn ? { path: 'closesOn', key: 'closes_early' } : null),
      },
      {
        reads: ['eventsFrom', 'eventsUntil'],
        fault: ({ eventsFrom, eventsUntil }) =>
          eventsUntil < eventsFrom ? { path: 'eventsUntil', key: 'events_end_early' } : null,
      },
      {
        reads: ['closesOn'],
        fault: ({ closesOn }) => (closesOn < beijingDay() ? { path: 'closesOn', key: 'closes_before_today' } : null),
      },
    ],
  },
  {
    name: 'entry',
    fields: [
      { kind: 'choice', name: 'directEntry', options: directEntries, labels: 'case_calls.direct_entries' },
      { kind: 'integer', name: 'quotaRecommender', min: 1, max: 100 },
      { kind: 'integer', name: 'quotaUnit', min: 1, max: 20 },
    ],
  },
  {
    name: 'choice',
    fields: [
      { kind: 'integer', name: 'toSelect', min: 1, max: 200 },
      { kind: 'integer', name: 'seats', min: 3, max: 15 },
      { kind: 'integer', name: 'noticeDays', min: 5, max: 60 },
    ],
    checks: [
      { reads: ['seats'], fault: ({ seats }) => (seats % 2 === 0 ? { path: 'seats', key: 'seats_even' } : null) },
    ],
  },
  {
    name: 'categories',
    fields: [
      {
        kind: 'rows',
        name: 'categories',
        least: 1,
        most: 20,
        ordered: true,
        columns: [{ kind: 'text', name: 'name', min: 2, max: 30 }],
      },
    ],
    checks: [differ('categories')],
  },
  {
    name: 'rubric',
    fields: [
      {
        kind: 'rows',
        name: 'rubric',
        least: 1,
        most: 12,
        ordered: true,
        columns: [
          { kind: 'text', name: 'name', min: 2, max: 30 },
          { kind: 'integer', name: 'most', min: 1, max: 100 },
          { kind: 'text', name: 'standard', min: 2, max: 500, multiline: true },
        ],
      },
    ],
    checks: [
      differ('rubric'),
      {
        reads: ['rubric'],
        fault: ({ rubric }) => (pointsOf(rubric) === 100 ? null : { path: 'rubric', key: 'not_100' }),
      },
    ],
  },
])

/** All points of a rubric together, also of one that is not right yet. */
export function pointsOf(rubric: readonly { most?: unknown }[]) {
  return rubric.reduce((sum, { most }) => sum + (Number(most) || 0), 0)
}

/** The rows that are put in order by their buttons. */
export const arrangedNames = ['categories', 'rubric']

/** A checked form by column of the model. */
export type CallFacts = ReturnType<typeof callFactsFrom>

/** @param before the call that is written on: its kind stays, and what keeps its name keeps its key */
export function callFactsFrom(answers: Answers, questionVersionId: number | null, before: CaseCall | null) {
  const { opensOn, closesOn, eventsFrom, eventsUntil, categories, rubric, ...rest } = answers
  const kind: CaseCallKind = before?.kind ?? rest.kind
  const day = (iso: string) => DateTime.fromISO(iso)
  return {
    ...(rest as Pick<CaseCall, Plain>),
    ...{ kind, questionVersionId },
    ...{ opensOn: day(opensOn), closesOn: day(closesOn), eventsFrom: day(eventsFrom), eventsUntil: day(eventsUntil) },
    categories: keyed(categories as { name: string }[], [...(before?.categories ?? []), ...defaultCategories(kind)]),
    rubric: keyed(rubric as Omit<RubricItem, 'key'>[], [...(before?.rubric ?? []), ...defaultRubric(kind)]),
  }
}

type Plain =
  'year' | 'title' | 'notice' | 'directEntry' | 'quotaRecommender' | 'quotaUnit' | 'toSelect' | 'seats' | 'noticeDays'
