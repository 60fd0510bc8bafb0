import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import CaseCall, { caseCallKinds, type CaseCallKind } from './case_call.js'
import { caseCallList } from './case_call_list.js'
import { arrangedForm, checkedCall, renderCall, renderCallForm, typedKind, visibleCall } from './case_call_page.js'
import CaseCallPolicy from './case_call_policy.js'
import { copiedCall, proposedCall, valuesOf } from './call_defaults.js'
import { countsOfCalls } from './call_panels.js'
import { draftCall, reviseCall } from './draft_call.js'

/** 案例征集: what is called for, year by year. */
export default class CaseCallsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(CaseCallPolicy).authorize('list')
    const user = auth.getUserOrFail()
    const seen = CaseCall.query().withScopes((scopes) => scopes.visibleTo(user))
    const definition = caseCallList(i18n, { seesAll: user.isBureau })
    return answerList(ctx, seen, definition, i18n.t('case_calls.title'), async (list) =>
      view.render('pages/case_calls/index', {
        ...{ list, counts: await countsOfCalls(list.rows.map(({ id }) => id)) },
        manages: await bouncer.with(CaseCallPolicy).allows('manage'),
      })
    )
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with(CaseCallPolicy).authorize('list')
    return renderCall(ctx, await visibleCall(ctx))
  }

  /** First the kind, or the call that is taken over; then the form. */
  async create(ctx: HttpContext) {
    const { bouncer, request, view } = ctx
    await bouncer.with(CaseCallPolicy).authorize('manage')
    const { kind, from } = request.qs()
    if (from) return renderCallForm(ctx, copiedCall(await CaseCall.findOrFail(Number(from) || 0)), null)
    if (caseCallKinds.includes(kind)) return renderCallForm(ctx, proposedCall(kind as CaseCallKind), null)
    return view.render('pages/case_calls/create', { kinds: caseCallKinds, lastOf: await lastOfEachKind() })
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(CaseCallPolicy).authorize('manage')
    const arranged = await arrangedForm(ctx, null)
    if (arranged) return arranged
    showAgain(ctx, () => renderCallForm(ctx, { kind: typedKind(request.input('kind')) }, null))
    const call = await draftCall(await checkedCall(ctx, null), personOf(ctx))
    session.flash('success', i18n.t('case_calls.saved'))
    return response.redirect(`/case-calls/${call.id}`)
  }

  async edit(ctx: HttpContext) {
    const call = await visibleCall(ctx)
    await ctx.bouncer.with(CaseCallPolicy).authorize('manage')
    if (call.state !== 'draft') throw new StepNotAllowed('edit', 'call_published')
    return renderCallForm(ctx, valuesOf(call), call)
  }

  async update(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const call = await visibleCall(ctx)
    await bouncer.with(CaseCallPolicy).authorize('manage')
    const arranged = await arrangedForm(ctx, call)
    if (arranged) return arranged
    showAgain(ctx, () => renderCallForm(ctx, valuesOf(call), call))
    await reviseCall(call, await checkedCall(ctx, call), personOf(ctx), seenVersion(ctx))
    session.flash('success', i18n.t('case_calls.saved'))
    return response.redirect(`/case-calls/${call.id}`)
  }
}

/** The newest call of each kind that went out: what the next one is usually copied from. */
async function lastOfEachKind() {
  const calls = await CaseCall.query().whereNotNull('publishedAt').orderBy('year').orderBy('id')
  return new Map(calls.map((call) => [call.kind, call]))
}
