import type { HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'
import { checkAnswers, type AnswerProblem } from './check_answers.js'
import { drawQuestions } from './drawn_questions.js'
import { visibleVersion } from './question_page.js'
import QuestionSetPolicy from './question_set_policy.js'
import type QuestionVersion from './question_version.js'

/** A version as those who answer see it, in both languages and on a phone; answering it here keeps nothing. */
export default class QuestionPreviewsController {
  async show(ctx: HttpContext) {
    const version = await visibleVersion(ctx)
    await ctx.bouncer.with(QuestionSetPolicy).authorize('list')
    return render(ctx, version)
  }

  async store(ctx: HttpContext) {
    const version = await visibleVersion(ctx)
    await ctx.bouncer.with(QuestionSetPolicy).authorize('list')
    const { problems } = await checkAnswers(version.content, ctx.request.all(), { complete: true })
    if (problems.length > 0) ctx.response.status(422)
    return render(ctx, version, { answers: ctx.request.input('q', {}), problems })
  }
}

type Tried = { answers: Record<string, unknown>; problems: AnswerProblem[] }

function render({ request, view, i18n }: HttpContext, version: QuestionVersion, tried?: Tried) {
  const { lang, frame } = request.qs()
  const language = lang === 'en' || lang === 'zh-CN' ? lang : i18n.locale
  return view.render('pages/questions/preview', {
    version,
    language,
    frame: frame === 'phone' ? 'phone' : 'page',
    set: drawQuestions(version.content, i18nManager.locale(language), tried),
    isComplete: tried?.problems.length === 0,
  })
}
