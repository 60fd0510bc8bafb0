import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import AlliancePolicy from './alliance_policy.js'
import type AllianceMember from './alliance_member.js'
import { peopleOf } from './application_page.js'
import {
  confirmHandover,
  openHandoverOf,
  proposeHandover,
  refuseHandover,
  withdrawHandover,
} from './handover_workflow.js'
import { renderMember, visibleMember } from './member_page.js'

const validator = vine.create({
  then: vine.enum(['confirm', 'refuse', 'withdraw'] as const),
  version: vine.number(),
  opinion: vine.string().trim().minLength(4).maxLength(300).nullable().optional(),
})

const VERBS = { confirm: confirmHandover, refuse: refuseHandover, withdraw: withdrawHandover }

/** 代表变更 */
export default class HandoversController {
  async create(ctx: HttpContext) {
    return renderProposal(ctx, await ownMember(ctx))
  }

  async store(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const member = await ownMember(ctx)
    showAgain(ctx, () => renderProposal(ctx, member))
    const person = await peopleOf(member.organization)
      .where('id', Number(request.input('toUserId')) || 0)
      .first()
    if (!person) throw invalid('toUserId', i18n.t('alliance_members.representative_needed'))
    await proposeHandover(member, personOf(ctx), person.id)
    session.flash('success', i18n.t('alliance_handovers.proposed'))
    return response.redirect(`/alliance-members/${member.id}`)
  }

  /** The old one's word, or the secretariat's where that person is gone: then with a reason. */
  async update(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const member = await visibleMember(ctx)
    const handover = await openHandoverOf(member)
    if (!handover) throw new StepNotAllowed('handover', 'moved_on')
    showAgain(ctx, () => renderMember(ctx, member))
    const { then, version, opinion } = await request.validateUsing(validator)
    await bouncer.with(AlliancePolicy).authorize('endHandover', handover, then)
    if (!opinion && (then === 'refuse' || (then === 'confirm' && auth.getUserOrFail().id !== handover.fromUserId)))
      throw invalid('opinion', i18n.t('alliance_handovers.reason_needed'))
    await VERBS[then](handover, personOf(ctx), { opinion, version })
    session.flash('success', i18n.t(`alliance_handovers.done.${then}`))
    return response.redirect(`/alliance-members/${member.id}`)
  }
}

async function ownMember(ctx: HttpContext) {
  const member = await visibleMember(ctx)
  await ctx.bouncer.with(AlliancePolicy).authorize('as', 'representative', member)
  return member
}

async function renderProposal({ view }: HttpContext, member: AllianceMember) {
  const people = await peopleOf(member.organization)
  return view.render('pages/alliance/members/handover', {
    member,
    people: people.filter(({ id }) => id !== member.representativeId),
  })
}
