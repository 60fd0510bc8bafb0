import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { typedTable } from '#app/imports/typed_table'
import { personOf } from '#app/users/actor'
import { checkUpload, uploadHeadings, type Upload } from './figure_upload.js'
import OutsideFigurePolicy from './outside_figure_policy.js'
import { enterFigures } from './outside_figure_workflow.js'

/** Many figures at once: a verdict per line on the page, mended there, saved all or none. */
export default class FigureUploadsController {
  async create(ctx: HttpContext) {
    await ctx.bouncer.with(OutsideFigurePolicy).authorize('enter')
    return renderUpload(ctx, { lines: uploadHeadings.join(',') + '\n' })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    await bouncer.with(OutsideFigurePolicy).authorize('enter')
    showAgain(ctx, () => renderUpload(ctx, { lines: String(request.input('lines') ?? '') }))
    const lines = await typedTable(ctx, uploadHeadings)
    const upload = await checkUpload(lines, i18n)
    const reason = String(request.input('reason') ?? '').trim()
    const isGood = !upload.fault && upload.verdicts.every(({ problems }) => problems.length === 0)
    const needsReason = upload.verdicts.some(({ outcome }) => outcome === 'replace') && reason.length < 4
    if (request.input('then') !== 'save') return renderUpload(ctx, { lines, upload, isGood, reason })
    if (!isGood || needsReason) {
      response.status(422)
      return renderUpload(ctx, { lines, upload, isGood, reason, needsReason: isGood })
    }
    const by = personOf(ctx, auth.getUserOrFail().inName('bureau_handler'))
    const facts = upload.verdicts.map((verdict) => verdict.facts!)
    await enterFigures(facts, { by, via: 'upload', reason: reason || null })
    session.flash('success', i18n.t('outside_figures.upload.saved', { count: facts.length }))
    return response.redirect('/outside-figures?sort=-enteredAt')
  }
}

type Page = { lines: string; upload?: Upload; isGood?: boolean; reason?: string; needsReason?: boolean }

function renderUpload({ view }: HttpContext, page: Page) {
  const { upload = null, isGood = false, reason = '', needsReason = false, lines } = page
  return view.render('pages/outside_figures/upload', {
    ...{ upload, isGood, reason, needsReason, lines, headings: uploadHeadings },
    replaces: upload?.verdicts.some(({ outcome }) => outcome === 'replace') ?? false,
    bad: upload?.verdicts.filter(({ problems }) => problems.length > 0).length ?? 0,
  })
}
