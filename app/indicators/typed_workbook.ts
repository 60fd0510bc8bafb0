import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import limits from '#config/indicators'
import { invalid } from '#app/core/form_page'
import type { IndicatorContent } from './indicator_content.js'
import { contentIn } from './read_workbook_content.js'

const MOST_SHOWN = 50

/**
 * The content of the workbook that somebody sent along, or null.
 *
 * @throws E_VALIDATION_ERROR at `file`; the page gets every fault with its cell as `workbookFaults`
 */
export async function systemInFile({ request, view, i18n }: HttpContext): Promise<IndicatorContent | null> {
  const file = request.file('file', { size: limits.workbook.maxBytes })
  if (!file) return null
  if (!file.isValid) throw invalid('file', i18n.t('indicators.workbook.no_workbook'))
  const { content, faults } = await contentIn(await readFile(file.tmpPath!))
  if (content) return content
  view.share({
    workbookFaults: faults.slice(0, MOST_SHOWN).map(({ sheet, cell, key, params }) => ({
      ...{ sheet, cell },
      text: i18n.t(`indicators.workbook.${key}`, params),
    })),
  })
  throw invalid('file', i18n.t('indicators.workbook.refused', { count: faults.length }))
}
