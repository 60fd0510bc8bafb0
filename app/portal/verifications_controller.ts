import type { HttpContext } from '@adonisjs/core/http'
import Designation from '#app/service_points/designation'

/** 证书核验: anybody checks a certificate by the code printed on it. */
export default class VerificationsController {
  index({ request, response, view }: HttpContext) {
    const code = readCode(request.input('code'))
    return code ? response.redirect(`/verify/${code}`) : view.render('pages/portal/verify/index')
  }

  async show({ params, response, view }: HttpContext) {
    const designation = await Designation.findBy('verifyCode', readCode(params.code))
    if (!designation) response.status(404)
    return view.render('pages/portal/verify/show', { designation, code: params.code })
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
