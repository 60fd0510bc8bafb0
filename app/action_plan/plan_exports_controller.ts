import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { oneBatch } from '#app/core/spreadsheet'
import ActionPlanPolicy from './action_plan_policy.js'
import { boardOf } from './plan_board.js'
import { visiblePlan } from './plan_page.js'
import { progressSheet } from './progress_sheet.js'

export default class PlanExportsController {
  async show(ctx: HttpContext) {
    const plan = await visiblePlan(ctx)
    await ctx.bouncer.with(ActionPlanPolicy).authorize('list')
    const sheet = progressSheet(plan, ctx.i18n)
    return answerWorkbook(ctx, { action: 'action_plan.exported', sheet, rows: oneBatch(await boardOf(plan)) })
  }
}
