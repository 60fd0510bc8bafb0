import type { HttpContext } from '@adonisjs/core/http'
import { contentDisposition } from '#app/core/content_disposition'
import { workbookStream, XLSX } from '#app/core/spreadsheet'
import { importKindNamed } from './import_kinds.js'
import ImportPolicy from './import_policy.js'

/** 空白模板: the headers of a kind, in the layout that offices exchange. */
export default class ImportTemplatesController {
  async show({ bouncer, params, response }: HttpContext) {
    await bouncer.with(ImportPolicy).authorize('bring', params.kind)
    const { name, title, note, footer, columns } = importKindNamed(params.kind)!.sheet
    const headers = columns.map(({ header, width }) => ({ header, width: width ?? 16, value: () => null }))
    response.header('Content-Type', XLSX)
    response.header('Content-Disposition', contentDisposition('attachment', `${name}-模板.xlsx`))
    return response.stream(workbookStream({ name, title, note, footer, columns: headers }, noRows()))
  }
}

async function* noRows(): AsyncGenerator<never[]> {}
