import type { HttpContext } from '@adonisjs/core/http'
import { checkedForm } from '#app/core/checked_form'
import { refusedFor, showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import AlliancePolicy from './alliance_policy.js'
import { resubmit } from './application.js'
import { openedBy, renderCorrection } from './application_page.js'
import { keepFiles, missingFiles } from './member_files.js'
import { memberWorkflow } from './member_workflow.js'
import { visibleMember } from './member_page.js'

/** 补正 of an application: what the order names, anew. */
export default class MemberCorrectionsController {
  async create(ctx: HttpContext) {
    return renderCorrection(ctx, await correctableMember(ctx))
  }

  async store(ctx: HttpContext) {
    const { response, session, i18n } = ctx
    const member = await correctableMember(ctx)
    showAgain(ctx, () => renderCorrection(ctx, member))
    const { form, purposes } = await openedBy(member)
    const missing = missingFiles(ctx, purposes)
    if (missing.length > 0) throw refusedFor(missing)
    const changed = await checkedForm(ctx, form)
    await resubmit(member, personOf(ctx), changed, keepFiles(ctx, purposes), seenVersion(ctx))
    session.flash('success', i18n.t('alliance_members.resubmitted'))
    return response.redirect(`/alliance-members/${member.id}`)
  }
}

async function correctableMember(ctx: HttpContext) {
  const member = await visibleMember(ctx)
  await ctx.bouncer.with(AlliancePolicy).authorize('as', 'principal', member)
  if (!memberWorkflow.allows('resubmit', member)) throw new StepNotAllowed('resubmit', 'not_editable')
  return member
}
