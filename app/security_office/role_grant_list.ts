import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import RoleGrant, { GRANT_KINDS } from '#app/accounts/role_grant'
import { roleGrantWorkflow } from '#app/accounts/role_grant_workflow'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell, timeCell } from '#app/core/spreadsheet'
import User from '#app/users/user'

type Query = ModelQueryBuilderContract<typeof RoleGrant>

export function wholeGrants(): Query {
  return RoleGrant.query().preload('user').preload('proposedBy').preload('decidedBy')
}

export function roleGrantList(i18n: Pick<I18n, 't'>): ListDefinition<Query> {
  const text = (column: string) => i18n.t(`role_grants.${column}`)
  return {
    columns: [
      {
        key: 'person',
        text: text('person'),
        fixed: true,
        value: ({ user }) => user.name,
        under: { text: i18n.t('accounts.email'), value: ({ user }) => user.email },
      },
      { key: 'kind', text: text('kind'), value: ({ kind }) => text(`kinds.${kind}`) },
      { key: 'given', text: text('given'), value: (grant) => givenIn(grant, i18n) },
      { key: 'before', text: text('before'), optional: true, value: ({ rolesBefore }) => namesOf(rolesBefore, i18n) },
      { key: 'reason', text: text('reason'), class: 'drop-m', optional: true, value: ({ reason }) => reason },
      { key: 'proposed_by', text: text('proposed_by'), class: 'drop-m', value: ({ proposedBy }) => proposedBy.name },
      {
        key: 'proposed_at',
        text: text('proposed_at'),
        sort: 'createdAt',
        value: ({ createdAt }) => timeCell(createdAt),
      },
      { key: 'expires_on', text: text('expires_on'), sort: 'expiresOn', value: ({ expiresOn }) => dayCell(expiresOn) },
      { key: 'state', text: text('state'), value: ({ state }) => text(`states.${state}`) },
      {
        key: 'decided_by',
        text: text('decided_by'),
        optional: true,
        value: ({ decidedBy }) => decidedBy?.name ?? null,
      },
      { key: 'opinion', text: text('opinion'), optional: true, value: ({ opinion }) => opinion },
    ],
    search: (query, typed) =>
      void query.whereIn('user_id', whereContains(User.query().select('id'), ['name', 'email'], typed)),
    searchHint: i18n.t('accounts.people.search'),
    filters: {
      state: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: Object.keys(roleGrantWorkflow.states).map((state) => ({
          value: state,
          text: text(`states.${state}`),
        })),
        apply: (query, state) => void query.where('state', state),
      },
      kind: {
        kind: 'choice',
        label: text('kind'),
        options: GRANT_KINDS.map((kind) => ({ value: kind, text: text(`kinds.${kind}`) })),
        apply: (query, kind) => void query.where('kind', kind),
      },
    },
    sorts: { createdAt: 'created_at', expiresOn: 'expires_on' },
    defaultSort: '-createdAt',
  }
}

/** 角色, and the district where it is given too. */
function givenIn({ kind, roles, rolesBefore, districtCode }: RoleGrant, i18n: Pick<I18n, 't'>) {
  const held = namesOf(kind === 'return' ? rolesBefore : roles, i18n)
  const district = districtCode ? i18n.t(`districts.${districtCode}`) : ''
  return [held, district].filter(Boolean).join(' · ')
}

function namesOf(roles: readonly string[], i18n: Pick<I18n, 't'>) {
  return roles.map((role) => i18n.t(`roles.${role}`)).join(i18n.t('ui.list_separator'))
}
