import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import Designation from '#app/designations/designation'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { canBeAsked, enterDeregistration, prepareRequest } from './ask_change.js'
import { checkedWish, keepProofs } from './change_entry.js'
import { renderAsking } from './change_page.js'
import ChangePolicy from './change_policy.js'
import { changeKindValidator } from './change_validators.js'

/** Asking, from the page of a title. The office enters only that an institution is no more. */
export default class DesignationChangesController {
  async create(ctx: HttpContext) {
    const { designation, kind, asOffice } = await asked(ctx)
    if (!canBeAsked(kind, designation)) throw new StepNotAllowed('ask', 'title_over')
    return renderAsking(ctx, designation, { kind, asOffice })
  }

  async store(ctx: HttpContext) {
    const { auth, response, session, i18n } = ctx
    const { designation, kind, asOffice } = await asked(ctx)
    showAgain(ctx, () => renderAsking(ctx, designation, { kind, asOffice }))
    const wish = await checkedWish(ctx, designation, kind)
    const request = asOffice
      ? await enterDeregistration(
          designation,
          personOf(ctx, auth.getUserOrFail().inName('bureau_handler')),
          wish,
          keepProofs(ctx)
        )
      : await prepareRequest(designation, personOf(ctx), wish, keepProofs(ctx))
    session.flash('success', i18n.t(asOffice ? 'change_requests.done.entered' : 'change_requests.done.prepared'))
    return response.redirect(`/change-requests/${request.id}`)
  }
}

async function asked({ auth, bouncer, params, request }: HttpContext) {
  const user = auth.getUserOrFail()
  const designation = await Designation.query()
    .withScopes((scopes) => scopes.visibleTo(user))
    .where('id', Number(params.designation_id) || 0)
    .preload('organization')
    .firstOrFail()
  const { kind = 'change' } = await request.validateUsing(changeKindValidator)
  const asOffice = kind === 'deregistration' && user.isOfficial
  if (asOffice) await bouncer.with(ChangePolicy).authorize('enter')
  else await bouncer.with(ChangePolicy).authorize('ask', designation)
  return { designation, kind, asOffice }
}
