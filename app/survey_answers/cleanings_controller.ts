import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderAnswers, visibleWave } from './answers_page.js'
import { cleanWave } from './clean_wave.js'
import { releaseAnswers } from './release_answers.js'
import SurveyAnswerPolicy from './survey_answer_policy.js'
import { anonymityValidator, cleaningValidator } from './survey_answer_validators.js'
import { turnAnonymous } from './turn_anonymous.js'

/** 答卷与数据整理 of one wave, for who handles it. */
export default class CleaningsController {
  async index(ctx: HttpContext) {
    return renderAnswers(ctx, await visibleWave(ctx))
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const wave = await visibleWave(ctx)
    await bouncer.with(SurveyAnswerPolicy).authorize('clean')
    showAgain(ctx, () => renderAnswers(ctx, wave))
    const { rules = [], opinion, version } = await request.validateUsing(cleaningValidator)
    await cleanWave(wave, personOf(ctx), { rules, opinion, version })
    session.flash('success', i18n.t('survey_answers.cleaning.done'))
    return response.redirect(`/surveys/${wave.id}/answers`)
  }

  /** Lets out what may leave the pool, without waiting for the next hour. */
  async release(ctx: HttpContext) {
    const wave = await visibleWave(ctx)
    await ctx.bouncer.with(SurveyAnswerPolicy).authorize('clean')
    await releaseAnswers(wave.id)
    return ctx.response.redirect(`/surveys/${wave.id}/answers`)
  }

  /** 转为匿名: for good. */
  async anonymise(ctx: HttpContext) {
    const wave = await visibleWave(ctx)
    await ctx.bouncer.with(SurveyAnswerPolicy).authorize('clean')
    const { version } = await ctx.request.validateUsing(anonymityValidator)
    await turnAnonymous(wave, personOf(ctx), version)
    ctx.session.flash('success', ctx.i18n.t('survey_answers.anonymity.done'))
    return ctx.response.redirect(`/surveys/${wave.id}/answers`)
  }
}
