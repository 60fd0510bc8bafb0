import type { HttpContext } from '@adonisjs/core/http'
import { asksForJson } from '#app/core/answers'
import { showAgain } from '#app/core/form_page'
import { withFrame } from './edit_content.js'
import { changeDraft, outlineOf, ownDraft } from './question_page.js'
import { frameValidator } from './question_validators.js'
import type QuestionVersion from './question_version.js'
import { typedFrame } from './typed_question.js'

/** What stands around the questions: the words before and after them, and the dimensions that they are weighed in. */
export default class QuestionFramesController {
  async edit(ctx: HttpContext) {
    return renderFrame(ctx, await ownDraft(ctx))
  }

  async update(ctx: HttpContext) {
    const { request, response, i18n } = ctx
    const draft = await ownDraft(ctx)
    showAgain(ctx, () => renderFrame(ctx, draft))
    const frame = typedFrame(await request.validateUsing(frameValidator))
    const version = await changeDraft(ctx, draft, i18n.t('question_sets.frame'), (content) => withFrame(content, frame))
    if (asksForJson(ctx)) return response.send({ version })
    return response.redirect(outlineOf(draft))
  }
}

function renderFrame({ view }: HttpContext, version: QuestionVersion) {
  return view.render('pages/questions/frame', { version, content: version.content })
}
