import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import SurveyBounce from './survey_bounce.js'
import { bounceKinds, surveyBounceList } from './survey_bounce_list.js'
import SurveyWavePolicy from './survey_wave_policy.js'
import { takeBounces } from './take_bounces.js'

/** 退信: mailbox files that mail servers filled, read in. */
export default class SurveyBouncesController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(SurveyWavePolicy).authorize('seeAddresses')
    const seen = SurveyBounce.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .preload('invitation', (invitations) => void invitations.preload('wave'))
    return answerList(ctx, seen, surveyBounceList(i18n), i18n.t('surveys.bounces'), async (list) =>
      view.render('pages/surveys/bounces', { list, kinds: bounceKinds })
    )
  }

  async create({ bouncer, view }: HttpContext) {
    await bouncer.with(SurveyWavePolicy).authorize('seeAddresses')
    return view.render('pages/surveys/read_bounces')
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(SurveyWavePolicy).authorize('seeAddresses')
    showAgain(ctx, () => this.create(ctx))
    const file = request.file('file', { size: '20mb', extnames: ['mbox', 'eml', 'txt'] })
    if (!file) throw invalid('file', i18n.t('attachments.refused.missing'))
    if (!file.isValid || file.size === 0) throw invalid('file', i18n.t('surveys.bounce_file_refused'))
    const taken = await takeBounces(await readFile(file.tmpPath!), personOf(ctx))
    session.flash('success', i18n.t('surveys.bounces_taken', taken))
    return response.redirect('/survey-bounces')
  }
}
