import type { HttpContext } from '@adonisjs/core/http'
import rules from '#config/alliance'
import { typedAnswers, type Form } from '#app/core/form'
import { refusedFor } from '#app/core/form_page'
import { checkSections } from '#app/core/form_schema'
import Designation from '#app/designations/designation'
import type Organization from '#app/organizations/organization'
import User from '#app/users/user'
import { applicantRoles } from '#app/users/roles'
import CorrectionOrder from '#app/workflow/correction_order'
import type AllianceMember from './alliance_member.js'
import { applicationForm, pledgeForm, profileForm } from './application_form.js'
import { applicationPurposes, fileRule, missingFiles } from './member_files.js'

/** Who of an institution can speak for it. */
export function peopleOf({ id }: Pick<Organization, 'id'>) {
  return User.query()
    .withScopes((scopes) => scopes.active(...applicantRoles))
    .where('organizationId', id)
    .orderBy('id')
}

/** The form; its points are those in force, its contact is who fills it in. */
export async function renderApplication({ auth, view, i18n }: HttpContext, organization: Organization) {
  const points = await Designation.query()
    .withScopes((scopes) => scopes.inForce())
    .where('organizationId', organization.id)
    .orderBy('id')
  const { name, title, phone, email } = auth.getUserOrFail()
  return view.render('pages/alliance/members/apply', {
    ...{ organization, forms: [applicationForm], pledgeForm, purposes: applicationPurposes, fileRule },
    days: rules.formalCheckDays,
    pledgeVersion: rules.pledgeVersion,
    people: await peopleOf(organization),
    representativeId: auth.getUserOrFail().id,
    values: {
      points: points
        .map((point) => `${i18n.t(`designations.types.${point.designationType}`)} ${point.number}`)
        .join('\n'),
      serviceFields: [...new Set(points.flatMap(({ profile }) => (profile.fields as string[]) ?? []))],
      ...{ contactName: name, contactTitle: title, contactPhone: phone, contactEmail: email, wantsMail: 'yes' },
    },
  })
}

/** @throws E_VALIDATION_ERROR with each fault at its field */
export async function checkedApplication(ctx: HttpContext, organization: Organization) {
  const { problems, answers } = await check(ctx, applicationForm)
  const pledge = await check(ctx, pledgeForm)
  const representativeId = Number(ctx.request.input('representativeId'))
  const known = await peopleOf(organization)
    .where('id', representativeId || 0)
    .first()
  const faults = [...problems, ...pledge.problems, ...missingFiles(ctx, ['application_form', 'legal_person'])]
  if (!known) faults.push({ path: 'representativeId', message: ctx.i18n.t('alliance_members.representative_needed') })
  if (faults.length > 0) throw refusedFor(faults)
  return { application: applicationForm.whole(answers), representativeId }
}

function check({ request, i18n }: HttpContext, form: Form) {
  return checkSections(form, form.sections, typedAnswers(form.fields, request.all()), i18n)
}

/** Only what the order names, and what is checked together with it. */
export async function openedBy(member: AllianceMember) {
  const order = await CorrectionOrder.openOf('alliance_member', member.id)
  const named = order?.items.map(({ field }) => field) ?? []
  return {
    order,
    form: applicationForm.only(applicationForm.linked(named)),
    purposes: applicationPurposes.filter((purpose) => named.includes(purpose)),
  }
}

export async function renderCorrection({ view }: HttpContext, member: AllianceMember) {
  return view.render('pages/alliance/members/correct', {
    ...{ member, fileRule, values: member.application },
    ...(await openedBy(member)),
  })
}

export function renderProfile({ view }: HttpContext, member: AllianceMember) {
  return view.render('pages/alliance/members/profile', { member, form: profileForm, values: member.profile })
}
