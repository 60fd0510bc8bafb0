import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import { districtCodes } from '#app/organizations/districts'
import type CasebookEntry from './entry.js'
import { bodyWords } from './entry_copy.js'
import { entryWorkflow } from './entry_workflow.js'

type Query = ModelQueryBuilderContract<typeof CasebookEntry>

/** 稿件: of all books; a unit sees its own. */
export function entryList(i18n: Pick<I18n, 't'>): ListDefinition<Query, CasebookEntry> {
  const text = (key: string) => i18n.t(`casebook_entries.${key}`)
  return {
    columns: [
      {
        key: 'title',
        text: text('case'),
        sort: 'title',
        fixed: true,
        value: ({ title }) => title,
        under: { text: text('number'), value: (entry) => entry.case.number },
      },
      { key: 'unit', text: text('unit'), value: ({ unitName }) => unitName },
      {
        key: 'district',
        text: i18n.t('organizations.district'),
        optional: true,
        value: ({ districtCode }) => i18n.t(`districts.${districtCode}`),
      },
      { key: 'casebook', text: text('casebook'), class: 'drop-m', value: ({ casebook }) => casebook.title },
      { key: 'chapter', text: text('chapter'), class: 'drop-m', value: ({ chapter }) => chapter.title },
      { key: 'words', text: text('words'), class: 'r', value: ({ copy }) => bodyWords(copy) },
      { key: 'sent_at', text: text('sent_at'), optional: true, value: ({ sentAt }) => timeCell(sentAt) },
      { key: 'since', text: text('since'), sort: 'since', value: ({ stateSince }) => timeCell(stateSince) },
      { key: 'state', text: text('state'), value: (entry) => i18n.t(`casebook_entries.states.${shownState(entry)}`) },
    ],
    search: (query, typed) => void whereContains(query, ['title', 'unit_name'], typed),
    searchHint: text('search'),
    filters: {
      state: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: Object.keys(entryWorkflow.states).map((value) => ({ value, text: text(`states.${value}`) })),
        apply: (query, value) => void query.where('state', value),
      },
      book: {
        kind: 'number',
        label: '',
        hidden: true,
        apply: (query, value) => void query.where('casebook_id', value),
      },
      district: {
        kind: 'choice',
        label: i18n.t('organizations.district'),
        options: districtCodes.map((value) => ({ value, text: i18n.t(`districts.${value}`) })),
        apply: (query, value) => void query.where('district_code', value),
      },
    },
    sorts: { since: 'state_since', title: 'title' },
    defaultSort: '-since',
  }
}

/** A case that was disqualified fell out, wherever its copy stood. */
export function shownState(entry: CasebookEntry) {
  return entry.isDisqualified ? 'dropped' : entry.state
}
