import type { HttpContext } from '@adonisjs/core/http'
import { record } from '#app/audit/record'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { invalid, showAgain } from '#app/core/form_page'
import { XLSX } from '#app/core/spreadsheet'
import { personOf } from '#app/users/actor'
import { changeDraft, ownDraft, readVersion } from './indicator_page.js'
import { workbookOf } from './indicator_workbook.js'
import { renderVersion } from './indicator_version_page.js'
import { systemInFile } from './typed_workbook.js'

/** A version as a workbook, and a workbook as the content of a draft. */
export default class IndicatorWorkbooksController {
  async show(ctx: HttpContext) {
    const { response } = ctx
    const version = await readVersion(ctx)
    const subject = { type: 'indicator_version', id: version.id }
    await inTransaction((trx) => record(trx, { action: 'indicator_version.exported', subject, by: personOf(ctx) }))
    const { indicatorSystem, number } = version
    response.header('Content-Type', XLSX)
    response.header(
      'Content-Disposition',
      contentDisposition('attachment', `${indicatorSystem.nameZh}-v${number}.xlsx`)
    )
    return response.send(await workbookOf(version))
  }

  /** What the workbook says takes the place of what the draft said; the ids in it tell what is still the same. */
  async update(ctx: HttpContext) {
    const { response, session, i18n } = ctx
    const draft = await ownDraft(ctx)
    showAgain(ctx, () => renderVersion(ctx, draft))
    const content = await systemInFile(ctx)
    if (!content) throw invalid('file', i18n.t('indicators.workbook.no_workbook'))
    await changeDraft(ctx, draft, i18n.t('indicators.workbook.taken'), () => content)
    session.flash('success', i18n.t('indicators.workbook.done'))
    return response.redirect(`/indicator-versions/${draft.id}`)
  }
}
