import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Submission from '#app/workflow/submission'
import type { Actor } from '#app/users/actor'
import type User from '#app/users/user'
import ExpertReview from './expert_review.js'
import type PointApplication from './point_application.js'
import type { RubricItem } from './point_batch.js'
import { ruleOn, type Ruling } from './application_rulings.js'
import { pointApplicationWorkflow } from './point_application_workflow.js'

/**
 * Why an expert must not judge this application (回避), or null.
 *
 * @param reviews the seats there have been
 */
export function conflictOf(
  expert: User,
  application: PointApplication,
  reviews: Pick<ExpertReview, 'expertId' | 'state'>[] = []
): 'same_unit' | 'stepped_aside' | null {
  const same = expert.employer !== null && plainName(expert.employer) === plainName(application.orgName)
  if (same || expert.organizationId === application.organizationId) return 'same_unit'
  return reviews.some(({ expertId, state }) => expertId === expert.id && state === 'recused') ? 'stepped_aside' : null
}

function plainName(name: string) {
  return name
    .normalize('NFKC')
    .replace(/[\s()（）]/g, '')
    .toLowerCase()
}

/**
 * 核验通过: the application goes to a panel. The first expert presides.
 *
 * @throws StepNotAllowed `too_few_experts`, `expert_has_conflict`
 */
export async function verifyApplication(
  application: PointApplication,
  by: Actor & { id: number },
  { experts, ...ruling }: Ruling & { experts: User[] }
) {
  await application.load('batch')
  const reviews = await ExpertReview.query().where('application_id', application.id)
  const seated = reviews.filter(({ state }) => state !== 'recused')
  const invited = experts.filter((expert) => !seated.some((review) => review.expertId === expert.id))
  if (seated.length + invited.length < application.batch.minimumExperts) {
    throw new StepNotAllowed('verify', 'too_few_experts')
  }
  if (invited.some((expert) => conflictOf(expert, application, reviews))) {
    throw new StepNotAllowed('verify', 'expert_has_conflict')
  }

  const chaired = seated.some((review) => review.isChair)
  const handler = { handler_id: application.handlerId ?? by.actingFor?.id ?? by.id }
  await ruleOn(application, 'verify', 'passed', by, ruling, handler, async (trx) => {
    for (const [index, expert] of invited.entries()) {
      await seat(application, expert, by, { isChair: !chaired && index === 0, client: trx })
    }
  })
}

/** What the experts said is void; who stepped aside has done so for good. */
export function clearPanel(trx: Trx, { id }: PointApplication) {
  return trx.from('expert_reviews').where({ application_id: id }).whereNot('state', 'recused').delete()
}

/** Another seat on a running panel, for instance after a recusal. */
export async function inviteExpert(application: PointApplication, expert: User, by: Actor & { id: number }) {
  if (conflictOf(expert, application)) throw new StepNotAllowed('invite', 'expert_has_conflict')

  await inTransaction(async (trx) => {
    await pointApplicationWorkflow.hold(trx, application.id, ['expert_review'], 'invite')
    const chair = await trx
      .from('expert_reviews')
      .where({ application_id: application.id, is_chair: true })
      .whereNot('state', 'recused')
      .first()
    await seat(application, expert, by, { isChair: !chair, client: trx })
    await pointApplicationWorkflow.tell(trx, 'point_application.expert_invited', application.id, by, {
      expertId: expert.id,
    })
  })
}

/**
 * 取消邀请 of somebody who does not answer: the seat is free, and where it was the chair's, the next one presides.
 *
 * @throws StepNotAllowed `seat_used` when the expert has scored or stepped aside
 */
export async function releaseExpert(review: ExpertReview, application: PointApplication, by: Actor) {
  await inTransaction(async (trx) => {
    await pointApplicationWorkflow.hold(trx, application.id, ['expert_review'], 'release')
    const released = await trx.from('expert_reviews').where({ id: review.id, state: 'invited' }).delete()
    if (Number(released) === 0) throw new StepNotAllowed('release', 'seat_used')
    if (review.isChair) await passOnChair(trx, application)
    await pointApplicationWorkflow.tell(trx, 'point_application.expert_released', application.id, by, {
      expertId: review.expertId,
    })
  })
}

/** To the longest seated; where nobody is left, to whoever is invited next. */
async function passOnChair(trx: Trx, { id }: PointApplication) {
  const next = await trx
    .from('expert_reviews')
    .where({ application_id: id })
    .whereNot('state', 'recused')
    .orderBy('id')
    .first()
  if (next) await trx.from('expert_reviews').where({ id: next.id }).update({ is_chair: true })
}

async function seat(
  application: PointApplication,
  expert: User,
  by: Actor & { id: number },
  { isChair, client }: { isChair: boolean; client: Trx }
) {
  const submission = await Submission.query({ client })
    .where({ subjectType: 'point_application', subjectId: application.id })
    .orderBy('round', 'desc')
    .firstOrFail()
  await ExpertReview.create(
    {
      applicationId: application.id,
      expertId: expert.id,
      isChair,
      state: 'invited',
      contentHash: submission.contentHash,
      invitedById: by.id,
    },
    { client }
  )
}

/** Sum of the points in hundredths, so that decimals add up exactly. */
export function totalOf(scores: Record<string, number>, rubric: RubricItem[]) {
  return rubric.reduce((total, item) => total + Math.round(scores[item.key] * 100), 0)
}

/**
 * One expert's scores and comment. Scores can be replaced until the panel is concluded.
 *
 * @throws StepNotAllowed when the panel is over or the expert has stepped aside
 */
export async function submitReview(
  review: ExpertReview,
  application: PointApplication,
  by: Actor,
  { scores, comment }: { scores: Record<string, number>; comment: string }
) {
  await application.load('batch')
  await changeSeat(review, application, by, 'point_application.reviewed', {
    state: 'submitted',
    scores: JSON.stringify(scores),
    total: totalOf(scores, application.batch.rubric),
    comment,
    submitted_at: sqlTime(),
  })
}

/** 回避: the expert steps aside; the seat stays on record, empty. */
export function recuse(review: ExpertReview, application: PointApplication, by: Actor, reason: string) {
  return changeSeat(review, application, by, 'point_application.recused', {
    state: 'recused',
    is_chair: false,
    scores: null,
    total: null,
    comment: null,
    recusal_reason: reason,
  })
}

/** The panel is held, so that nobody's scores arrive while it is being concluded. */
async function changeSeat(
  review: ExpertReview,
  application: PointApplication,
  by: Actor,
  action: string,
  values: Record<string, unknown>
) {
  await inTransaction(async (trx) => {
    await pointApplicationWorkflow.hold(trx, application.id, ['expert_review'], 'review')
    const changed = await trx
      .from('expert_reviews')
      .where({ id: review.id })
      .whereNot('state', 'recused')
      .update({ ...values, updated_at: sqlTime() })
    if (Number(changed) === 0) {
      throw await StepNotAllowed.because(trx, 'point_application', 'point_applications', application.id, 'review')
    }
    if (values.state === 'recused' && review.isChair) await passOnChair(trx, application)
    await pointApplicationWorkflow.tell(trx, action, application.id, by)
  })
  await review.refresh()
}

/** Mean of the totals in hundredths, rounded half up. */
export function panelScore(totals: number[]) {
  return Math.floor(totals.reduce((sum, total) => sum + total, 0) / totals.length + 0.5)
}

/**
 * The chair's summary ends the panel.
 *
 * @throws StepNotAllowed `reviews_missing` while somebody invited has not given scores, `too_few_experts`
 */
export async function concludePanel(application: PointApplication, by: Actor, ruling: Ruling) {
  await application.load('batch')
  /** What counts is what stands there once the panel is closed: scores may be replaced until then. */
  await ruleOn(application, 'concludePanel', 'concluded', by, ruling, {}, async (trx) => {
    const reviews = await ExpertReview.query({ client: trx })
      .where('application_id', application.id)
      .whereNot('state', 'recused')
    if (reviews.some(({ state }) => state === 'invited')) throw new StepNotAllowed('concludePanel', 'reviews_missing')
    if (reviews.length < application.batch.minimumExperts) throw new StepNotAllowed('concludePanel', 'too_few_experts')

    const score = panelScore(reviews.map(({ total }) => total!))
    await trx.from('point_applications').where({ id: application.id }).update({ score })
  })
  await application.refresh()
}
