import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { found } from '#app/core/answers'
import { showAgain } from '#app/core/form_page'
import { ownPath } from '#app/core/own_path'
import { personOf } from '#app/users/actor'
import config from '#config/exports'
import ExportFile, { sourceOf } from './export_file.js'
import { exportFileList } from './export_file_list.js'
import { ownExportFile } from './export_file_page.js'
import ExportFilePolicy from './export_file_policy.js'
import { orderWorkbook } from './order_workbook.js'
import { workbookAt } from './workbook_at.js'

/** 导出任务: lists of very many rows, ordered, written by a job, and taken. */
export default class ExportFilesController {
  async index(ctx: HttpContext) {
    const { auth, view, i18n } = ctx
    const own = ExportFile.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    return answerList(ctx, own, exportFileList(i18n), i18n.t('export_files.title'), (list) =>
      view.render('pages/export_files/index', { list, isWorking: list.rows.some((file) => file.isWorking) })
    )
  }

  /** Says how many rows there are, before anybody waits for them. */
  async create(ctx: HttpContext) {
    await ctx.bouncer.with(ExportFilePolicy).authorize('order')
    return renderOrder(ctx)
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(ExportFilePolicy).authorize('order')
    const { asked, workbook } = await askedFor(ctx)
    showAgain(ctx, () => renderOrder(ctx))
    const { format } = await request.validateUsing(vine.create({ format: vine.enum(workbook.formats) }))
    const file = await orderWorkbook(asked, format, workbook, personOf(ctx))
    session.flash('success', i18n.t('export_files.ordered', { rows: file.total ?? 0 }))
    return response.redirect(file.path)
  }

  async show(ctx: HttpContext) {
    return ctx.view.render('pages/export_files/show', { file: await ownExportFile(ctx), days: config.keptDays })
  }
}

async function renderOrder(ctx: HttpContext) {
  const { asked, workbook } = await askedFor(ctx)
  const { address } = asked
  return ctx.view.render('pages/export_files/create', {
    ...{ address, title: workbook.title, count: await workbook.count() },
    ...{ formats: workbook.formats, days: config.keptDays, source: sourceOf(address) },
  })
}

/** The workbook of the address that is asked for, as far as this person gets it. */
async function askedFor(ctx: HttpContext) {
  const address = ownPath(ctx.request.input('of'))
  const short = found(ctx, address && address.length <= 2000 ? address : null)
  const asked = { user: ctx.auth.getUserOrFail(), address: short, locale: ctx.i18n.locale }
  return { asked, workbook: await workbookAt(asked) }
}
