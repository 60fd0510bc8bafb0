import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import { ownImport } from './import_page.js'
import ImportPolicy from './import_policy.js'
import { startImport, stopImport } from './import_workflow.js'

/** 导入: from here on the worker writes the rows that fit, until it is through or is stopped. */
export default class ImportRunsController {
  async store(ctx: HttpContext) {
    const intake = await ownImport(ctx)
    await ctx.bouncer.with(ImportPolicy).authorize('bringFor', intake.kind, intake.params)
    await startImport(intake, personOf(ctx))
    return ctx.response.redirect().toRoute('imports.show', { id: intake.id })
  }

  async destroy(ctx: HttpContext) {
    const intake = await ownImport(ctx)
    await stopImport(intake, personOf(ctx))
    return ctx.response.redirect().toRoute('imports.show', { id: intake.id })
  }
}
