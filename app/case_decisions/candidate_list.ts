import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import CaseResult from '#app/case_reviews/case_result'
import TypicalCase from '#app/cases/typical_case'
import { whereContains, type ListDefinition } from '#app/core/list'
import { districtCodes } from '#app/organizations/districts'
import Organization from '#app/organizations/organization'
import type CaseCandidate from './case_candidate.js'
import type CaseSelection from './case_selection.js'

type Query = ModelQueryBuilderContract<typeof CaseCandidate>

/** Every case of a selection with what the jury gave it. */
export function candidateList(i18n: Pick<I18n, 't'>, { call }: CaseSelection): ListDefinition<Query, CaseCandidate> {
  const text = (name: string) => i18n.t(`case_candidates.${name}`)
  const cases = () => TypicalCase.query().select('id')
  const categoryName = (key: string | null) => call.categories.find((one) => one.key === key)?.name ?? ''
  return {
    columns: [
      { key: 'rank', text: text('rank'), sort: 'rank', class: 'r', fixed: true, value: ({ rank }) => rank },
      {
        ...{ key: 'title', text: text('title'), fixed: true },
        value: (row) => row.case.title,
        under: { text: text('number'), value: (row) => row.case.number },
      },
      { key: 'unit', text: text('unit'), value: (row) => row.case.organization.name },
      { key: 'district', text: text('district'), value: (row) => i18n.t(`districts.${row.case.districtCode}`) },
      { key: 'category', text: text('category'), class: 'drop-m', value: (row) => categoryName(row.case.category) },
      { key: 'mean', text: text('mean'), class: 'r', value: ({ result }) => Number(result.mean) },
      { key: 'band', text: text('band'), class: 'r', value: ({ result }) => result.band },
      { key: 'gap', text: text('gap'), class: 'r', optional: true, value: ({ result }) => Number(result.gap) },
      {
        ...{ key: 'range', text: text('range'), class: 'r', optional: true },
        value: ({ result }) => `${result.rankFrom}–${result.rankTo}`,
      },
      { key: 'shortlist', text: text('shortlist'), value: (row) => text(row.shortlisted ? 'inside' : 'outside') },
      { key: 'swap', text: text('swap_reason'), optional: true, value: ({ swapReason }) => swapReason },
    ],
    search: (query, typed) =>
      void query.whereIn(
        'caseId',
        cases().where((row) => {
          whereContains(row, ['title', 'number'], typed)
          row.orWhereIn(
            'organizationId',
            Organization.query()
              .where((unit) => void whereContains(unit, ['name'], typed))
              .select('id')
          )
        })
      ),
    searchHint: text('search'),
    filters: {
      shortlist: {
        kind: 'choice',
        label: text('shortlist'),
        options: ['inside', 'outside', 'swapped'].map((value) => ({ value, text: text(value) })),
        apply: (query, value) => {
          if (value === 'swapped') query.whereColumn('proposed', '!=', 'shortlisted')
          else query.where('shortlisted', value === 'inside')
        },
      },
      category: {
        kind: 'choice',
        label: text('category'),
        options: call.categories.map(({ key, name }) => ({ value: key, text: name })),
        apply: (query, value) => void query.whereIn('caseId', cases().where('category', value)),
      },
      district: {
        kind: 'choice',
        label: text('district'),
        options: districtCodes.map((value) => ({ value, text: i18n.t(`districts.${value}`) })),
        apply: (query, value) => void query.whereIn('caseId', cases().where('districtCode', value)),
      },
      band: {
        kind: 'number',
        label: text('band'),
        apply: (query, value) =>
          void query.whereIn('caseId', CaseResult.query().where({ callId: call.id, band: value }).select('case_id')),
      },
    },
    sorts: { rank: 'rank' },
    defaultSort: 'rank',
    perPage: [20, 50, 100],
  }
}
