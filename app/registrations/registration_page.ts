import type { HttpContext } from '@adonisjs/core/http'
import Attachment from '#app/attachments/attachment'
import { timelineOf } from '#app/audit/timeline'
import type Organization from '#app/organizations/organization'
import { organizationPanelsOf } from '#app/organizations/organization_panels'
import User from '#app/users/user'
import RegistrationPolicy from './registration_policy.js'

/** What an institution said when it registered, with its proof, for those who check it. */
export async function renderRegistration(ctx: HttpContext, organization: Organization) {
  const { bouncer, view, i18n } = ctx
  return view.render('pages/registrations/show', {
    organization,
    people: await User.query().where('organizationId', organization.id).orderBy('id'),
    files: await Attachment.query()
      .where({ subjectType: 'organization', subjectId: organization.id })
      .whereNull('removedAt'),
    panels: await organizationPanelsOf(organization, ctx),
    timeline: await timelineOf('organization', organization.id, i18n),
    mayRule: organization.state === 'pending' && (await bouncer.with(RegistrationPolicy).allows('rule')),
  })
}
