import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { isDuplicateKey } from '#app/core/dialect'
import { invalid, showAgain } from '#app/core/form_page'
import { answerList } from '#app/audit/answer_list'
import { passwordFault } from '#app/accounts/password_rule'
import { storeUploaded } from '#app/attachments/store_file'
import Organization from '#app/organizations/organization'
import { districtCodes } from '#app/organizations/districts'
import { affiliations, hostTypes } from '#app/organizations/host_types'
import { normalizeUscc, usccFault } from '#app/organizations/uscc'
import { usccSentence } from '#app/organizations/uscc_sentence'
import User from '#app/users/user'
import { registrationList } from './registration_list.js'
import { renderRegistration } from './registration_page.js'
import RegistrationPolicy from './registration_policy.js'
import { registrationValidator } from './registration_validators.js'
import { registerOrganization } from './registration_workflow.js'

/** Registering an institution (anybody), and seeing what was registered (the bureau). */
export default class RegistrationsController {
  create({ view }: HttpContext) {
    return view.render('pages/registrations/create', { hostTypes, affiliations, districtCodes })
  }

  async store(ctx: HttpContext) {
    const { auth, request, response, session, i18n } = ctx
    showAgain(ctx, async () => this.create(ctx))
    const input = await request.validateUsing(registrationValidator)
    const uscc = normalizeUscc(input.uscc)
    const proof = request.file('proof')
    await refuseFaults(ctx, { ...input, uscc }, proof !== null)

    const { orgName: name, personName, email, password, phone, title, roles, establishedOn, ...facts } = input
    const organization = {
      name,
      uscc,
      hostType: facts.hostType,
      affiliation: facts.affiliation,
      districtCode: facts.districtCode,
      address: facts.address,
      legalRepresentative: facts.legalRepresentative,
      establishedOn: DateTime.fromISO(establishedOn),
    }
    try {
      const { user } = await registerOrganization(
        organization,
        { name: personName, email, password, phone, title, roles, locale: i18n.locale },
        async (trx, saved, first) => {
          await storeUploaded(trx, proof!, {
            subjectType: 'organization',
            subjectId: saved.id,
            purpose: 'proof',
            organizationId: saved.id,
            uploadedById: first.id,
            i18n,
          })
        }
      )
      await auth.use('web').login(user)
      session.put('epoch', user.sessionEpoch)
    } catch (error) {
      if (isDuplicateKey(error)) throw invalid('uscc', i18n.t('registrations.taken'))
      throw error
    }
    session.flash('success', i18n.t('registrations.received'))
    return response.redirect('/home')
  }

  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(RegistrationPolicy).authorize('list')
    const query = Organization.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    return answerList(ctx, query, registrationList(i18n), i18n.t('registrations.list'), (list) =>
      view.render('pages/registrations/index', { list })
    )
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with(RegistrationPolicy).authorize('list')
    const organization = await Organization.query()
      .withScopes((scopes) => scopes.visibleTo(ctx.auth.getUserOrFail()))
      .where('id', ctx.params.id)
      .firstOrFail()
    return renderRegistration(ctx, organization)
  }
}

type Checked = { uscc: string; email: string; password: string }

/** All that the validator cannot know, told at once. */
async function refuseFaults({ i18n }: HttpContext, { uscc, email, password }: Checked, hasProof: boolean) {
  const faults: [string, string][] = []
  const fault = usccFault(uscc)
  if (fault) faults.push(['uscc', usccSentence(fault, i18n)])
  else if (await Organization.findBy('uscc', uscc)) faults.push(['uscc', i18n.t('registrations.taken')])
  if (await User.findBy('email', email)) faults.push(['email', i18n.t('registrations.email_taken')])

  const weak = passwordFault(password, email)
  if (weak) faults.push(['password', i18n.t(`accounts.password.${weak}`)])
  if (!hasProof) faults.push(['proof', i18n.t('registrations.proof_needed')])
  if (faults.length > 0) throw invalidAll(faults)
}

function invalidAll(faults: [string, string][]) {
  const error = invalid(...faults[0])
  error.messages = faults.map(([field, message]) => ({ field, message, rule: 'refused' }))
  return error
}
