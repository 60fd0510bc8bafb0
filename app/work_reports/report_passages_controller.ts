import type { HttpContext } from '@adonisjs/core/http'
import { keepInput, refusedFor, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import ChapterWritingPolicy from './chapter_writing_policy.js'
import { passageChoiceValidator, passageValidator } from './chapter_writing_validators.js'
import { passageFaults } from './passage_faults.js'
import { renderPassage, renderVersions } from './passage_page.js'
import type ReportChapter from './report_chapter.js'
import ReportPassage from './report_passage.js'
import { keepWords, restorePassage, writePassage } from './report_passages.js'
import { readable, reportText, wordsIn } from './report_text.js'
import { visibleChapter } from './visible_report.js'
import type WorkReport from './work_report.js'

/** A passage in a person's words. It saves itself while somebody types. */
export default class ReportPassagesController {
  async edit(ctx: HttpContext) {
    const { report, chapter } = await visibleChapter(ctx)
    await ctx.bouncer.with(ChapterWritingPolicy).authorize('write', chapter)
    return renderPassage(ctx, report, chapter)
  }

  /** What was saved before, and by whom. */
  async versions(ctx: HttpContext) {
    const { report, chapter } = await visibleChapter(ctx)
    await ctx.bouncer.with(ChapterWritingPolicy).authorize('write', chapter)
    return renderVersions(ctx, report, chapter)
  }

  async update(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    const { report, chapter } = await visibleChapter(ctx)
    await bouncer.with(ChapterWritingPolicy).authorize('write', chapter)
    showAgain(ctx, () => renderPassage(ctx, report, chapter))
    const typed = await request.validateUsing(passageValidator)
    const { facts, internalFacts } = await reportText(report)
    const faults = passageFaults(typed.text, facts, internalFacts())
    const message = (reason: string, about: string) => i18n.t(`report_writing.faults.${reason}`, { about })
    if (faults.length > 0)
      throw refusedFor(faults.map(({ reason, about }) => ({ path: 'text', message: message(reason, about) })))

    const isPage = request.accepts(['html', 'json']) !== 'json'
    const place = { report, chapter: chapter.key, key: params.passage }
    try {
      const version = await writePassage(place, personOf(ctx), { ...typed, byItself: !isPage })
      if (!isPage) return response.send({ version, texts: { reading: readable(typed.text, facts) } })
    } catch (error) {
      if (isPage && isMeanwhile(error)) return showBoth(ctx, report, chapter)
      throw error
    }
    await warn(ctx, report, chapter)
    session.flash('success', i18n.t('report_writing.saved'))
    return response.redirect(`/work-reports/${report.id}/chapters/${chapter.key}#${params.passage}`)
  }

  /** 保留我的文字, 改用新生成的文字 */
  async choose(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    const { report, chapter } = await visibleChapter(ctx)
    await bouncer.with(ChapterWritingPolicy).authorize('write', chapter)
    const { act, version } = await request.validateUsing(passageChoiceValidator)
    const place = { report, chapter: chapter.key, key: params.passage }
    await (act === 'keep' ? keepWords : restorePassage)(place, personOf(ctx), version)
    session.flash('success', i18n.t(`report_writing.chosen.${act}`))
    return response.redirect(`/work-reports/${report.id}/chapters/${chapter.key}#${params.passage}`)
  }
}

const isMeanwhile = (error: unknown) => error instanceof StepNotAllowed && error.reason === 'edited_meanwhile'

/** Of two people at one passage the second sees what the first wrote beside what was typed, and can save over both. */
async function showBoth(ctx: HttpContext, report: WorkReport, chapter: ReportChapter) {
  const theirs = await ReportPassage.query()
    .where({ reportId: report.id, chapter: chapter.key, key: ctx.params.passage })
    .firstOrFail()
  const { text } = ctx.request.original()
  const message = ctx.i18n.t('report_writing.meanwhile', { name: theirs.editedBy })
  keepInput(ctx, [{ field: 'text', message }], { text })
  ctx.response.status(409)
  return ctx.response.send(await renderPassage(ctx, report, chapter, text))
}

/** Too long is said, and refused only where somebody is to stand by it. */
async function warn({ session, i18n }: HttpContext, report: WorkReport, { key, wordLimit }: ReportChapter) {
  const { facts, of } = await reportText(report)
  const words = wordsIn(of(key)!, facts)
  if (wordLimit !== null && words > wordLimit)
    session.flash('notice', i18n.t('report_writing.too_long', { words, most: wordLimit }))
}
