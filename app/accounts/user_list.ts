import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import { districtCodes } from '#app/organizations/districts'
import { roles } from '#app/users/roles'
import User from '#app/users/user'
import RoleGrant from './role_grant.js'

type Query = ModelQueryBuilderContract<typeof User>

/** Everybody, with the institution and with what waits to be confirmed. */
export function peopleWithGrants(): Query {
  const open = RoleGrant.query().whereColumn('open_user_id', 'users.id').select('id').as('open_grant')
  return User.query().select('users.*', open).preload('organization')
}

export function userList(i18n: Pick<I18n, 't'>): ListDefinition<Query> {
  const text = (column: string) => i18n.t(`accounts.people.${column}`)
  return {
    columns: [
      {
        key: 'name',
        text: i18n.t('accounts.name'),
        sort: 'name',
        fixed: true,
        value: ({ name }) => name,
        under: { text: i18n.t('accounts.email'), value: ({ email }) => email },
      },
      { key: 'role', text: text('role'), value: (user) => rolesOf(user, i18n) },
      { key: 'belongs', text: text('belongs'), class: 'drop-m', value: (user) => placeOf(user, i18n) },
      { key: 'job', text: i18n.t('accounts.job'), optional: true, value: ({ title }) => title },
      {
        key: 'state',
        text: text('state'),
        value: (user) => text(standingOf(user)),
      },
      {
        key: 'last_sign_in',
        text: text('last_sign_in'),
        sort: 'lastSignInAt',
        optional: true,
        value: ({ lastSignInAt }) => timeCell(lastSignInAt),
      },
      {
        key: 'created_at',
        text: text('created_at'),
        sort: 'createdAt',
        optional: true,
        value: ({ createdAt }) => timeCell(createdAt),
      },
      { key: 'action', text: text('action'), hidden: true, fixed: true },
    ],
    search: (query, typed) => void whereContains(query, ['name', 'email'], typed),
    searchHint: i18n.t('accounts.people.search'),
    filters: {
      role: {
        kind: 'choice',
        label: i18n.t('accounts.people.role'),
        options: roles.map((role) => ({ value: role, text: i18n.t(`roles.${role}`) })),
        apply: (query, role) => void query.where('roles', 'like', `%"${role}"%`),
      },
      district: {
        kind: 'choice',
        label: i18n.t('accounts.people.district'),
        options: districtCodes.map((code) => ({ value: code, text: i18n.t(`districts.${code}`) })),
        apply: (query, code) => void query.where('district_code', code),
      },
      second_factor: {
        kind: 'choice',
        label: i18n.t('second_factor.title'),
        options: [
          { value: 'yes', text: i18n.t('second_factor.on') },
          { value: 'no', text: i18n.t('second_factor.off') },
        ],
        apply: (query, on) => {
          const who = db.from('second_factors').whereNotNull('secret').select('user_id')
          void (on === 'yes' ? query.whereIn('id', who) : query.whereNotIn('id', who))
        },
      },
      active: {
        kind: 'choice',
        label: i18n.t('accounts.people.state'),
        options: [
          { value: 'yes', text: i18n.t('accounts.people.active') },
          { value: 'no', text: i18n.t('accounts.people.inactive') },
          { value: 'waiting', text: i18n.t('accounts.people.waiting') },
        ],
        apply: (query, active) => {
          if (active === 'waiting')
            query.whereIn('id', RoleGrant.query().whereNotNull('open_user_id').select('open_user_id'))
          else query.where('is_active', active === 'yes')
        },
      },
    },
    sorts: { name: 'name', createdAt: 'created_at', lastSignInAt: 'last_sign_in_at' },
    defaultSort: '-createdAt',
  }
}

/** Whether somebody may sign in; of whom may not, whether that waits to be confirmed. */
export function standingOf({ isActive, $extras }: User) {
  if (isActive) return 'active'
  return $extras.open_grant ? 'waiting' : 'inactive'
}

function rolesOf({ roles: held }: User, i18n: Pick<I18n, 't'>) {
  return held.map((role) => i18n.t(`roles.${role}`)).join(i18n.t('ui.list_separator'))
}

/** The institution of an applicant, the employer of an expert, the district of an official. */
function placeOf({ organization, employer, districtCode }: User, i18n: Pick<I18n, 't'>) {
  return organization?.name ?? employer ?? (districtCode ? i18n.t(`districts.${districtCode}`) : null)
}
