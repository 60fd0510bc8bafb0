import type { HttpContext } from '@adonisjs/core/http'
import { checkedMembership } from '#app/alliance/checked_membership'
import { caseWithCode } from '#app/case_decisions/case_certificate'
import { readCheckCode } from '#app/core/check_code'
import Certificate from '#app/designations/certificate'

/** 证书核验: anybody checks a certificate by the code printed on it, and learns nothing that does not stand on it. */
export default class VerificationsController {
  index({ request, response, view }: HttpContext) {
    const code = readCheckCode(request.input('code'))
    return code ? response.redirect(`/verify/${code}`) : view.render('pages/portal/verify/index')
  }

  async show({ params, response, view }: HttpContext) {
    const code = readCheckCode(params.code)
    /** Whoever checks wants to know how it stands now. */
    response.header('Cache-Control', 'no-store')
    const membership = await checkedMembership(code)
    if (membership) return view.render('pages/portal/verify/membership', membership)
    const selected = await caseWithCode(code)
    if (selected) return view.render('pages/portal/verify/case', { selected })
    const certificate = await Certificate.query().where('code', code).preload('designation').first()
    if (!certificate) response.status(404)
    const newer = certificate?.replacedAt ? await Certificate.currentOf(certificate.designation) : null
    return view.render('pages/portal/verify/show', { certificate, newer })
  }
}
