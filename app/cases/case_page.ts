import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { workCalendar } from '#app/calendar/work_calendar'
import type User from '#app/users/user'
import Approval from '#app/workflow/approval'
import CorrectionOrder from '#app/workflow/correction_order'
import Submission from '#app/workflow/submission'
import cases from '#config/cases'
import { alikeCases, isAlarming } from './alike_cases.js'
import { actsFor } from './case_acts.js'
import { caseInWords } from './case_answers.js'
import { correctable } from './case_defects.js'
import { bodyWords, answersIn } from './case_form.js'
import { CHOSEN } from './national_choice.js'
import { bodiesOf, bodyOf } from './recommendation.js'
import { opinionPaperOf } from './recommendation_paper.js'
import { shownState } from './shown_state.js'
import TypicalCase from './typical_case.js'
import { actsAs } from './typical_case_policy.js'
import { EDITABLE, typicalCaseWorkflow } from './typical_case_workflow.js'

/** The case of the address, when this person sees it; else 404. With its call, unit, handler and clocks. */
export function visibleCase({ auth, params }: HttpContext) {
  return TypicalCase.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.typical_case_id ?? params.id) || 0)
    .preload('call')
    .preload('organization')
    .preload('handler')
    .preload('clocks')
    .firstOrFail()
}

/** What unit and recommender read of what happened; rooms above record more, which is the bureau's. */
const TOLD = [
  ...['started', 'submitted', 'entered', 'given_back', 'recommended', 'supplement_requested', 'resubmitted'],
  ...['lapsed', 'went_on', 'formally_passed', 'formally_refused', 'passed_over', 'withdrawn', 'disqualified'],
  ...['announced', 'selected', 'editing_begun', 'confirmed_by_author', 'published', 'chosen_nationally'],
].map((action) => `typical_case.${action}`)

export async function renderCase(ctx: HttpContext, row: TypicalCase) {
  const { auth, view, i18n } = ctx
  const user = auth.getUserOrFail()
  const submissions = await Submission.of('typical_case', row.id)
  const submission = submissions.at(-1) ?? null
  const content = submission?.answers ?? row.draft
  const isUnit = actsAs(user, 'unit', row) !== null
  const calendar = await workCalendar()

  return view.render('pages/cases/show', {
    ...{ row, submission, submissions, content, isUnit },
    shown: shownState(row, user),
    isBureau: user.isBureau,
    hasCertificate: row.decidedAt !== null && CHOSEN.includes(row.state),
    sections: await caseInWords(content, row.call, i18n),
    ...{ words: bodyWords(answersIn(content)), most: cases.body },
    clocks: row.clocks.map((clock) => clock.standing(calendar)),
    acts: actsFor(user, row),
    mayEdit: isUnit && EDITABLE.some((state) => state === row.state),
    mayCorrect: typicalCaseWorkflow.allows('requestSupplement', row) && mayCorrect(user, row),
    order: await openOrder(ctx, row),
    recommendation: seesRecommendation(user, row) ? await recommendationOf(row) : null,
    reason: row.state === 'returned' ? await lastRuling(row, 'giveBack') : null,
    ...(user.isBureau ? { alike: await alikeCases(row), isAlarming: isAlarming(row) } : { alike: [] }),
    timeline: await timelineOf('typical_case', row.id, i18n, user.isBureau ? {} : { only: TOLD }),
  })
}

function mayCorrect(user: User, row: TypicalCase) {
  return actsAs(user, 'holder', row) !== null || actsAs(user, 'head', row) !== null
}

/** Rank and opinion are for who recommends and who decides. */
function seesRecommendation(user: User, row: TypicalCase) {
  return row.recommendation !== null && (user.isBureau || bodiesOf(user).some((body) => body === bodyOf(row)))
}

async function recommendationOf(row: TypicalCase) {
  return { by: await lastRuling(row, 'recommend'), paper: await opinionPaperOf(row) }
}

function lastRuling({ id }: TypicalCase, step: string) {
  return Approval.query().where({ subjectType: 'typical_case', subjectId: id, step }).orderBy('id', 'desc').first()
}

/** What the unit has to correct now, each with the page on which it does. */
export async function openOrder({ i18n }: Pick<HttpContext, 'i18n'>, { id, state, call }: TypicalCase) {
  const order = state === 'supplement_required' ? await CorrectionOrder.openOf('typical_case', id) : null
  if (!order) return null
  const places = correctable(call, i18n)
  const items = places.flatMap(({ name, label, section }) =>
    order.items
      .filter(({ field }) => field === name)
      .map(({ note }) => ({ label, note, href: `/typical-cases/${id}/sections/${section}/edit`, section }))
  )
  return { order, items }
}
