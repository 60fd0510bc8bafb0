import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { districtCodes } from '#app/organizations/districts'
import { roles } from '#app/users/roles'
import type User from '#app/users/user'

type Query = ModelQueryBuilderContract<typeof User>

export function userList(i18n: Pick<I18n, 't'>): ListDefinition<Query> {
  return {
    search: (query, text) => void whereContains(query, ['name', 'email'], text),
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
      active: {
        kind: 'choice',
        label: i18n.t('accounts.people.state'),
        options: [
          { value: 'yes', text: i18n.t('accounts.people.active') },
          { value: 'no', text: i18n.t('accounts.people.inactive') },
        ],
        apply: (query, active) => void query.where('is_active', active === 'yes'),
      },
    },
    sorts: { name: 'name', createdAt: 'created_at', lastSignInAt: 'last_sign_in_at' },
    defaultSort: '-createdAt',
  }
}
