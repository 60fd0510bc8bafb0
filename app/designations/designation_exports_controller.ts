import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { inChunks, wholeListOf } from '#app/core/list'
import Designation from './designation.js'
import { designationList } from './designation_list.js'
import DesignationPolicy from './designation_policy.js'
import { designationSheet, wholeDesignationSheet } from './designation_sheet.js'

/** 网点名录 for those who read it, and with all its columns for those who bring it back. */
export default class DesignationExportsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with(DesignationPolicy).authorize('export')
    const sheet = designationSheet(ctx.i18n)
    return answerWorkbook(ctx, { action: 'designation.exported', sheet, rows: inChunks(asked(ctx)) })
  }

  async whole(ctx: HttpContext) {
    await ctx.bouncer.with(DesignationPolicy).authorize('export')
    return answerWorkbook(ctx, {
      action: 'designation.exported',
      sheet: wholeDesignationSheet(ctx.i18n),
      rows: inChunks(asked(ctx).preload('organization')),
      details: { form: 'whole' },
    })
  }
}

function asked({ auth, request, i18n }: HttpContext) {
  const seen = Designation.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
  return wholeListOf(seen, request, designationList(i18n))
}
