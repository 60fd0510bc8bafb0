import type { HttpContext } from '@adonisjs/core/http'
import Submission from '#app/workflow/submission'
import CorrectionOrder from '#app/workflow/correction_order'
import { keptModels, loadKeptOnce } from '#app/core/kept_models'
import { messageActs } from '#app/workflow/message_acts'
import { timelineOf } from '#app/audit/timeline'
import User from '#app/users/user'
import { applicantRoles } from '#app/users/roles'
import { answersOf } from '#app/core/form_answers'
import { filesIn, filesOf } from './application_draft.js'
import { workCalendar } from '#app/calendar/work_calendar'
import deadlines from '#config/deadlines'
import { deadlinesOf, handlingTimes, loadClocks } from './application_deadlines.js'
import { officialsBeside } from './application_involvements.js'
import { isRevealed, withMasks } from '#app/personal_data/contacts'
import { mayReachObjector } from './objection_contact.js'
import { NUDGING, stepToTakeBack } from './application_returns.js'
import { involvementsIn, opinionsOf, readableInvolvements } from './opinions_page.js'
import { comparisonOf, orderInWords } from './correction_page.js'
import { loadDesk } from './application_desk.js'
import { coverageToday } from '#app/designations/coverage'
import Designation from '#app/designations/designation'
import PointApplicationPolicy, { deciderOf, extenderOf, inviterOf } from './point_application_policy.js'
import type PointApplication from './point_application.js'
import { pointApplicationForm } from './point_application_form.js'
import { decisions, decisionsInState } from './decisions.js'
import { coverageFor } from './application_coverage.js'
import { assignmentForm } from './assignment_form.js'
import { conflictOf } from './expert_panel.js'
import { threadFor } from './messages_page.js'
import { isFinished } from './application_packet.js'
import { papersOf } from './application_papers.js'
import { applicationProgress } from './application_progress.js'
import { noticeIsOver } from './public_notice.js'
import { designationFrom, gradesFor } from './renewals.js'
import { clockKinds, pointApplicationWorkflow } from './point_application_workflow.js'

/** Audit actions that say who judges; the applicant does not read them. */
const INTERNAL = [
  'point_application.expert_invited',
  'point_application.expert_released',
  'point_application.reviewed',
  'point_application.recused',
  'point_application.objection_found',
  'point_application.opinion_asked',
  'point_application.opinion_given',
  'point_application.delegated',
  'point_application.delegation_returned',
  'point_application.copied',
  'point_application.involvement_revoked',
  'point_application.deadline_near',
  'point_application.deadline_passed',
  'point_application.supplement_proposed',
  'point_application.packet_taken',
  'point_application.assigned',
]

/** One application with everything this person may see of it, and the decisions this person may take on it. */
export async function renderApplication(ctx: HttpContext, application: PointApplication) {
  const user = ctx.auth.getUserOrFail()
  const inside = user.isOfficial
  const [papers, around, powers] = await Promise.all([
    readPapers(ctx, application),
    readAround(application, user),
    readPowers(ctx, application),
  ])
  const { submissions, orders, objections } = papers
  const { graded } = around
  const submission = submissions.at(-1) ?? null
  const answers = submission?.answers ?? {}
  const openObjections = objections.filter((objection) => objection.state === 'open').length
  const skipsExperts = graded !== null && withoutExperts(application, graded.skipsExperts)

  const isOwn = user.is(...applicantRoles) && user.organizationId === application.organizationId
  const sections = submission ? answersOf(pointApplicationForm, answers, ctx.i18n) : []
  return ctx.view.render('pages/service_points/applications/show', {
    application,
    submission,
    timeline: papers.timeline,
    inside,
    isOwn,
    sections: isOwn || user.isOfficial ? sections : withMasks(ctx, sections),
    files: filesIn(submission ? answers.files : await filesOf(application)),
    reviews: user.isBureau ? powers.reviews : [],
    ownReview: powers.reviews.find((review) => review.expertId === user.id && review.state !== 'recused') ?? null,
    objections: user.isBureau ? objections : [],
    mayReach: mayReachObjector(user),
    revealed: objections.find(({ id }) => isRevealed(ctx, 'objection', id))?.id,
    openObjections,
    noticeOver: noticeIsOver(application),
    designation: around.designation,
    renews: around.renews,
    grades: inside ? (graded?.grades ?? []) : [],
    skipsExperts,
    thread: papers.thread,
    around: around.coverage && coverageFor(around.coverage, application, answers, ctx.i18n),
    progress: applicationProgress(application, submissions, application.approvals, skipsExperts, ctx.i18n),
    deadlines: deadlinesOf(application, around.calendar),
    extendable: clockKinds.filter((kind) => extenderOf(user, kind)),
    handling: around.handling,
    longestExtension: deadlines.extension,
    opinions: inside ? opinionsOf(application.approvals, submissions, ctx.i18n) : [],
    involvements: readableInvolvements(papers.involvements, application, user, submission),
    mayInvolve: powers.mayInvolve,
    colleagues: powers.colleagues,
    mayTakeBack: powers.toTakeBack !== null,
    mayNudge: NUDGING.includes(application.state),
    openOrder: orderInWords(
      orders.find(({ state }) => state === 'open'),
      application,
      ctx.i18n
    ),
    unsent: inside ? orders.find(({ state }) => ['draft', 'proposed'].includes(state)) : null,
    comparison: inside ? comparisonOf(orders, submissions, ctx.i18n) : null,
    mayCorrect:
      pointApplicationWorkflow.allows('requestSupplement', application) &&
      (await ctx.bouncer.with(PointApplicationPolicy).allows('correct', application)),
    offered: await offeredDecisions(ctx, application, { openObjections, skipsExperts }),
    assignment: powers.assignment,
    experts: powers.experts,
    mayFind: await ctx.bouncer.with(PointApplicationPolicy).allows('noteFinding'),
    mayTakePacket: isFinished(application) && (await ctx.bouncer.with(PointApplicationPolicy).allows('takePacket')),
    mayWithdraw:
      pointApplicationWorkflow.allows('withdraw', application) &&
      (await ctx.bouncer.with(PointApplicationPolicy).allows('withdraw', application)),
  })
}

/** What was handed in, written and done about it. */
async function readPapers(ctx: HttpContext, application: PointApplication) {
  const { id } = application
  const { isOfficial } = ctx.auth.getUserOrFail()
  const hidden = [...messageActs('point_application'), ...(isOfficial ? [] : INTERNAL)]
  const [submissions, orders, objections, timeline, thread, involvements] = await Promise.all([
    Submission.of('point_application', id),
    papersOf(application, 'correction_orders', () => CorrectionOrder.of('point_application', id)),
    application.noticeFrom ? application.related('objections').query().orderBy('id') : [],
    timelineOf('point_application', id, ctx.i18n, { without: hidden }),
    threadFor(ctx, application),
    isOfficial ? involvementsIn(application) : [],
  ])
  return { submissions, orders, objections, timeline, thread, involvements }
}

/** What one wants to know beside it. */
async function readAround(application: PointApplication, user: User) {
  const { renewsId } = application
  const [calendar, designation, renews, graded, coverage, handling] = await Promise.all([
    workCalendar(),
    designationFrom(application),
    renewsId ? Designation.findOrFail(renewsId) : null,
    renewsId ? gradesFor(renewsId) : null,
    user.isOfficial && !pointApplicationWorkflow.isOver(application) ? coverageToday() : null,
    user.organizationId ? handlingTimes() : null,
    loadClocks([application]),
  ])
  return { calendar, designation, renews, graded, coverage, handling }
}

/** Who has judged it, and what this person may do. */
async function readPowers({ auth, bouncer, i18n }: HttpContext, application: PointApplication) {
  const user = auth.getUserOrFail()
  await Promise.all([loadDesk(application), loadKeptOnce(application, 'organization', 'organizationId')])
  const mayInvolve = user.isOfficial && (await bouncer.with(PointApplicationPolicy).allows('involve', application))
  const asksExperts = user.isOfficial && mayNameExperts(user, application)
  const [reviews, colleagues, toTakeBack, assignment, experts] = await Promise.all([
    hadPanel(application.approvals) ? application.related('reviews').query().preload('expert').orderBy('id') : [],
    mayInvolve ? officialsBeside(user) : [],
    user.isOfficial ? stepToTakeBack(application, user) : null,
    assignmentForm(application, user, i18n),
    asksExperts ? availableExperts() : [],
  ])
  return {
    ...{ mayInvolve, reviews, colleagues, toTakeBack, assignment },
    /** Those who must not are listed with the reason and cannot be chosen. */
    experts: experts.map((expert) => ({ expert, conflict: conflictOf(expert, application, reviews) })),
  }
}

type Facts = Parameters<typeof decisionsInState>[1]

async function offeredDecisions({ bouncer }: HttpContext, application: PointApplication, facts: Facts) {
  const policy = bouncer.with(PointApplicationPolicy)
  const offered = []
  for (const name of decisionsInState(application, facts)) {
    if (await policy.allows('decide', application, decisions[name].step)) offered.push({ name, ...decisions[name] })
  }
  return offered
}

/** Experts are seated by the step that verifies. */
function hadPanel(approvals: PointApplication['approvals']) {
  return approvals.some(({ step }) => step === 'verify')
}

/** As the grades say today, or as it was done when it was verified. */
function withoutExperts(application: PointApplication, today: boolean) {
  const verified = application.approvals.findLast(({ step }) => ['verify', 'verifyForRenewal'].includes(step))
  return pointApplicationWorkflow.allows('verify', application) || !verified
    ? today
    : verified.step === 'verifyForRenewal'
}

/** On the way to a panel by whoever verifies, on a running one by whoever may invite. */
function mayNameExperts(user: User, application: PointApplication) {
  if (application.state === 'verification') return deciderOf(user, application, 'verify') !== null
  return application.state === 'expert_review' && inviterOf(user) !== null
}

function availableExperts() {
  return keptModels('experts', User, () =>
    User.query()
      .withScopes((scopes) => scopes.active('expert'))
      .orderBy('name')
      .limit(200)
      .select('id', 'name', 'employer', 'organizationId')
  )
}
