import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { personOf } from '#app/users/actor'
import { visibleWave } from './answers_page.js'
import { openLinkList } from './open_link_list.js'
import { turnOpenLinksOff, turnOpenLinksOn } from './open_links.js'
import SurveyAnswerPolicy from './survey_answer_policy.js'
import { openLinksValidator } from './survey_answer_validators.js'
import SurveyOpenLink from './survey_open_link.js'

/** 扫码评价 of one wave: on or off, for all points together. */
export default class OpenLinksController {
  async index(ctx: HttpContext) {
    const { bouncer, i18n, view } = ctx
    const wave = await visibleWave(ctx)
    const links = SurveyOpenLink.query().where('waveId', wave.id)
    const isOn = (await links.clone().where('isOn', true).first()) !== null
    const query = links.preload('wave').preload('designation')
    const mayTurn = await bouncer.with(SurveyAnswerPolicy).allows('clean')
    return answerList(ctx, query, openLinkList(i18n), i18n.t('survey_answers.open.title'), async (list) =>
      view.render('pages/survey_answers/open_links', { list, wave, isOn, mayTurn })
    )
  }

  async store(ctx: HttpContext) {
    const wave = await visibleWave(ctx)
    await ctx.bouncer.with(SurveyAnswerPolicy).authorize('clean')
    const { standing } = await ctx.request.validateUsing(openLinksValidator)
    await (standing === 'on' ? turnOpenLinksOn : turnOpenLinksOff)(wave, personOf(ctx))
    return ctx.response.redirect(`/surveys/${wave.id}/open-links`)
  }
}
