import type { HttpContext } from '@adonisjs/core/http'
import { renderAct, takeAct } from './case_act_page.js'
import { visibleCase } from './case_page.js'

/** What is done to a case on a page of its own (case_acts.ts). */
export default class CaseActsController {
  async show(ctx: HttpContext) {
    return renderAct(ctx, await visibleCase(ctx))
  }

  async store(ctx: HttpContext) {
    return takeAct(ctx, await visibleCase(ctx))
  }
}
