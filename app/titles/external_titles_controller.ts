import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { checkedForm } from '#app/core/checked_form'
import { invalid, showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import Organization from '#app/organizations/organization'
import { personOf } from '#app/users/actor'
import ExternalTitle from './external_title.js'
import { changeReasonForm, externalTitleForm as form } from './external_title_form.js'
import { externalTitleList, stageOf, titleStates } from './external_title_list.js'
import { hostsOf, renderTitle, visibleTitle } from './external_title_page.js'
import ExternalTitlePolicy from './external_title_policy.js'
import { recordTitle, reviseTitle, titleFacts } from './external_title_workflow.js'

/** 国家级称号: titles that others conferred on institutions of the city. */
export default class ExternalTitlesController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(ExternalTitlePolicy).authorize('list')
    const seen = () => ExternalTitle.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    return answerList(ctx, seen(), externalTitleList(i18n), i18n.t('external_titles.title'), async (list) =>
      view.render('pages/titles/external/index', {
        ...{ list, stageOf, titleStates },
        hosts: await hostsOf(seen()),
        mayNote: await bouncer.with(ExternalTitlePolicy).allows('note'),
        mayExport: await bouncer.with(ExternalTitlePolicy).allows('export'),
      })
    )
  }

  async show(ctx: HttpContext) {
    return renderTitle(ctx, await visibleTitle(ctx))
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(ExternalTitlePolicy).authorize('note')
    return renderForm(ctx, null)
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(ExternalTitlePolicy).authorize('note')
    showAgain(ctx, () => renderForm(ctx, null))
    const organization = await Organization.find(Number(request.input('organization')) || 0)
    if (!organization) throw invalid('organization', i18n.t('external_titles.no_organization'))
    const title = await recordTitle(organization, noting(ctx), await checkedForm(ctx, form))
    session.flash('success', i18n.t('external_titles.recorded'))
    return response.redirect(`/external-titles/${title.id}`)
  }

  async edit(ctx: HttpContext) {
    const title = await visibleTitle(ctx)
    await ctx.bouncer.with(ExternalTitlePolicy).authorize('note')
    return renderForm(ctx, title)
  }

  async update(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const title = await visibleTitle(ctx)
    await bouncer.with(ExternalTitlePolicy).authorize('note')
    showAgain(ctx, () => renderForm(ctx, title))
    const facts = await checkedForm(ctx, form)
    const { reason } = await checkedForm(ctx, changeReasonForm)
    await reviseTitle(title, noting(ctx), { facts, reason, version: seenVersion(ctx) })
    session.flash('success', i18n.t('external_titles.revised'))
    return response.redirect(`/external-titles/${title.id}`)
  }
}

function noting(ctx: HttpContext) {
  return personOf(ctx, ctx.auth.getUserOrFail().inName('bureau_handler'))
}

async function renderForm({ request, view }: HttpContext, title: ExternalTitle | null) {
  return view.render('pages/titles/external/edit', {
    ...{ title, form, reasonForm: changeReasonForm },
    values: title ? titleFacts(title) : {},
    organizations: title ? [] : await Organization.query().where('state', 'verified').orderBy('name').limit(1000),
    chosen: request.input('organization'),
  })
}
