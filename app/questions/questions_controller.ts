import type { HttpContext } from '@adonisjs/core/http'
import { asksForJson, found } from '#app/core/answers'
import { showAgain } from '#app/core/form_page'
import {
  addQuestion,
  changeQuestion,
  copyQuestion,
  newId,
  placeQuestion,
  questionIn,
  removeQuestion,
  stepQuestion,
} from './edit_content.js'
import type { Question, QuestionContent } from './question_content.js'
import { renderQuestion } from './question_form_page.js'
import { changeDraft, outlineOf, ownDraft } from './question_page.js'
import { kindValidator, moveValidator, questionValidator } from './question_validators.js'
import { renderVersion } from './question_version_page.js'
import { newQuestion, typedQuestion } from './typed_question.js'

/** The questions of a draft. */
export default class QuestionsController {
  async store(ctx: HttpContext) {
    const { request, response, i18n } = ctx
    const draft = await ownDraft(ctx)
    showAgain(ctx, () => renderVersion(ctx, draft))
    const { section, kind } = await request.validateUsing(kindValidator)
    const question = newQuestion(kind)
    const said = `+ ${i18n.t(`question_sets.kinds.${kind}`)}`
    await changeDraft(ctx, draft, said, (content) => addQuestion(content, section, question))
    return response.redirect(`/question-versions/${draft.id}/questions/${question.id}/edit`)
  }

  async edit(ctx: HttpContext) {
    const { draft, question } = await ownQuestion(ctx)
    return renderQuestion(ctx, draft, question)
  }

  async update(ctx: HttpContext) {
    const { request, response } = ctx
    const { draft, question } = await ownQuestion(ctx)
    showAgain(ctx, () => renderQuestion(ctx, draft, question))
    const after = typedQuestion(question, await request.validateUsing(questionValidator(question)))
    const version = await changeDraft(ctx, draft, after.text.zh, (content) => changeQuestion(content, after))
    if (asksForJson(ctx)) return response.send({ version })
    return response.redirect(outlineOf(draft, `edit-${question.id}`))
  }

  async destroy(ctx: HttpContext) {
    const { draft, question } = await ownQuestion(ctx)
    await changeDraft(ctx, draft, `− ${question.text.zh}`, (content) => removeQuestion(content, question.id))
    return ctx.response.redirect(outlineOf(draft))
  }

  async copy(ctx: HttpContext) {
    const { draft, question } = await ownQuestion(ctx)
    const id = newId('q')
    await changeDraft(ctx, draft, `+ ${question.text.zh}`, (content) => copyQuestion(content, question.id, id))
    return ctx.response.redirect(outlineOf(draft, `edit-${id}`))
  }

  /** One place up or down, or to where it was dragged. */
  async move(ctx: HttpContext) {
    const { draft, question } = await ownQuestion(ctx)
    showAgain(ctx, () => renderVersion(ctx, draft))
    const { direction, section, position } = await ctx.request.validateUsing(moveValidator)
    const change = (content: QuestionContent) =>
      direction === 'place'
        ? placeQuestion(content, question.id, section!, position!)
        : stepQuestion(content, question.id, direction === 'up' ? -1 : 1)
    await changeDraft(ctx, draft, `↕ ${question.text.zh}`, change)
    return ctx.response.redirect(outlineOf(draft, `${direction === 'place' ? 'edit' : direction}-${question.id}`))
  }
}

async function ownQuestion(ctx: HttpContext) {
  const draft = await ownDraft(ctx)
  const question: Question = found(ctx, questionIn(draft.content, ctx.params.id))
  return { draft, question }
}
