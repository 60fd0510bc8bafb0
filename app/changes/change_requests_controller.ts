import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { reviseRequest } from './ask_change.js'
import ChangeRequest from './change_request.js'
import { checkedWish, keepProofs } from './change_entry.js'
import { proofsOf } from './change_files.js'
import { renderAsking, renderRequest, visibleRequest } from './change_page.js'
import ChangePolicy from './change_policy.js'
import { changeGroups, changeRequestList } from './change_request_list.js'
import { changeWorkflow } from './change_workflow.js'

/** 变更、暂停、注销: what institutions ask for about their titles. */
export default class ChangeRequestsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(ChangePolicy).authorize('list')
    const user = auth.getUserOrFail()
    const seen = ChangeRequest.query().withScopes((scopes) => scopes.visibleTo(user))
    return answerList(ctx, seen, changeRequestList(user, i18n), i18n.t('change_requests.title'), (list) =>
      view.render('pages/changes/index', { list, groups: changeGroups })
    )
  }

  async show(ctx: HttpContext) {
    return renderRequest(ctx, await visibleRequest(ctx))
  }

  async edit(ctx: HttpContext) {
    const { designation, ...request } = await editable(ctx)
    return renderAsking(ctx, designation, request)
  }

  async update(ctx: HttpContext) {
    const { response, session, i18n } = ctx
    const { designation, ...asked } = await editable(ctx)
    showAgain(ctx, () => renderAsking(ctx, designation, asked))
    const files = await proofsOf(asked.request)
    const wish = await checkedWish(ctx, designation, asked.kind, files.length)
    await reviseRequest(asked.request, personOf(ctx), wish, keepProofs(ctx), seenVersion(ctx))
    session.flash('success', i18n.t('change_requests.done.prepared'))
    return response.redirect(`/change-requests/${asked.request.id}`)
  }
}

async function editable(ctx: HttpContext) {
  const request = await visibleRequest(ctx)
  await ctx.bouncer.with(ChangePolicy).authorize('revise', request)
  if (!changeWorkflow.statesIn('institution').includes(request.state)) throw new StepNotAllowed('edit', 'not_editable')
  return { request, designation: request.designation, kind: request.kind, asOffice: false }
}
