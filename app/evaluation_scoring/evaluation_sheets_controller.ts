import type { HttpContext } from '@adonisjs/core/http'
import { answerFile } from '#app/attachments/answer_file'
import { answerList } from '#app/audit/answer_list'
import { answerWorkbook } from '#app/audit/answer_export'
import { found } from '#app/core/answers'
import { oneBatch } from '#app/core/spreadsheet'
import { showAgain } from '#app/core/form_page'
import { ownSeatGroups } from '#app/experts/seat_list'
import SeatPolicy from '#app/experts/seat_policy'
import { personOf } from '#app/users/actor'
import { dueOf } from '#app/workflow/due_of'
import { evaluationSheetList } from './evaluation_sheet_list.js'
import { openSeats, ownSeat, progressText, renderSheet } from './evaluation_sheet_page.js'
import { recusalValidator } from './evaluation_scoring_validators.js'
import EvaluationSeat from './evaluation_seat.js'
import { keepDraft, submitSheet } from './evaluation_seat_workflow.js'
import { evidenceFile } from './evidence_file.js'
import { scoreSheet, sheetRows } from './score_sheet.js'
import { recuseSeat } from './seat_substitution.js'
import { acceptRest, checkedSheet, draftFrom } from './sheet_form.js'
import { progressOf, taskOf } from './sheet_task.js'

/** 网点评分, as an expert does it. Addresses carry the key of a seat. */
export default class EvaluationSheetsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(SeatPolicy).authorize('listOwn')
    const user = auth.getUserOrFail()
    const own = EvaluationSeat.query()
      .withScopes((scopes) => {
        scopes.visibleTo(user)
        scopes.counted()
      })
      .preload('evaluation')
      .preload('panel', (panels) => void panels.preload('cycle'))
    return answerList(ctx, own, evaluationSheetList(i18n), i18n.t('evaluation_sheets.title'), async (list) =>
      view.render('pages/evaluation_sheets/index', {
        ...{ list, ownSeatGroups, standing: await standingOf(ctx) },
        due: await dueOf(
          'evaluation_panel',
          list.rows.map(({ panelId }) => panelId)
        ),
      })
    )
  }

  async show(ctx: HttpContext) {
    return renderSheet(ctx, await writableSeat(ctx))
  }

  /** Saved while it is typed; answered with what is still missing. */
  async draft(ctx: HttpContext) {
    const seat = await writableSeat(ctx)
    const task = await taskOf(seat.evaluation)
    const draft = draftFrom(ctx, task)
    await keepDraft(seat, draft)
    return ctx.response.send({ texts: { progress: progressText(progressOf(task, draft), ctx.i18n) } })
  }

  /** 其余全部采信: what was typed is kept, and every piece without a verdict is accepted. */
  async acceptRest(ctx: HttpContext) {
    const seat = await writableSeat(ctx)
    const task = await taskOf(seat.evaluation)
    await keepDraft(seat, acceptRest(draftFrom(ctx, task), task))
    ctx.session.flash('success', ctx.i18n.t('evaluation_sheets.done.rest_accepted'))
    return ctx.response.redirect(`/evaluation-sheets/${seat.token}`)
  }

  /** And on to the next point that waits. */
  async submit(ctx: HttpContext) {
    const { auth, response, session, i18n } = ctx
    const seat = await writableSeat(ctx)
    const task = await taskOf(seat.evaluation)
    showAgain(ctx, () => renderSheet(ctx, seat, task))
    const { sheet, contentHash } = await checkedSheet(ctx, task)
    await submitSheet(seat, sheet, contentHash, personOf(ctx))
    const waiting = await openSeats(auth.getUserOrFail()).select('token').orderBy('id')
    const facts = { name: seat.evaluation.name, waiting: waiting.length }
    session.flash('success', i18n.t('evaluation_sheets.done.submitted', facts))
    return response.redirect(`/evaluation-sheets${waiting.length > 0 ? `/${waiting[0].token}` : '?group=done'}`)
  }

  async recuse(ctx: HttpContext) {
    const seat = await writableSeat(ctx)
    showAgain(ctx, () => renderSheet(ctx, seat))
    const { note } = await ctx.request.validateUsing(recusalValidator)
    await recuseSeat(seat, note, personOf(ctx))
    ctx.session.flash('success', ctx.i18n.t('evaluation_sheets.done.recused'))
    return ctx.response.redirect('/evaluation-sheets')
  }

  /** 专家评分表 of the own seat. */
  async sheet(ctx: HttpContext) {
    const seat = await writableSeat(ctx)
    const told = await sheetRows(seat, ctx.i18n)
    return answerWorkbook(ctx, {
      ...{ action: 'evaluation_seat.exported', sheet: scoreSheet(seat, told), rows: oneBatch(told.rows) },
    })
  }

  /** A piece of evidence of a point that the expert scores, as it was filed. */
  async evidence(ctx: HttpContext) {
    const seat = await writableSeat(ctx)
    const { file, name } = found(ctx, await evidenceFile(seat, Number(ctx.params.id) || 0))
    return answerFile(ctx, file, name)
  }
}

async function writableSeat(ctx: HttpContext) {
  const seat = await ownSeat(ctx)
  await ctx.bouncer.with(SeatPolicy).authorize('write', seat)
  return seat
}

/** How far the expert is with everything that is being scored now. */
async function standingOf({ auth }: HttpContext) {
  const rows = await EvaluationSeat.query()
    .withScopes((scopes) => {
      scopes.visibleTo(auth.getUserOrFail())
      scopes.counted()
    })
    .whereHas('panel', (panels) => void panels.where('state', 'scoring'))
    .select('id', 'state', 'token')
    .orderBy('id')
  const waiting = rows.filter(({ state }) => state !== 'submitted')
  return { all: rows.length, done: rows.length - waiting.length, next: waiting[0] ?? null }
}
