import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { timelineOf } from '#app/audit/timeline'
import { checkedForm } from '#app/core/checked_form'
import { answersOf } from '#app/core/form_answers'
import { invalid } from '#app/core/form_page'
import QuestionVersion from '#app/questions/question_version'
import { allowsWaveStep, waveSteps, type WaveStep } from './move_wave.js'
import SurveyIntake from './survey_intake.js'
import { countMissing } from './survey_reminders.js'
import { allowsSending, type SendingAct } from './survey_sending.js'
import SurveyWave from './survey_wave.js'
import { proposedWave, surveyWaveForm, waveFactsFrom, type WaveFacts } from './survey_wave_form.js'
import SurveyWavePolicy, { isForHead } from './survey_wave_policy.js'
import { wavePanels } from './wave_panels.js'
import { progressOf } from './wave_progress.js'

/** The wave of the address, or 404. */
export function visibleWave({ auth, params }: HttpContext) {
  return SurveyWave.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.survey_id ?? params.id) || 0)
    .preload('questionVersion', (versions) => void versions.preload('questionSet'))
    .firstOrFail()
}

export async function renderWave(ctx: HttpContext, wave: SurveyWave) {
  const { view, i18n } = ctx
  return view.render('pages/surveys/show', {
    wave,
    sections: answersOf(surveyWaveForm, valuesOf(wave), i18n),
    questions: nameOf(wave.questionVersion, i18n.locale),
    ...(await actsOf(ctx, wave)),
    ...(await progressOf(wave)),
    intakes: await SurveyIntake.query().where('waveId', wave.id).orderBy('id', 'desc').limit(20),
    fromWorkbooks: await takenFromWorkbooks(wave),
    panels: await wavePanels(wave, ctx),
    timeline: await timelineOf('survey_wave', wave.id, i18n),
  })
}

async function takenFromWorkbooks({ id }: SurveyWave) {
  const [row] = await db.from('survey_invitations').where({ wave_id: id, source: 'workbook' }).count('* as total')
  return Number(row.total)
}

/** Letters as they go out, by themselves again and again. */
export async function renderProgress(ctx: HttpContext, wave: SurveyWave) {
  return ctx.view.render('pages/surveys/progress', {
    wave,
    ...(await actsOf(ctx, wave)),
    ...(await progressOf(wave)),
  })
}

async function actsOf({ bouncer }: HttpContext, wave: SurveyWave) {
  const policy = bouncer.with(SurveyWavePolicy)
  const [conducts, approves] = [await policy.allows('conduct'), await policy.allows('approve')]
  const may = (step: WaveStep) => allowsWaveStep(step, wave) && (isForHead(step, wave) ? approves : conducts)
  return {
    ...{ conducts, steps: waveSteps.filter(may) },
    seesAddresses: await policy.allows('seeAddresses'),
    mayTouch: (act: SendingAct) => conducts && allowsSending(act, wave),
    missing: wave.state === 'open' ? await countMissing(wave) : 0,
  }
}

/** What the form shows of a wave. */
function valuesOf(wave: SurveyWave): Record<string, unknown> {
  return {
    ...wave.$attributes,
    ...{ opensOn: wave.opensOn.toISODate(), closesOn: wave.lastDay },
    anonymity: wave.isAnonymous ? 'anonymous' : 'named',
    hours: wave.officeHoursOnly ? 'office' : 'any',
  }
}

/** The form, empty or of a draft. */
export async function renderWaveForm({ view, i18n }: HttpContext, wave: SurveyWave | null = null) {
  const versions = await publishedVersions()
  return view.render('pages/surveys/edit', {
    ...{ wave, form: surveyWaveForm, values: wave ? valuesOf(wave) : proposedWave() },
    versions: versions.map((version) => ({ value: String(version.id), text: nameOf(version, i18n.locale) })),
  })
}

/** Only published questions are asked: they stay as they are. */
function publishedVersions() {
  return QuestionVersion.query()
    .where('state', 'published')
    .whereHas('questionSet', (sets) => void sets.where('purpose', 'survey'))
    .preload('questionSet')
    .orderBy('questionSetId', 'desc')
    .orderBy('number', 'desc')
}

function nameOf({ questionSet, number }: QuestionVersion, locale: string) {
  return `${locale === 'en' ? questionSet.nameEn : questionSet.nameZh} V${number}`
}

/** @throws E_VALIDATION_ERROR with each fault at its field */
export async function checkedWave(ctx: HttpContext): Promise<WaveFacts> {
  const { request, i18n } = ctx
  const answers = await checkedForm(ctx, surveyWaveForm)
  const version = (await publishedVersions()).find(({ id }) => id === Number(request.input('questions')))
  if (!version) throw invalid('questions', i18n.t('surveys.questions_missing'))
  return waveFactsFrom(answers, version.id)
}
