import { DateTime } from 'luxon'
import { Form, type Answers } from '#app/core/form'
import { designationTypeNames, supplementLapses } from '#app/service_points/designation_types'
import PointBatch from '#app/service_points/point_batch'
import PointBatchPolicy from '#app/service_points/point_batch_policy'
import { draftBatch } from '#app/service_points/point_batch_workflow'
import { policyFor } from './allows.js'
import { rowsOf, textsIn, windowOf, YEAR, type Plan, type Preparing, type RollKind } from './roll_kind.js'

/** The rules of point_batch_validators.ts. */
export const rollBatchForm = new Form('roll_over_batch_form', [
  {
    name: 'batch',
    fields: [
      { kind: 'choice', name: 'designationType', options: designationTypeNames, labels: 'designations.types' },
      { kind: 'integer', name: 'year', min: 2020, max: 2100 },
      { kind: 'text', name: 'title', min: 4, max: 100 },
      { kind: 'text', name: 'guidance', max: 2000, multiline: true, required: false },
    ],
  },
  {
    name: 'window',
    fields: [
      { kind: 'date', name: 'opensOn' },
      { kind: 'date', name: 'closesOn' },
    ],
    checks: [
      {
        reads: ['opensOn', 'closesOn'],
        fault: ({ opensOn, closesOn }) => (closesOn < opensOn ? { path: 'closesOn', key: 'closes_early' } : null),
      },
    ],
  },
  {
    name: 'rules',
    fields: [
      { kind: 'choice', name: 'districtStep', options: ['on', 'off'], labels: 'roll_over_batch_form.steps' },
      {
        ...{ kind: 'choice', name: 'supplementLapse', options: supplementLapses },
        labels: 'point_batches.supplement_lapses',
      },
      { kind: 'integer', name: 'minimumExperts', min: 3, max: 15 },
      { kind: 'integer', name: 'noticeDays', min: 5, max: 60 },
      { kind: 'integer', name: 'validityYears', min: 1, max: 10 },
    ],
  },
  {
    name: 'rubric',
    fields: [
      {
        ...{ kind: 'rows', name: 'rubric', least: 1, most: 12 },
        columns: [
          { kind: 'text', name: 'zh', min: 2, max: 40 },
          { kind: 'text', name: 'en', min: 2, max: 60 },
          { kind: 'integer', name: 'points', min: 1, max: 100 },
        ],
      },
    ],
    checks: [
      {
        reads: ['rubric'],
        fault: ({ rubric }) => (pointsOf(rubric) === 100 ? null : { path: 'rubric', key: 'not_100' }),
      },
    ],
  },
])

const pointsOf = (rubric: Answers[]) => rubric.reduce((sum, { points }) => sum + Number(points), 0)

/** 申报批次 */
export const batchRoll: RollKind = {
  key: 'point_batch',
  about: 0,
  roles: ['bureau_handler', 'division_head'],
  may: (user) => policyFor(user).with(PointBatchPolicy).allows('manage'),
  plans: async (preparing) => (await batchesOf(preparing.year - 1)).map((batch) => planOf(batch, preparing)),
  form: async () => rollBatchForm,
  editable: rollBatchForm.fields.map(({ name }) => name).filter((name) => !['designationType', 'year'].includes(name)),
  workdays: ['opensOn', 'closesOn'],
  group: ({ designationType }) => designationType,
  span: ({ designationType, opensOn, closesOn }) => ({ group: designationType, from: opensOn, until: closesOn }),
  there: async (year) =>
    (await PointBatch.calls().where('year', year).orderBy('id')).map((batch) => ({
      ...{ id: batch.id, title: batch.title, group: batch.designationType, span: spanOf(batch) },
    })),
  run: ({ facts }, by, also) => draftBatch(rulesFrom(facts), by, also),
  path: (id) => `/batches/${id}`,
  home: '/batches',
  goesOn: ['division_head'],
}

const batchesOf = (year: number) => PointBatch.calls().where('year', year).whereNot('state', 'draft').orderBy('id')

const spanOf = ({
  designationType: group,
  opensOn,
  closesOn,
}: Pick<PointBatch, 'designationType' | 'opensOn' | 'closesOn'>) => ({
  ...{ group, from: opensOn.toISODate()!, until: closesOn.toISODate()! },
})

function planOf(batch: PointBatch, { year, calendar }: Preparing): Plan {
  const { designationType, title, guidance, supplementLapse, minimumExperts, noticeDays, validityYears, rubric } = batch
  const span = spanOf(batch)
  const before: Answers = {
    ...{ designationType, year: batch.year, title, opensOn: span.from, closesOn: span.until, guidance },
    ...{ districtStep: batch.districtStep ? 'on' : 'off', supplementLapse, minimumExperts, noticeDays, validityYears },
    rubric: rowsOf(rubric, 'zh', 'en', 'points'),
  }
  const window = windowOf(span, ['opensOn', 'closesOn'], 1, calendar)
  const texts = textsIn(before, ['title', 'guidance'], 1)
  return {
    ...{ sourceId: batch.id, sourceTitle: title, before },
    facts: { ...before, year, ...window.facts, ...texts.facts },
    whys: { year: YEAR, ...window.whys, ...texts.whys },
  }
}

function rulesFrom({ opensOn, closesOn, districtStep, rubric, guidance, ...rest }: Answers) {
  return {
    ...(rest as Pick<
      PointBatch,
      'title' | 'year' | 'supplementLapse' | 'minimumExperts' | 'noticeDays' | 'validityYears' | 'designationType'
    >),
    ...{ opensOn: DateTime.fromISO(opensOn), closesOn: DateTime.fromISO(closesOn), guidance: guidance ?? null },
    districtStep: districtStep === 'on',
    rubric: (rubric as Omit<PointBatch['rubric'][number], 'key'>[]).map((item, at) => ({
      key: `item${at + 1}`,
      ...item,
    })),
  }
}
