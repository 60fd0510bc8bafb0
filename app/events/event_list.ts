import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell, timeCell } from '#app/core/spreadsheet'
import { districtCodes } from '#app/organizations/districts'
import { titleFilter } from '#app/titles/title_filter'
import type User from '#app/users/user'
import type Event from './event.js'
import { kinds, modes } from './event_form.js'
import { eventWorkflow } from './event_workflow.js'

type Query = ModelQueryBuilderContract<typeof Event>
type Words = Pick<I18n, 't'>

/** 培训活动台账 */
export function eventList(user: User, i18n: Words): ListDefinition<Query, Event> {
  const text = (key: string) => i18n.t(`events.${key}`)
  const label = (field: string) => i18n.t(`event_form.${field}.label`)
  return {
    columns: [
      {
        key: 'name',
        text: label('name'),
        fixed: true,
        value: ({ name }) => name,
        under: { text: text('number'), value: ({ number }) => number },
      },
      { key: 'point', text: text('reported_by'), value: (row) => reporterOf(row, i18n) },
      { key: 'starts_at', text: text('starts_at'), sort: 'startsAt', value: (row) => timeCell(row.startsAt) },
      { key: 'held_on', text: text('held_on'), optional: true, value: (row) => dayCell(row.endsOn) },
      { key: 'kind', text: label('kind'), class: 'drop-m', value: (row) => i18n.t(`event_form.kinds.${row.kind}`) },
      { key: 'mode', text: label('mode'), optional: true, value: (row) => i18n.t(`event_form.modes.${row.mode}`) },
      {
        key: 'onsite',
        text: label('attendedOnsite'),
        class: 'r drop-m',
        sort: 'onsite',
        value: (row) => row.attendedOnsite,
      },
      { key: 'online', text: label('attendedOnline'), class: 'r drop-m', value: (row) => row.attendedOnline },
      { key: 'target', text: text('target_people'), class: 'r', optional: true, value: targetPeople },
      { key: 'counts', text: text('counts'), optional: true, value: (row) => i18n.t(row.counts ? 'ui.yes' : 'ui.no') },
      { key: 'state', text: text('state'), value: (row) => i18n.t(`events.states.${row.state}`) },
    ],
    search: (query, typed) => void whereContains(query, ['name', 'number', 'speakers', 'place'], typed),
    searchHint: text('search'),
    filters: filtersOf(user, i18n),
    sorts: { startsAt: 'starts_at', onsite: 'attended_onsite' },
    defaultSort: '-startsAt',
  }
}

export function reporterOf({ designation }: Event, i18n: Words) {
  return designation?.name ?? i18n.t('events.office')
}

export function targetPeople({ researchers, ipManagers }: Event) {
  return researchers === null ? null : researchers + (ipManagers ?? 0)
}

function filtersOf(user: User, i18n: Words): ListDefinition<Query, Event>['filters'] {
  const chosen = (options: readonly string[], prefix: string) =>
    options.map((value) => ({ value, text: i18n.t(`${prefix}.${value}`) }))
  return {
    state: {
      kind: 'choice',
      label: '',
      hidden: true,
      options: chosen(Object.keys(eventWorkflow.states), 'events.states'),
      apply: (query, value) => void query.where('state', value),
    },
    held: {
      kind: 'date-range',
      label: i18n.t('events.held_on'),
      apply: (query, { from, to }) => {
        if (from) query.where('ends_on', '>=', from)
        if (to) query.where('ends_on', '<=', to)
      },
    },
    kind: {
      kind: 'choice',
      label: i18n.t('event_form.kind.label'),
      options: chosen(kinds, 'event_form.kinds'),
      apply: (query, value) => void query.where('kind', value),
    },
    mode: {
      kind: 'choice',
      label: i18n.t('event_form.mode.label'),
      options: chosen(modes, 'event_form.modes'),
      apply: (query, value) => void query.where('mode', value),
    },
    counts: {
      kind: 'choice',
      label: i18n.t('events.counts'),
      options: chosen(['yes', 'no'], 'ui'),
      apply: (query, value) => void query.where('counts', value === 'yes'),
    },
    ...(user.isBureau
      ? {
          title: titleFilter<Query>('ends_on', i18n),
          district: {
            kind: 'choice' as const,
            label: i18n.t('organizations.district'),
            options: [...chosen(districtCodes, 'districts'), { value: '110000', text: i18n.t('events.office') }],
            apply: (query: Query, value: string) => void query.where('district_code', value),
          },
        }
      : {}),
  }
}
