import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { storeUploaded } from '#app/attachments/store_file'
import { answerList } from '#app/audit/answer_list'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { importLimits } from '#config/imports'
import Import from './import.js'
import { importKindNamed, importKindsFor } from './import_kinds.js'
import { importList } from './import_list.js'
import { ownImport, renderImport } from './import_page.js'
import ImportPolicy from './import_policy.js'
import { discardImport, receiveImport } from './import_workflow.js'

/** 表格导入: a workbook is explained, taken in, looked at, and only then anything else. */
export default class ImportsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(ImportPolicy).authorize('list')
    const user = auth.getUserOrFail()
    const own = Import.query().withScopes((scopes) => scopes.visibleTo(user))
    return answerList(ctx, own, importList(i18n), i18n.t('imports.title'), async (list) =>
      view.render('pages/imports/index', {
        list,
        kinds: importKindsFor(user),
        countsOf: await Import.countsOf(list.rows.map(({ id }) => id)),
      })
    )
  }

  async create(ctx: HttpContext) {
    const { auth, bouncer, request, view, i18n } = ctx
    const { key, kind } = kindOf(ctx)
    await bouncer.with(ImportPolicy).authorize('bring', key)
    return view.render('pages/imports/create', {
      key,
      kind,
      limits: importLimits,
      chosen: request.qs(),
      ...(await kind.params?.fieldData?.(auth.getUserOrFail(), i18n)),
    })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, i18n } = ctx
    const { key, kind } = kindOf(ctx)
    await bouncer.with(ImportPolicy).authorize('bring', key)
    showAgain(ctx, () => this.create(ctx))
    const params = kind.params ? await request.validateUsing(kind.params.validator) : {}
    await bouncer.with(ImportPolicy).authorize('bringFor', key, params)
    const file = request.file('file')
    if (!file) throw invalid('file', i18n.t('attachments.refused.missing'))

    const { id: uploadedById, organizationId } = auth.getUserOrFail()
    const by = personOf(ctx)
    const intake = await receiveImport(key, params, by, (trx, { id: subjectId }) => {
      const owner = { subjectType: 'import', subjectId, purpose: 'workbook', organizationId, uploadedById }
      return storeUploaded(trx, file, { ...owner, i18n, field: 'file', by })
    })
    return response.redirect().toRoute('imports.show', { id: intake.id })
  }

  async show(ctx: HttpContext) {
    const intake = await ownImport(ctx)
    if (intake.state === 'mapping')
      return ctx.response.redirect().toRoute('imports.mapping.edit', { import_id: intake.id })
    return renderImport(ctx, intake)
  }

  /** 放弃: the workbook and its verdicts stay to be looked at, nothing comes of them. */
  async destroy(ctx: HttpContext) {
    const { response, session, i18n } = ctx
    const intake = await ownImport(ctx)
    await discardImport(intake, personOf(ctx))
    session.flash('success', i18n.t('imports.discarded'))
    return response.redirect().toRoute('imports.show', { id: intake.id })
  }
}

/** @throws 404 for a kind that there is not */
function kindOf({ request }: HttpContext) {
  const key = request.input('kind')
  const kind = importKindNamed(key)
  if (!kind) throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
  return { key: String(key), kind }
}
