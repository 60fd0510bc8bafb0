import type { HttpContext } from '@adonisjs/core/http'
import { asksForJson, found } from '#app/core/answers'
import { showAgain } from '#app/core/form_page'
import { addSection, changeSection, moveSection, removeSection } from './edit_content.js'
import type { QuestionSection } from './question_content.js'
import { changeDraft, outlineOf, ownDraft } from './question_page.js'
import { moveValidator, sectionValidator } from './question_validators.js'
import type QuestionVersion from './question_version.js'
import { renderVersion } from './question_version_page.js'
import { both } from './typed_question.js'

/** The sections of a draft. */
export default class QuestionSectionsController {
  async store(ctx: HttpContext) {
    const draft = await ownDraft(ctx)
    showAgain(ctx, () => renderVersion(ctx, draft))
    const { zh, en } = await ctx.request.validateUsing(sectionValidator)
    await changeDraft(ctx, draft, `+ ${zh ?? ''}`, (content) => addSection(content, both(zh, en)))
    return ctx.response.redirect(outlineOf(draft))
  }

  async edit(ctx: HttpContext) {
    const { draft, section } = await ownSection(ctx)
    return renderSection(ctx, draft, section)
  }

  async update(ctx: HttpContext) {
    const { request, response } = ctx
    const { draft, section } = await ownSection(ctx)
    showAgain(ctx, () => renderSection(ctx, draft, section))
    const { zh, en, introZh, introEn } = await request.validateUsing(sectionValidator)
    const texts = { title: both(zh, en), intro: introZh || introEn ? both(introZh, introEn) : undefined }
    const version = await changeDraft(ctx, draft, texts.title.zh, (content) =>
      changeSection(content, section.id, texts)
    )
    if (asksForJson(ctx)) return response.send({ version })
    return response.redirect(outlineOf(draft, `edit-${section.id}`))
  }

  async destroy(ctx: HttpContext) {
    const { draft, section } = await ownSection(ctx)
    await changeDraft(ctx, draft, `− ${section.title.zh}`, (content) => removeSection(content, section.id))
    return ctx.response.redirect(outlineOf(draft))
  }

  async move(ctx: HttpContext) {
    const { draft, section } = await ownSection(ctx)
    showAgain(ctx, () => renderVersion(ctx, draft))
    const { direction } = await ctx.request.validateUsing(moveValidator)
    const by = direction === 'up' ? -1 : 1
    await changeDraft(ctx, draft, `↕ ${section.title.zh}`, (content) => moveSection(content, section.id, by))
    return ctx.response.redirect(outlineOf(draft, `${direction}-${section.id}`))
  }
}

async function ownSection(ctx: HttpContext) {
  const draft = await ownDraft(ctx)
  return {
    draft,
    section: found(
      ctx,
      draft.content.sections.find(({ id }) => id === ctx.params.id)
    ),
  }
}

function renderSection({ view }: HttpContext, version: QuestionVersion, section: QuestionSection) {
  return view.render('pages/questions/section', { version, section })
}
