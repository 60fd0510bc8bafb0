import { Form, type Check } from '#app/core/form'
import { assessedGrades, stagesOf, titleKinds, titleStages, type TitleKind, type TitleStage } from './external_title.js'

const stageOfKind: Check = {
  reads: ['kind', 'stage'],
  fault: ({ kind, stage }) => {
    const stages: readonly TitleStage[] = stagesOf[kind as TitleKind] ?? titleStages
    return stage && !stages.includes(stage) ? { path: 'stage', key: 'stage_of_kind' } : null
  },
}

const endsAfterBeginning: Check = {
  reads: ['grantedOn', 'validUntil'],
  fault: ({ grantedOn, validUntil }) =>
    validUntil && grantedOn && validUntil < grantedOn ? { path: 'validUntil', key: 'ends_before' } : null,
}

const wholeAssessment: Check = {
  reads: ['assessedYear', 'assessedGrade', 'assessedDocNumber'],
  fault: ({ assessedYear, assessedGrade, assessedDocNumber }) => {
    if (!assessedYear && !assessedGrade && !assessedDocNumber) return null
    if (!assessedYear) return { path: 'assessedYear', key: 'assessment_whole' }
    return assessedGrade ? null : { path: 'assessedGrade', key: 'assessment_whole' }
  },
}

/** 〔2026〕, and no other brackets, stand around the year of a 文号. */
export function hexagonal(name: string): Check {
  return {
    reads: [name],
    fault: (answers) =>
      /[[(（【［]\d{4}[\])）】］]/.test(answers[name] ?? '') ? { path: name, key: 'brackets' } : null,
  }
}

/** What is known of a title that somebody else conferred. */
export const externalTitleForm = new Form('external_title_form', [
  {
    name: 'title',
    fields: [
      { kind: 'choice', name: 'kind', options: titleKinds, labels: 'external_titles.kinds' },
      { kind: 'choice', name: 'stage', options: titleStages, labels: 'external_titles.stages' },
      { kind: 'text', name: 'docNumber', min: 4, max: 60 },
      { kind: 'text', name: 'batch', max: 100, required: false },
      { kind: 'date', name: 'grantedOn', latest: 'today' },
      { kind: 'date', name: 'validUntil', required: false },
    ],
    checks: [stageOfKind, endsAfterBeginning, hexagonal('docNumber')],
  },
  {
    name: 'assessment',
    fields: [
      { kind: 'integer', name: 'assessedYear', min: 2010, max: 2100, required: false },
      {
        kind: 'choice',
        name: 'assessedGrade',
        options: assessedGrades,
        labels: 'external_titles.grades',
        required: false,
      },
      { kind: 'text', name: 'assessedDocNumber', max: 60, required: false },
      { kind: 'text', name: 'note', max: 500, multiline: true, required: false },
    ],
    checks: [wholeAssessment, hexagonal('assessedDocNumber')],
  },
])

/** Why something noted is changed. */
export const changeReasonForm = new Form('change_reason_form', [
  { name: 'reason', fields: [{ kind: 'text', name: 'reason', min: 4, max: 300, multiline: true }] },
])

/** 终止 of such a title. */
export const titleEndingForm = new Form('title_ending_form', [
  {
    name: 'ending',
    fields: [
      { kind: 'date', name: 'endedOn', latest: 'today' },
      { kind: 'text', name: 'endReason', min: 4, max: 300, multiline: true },
    ],
  },
])
