import { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'
import { answerExport } from '#app/audit/answer_export'
import { XLSX } from '#app/core/spreadsheet'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { explainedWorkbook } from './explained_workbook.js'
import { ownImport } from './import_page.js'

/** The workbook as it came, with the verdict of each row. */
export default class ImportWorkbooksController {
  async show(ctx: HttpContext) {
    const intake = await ownImport(ctx)
    if (['reading', 'mapping', 'failed'].includes(intake.state)) throw new StepNotAllowed('explain', 'not_checked')
    const workbook = await explainedWorkbook(intake, ctx.i18n)
    return answerExport(ctx, 'import.exported', {
      name: `${intake.fileName.replace(/\.xlsx$/i, '')}-${ctx.i18n.t('imports.sheet')}`,
      ending: 'xlsx',
      contentType: XLSX,
      body: () => Readable.from([workbook]),
    })
  }
}
