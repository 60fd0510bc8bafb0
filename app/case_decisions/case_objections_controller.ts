import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay, workingDaysBetween } from '#app/calendar/working_days'
import { workCalendar } from '#app/calendar/work_calendar'
import { showAgain } from '#app/core/form_page'
import type CaseCandidate from './case_candidate.js'
import { proofRule } from './objection_files.js'
import { raiseObjection } from './objections.js'
import { onNotice, publicCase } from './public_case.js'
import { caseObjectionValidator } from './selection_validators.js'

/** 异议: anyone may object to a case while its notice runs. */
export default class CaseObjectionsController {
  async create(ctx: HttpContext) {
    return renderForm(ctx, await caseOnNotice(ctx.params.case_notice_case_id))
  }

  async store(ctx: HttpContext) {
    const { params, request, response, i18n } = ctx
    const candidate = await caseOnNotice(params.case_notice_case_id)
    showAgain(ctx, () => renderForm(ctx, candidate))
    const said = await request.validateUsing(caseObjectionValidator)
    const proof = request.file('proof') ?? undefined
    const { id } = await raiseObjection(candidate, { ...said, proof, i18n, ip: request.ip() })
    return response.redirect(`/case-notice-cases/${candidate.id}/objections/${id}`)
  }

  /** The receipt says nothing of what was written: its address can be guessed. */
  async show({ params, view }: HttpContext) {
    const candidate = await caseOnNotice(params.case_notice_case_id)
    return view.render('pages/case_decisions/public/receipt', { shown: publicCase(candidate), number: params.id })
  }
}

/** A case on notice, or 404: nothing else is public. */
function caseOnNotice(id: unknown) {
  return onNotice()
    .where('id', Number(id) || 0)
    .preload('selection', (selection) => void selection.preload('call'))
    .firstOrFail()
}

async function renderForm({ view }: HttpContext, candidate: CaseCandidate) {
  const { call } = candidate.selection
  const shown = publicCase(candidate)
  return view.render('pages/case_decisions/public/objection', {
    ...{ shown, call, selectionId: candidate.selectionId, proofRule },
    category: call.categories.find(({ key }) => key === shown.category)?.name ?? '',
    over: candidate.noticeIsOver,
    daysLeft: Math.max(0, workingDaysBetween(beijingDay(), shown.noticeUntil, await workCalendar())),
  })
}
