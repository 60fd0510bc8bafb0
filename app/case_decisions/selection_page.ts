import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import CaseResult from '#app/case_reviews/case_result'
import { beijingDay } from '#app/core/beijing_day'
import CaseCandidate from './case_candidate.js'
import CaseSelection from './case_selection.js'
import { freePlaces, nextInRank, ON_NOTICE } from './public_notice.js'
import SelectionPolicy from './selection_policy.js'
import { selectionWorkflow } from './selection_workflow.js'
import { edgeOf } from './shortlist.js'
import { spreadOf } from './spread.js'

/** The selection of the address, or 404. */
export function visibleSelection({ auth, params }: HttpContext) {
  return CaseSelection.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.case_selection_id ?? params.id) || 0)
    .preload('call')
    .firstOrFail()
}

/** Shortlisted, or taken out of the shortlist: what people talk about, in the jury's order. */
export function shortlistOf({ id }: Pick<CaseSelection, 'id'>) {
  return CaseCandidate.query()
    .where('selectionId', id)
    .where((either) => void either.where('shortlisted', true).orWhere('proposed', true))
    .withScopes((scopes) => {
      scopes.told()
      scopes.ranked()
    })
}

export async function renderSelection(ctx: HttpContext, selection: CaseSelection) {
  const { view, i18n } = ctx
  const rows = await shortlistOf(selection)
  const results = await CaseResult.query().where('callId', selection.callId).select('rank', 'band')
  const onNotice = rows.filter(({ case: { state } }) => (ON_NOTICE as readonly string[]).includes(state))
  return view.render('pages/case_decisions/selections/show', {
    ...{ selection, rows, onNotice, total: results.length },
    edge: edgeOf(results, selection.call.toSelect),
    spreads: spreadsOf(rows, selection),
    categoryName: (key: string) => selection.call.categories.find((one) => one.key === key)?.name ?? key,
    may: await actsOf(ctx, selection),
    noticeRuns: onNotice.some(({ noticeIsOver }) => !noticeIsOver),
    next: selection.state === 'on_notice' && freePlaces(rows) > 0 ? nextInRank(rows) : null,
    today: beijingDay(),
    timeline: await timelineOf('case_selection', selection.id, i18n),
  })
}

/** By category and by district. */
export function spreadsOf(rows: CaseCandidate[], { call }: CaseSelection) {
  const inside = rows.filter(({ shortlisted }) => shortlisted)
  const by = (valueOf: (row: CaseCandidate) => string) =>
    spreadOf(
      inside.map((row) => ({ rank: row.rank, verdict: row.verdict, value: valueOf(row) })),
      call.toSelect
    )
  return { category: by((row) => row.case.category ?? ''), district: by((row) => row.case.districtCode) }
}

/** What this person can do with it now. */
async function actsOf({ bouncer }: HttpContext, selection: CaseSelection) {
  const policy = bouncer.with(SelectionPolicy)
  const take = async (step: 'propose' | 'giveBack' | 'approve' | 'announce' | 'publish') =>
    selectionWorkflow.allows(step, selection) && (await policy.allows('take', step))
  return {
    propose: await take('propose'),
    giveBack: await take('giveBack'),
    approve: await take('approve'),
    announce: await take('announce'),
    publish: await take('publish'),
    decide: selectionWorkflow.allows('decide', selection) && (await policy.allows('decide')),
    moveUp: selection.state === 'on_notice' && (await policy.allows('decide')),
    schedule: selection.state === 'decided' && (await policy.allows('schedule')),
    swap: selection.state === 'shortlisting' && (await policy.allows('prepare')),
  }
}
