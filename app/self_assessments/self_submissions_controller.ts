import type { HttpContext } from '@adonisjs/core/http'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import SelfAssessmentPolicy from './self_assessment_policy.js'
import { SelfSubmission } from './self_assessment.js'
import { refuseOutsidePeriod } from './self_draft.js'
import { fileSelf, leftToDo, submissionIsAsFiled } from './self_filing.js'
import { linesOf } from './self_lines.js'
import { begunEvaluation, groupsOf, progressOf, wordsOf } from './self_page.js'
import { missingInWords } from './self_words.js'

/** Handing in: what is missing is named with its place; what was filed stays to be read. */
export default class SelfSubmissionsController {
  async create(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    const evaluation = await begunEvaluation(ctx)
    await bouncer.with(SelfAssessmentPolicy).authorize('write', evaluation)
    refuseOutsidePeriod(evaluation, 'submit')
    const lines = await linesOf(evaluation)
    const left = await leftToDo(evaluation, lines)
    return view.render('pages/self_assessments/check', {
      ...{ evaluation, ...progressOf(left) },
      faulty: left
        .filter(({ missing }) => missing.length > 0)
        .map(({ line, missing }) => ({ ...line.indicator, problems: missingInWords(missing, line, i18n) })),
      groups: groupsOf(lines, await wordsOf(ctx, evaluation, lines), i18n),
      mayFile: await bouncer.with(SelfAssessmentPolicy).allows('file', evaluation),
    })
  }

  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const evaluation = await begunEvaluation(ctx)
    await bouncer.with(SelfAssessmentPolicy).authorize('file', evaluation)
    refuseOutsidePeriod(evaluation, 'submit')
    const left = await leftToDo(evaluation, await linesOf(evaluation))
    if (left.some(({ missing }) => missing.length > 0)) {
      response.status(422)
      return response.send(await this.create(ctx))
    }
    await fileSelf(evaluation, personOf(ctx), seenVersion(ctx))
    session.flash('success', i18n.t('self_assessments.filed'))
    return response.redirect(`/point-evaluations/${evaluation.id}`)
  }

  /** One version as it was filed. */
  async show(ctx: HttpContext) {
    const evaluation = await begunEvaluation(ctx)
    const filing = await SelfSubmission.query()
      .where({ evaluationId: evaluation.id, number: Number(ctx.params.id) || 0 })
      .firstOrFail()
    const lines = await linesOf(evaluation, { filed: filing.content })
    return ctx.view.render('pages/self_assessments/filing', {
      ...{ evaluation, filing, isAsFiled: submissionIsAsFiled(filing) },
      groups: groupsOf(lines, await wordsOf(ctx, evaluation, lines), ctx.i18n),
    })
  }
}
