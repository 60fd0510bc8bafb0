import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { invalid, showAgain } from '#app/core/form_page'
import { viewedList, type ViewedList } from '#app/lists/viewed_list'
import type SurveyWave from '#app/surveys/survey_wave'
import { personOf } from '#app/users/actor'
import ResultPolicy from './result_policy.js'
import { tagValidator, taggingValidator } from './result_validators.js'
import { visibleWave } from './result_waves.js'
import { addTag, tagNamesIn, tagsOf, tagText } from './survey_tagging.js'
import SurveyText, { SurveyTag } from './survey_text.js'
import { namesOf, surveyTextList } from './survey_text_list.js'

/** 意见建议: what people wrote, read and tagged in the office and never published. */
export default class SurveyTextsController {
  async index(ctx: HttpContext) {
    const { bouncer, i18n } = ctx
    await bouncer.with(ResultPolicy).authorize('lookInside')
    const page = await textsPage(ctx, await visibleWave(ctx))
    return answerList(ctx, page.texts, page.definition, i18n.t('survey_texts.title'), page.render)
  }

  /** Another word of the vocabulary. */
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const wave = await visibleWave(ctx)
    await bouncer.with(ResultPolicy).authorize('tag')
    showAgain(ctx, () => sameTexts(ctx, wave))
    const { tagName } = await request.validateUsing(tagValidator)
    if (tagNamesIn(tagName).length !== 1) throw invalid('tagName', i18n.t('survey_texts.one_word'))
    if (!(await addTag(tagName, personOf(ctx)))) throw invalid('tagName', i18n.t('survey_texts.there'))
    session.flash('success', i18n.t('survey_texts.added', { name: tagName }))
    return response.redirect(`/survey-results/${wave.id}/texts`)
  }

  async update(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    const wave = await visibleWave(ctx)
    await bouncer.with(ResultPolicy).authorize('tag')
    const text = await SurveyText.query()
      .where({ waveId: wave.id, id: Number(params.id) || 0 })
      .firstOrFail()
    showAgain(ctx, () => sameTexts(ctx, wave))
    const { tags: typed, version } = await request.validateUsing(taggingValidator)
    const names = tagNamesIn(typed ?? '')
    const tags = await SurveyTag.query().whereIn('name', names)
    const unknown = names.filter((name) => !tags.some((tag) => tag.name === name))
    if (unknown.length > 0) throw invalid('tags', i18n.t('survey_texts.unknown', { names: unknown.join('、') }))
    await tagText(text, tags, personOf(ctx), version)
    session.flash('success', i18n.t('survey_texts.saved'))
    return response.redirect().back()
  }
}

async function textsPage({ bouncer, view, i18n }: HttpContext, wave: SurveyWave) {
  const tags = await tagsOf(wave.id)
  const counted = (answers: any) =>
    void answers.from('survey_answers').where('wave_id', wave.id).whereNull('excluded_as').select('id')
  const texts = SurveyText.query()
    .where('waveId', wave.id)
    .whereIn('answerId', counted)
    .preload('designation')
    .preload('tags', (own) => own.orderBy('name'))
  const mayTag = await bouncer.with(ResultPolicy).allows('tag')
  const render = async (list: ViewedList<SurveyText>) =>
    view.render('pages/survey_results/texts', { wave, list, tags, mayTag, namesOf })
  return {
    texts,
    render,
    definition: surveyTextList(
      i18n,
      tags.map(({ tag }) => tag)
    ),
  }
}

async function sameTexts(ctx: HttpContext, wave: SurveyWave) {
  const { texts, definition, render } = await textsPage(ctx, wave)
  return render(await viewedList(ctx, texts, definition))
}
