import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { coverageToday } from './coverage.js'
import { coverageLines, coverageSheet } from './coverage_sheet.js'
import DesignationPolicy from './designation_policy.js'

export default class CoverageExportsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with(DesignationPolicy).authorize('survey')
    const coverage = await coverageToday()
    const sheet = coverageSheet(coverage, ctx.i18n)
    return answerWorkbook(ctx, { action: 'designation.coverage_exported', sheet, rows: coverageLines() })
  }
}
