import vine from '@vinejs/vine'
import type { BulkKind } from '#app/workflow/bulk_kinds'
import cases from '#config/cases'
import { isAlarming } from './alike_cases.js'
import { claimCase, HANDLED, passFormalCheck } from './formal_check.js'
import TypicalCase from './typical_case.js'
import { actsAs } from './typical_case_policy.js'
import { typicalCaseWorkflow as workflow } from './typical_case_workflow.js'

type Kind = BulkKind<TypicalCase>

const common: Pick<Kind, 'workflow' | 'rows' | 'title' | 'path' | 'roles'> = {
  workflow,
  roles: ['bureau_handler'],
  rows: (user, ids) =>
    TypicalCase.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .whereIn('id', ids)
      .preload('handler')
      .orderBy('id'),
  title: ({ number, title }) => `${number} ${title}`,
  path: (id) => `/typical-cases/${id}`,
}

/** What can be done to many cases at once. One whose text stands in another case is read by itself. */
export const caseBulkActs = {
  pass: {
    ...common,
    fits: (row) => workflow.allows('passFormal', row) && !isAlarming(row),
    nameFor: async (user, row) => actsAs(user, 'holder', row),
    fields: 'pages/cases/bulk/_pass',
    fieldData: async () => ({ alarm: cases.alikeAlarm }),
    validator: vine.create({ opinion: vine.string().trim().minLength(4).maxLength(1000), looked: vine.accepted() }),
    run: (row, { opinion }, by, taking) =>
      passFormalCheck(row, by, { opinion, checked: [...cases.checklist], ...taking }),
  },
  claim: {
    ...common,
    fits: ({ state, handlerId }) => HANDLED.includes(state) && handlerId === null,
    nameFor: async (user, row) => actsAs(user, 'handler', row),
    fields: 'pages/cases/bulk/_claim',
    validator: vine.create({}),
    run: (row, _params, by, taking) => claimCase(row, by, taking),
  },
} satisfies Record<string, Kind>
