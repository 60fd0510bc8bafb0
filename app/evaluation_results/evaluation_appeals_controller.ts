import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { storeUploaded } from '#app/attachments/store_file'
import { filledRows } from '#app/core/form_field'
import { invalid, showAgain } from '#app/core/form_page'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { handlerOf, personOf } from '#app/users/actor'
import { appealRule } from './appeal_files.js'
import { appealList } from './appeal_list.js'
import { believableOf, correctable, renderAppeal, visibleAppeal } from './appeal_page.js'
import {
  examineAppeal,
  giveBackAppeal,
  reviseAppeal,
  submitAppeal,
  upholdAppeal,
  withdrawAppeal,
} from './appeal_workflow.js'
import EvaluationAppeal from './evaluation_appeal.js'
import { contentOf } from './outcome_inputs.js'
import { lastDayOfAppeal } from './public_notice.js'
import { visibleResult } from './result_page.js'
import ResultPolicy, { roleFor } from './result_policy.js'
import { appealStepValidator, appealValidator, findingValidator } from './result_validators.js'

/** 申诉: raised by the point, examined by the handler, decided by the head. */
export default class EvaluationAppealsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(ResultPolicy).authorize('appeals')
    const seen = EvaluationAppeal.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .preload('evaluation', (points) => void points.preload('cycle'))
    return answerList(ctx, seen, appealList(i18n), i18n.t('evaluation_appeals.title'), (list) =>
      view.render('pages/evaluation_results/appeals/index', { list })
    )
  }

  async show(ctx: HttpContext) {
    return renderAppeal(ctx, await visibleAppeal(ctx))
  }

  async create(ctx: HttpContext) {
    const evaluation = await visibleResult(ctx)
    await ctx.bouncer.with(ResultPolicy).authorize('appeal', evaluation)
    return renderForm(ctx, evaluation)
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const evaluation = await visibleResult(ctx)
    await bouncer.with(ResultPolicy).authorize('appeal', evaluation)
    showAgain(ctx, () => renderForm(ctx, evaluation))
    const said = await request.validateUsing(appealValidator)
    const files = request.files('evidence').slice(0, appealRule.most)
    const by = personOf(ctx)
    const owner = { subjectType: 'evaluation_appeal', purpose: 'evidence', uploadedById: by.id, i18n, by }
    const { id } = await submitAppeal(evaluation, by, said, async (trx, { id: subjectId }) => {
      for (const file of files)
        await storeUploaded(trx, file, { ...owner, subjectId, organizationId: evaluation.organizationId })
    })
    session.flash('success', i18n.t('evaluation_appeals.done.submit'))
    return response.redirect(`/evaluation-appeals/${id}`)
  }

  /** 核查 */
  async update(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const appeal = await visibleAppeal(ctx)
    await bouncer.with(ResultPolicy).authorize('answer', 'examine', appeal)
    showAgain(ctx, () => renderAppeal(ctx, appeal))
    const data = { ...request.all(), figures: filledRows(request.input('figures')) }
    const { finding, version, believed = [], figures } = await request.validateUsing(findingValidator, { data })
    await refuseUnfiled(ctx, appeal, believed)
    const rulings = { believed, figures: await figuresIn(ctx, appeal, figures ?? []) }
    await examineAppeal(appeal, handlerOf(ctx), { finding, rulings, version })
    session.flash('success', i18n.t('evaluation_appeals.done.examine'))
    return response.redirect(`/evaluation-appeals/${appeal.id}`)
  }

  async step(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const appeal = await visibleAppeal(ctx)
    showAgain(ctx, () => renderAppeal(ctx, appeal))
    const { step, reply, ...ruling } = await request.validateUsing(appealStepValidator)
    await bouncer.with(ResultPolicy).authorize('answer', step, appeal)
    const by = personOf(ctx, step === 'withdraw' ? null : auth.getUserOrFail().inName(roleFor(step)))
    if (step === 'withdraw') await withdrawAppeal(appeal, by, ruling)
    else if (step === 'giveBack') await giveBackAppeal(appeal, by, ruling)
    else if (step === 'uphold') await upholdAppeal(appeal, by, { ...ruling, reply: reply! })
    else await reviseAppeal(appeal, by, { ...ruling, reply: reply! })
    session.flash('success', i18n.t(`evaluation_appeals.done.${step}`))
    return response.redirect(`/evaluation-appeals/${appeal.id}`)
  }
}

async function renderForm({ view }: HttpContext, evaluation: PointEvaluation) {
  const lastDay = await lastDayOfAppeal(evaluation.cycle)
  return view.render('pages/evaluation_results/appeals/create', { evaluation, lastDay, rule: appealRule })
}

/** Only evidence that was filed can be believed after all. */
async function refuseUnfiled({ i18n }: HttpContext, appeal: EvaluationAppeal, believed: readonly string[]) {
  const filed = await believableOf(appeal, await contentOf(appeal.evaluation.cycle), i18n)
  if (!believed.every((id) => filed.some(({ value }) => value === id)))
    throw invalid('believed', i18n.t('evaluation_appeals.faults.evidence'))
}

type Typed = { key?: string | null; value?: number | null }

/** Each figure by its key, once; one that nobody can correct is refused, and a share beyond the whole. */
async function figuresIn({ i18n }: HttpContext, { evaluation }: EvaluationAppeal, typed: Typed[]) {
  const known = new Map(correctable(await contentOf(evaluation.cycle), i18n).map((one) => [one.key, one]))
  const text = (fault: string) => i18n.t(`evaluation_appeals.faults.${fault}`)
  if (new Set(typed.map(({ key }) => key)).size < typed.length) throw invalid('figures', text('twice'))
  for (const [at, { key, value }] of typed.entries()) {
    if (!known.has(key!)) throw invalid(`figures.${at}.key`, text('figure'))
    if (typeof value !== 'number') throw invalid(`figures.${at}.value`, text('figure'))
    if (known.get(key!)!.isShare && value > 100) throw invalid(`figures.${at}.value`, text('share'))
  }
  return Object.fromEntries(typed.map(({ key, value }) => [key!, value!]))
}
