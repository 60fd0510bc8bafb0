import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import type Assignment from './assignment.js'
import type { ExpertInvitation } from './assignment.js'
import { assignmentWorkflow } from './assignment_workflow.js'
import { invitationWorkflow } from './invitation_workflow.js'

type Words = Pick<I18n, 't'>

export const assignmentStates = Object.keys(assignmentWorkflow.states)
export const invitationStates = Object.keys(invitationWorkflow.states)

/** How many said yes, of a row that counted them (assignments_controller.ts). */
export const acceptedOf = ({ $extras }: Assignment) => Number($extras.accepted)

export function assignmentList(i18n: Words): ListDefinition<ModelQueryBuilderContract<typeof Assignment>> {
  const text = (column: string) => i18n.t(`expert_assignments.columns.${column}`)
  return {
    columns: [
      {
        key: 'title',
        text: text('title'),
        fixed: true,
        value: ({ title }) => title,
        under: { text: text('number'), value: ({ number }) => number },
      },
      { key: 'seats', text: text('seats'), class: 'r', value: ({ seats }) => seats },
      { key: 'accepted', text: text('accepted'), class: 'r', value: acceptedOf },
      { key: 'opened_at', text: text('opened_at'), sort: 'opened', value: ({ createdAt }) => timeCell(createdAt) },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`expert_assignments.states.${state}`) },
    ],
    search: (query, typed) => void whereContains(query, ['title', 'number'], typed),
    searchHint: i18n.t('expert_assignments.search'),
    filters: { state: stateFilter(assignmentStates) },
    sorts: { opened: 'id' },
    defaultSort: '-opened',
  }
}

/** An expert's own. */
export function invitationList(i18n: Words): ListDefinition<ModelQueryBuilderContract<typeof ExpertInvitation>> {
  const text = (column: string) => i18n.t(`expert_invitations.columns.${column}`)
  return {
    columns: [
      {
        key: 'title',
        text: text('title'),
        fixed: true,
        value: ({ assignment }) => assignment.title,
        under: { text: text('number'), value: ({ assignment }) => assignment.number },
      },
      { key: 'invited_at', text: text('invited_at'), sort: 'invited', value: ({ createdAt }) => timeCell(createdAt) },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`expert_invitations.states.${state}`) },
    ],
    filters: { state: stateFilter(invitationStates) },
    sorts: { invited: 'id' },
    defaultSort: '-invited',
  }
}

function stateFilter(states: readonly string[]) {
  return {
    ...{ kind: 'choice' as const, label: '', hidden: true },
    options: states.map((value) => ({ value, text: value })),
    apply: (query: { where(column: string, value: string): unknown }, value: string) =>
      void query.where('state', value),
  }
}
