import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { invalid, showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { AnonymityTakenBack, draftWave, reviseWave } from './draft_wave.js'
import SurveyWave from './survey_wave.js'
import { surveyWaveList, waveGroups } from './survey_wave_list.js'
import { checkedWave, renderWave, renderWaveForm, visibleWave } from './survey_wave_page.js'
import SurveyWavePolicy from './survey_wave_policy.js'
import { countsOfWaves } from './wave_progress.js'

/** 满意度调查: the waves of the bureau. */
export default class SurveyWavesController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(SurveyWavePolicy).authorize('list')
    const seen = SurveyWave.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    return answerList(ctx, seen, surveyWaveList(i18n), i18n.t('surveys.title'), async (list) =>
      view.render('pages/surveys/index', {
        ...{ list, groups: waveGroups },
        countsOf: await countsOfWaves(list.rows.map(({ id }) => id)),
        conducts: await bouncer.with(SurveyWavePolicy).allows('conduct'),
        seesAddresses: await bouncer.with(SurveyWavePolicy).allows('seeAddresses'),
      })
    )
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(SurveyWavePolicy).authorize('conduct')
    return renderWaveForm(ctx)
  }

  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    await bouncer.with(SurveyWavePolicy).authorize('conduct')
    showAgain(ctx, () => renderWaveForm(ctx))
    const wave = await draftWave(await checkedWave(ctx), personOf(ctx))
    session.flash('success', i18n.t('surveys.saved', { number: wave.number }))
    return response.redirect(`/surveys/${wave.id}`)
  }

  async show(ctx: HttpContext) {
    return renderWave(ctx, await visibleWave(ctx))
  }

  async edit(ctx: HttpContext) {
    const wave = await visibleWave(ctx)
    await ctx.bouncer.with(SurveyWavePolicy).authorize('conduct')
    if (wave.state !== 'draft') throw new StepNotAllowed('edit', 'wrong_state')
    return renderWaveForm(ctx, wave)
  }

  async update(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const wave = await visibleWave(ctx)
    await bouncer.with(SurveyWavePolicy).authorize('conduct')
    showAgain(ctx, () => renderWaveForm(ctx, wave))
    const facts = await checkedWave(ctx)
    await reviseWave(wave, facts, personOf(ctx), seenVersion(ctx)).catch((error) => {
      if (!(error instanceof AnonymityTakenBack)) throw error
      throw invalid('anonymity', i18n.t('surveys.anonymity_stays'))
    })
    session.flash('success', i18n.t('surveys.saved', { number: wave.number }))
    return response.redirect(`/surveys/${wave.id}`)
  }
}
