import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import Approval from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { shutOutByColleagues } from '#app/accounts/people'
import Organization from '#app/organizations/organization'
import { organizationPanelsOf } from '#app/organizations/organization_panels'
import { districtCodes } from '#app/organizations/districts'
import { affiliations, hostTypes } from '#app/organizations/host_types'
import { actorOf } from '#app/users/actor'
import User from '#app/users/user'
import RegistrationPolicy from './registration_policy.js'
import { factsValidator } from './registration_validators.js'
import { resubmitRegistration } from './registration_workflow.js'

/** One's own institution. */
export default class OrganizationsController {
  async show(ctx: HttpContext) {
    const organization = await own(ctx)
    const people = await User.query().where('organizationId', organization.id).orderBy('id')
    return ctx.view.render('pages/organizations/show', {
      organization,
      people,
      shutOut: await shutOutByColleagues(people),
      panels: await organizationPanelsOf(organization, ctx),
      isPrincipal: ctx.auth.getUserOrFail().is('principal'),
    })
  }

  async edit(ctx: HttpContext) {
    const organization = await own(ctx)
    await ctx.bouncer.with(RegistrationPolicy).authorize('correct', organization)
    if (organization.state !== 'returned') throw new StepNotAllowed('resubmit', 'moved_on')

    const returned = await Approval.query()
      .where({ subjectType: 'organization', subjectId: organization.id, step: 'return' })
      .orderBy('id', 'desc')
      .first()
    return ctx.view.render('pages/organizations/edit', {
      organization,
      reason: returned?.opinion ?? '',
      hostTypes,
      affiliations,
      districtCodes,
    })
  }

  async update(ctx: HttpContext) {
    const organization = await own(ctx)
    await ctx.bouncer.with(RegistrationPolicy).authorize('correct', organization)
    showAgain(ctx, () => this.edit(ctx))
    const { orgName, establishedOn, version, ...facts } = await ctx.request.validateUsing(factsValidator)

    await resubmitRegistration(
      organization,
      actorOf(ctx),
      { ...facts, name: orgName, establishedOn: DateTime.fromISO(establishedOn) },
      version
    )
    ctx.session.flash('success', ctx.i18n.t('registrations.received'))
    return ctx.response.redirect('/organization')
  }
}

async function own({ auth }: HttpContext) {
  return Organization.findOrFail(auth.getUserOrFail().organizationId ?? 0)
}
