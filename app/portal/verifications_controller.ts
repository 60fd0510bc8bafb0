import type { HttpContext } from '@adonisjs/core/http'
import Certificate from '#app/designations/certificate'

/** 证书核验: anybody checks a certificate by the code printed on it, and learns nothing that does not stand on it. */
export default class VerificationsController {
  index({ request, response, view }: HttpContext) {
    const code = readCode(request.input('code'))
    return code ? response.redirect(`/verify/${code}`) : view.render('pages/portal/verify/index')
  }

  async show({ params, response, view }: HttpContext) {
    const certificate = await Certificate.query().where('code', readCode(params.code)).preload('designation').first()
    if (!certificate) response.status(404)
    /** Whoever checks wants to know how it stands now. */
    response.header('Cache-Control', 'no-store')
    const newer = certificate?.replacedAt ? await Certificate.currentOf(certificate.designation) : null
    return view.render('pages/portal/verify/show', { certificate, newer })
  }
}

/** As people type it: with spaces, in small letters, O for 0 and I or L for 1. */
function readCode(typed: unknown) {
  return String(typed ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .slice(0, 40)
}
