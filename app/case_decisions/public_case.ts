import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import TypicalCase from '#app/cases/typical_case'
import type { CaseState } from '#app/cases/typical_case_workflow'
import { whereContains, type ListDefinition } from '#app/core/list'
import CaseCandidate from './case_candidate.js'
import CaseSelection from './case_selection.js'
import { ON_NOTICE } from './public_notice.js'

const SELECTED: readonly CaseState[] = ['selected', 'editing', 'author_confirmed', 'published']

/** Cases on public notice now. */
export function onNotice() {
  return announced([...ON_NOTICE])
}

/** What was selected, with what was taken back afterwards: a list stays as it was published. */
export function selectedCases() {
  return announced([...SELECTED, 'disqualified']).whereNotNull('checkCode')
}

function announced(states: CaseState[]) {
  return CaseCandidate.query()
    .whereNotNull('noticeFrom')
    .whereIn('caseId', TypicalCase.query().whereIn('state', states).select('id'))
    .preload('case', (cases) => void cases.preload('organization'))
}

/** Selections with a public notice, or with published results; nothing is public before. */
export function announcedSelections(...states: ('on_notice' | 'published')[]) {
  return CaseSelection.query().whereIn('state', states).preload('call')
}

/** What leaves the house of one case: title, unit, district, kind of unit, remark; no person, no points. */
export function publicCase({ id, case: row, disqualifiedBecause, noticeFrom, noticeUntil }: CaseCandidate) {
  return {
    ...{ id, number: row.number!, title: row.title, category: row.category },
    ...{ unit: row.organization.name, districtCode: row.districtCode, hostType: row.organization.hostType },
    ...{ noticeFrom: noticeFrom!.toISODate()!, noticeUntil: noticeUntil!.toISODate()! },
    isOut: disqualifiedBecause !== null,
  }
}

export type PublicCase = ReturnType<typeof publicCase>

/** In the order of their numbers: the order of the jury is nobody's business outside. */
export function publicCaseList(
  i18n: Pick<I18n, 't'>
): ListDefinition<ModelQueryBuilderContract<typeof CaseCandidate>, CaseCandidate> {
  const columns = ['number', 'title_of_case', 'unit', 'district', 'host_type', 'category', 'remark'].map((key) => ({
    ...{ key, text: i18n.t(`case_results.${key}`), fixed: true },
  }))
  return {
    columns,
    search: (query, typed) =>
      void query.whereIn(
        'caseId',
        TypicalCase.query()
          .where((row) => void whereContains(row, ['title', 'number'], typed))
          .select('id')
      ),
    searchHint: i18n.t('case_results.search'),
    sorts: { number: 'case_id' },
    defaultSort: 'number',
    perPage: [20, 50, 100],
  }
}
