import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { timelineOf } from '#app/audit/timeline'
import { importKindsFor } from '#app/imports/import_kinds'
import Certificate from './certificate.js'
import Designation from './designation.js'
import { countIn, designationList, standings } from './designation_list.js'
import { panelsOf } from './designation_panels.js'
import DesignationPolicy from './designation_policy.js'
import RegisterEntry from './register_entry.js'

/** 网点名录: the register of titles. */
export default class DesignationsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(DesignationPolicy).authorize('list')
    const seen = () => Designation.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    const mayExport = await bouncer.with(DesignationPolicy).allows('export')
    const mayImport = importKindsFor(auth.getUserOrFail()).includes('designation')
    return answerList(ctx, seen(), designationList(i18n), i18n.t('designations.title'), async (list) =>
      view.render('pages/designations/index', {
        ...{ list, standings, mayExport, mayImport },
        counts: {
          renewal_due: await countIn(seen(), 'renewal_due'),
          under_renewal: await countIn(seen(), 'under_renewal'),
        },
      })
    )
  }

  async show(ctx: HttpContext) {
    const { auth, params, view, i18n } = ctx
    const designation = await Designation.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .where('id', Number(params.id) || 0)
      .preload('organization')
      .firstOrFail()
    return view.render('pages/designations/show', {
      designation,
      certificate: await Certificate.currentOf(designation),
      panels: await panelsOf(designation, ctx),
      entries: await RegisterEntry.query().where('designationId', designation.id).orderBy('id', 'desc').limit(50),
      timeline: await timelineOf('designation', designation.id, i18n),
    })
  }
}
