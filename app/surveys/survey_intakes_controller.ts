import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { typedDay } from '#app/core/day_rule'
import { beijingDay } from '#app/core/beijing_day'
import { personOf } from '#app/users/actor'
import { recipientSource, recipientSources, type Period } from './recipient_sources.js'
import SurveyIntake from './survey_intake.js'
import { askSource, discardIntake, takeRecipients } from './survey_intake_workflow.js'
import type SurveyWave from './survey_wave.js'
import { visibleWave } from './survey_wave_page.js'
import SurveyWavePolicy from './survey_wave_policy.js'

const periodValidator = vine.create({ fromDay: typedDay(), untilDay: typedDay() })
const versionValidator = vine.create({ version: vine.number() })

/** 添加收件人: a source is counted, looked at in numbers, and taken or not. */
export default class SurveyIntakesController {
  async create(ctx: HttpContext) {
    const wave = await visibleWave(ctx)
    await ctx.bouncer.with(SurveyWavePolicy).authorize('conduct')
    return renderSources(ctx, wave)
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, i18n } = ctx
    const wave = await visibleWave(ctx)
    await bouncer.with(SurveyWavePolicy).authorize('conduct')
    showAgain(ctx, () => renderSources(ctx, wave))
    const source = recipientSource(request.input('source'))
    if (!source) throw invalid('source', i18n.t('surveys.source_missing'))
    const period = source.hasPeriod ? await periodIn(ctx) : null
    const intake = await askSource(wave, source, period, personOf(ctx))
    return response.redirect(`/survey-intakes/${intake.id}`)
  }

  async show(ctx: HttpContext) {
    const intake = await visibleIntake(ctx)
    return ctx.view.render('pages/surveys/intake', {
      ...{ intake, wave: intake.wave },
      conducts: await ctx.bouncer.with(SurveyWavePolicy).allows('conduct'),
    })
  }

  /** 加入: those who can be asked are asked. */
  async update(ctx: HttpContext) {
    const { request, response } = ctx
    const intake = await intakeToDecide(ctx)
    const { version } = await request.validateUsing(versionValidator)
    await takeRecipients(intake, personOf(ctx), version)
    return response.redirect(`/survey-intakes/${intake.id}`)
  }

  async destroy(ctx: HttpContext) {
    const { response, session, i18n } = ctx
    const intake = await intakeToDecide(ctx)
    await discardIntake(intake, personOf(ctx))
    session.flash('success', i18n.t('surveys.intake_discarded'))
    return response.redirect(`/surveys/${intake.waveId}`)
  }
}

async function visibleIntake(ctx: HttpContext) {
  const intake = await SurveyIntake.findOrFail(Number(ctx.params.id) || 0)
  ctx.params.survey_id = intake.waveId
  intake.$setRelated('wave', await visibleWave(ctx))
  return intake
}

async function intakeToDecide(ctx: HttpContext) {
  const intake = await visibleIntake(ctx)
  await ctx.bouncer.with(SurveyWavePolicy).authorize('conduct')
  return intake
}

async function periodIn({ request, i18n }: HttpContext): Promise<Period> {
  const { fromDay: from, untilDay: until } = await request.validateUsing(periodValidator)
  if (Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(until)) || until < from)
    throw invalid('untilDay', i18n.t('surveys.period_backwards'))
  return { from, until }
}

function renderSources({ view }: HttpContext, wave: SurveyWave) {
  const ended = beijingDay()
  return view.render('pages/surveys/sources', {
    ...{ wave, sources: recipientSources() },
    period: { from: `${wave.year}-01-01`, until: ended < `${wave.year}-12-31` ? ended : `${wave.year}-12-31` },
  })
}
