import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { beijingYear } from '#app/core/beijing_day'
import { checkedForm } from '#app/core/checked_form'
import { showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import { measureForm, raisedForm } from './improvement_forms.js'
import { improvementGroups, improvementList, standingOf } from './improvement_list.js'
import ImprovementMeasure from './improvement_measure.js'
import { ownerColumns, ownerName, possibleOwners } from './improvement_owners.js'
import { renderMeasure, renderMeasureForm, renderRaising, visibleMeasure } from './improvement_page.js'
import ImprovementPolicy, { writerIn } from './improvement_policy.js'
import { raiseMeasure, reviseMeasure, type MeasureFacts } from './write_measure.js'

/** 改进举措: what is done about the problems of a year. */
export default class ImprovementsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(ImprovementPolicy).authorize('list')
    const user = auth.getUserOrFail()
    const seen = ImprovementMeasure.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .preload('owner')
    const mayFind = await bouncer.with(ImprovementPolicy).allows('find')
    return answerList(ctx, seen, improvementList(user, i18n), i18n.t('improvements.title'), (list) =>
      view.render('pages/improvements/index', {
        ...{ list, mayFind, standingOf, groups: user.isBureau ? improvementGroups : improvementGroups.slice(1) },
        ownerName: (row: ImprovementMeasure) => ownerName(row, i18n),
      })
    )
  }

  async show(ctx: HttpContext) {
    return renderMeasure(ctx, await visibleMeasure(ctx))
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(ImprovementPolicy).authorize('find')
    return renderRaising(ctx)
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, response, session, i18n } = ctx
    await bouncer.with(ImprovementPolicy).authorize('find')
    showAgain(ctx, () => renderRaising(ctx))
    const typed = await checkedForm(ctx, raisedForm(await possibleOwners(i18n), beijingYear()))
    const { year, subject, raisedBecause, sourcePath, owner, ...facts } = typed
    const columns = { ...facts, ...ownerColumns(owner) } as MeasureFacts
    const by = personOf(ctx, auth.getUserOrFail().inName('bureau_handler', 'division_head'))
    const { id } = await raiseMeasure({ year, subject, raisedBecause, sourcePath }, columns, by)
    session.flash('success', i18n.t('improvements.raised'))
    return response.redirect(`/improvements/${id}`)
  }

  async edit(ctx: HttpContext) {
    const row = await visibleMeasure(ctx)
    await ctx.bouncer.with(ImprovementPolicy).authorize('write', row)
    return renderMeasureForm(ctx, row)
  }

  async update(ctx: HttpContext) {
    const { auth, bouncer, response, session, i18n } = ctx
    const row = await visibleMeasure(ctx)
    await bouncer.with(ImprovementPolicy).authorize('write', row)
    showAgain(ctx, () => renderMeasureForm(ctx, row))
    const { owner, ...facts } = await checkedForm(ctx, measureForm(await possibleOwners(i18n)))
    const columns = { ...facts, ...ownerColumns(owner) } as MeasureFacts
    const by = personOf(ctx, writerIn(auth.getUserOrFail(), row))
    await reviseMeasure(row, by, columns, seenVersion(ctx))
    session.flash('success', i18n.t('improvements.saved'))
    return response.redirect(`/improvements/${row.id}`)
  }
}
