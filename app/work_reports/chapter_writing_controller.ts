import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { assignChapter, signChapter } from './chapter_signing.js'
import { bureauPeople, renderChapter, renderChapters } from './chapter_writing_page.js'
import ChapterWritingPolicy from './chapter_writing_policy.js'
import { assignmentValidator, signatureValidator } from './chapter_writing_validators.js'
import { visibleChapter, visibleReport } from './visible_report.js'

/** The chapters of a report: who writes them, what they say, and who stands by them. */
export default class ChapterWritingController {
  async index(ctx: HttpContext) {
    return renderChapters(ctx, await visibleReport(ctx))
  }

  async show(ctx: HttpContext) {
    const { report, chapter } = await visibleChapter(ctx)
    return renderChapter(ctx, report, chapter)
  }

  /** 指定撰写人 */
  async update(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const { report, chapter } = await visibleChapter(ctx)
    await bouncer.with(ChapterWritingPolicy).authorize('assign')
    showAgain(ctx, () => renderChapter(ctx, report, chapter))
    const { ownerId, wordLimit, seen } = await request.validateUsing(assignmentValidator)
    const owner = (await bureauPeople()).find(({ id }) => id === ownerId)
    if (!owner) throw invalid('ownerId', i18n.t('report_writing.nobody'))
    await assignChapter(chapter, personOf(ctx), { ownerId, wordLimit, seen: seen ?? null })
    session.flash('success', i18n.t('report_writing.assigned', { name: owner.name }))
    return response.redirect(`/work-reports/${report.id}/chapters/${chapter.key}`)
  }

  /** 签审 */
  async sign(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const { report, chapter } = await visibleChapter(ctx)
    await bouncer.with(ChapterWritingPolicy).authorize('own', chapter)
    const { hash } = await request.validateUsing(signatureValidator)
    await signChapter(report, chapter, personOf(ctx), hash)
    session.flash('success', i18n.t('report_writing.signed'))
    return response.redirect(`/work-reports/${report.id}/chapters/${chapter.key}`)
  }
}
