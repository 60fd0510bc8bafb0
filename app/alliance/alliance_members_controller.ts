import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { applyForMembership, CURRENT, reviseProfile } from './application.js'
import { checkedApplication, renderApplication, renderProfile } from './application_page.js'
import { profileForm } from './application_form.js'
import AllianceMember from './alliance_member.js'
import AlliancePolicy from './alliance_policy.js'
import { checkedForm } from '#app/core/checked_form'
import { seenVersion } from '#app/core/seen_version'
import { applicationPurposes, keepFiles } from './member_files.js'
import { memberGroups, memberList } from './member_list.js'
import { renderMember, visibleMember } from './member_page.js'
import { standingsOf } from './member_standing.js'
import Organization from '#app/organizations/organization'

/** 联盟成员: the list, an application, a member. */
export default class AllianceMembersController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    const policy = bouncer.with(AlliancePolicy)
    await policy.authorize('list')
    const user = auth.getUserOrFail()
    const seen = AllianceMember.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .preload('representative')
    return answerList(ctx, seen, memberList(i18n), i18n.t('alliance_members.title'), async (list) =>
      view.render('pages/alliance/members/index', {
        ...{ list, groups: memberGroups, standings: await standingsOf(list.rows) },
        mayExport: await policy.allows('export'),
        mayKeep: await policy.allows('keep'),
        mayApply: (await policy.allows('apply')) && !(await currentOf(user.organizationId!)),
      })
    )
  }

  async show(ctx: HttpContext) {
    return renderMember(ctx, await visibleMember(ctx))
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(AlliancePolicy).authorize('apply')
    const organization = await Organization.findOrFail(ctx.auth.getUserOrFail().organizationId!)
    return renderApplication(ctx, organization)
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, response, session, i18n } = ctx
    await bouncer.with(AlliancePolicy).authorize('apply')
    const organization = await Organization.findOrFail(auth.getUserOrFail().organizationId!)
    showAgain(ctx, () => renderApplication(ctx, organization))
    const asked = await checkedApplication(ctx, organization)
    const member = await applyForMembership(organization, personOf(ctx), asked, keepFiles(ctx, applicationPurposes))
    session.flash('success', i18n.t('alliance_members.applied'))
    return response.redirect(`/alliance-members/${member.id}`)
  }

  async edit(ctx: HttpContext) {
    return renderProfile(ctx, await editable(ctx))
  }

  /** What the member says of itself, at once. */
  async update(ctx: HttpContext) {
    const { response, session, i18n } = ctx
    const member = await editable(ctx)
    showAgain(ctx, () => renderProfile(ctx, member))
    const profile = await checkedForm(ctx, profileForm)
    await reviseProfile(member, personOf(ctx), profile, seenVersion(ctx))
    session.flash('success', i18n.t('alliance_members.revised'))
    return response.redirect(`/alliance-members/${member.id}`)
  }
}

function currentOf(organizationId: number) {
  return AllianceMember.query().where({ organizationId }).whereIn('state', CURRENT).first()
}

async function editable(ctx: HttpContext) {
  const member = await visibleMember(ctx)
  await ctx.bouncer.with(AlliancePolicy).authorize('as', 'people', member)
  return member
}
