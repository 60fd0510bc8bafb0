import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import { organizationColumns } from '#app/organizations/organization_columns'
import { organizationFilters } from '#app/organizations/organization_filters'
import type ExternalTitle from './external_title.js'
import { assessedGrades, titleKinds, titleStages } from './external_title.js'

type Query = ModelQueryBuilderContract<typeof ExternalTitle>

export const titleStates = ['held', 'ended'] as const

export function externalTitleList(i18n: Pick<I18n, 't'>): ListDefinition<Query, ExternalTitle> {
  const t = i18n.t.bind(i18n)
  const label = (field: string) => t(`external_title_form.${field}.label`)
  const chosen = (options: readonly string[], prefix: string) =>
    options.map((value) => ({ value, text: t(`external_titles.${prefix}.${value}`) }))
  return {
    columns: [
      {
        key: 'organization',
        text: t('organizations.name'),
        sort: 'organization',
        fixed: true,
        value: ({ orgName }) => orgName,
      },
      { key: 'kind', text: label('kind'), value: ({ kind }) => t(`external_titles.kinds.${kind}`) },
      ...organizationColumns(i18n),
      { key: 'stage', text: label('stage'), value: (row) => t(`external_titles.stages.${stageOf(row)}`) },
      { key: 'batch', text: label('batch'), optional: true, value: ({ batch }) => batch },
      { key: 'doc_number', text: label('docNumber'), class: 'drop-m', value: ({ docNumber }) => docNumber },
      { key: 'granted_on', text: label('grantedOn'), sort: 'grantedOn', value: ({ grantedOn }) => dayCell(grantedOn) },
      {
        key: 'valid_until',
        text: label('validUntil'),
        optional: true,
        value: ({ validUntil }) => dayCell(validUntil),
      },
      {
        key: 'assessment',
        text: t('external_titles.assessment'),
        value: ({ assessedYear, assessedGrade }) =>
          assessedYear && `${assessedYear} ${t(`external_titles.grades.${assessedGrade}`)}`,
      },
    ],
    search: (query, text) => void whereContains(query, ['org_name', 'doc_number', 'batch'], text),
    searchHint: t('external_titles.search'),
    filters: {
      state: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: titleStates.map((value) => ({ value, text: value })),
        apply: (query, value) => void query.where('state', value),
      },
      kind: {
        kind: 'choice',
        label: label('kind'),
        options: chosen(titleKinds, 'kinds'),
        apply: (query, value) => void query.where('kind', value),
      },
      stage: {
        kind: 'choice',
        label: label('stage'),
        options: chosen(titleStages, 'stages'),
        apply: (query, value) => void query.where('stage', value),
      },
      grade: {
        kind: 'choice',
        label: label('assessedGrade'),
        options: chosen(assessedGrades, 'grades'),
        apply: (query, value) => void query.where('assessed_grade', value),
      },
      ...organizationFilters(i18n),
    },
    sorts: { organization: 'org_name', grantedOn: 'granted_on' },
    defaultSort: '-grantedOn',
  }
}

/** Where it stands, for the eye: a title that ended is not at its last stage any more. */
export const stageOf = ({ state, stage }: ExternalTitle) => (state === 'ended' ? 'ended' : stage)
