import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { timelineOf } from '#app/audit/timeline'
import { showAgain } from '#app/core/form_page'
import { answersOf, plainAnswer } from '#app/core/form_answers'
import { personOf } from '#app/users/actor'
import ActivityCorrection from './activity_correction.js'
import { activityCorrectionList } from './activity_correction_list.js'
import ActivityCorrectionPolicy from './activity_correction_policy.js'
import { correctionRulingValidator } from './activity_validators.js'
import { correctableOf } from './correctable.js'
import { approveCorrection, correctionWorkflow, refuseCorrection, withdrawCorrection } from './correction_workflow.js'

/** 更正: what institutions want changed in closed months. */
export default class ActivityCorrectionsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(ActivityCorrectionPolicy).authorize('list')
    const seen = ActivityCorrection.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    return answerList(ctx, seen, activityCorrectionList(i18n), i18n.t('activity_corrections.title'), (list) =>
      view.render('pages/activities/corrections/index', { list, states: Object.keys(correctionWorkflow.states) })
    )
  }

  async show(ctx: HttpContext) {
    return renderCorrection(ctx, await visibleCorrection(ctx))
  }

  async update(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const correction = await visibleCorrection(ctx)
    await bouncer.with(ActivityCorrectionPolicy).authorize('rule')
    showAgain(ctx, () => renderCorrection(ctx, correction))
    const { ruling, ...words } = await request.validateUsing(correctionRulingValidator)
    const by = personOf(ctx, auth.getUserOrFail().inName('bureau_handler'))
    await (ruling === 'approve' ? approveCorrection : refuseCorrection)(correction, by, words)
    session.flash('success', i18n.t(`activity_corrections.states.${correction.state}`))
    return response.redirect(`/activity-corrections/${correction.id}`)
  }

  async destroy(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const correction = await visibleCorrection(ctx)
    await bouncer.with(ActivityCorrectionPolicy).authorize('withdraw', correction)
    await withdrawCorrection(correction, personOf(ctx))
    session.flash('success', i18n.t('activity_corrections.states.withdrawn'))
    return response.redirect(`/activity-corrections/${correction.id}`)
  }
}

function visibleCorrection({ auth, params }: HttpContext) {
  return ActivityCorrection.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.id) || 0)
    .firstOrFail()
}

async function renderCorrection({ auth, bouncer, view, i18n }: HttpContext, correction: ActivityCorrection) {
  const policy = bouncer.with(ActivityCorrectionPolicy)
  const isOwn = auth.getUserOrFail().organizationId === correction.organizationId
  const { form, publicFields, path } = correctableOf(correction.subjectType)
  const names = Object.keys(correction.after).filter((name) => isOwn || publicFields.includes(name))
  const changed = form.only(names)
  const wordsOf = (values: ActivityCorrection['after']) =>
    answersOf(changed, values, i18n).flatMap(({ items }) => items)
  const after = wordsOf(correction.after)
  return view.render('pages/activities/corrections/show', {
    correction,
    entryPath: path(correction.subjectId),
    changes: wordsOf(correction.before).map((item, at) => ({
      label: item.label,
      before: plainAnswer(item),
      after: plainAnswer(after[at]),
    })),
    mayRule: correction.state === 'proposed' && (await policy.allows('rule')),
    mayWithdraw: correction.state === 'proposed' && (await policy.allows('withdraw', correction)),
    timeline: await timelineOf('activity_correction', correction.id, i18n),
  })
}
