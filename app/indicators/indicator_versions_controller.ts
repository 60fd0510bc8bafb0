import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { beijingYear } from '#app/core/beijing_day'
import { inTransaction } from '#app/core/dialect'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { emptyContent } from './edit_content.js'
import { outlineOf, ownDraft, readVersion, visibleVersion } from './indicator_page.js'
import IndicatorSystem from './indicator_system.js'
import { createValidator, factsValidator, nextValidator, seenValidator } from './indicator_validators.js'
import IndicatorVersion from './indicator_version.js'
import { indicatorVersionList, withoutContent } from './indicator_version_list.js'
import { renderVersion } from './indicator_version_page.js'
import IndicatorVersionPolicy from './indicator_version_policy.js'
import { changeFacts, createSystem, draftNext } from './indicator_version_workflow.js'
import { ensureStandardSystem, STANDARD } from './standard_system.js'
import { systemInFile } from './typed_workbook.js'

/** 指标体系: by what points are evaluated, version by version. */
export default class IndicatorVersionsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    const policy = bouncer.with(IndicatorVersionPolicy)
    await policy.authorize('list')
    const seen = withoutContent(IndicatorVersion.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail())))
    return answerList(ctx, seen, indicatorVersionList(i18n), i18n.t('indicators.title'), async (list) =>
      view.render('pages/indicators/index', {
        ...{ list, mayWrite: await policy.allows('write') },
        hasStandard: (await IndicatorSystem.findBy({ builtIn: STANDARD })) !== null,
      })
    )
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(IndicatorVersionPolicy).authorize('write')
    return renderCreate(ctx)
  }

  /** An empty system, one out of a workbook, or one that begins as a version of another. */
  async store(ctx: HttpContext) {
    const { bouncer, request, response } = ctx
    await bouncer.with(IndicatorVersionPolicy).authorize('write')
    showAgain(ctx, () => renderCreate(ctx))
    const { from, year, ...names } = await request.validateUsing(createValidator)
    const content = from ? (await visibleVersion(ctx, from)).content : ((await systemInFile(ctx)) ?? emptyContent())
    const draft = await createSystem(names, year, content, personOf(ctx))
    return response.redirect(outlineOf(draft))
  }

  /** The one that comes with the system, where an installation does not have it yet. */
  async storeStandard({ bouncer, response }: HttpContext) {
    await bouncer.with(IndicatorVersionPolicy).authorize('write')
    const version = await inTransaction((trx) => ensureStandardSystem(trx, beijingYear()))
    return response.redirect(outlineOf(version))
  }

  async show(ctx: HttpContext) {
    return renderVersion(ctx, await readVersion(ctx))
  }

  /** Names and year of a draft. */
  async update(ctx: HttpContext) {
    const { request, response } = ctx
    const draft = await ownDraft(ctx)
    showAgain(ctx, () => renderVersion(ctx, draft))
    const facts = await request.validateUsing(factsValidator)
    const { version } = await request.validateUsing(seenValidator)
    await changeFacts(draft, personOf(ctx), { ...facts, seen: version })
    return response.redirect(outlineOf(draft))
  }

  /** The next version begins as this one. */
  async storeNext(ctx: HttpContext) {
    const version = await visibleVersion(ctx)
    await ctx.bouncer.with(IndicatorVersionPolicy).authorize('write')
    showAgain(ctx, () => renderVersion(ctx, version))
    const { year } = await ctx.request.validateUsing(nextValidator)
    return ctx.response.redirect(outlineOf(await draftNext(version, year, personOf(ctx))))
  }
}

async function renderCreate(ctx: HttpContext) {
  const from = Number(ctx.request.input('from')) || null
  const source = from ? await visibleVersion(ctx, from) : null
  return ctx.view.render('pages/indicators/create', { source, year: beijingYear() })
}
