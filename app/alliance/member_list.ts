import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereListContains } from '#app/core/dialect'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import { districtCodes } from '#app/organizations/districts'
import { memberTags } from './act_forms.js'
import type AllianceMember from './alliance_member.js'
import { memberClasses } from './member_classes.js'
import { memberWorkflow, type MemberState } from './member_workflow.js'

type Query = ModelQueryBuilderContract<typeof AllianceMember>

export const memberGroups = ['admission', 'members', 'ended'] as const

/** 联盟成员: those in sight. */
export function memberList(i18n: Pick<I18n, 't'>): ListDefinition<Query, AllianceMember> {
  const text = (name: string) => i18n.t(`alliance_members.${name}`)
  const options = (values: readonly string[], labels: string) =>
    values.map((value) => ({ value, text: i18n.t(`${labels}.${value}`) }))
  const states = Object.keys(memberWorkflow.states) as MemberState[]
  return {
    columns: [
      {
        key: 'unit',
        text: text('unit'),
        sort: 'name',
        fixed: true,
        value: ({ name }) => name,
        under: { text: text('number'), value: ({ number }) => number },
      },
      { key: 'class', text: text('class'), value: (member) => i18n.t(`alliance.classes.${member.standingClass}`) },
      {
        key: 'district',
        text: i18n.t('organizations.district'),
        class: 'drop-m',
        value: ({ districtCode }) => i18n.t(`districts.${districtCode}`),
      },
      { key: 'state', text: text('state'), value: ({ state }) => text(`states.${state}`) },
      { key: 'next', text: text('next') },
      {
        key: 'joined',
        text: text('joined'),
        sort: 'joined',
        class: 'drop-m',
        value: ({ joinedOn }) => dayCell(joinedOn),
      },
      {
        key: 'representative',
        text: text('representative'),
        optional: true,
        value: ({ representative }) => representative?.name,
      },
      {
        key: 'check',
        text: text('check'),
        optional: true,
        value: (member) => checkInWords(member, i18n),
      },
      {
        key: 'since',
        text: text('since'),
        sort: 'since',
        optional: true,
        value: ({ stateSince }) => dayCell(stateSince),
      },
    ],
    search: (query, typed) => void whereContains(query, ['name', 'number'], typed),
    searchHint: text('search'),
    filters: {
      group: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: memberGroups.map((value) => ({ value, text: value })),
        apply: (query, group) => void query.whereIn('state', memberWorkflow.statesIn(group)),
      },
      class: {
        kind: 'choice',
        label: text('class'),
        options: options(memberClasses, 'alliance.classes'),
        apply: (query, value) => void query.where('member_class', value),
      },
      state: {
        kind: 'choice',
        label: text('state'),
        options: options(states, 'alliance_members.states'),
        apply: (query, value) => void query.where('state', value),
      },
      district: {
        kind: 'choice',
        label: i18n.t('organizations.district'),
        options: options(districtCodes, 'districts'),
        apply: (query, value) => void query.where('district_code', value),
      },
      tag: {
        kind: 'choice',
        label: text('tag'),
        options: options(memberTags, 'alliance.tags'),
        apply: (query, value) => void whereListContains(query, 'tags', value),
      },
    },
    sorts: { name: 'name', joined: 'joined_on', since: 'state_since' },
    defaultSort: '-since',
  }
}

/** 2025 通过 */
export function checkInWords({ checkedYear, checkResult }: AllianceMember, i18n: Pick<I18n, 't'>) {
  return checkedYear ? `${checkedYear} ${i18n.t(`alliance_checks.states.${checkResult}`)}` : null
}
