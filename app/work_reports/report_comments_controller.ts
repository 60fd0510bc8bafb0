import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderChapter } from './chapter_writing_page.js'
import ChapterWritingPolicy from './chapter_writing_policy.js'
import { commentValidator } from './chapter_writing_validators.js'
import ReportComment from './report_comment.js'
import { leaveComment, settleComment } from './report_comments.js'
import { reportText } from './report_text.js'
import { visibleChapter } from './visible_report.js'

/** 批注 of the bureau on a passage. */
export default class ReportCommentsController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const { report, chapter } = await visibleChapter(ctx)
    await bouncer.with(ChapterWritingPolicy).authorize('comment')
    showAgain(ctx, () => renderChapter(ctx, report, chapter))
    const { passage, body } = await request.validateUsing(commentValidator)
    const { of } = await reportText(report)
    const isThere = of(chapter.key)?.passages.some(({ key }) => key === passage)
    if (!isThere) throw invalid('body', i18n.t('workflow.refused.passage_gone'))
    await leaveComment(report.id, personOf(ctx), { chapter: chapter.key, passage, body })
    session.flash('success', i18n.t('report_writing.commented'))
    return response.redirect(`/work-reports/${report.id}/chapters/${chapter.key}#${passage}`)
  }

  /** 已处理 */
  async update(ctx: HttpContext) {
    const { bouncer, params, response, session, i18n } = ctx
    const { report, chapter } = await visibleChapter(ctx)
    await bouncer.with(ChapterWritingPolicy).authorize('own', chapter)
    const comment = await ReportComment.query()
      .where({ reportId: report.id, chapter: chapter.key, id: Number(params.id) || 0 })
      .firstOrFail()
    await settleComment(comment, personOf(ctx))
    session.flash('success', i18n.t('report_writing.settled'))
    return response.redirect(`/work-reports/${report.id}/chapters/${chapter.key}#${comment.passage}`)
  }
}
