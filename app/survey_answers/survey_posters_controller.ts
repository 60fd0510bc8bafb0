import type { HttpContext } from '@adonisjs/core/http'
import QRCode from 'qrcode'
import { answerList } from '#app/audit/answer_list'
import { openLinkList } from './open_link_list.js'
import SurveyAnswerPolicy from './survey_answer_policy.js'
import SurveyOpenLink from './survey_open_link.js'

/** 评价二维码: what points hang on their wall. */
export default class SurveyPostersController {
  async index(ctx: HttpContext) {
    const { bouncer, i18n, view } = ctx
    await bouncer.with(SurveyAnswerPolicy).authorize('listPosters')
    const query = visibleLinks(ctx).preload('wave').preload('designation')
    return answerList(ctx, query, openLinkList(i18n), i18n.t('survey_answers.open.posters'), async (list) =>
      view.render('pages/survey_answers/posters', { list })
    )
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with(SurveyAnswerPolicy).authorize('listPosters')
    const link = await visibleLinks(ctx)
      .where('id', Number(ctx.params.id) || 0)
      .preload('wave')
      .preload('designation')
      .firstOrFail()
    return ctx.view.render('pages/survey_answers/poster', {
      link,
      image: await QRCode.toDataURL(link.address, { errorCorrectionLevel: 'M', margin: 2, width: 720 }),
    })
  }
}

function visibleLinks({ auth }: HttpContext) {
  return SurveyOpenLink.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
}
