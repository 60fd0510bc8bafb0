import vine from '@vinejs/vine'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { pointEvaluationWorkflow as workflow } from '#app/evaluations/point_evaluation_workflow'
import type { BulkKind } from '#app/workflow/bulk_kinds'
import { passCheck } from './formal_check.js'
import { CHECKERS, checksAs } from './self_assessment_policy.js'

/** What can be done to many points at once. One with faults noted is passed by itself. */
export const selfBulkActs = {
  pass: {
    ...{ workflow, roles: CHECKERS, path: (id) => `/point-evaluations/${id}` },
    rows: (user, ids) =>
      PointEvaluation.query()
        .withScopes((scopes) => scopes.visibleTo(user))
        .whereIn('id', ids)
        .preload('cycle', (cycle) => void cycle.preload('indicatorVersion'))
        .orderBy('id'),
    title: ({ number, name }) => `${number} ${name}`,
    fits: (row) => workflow.allows('pass', row),
    nameFor: async (user) => checksAs(user),
    fields: 'pages/self_assessments/bulk/_pass',
    validator: vine.create({ looked: vine.accepted() }),
    run: (row, _params, by, taking) => passCheck(row, by, taking),
  },
} satisfies Record<string, BulkKind<PointEvaluation>>
