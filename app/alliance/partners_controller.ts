import type { I18n } from '@adonisjs/i18n'
import type { HttpContext } from '@adonisjs/core/http'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { answerList } from '#app/audit/answer_list'
import { beijingDay } from '#app/core/beijing_day'
import { checkedForm } from '#app/core/checked_form'
import { showAgain } from '#app/core/form_page'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import AlliancePolicy from './alliance_policy.js'
import { removalValidator } from './alliance_validators.js'
import Partner, { partnerForm, regions } from './partner.js'
import { addPartner, endPartner, factsOf, partnerWorkflow, revisePartner } from './partner_workflow.js'

/** 京津冀协同伙伴 */
export default class PartnersController {
  async index(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    const policy = bouncer.with(AlliancePolicy)
    await policy.authorize('list')
    const mayKeep = await policy.allows('keep')
    return answerList(ctx, Partner.query(), partnerList(i18n), i18n.t('alliance_partners.title'), (list) =>
      view.render('pages/alliance/partners/index', { list, mayKeep })
    )
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(AlliancePolicy).authorize('keep')
    return renderForm(ctx, null)
  }

  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    await bouncer.with(AlliancePolicy).authorize('keep')
    showAgain(ctx, () => renderForm(ctx, null))
    await addPartner(personOf(ctx), await checkedForm(ctx, partnerForm))
    session.flash('success', i18n.t('alliance_partners.saved'))
    return response.redirect('/alliance-partners')
  }

  async edit(ctx: HttpContext) {
    await ctx.bouncer.with(AlliancePolicy).authorize('keep')
    return renderForm(ctx, await partnerOf(ctx))
  }

  async update(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    await bouncer.with(AlliancePolicy).authorize('keep')
    const partner = await partnerOf(ctx)
    showAgain(ctx, () => renderForm(ctx, partner))
    const facts = await checkedForm(ctx, partnerForm)
    await revisePartner(partner, personOf(ctx), facts, seenVersion(ctx))
    session.flash('success', i18n.t('alliance_partners.saved'))
    return response.redirect('/alliance-partners')
  }

  async destroy(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(AlliancePolicy).authorize('keep')
    const partner = await partnerOf(ctx)
    showAgain(ctx, () => renderForm(ctx, partner))
    await endPartner(partner, personOf(ctx), await request.validateUsing(removalValidator))
    session.flash('success', i18n.t('alliance_partners.done'))
    return response.redirect('/alliance-partners')
  }
}

function partnerOf({ params }: HttpContext) {
  return Partner.findOrFail(Number(params.id) || 0)
}

function renderForm({ view }: HttpContext, partner: Partner | null) {
  return view.render('pages/alliance/partners/edit', {
    ...{ partner, form: partnerForm },
    values: partner ? factsOf(partner) : { sinceOn: beijingDay(), wantsMail: 'yes' },
    isOver: partner !== null && !partnerWorkflow.allows('end', partner),
  })
}

function partnerList(i18n: Pick<I18n, 't'>): ListDefinition<ModelQueryBuilderContract<typeof Partner>, Partner> {
  const label = (name: string) => i18n.t(`alliance_partner_form.${name}.label`)
  const regionOf = (region: string) => i18n.t(`alliance_partners.regions.${region}`)
  return {
    columns: [
      { key: 'name', text: label('name'), sort: 'name', fixed: true, value: ({ name }) => name },
      { key: 'region', text: label('region'), value: ({ region }) => regionOf(region) },
      { key: 'fields', text: label('fields'), value: ({ fields }) => fields },
      { key: 'contact', text: label('contactName'), optional: true, value: ({ contactName }) => contactName },
      { key: 'since', text: label('sinceOn'), sort: 'since', value: ({ sinceOn }) => dayCell(sinceOn) },
      {
        key: 'state',
        text: i18n.t('alliance_members.state'),
        value: ({ state }) => i18n.t(`alliance_partners.states.${state}`),
      },
    ],
    search: (query, typed) => void whereContains(query, ['name', 'fields'], typed),
    searchHint: i18n.t('alliance_partners.search'),
    filters: {
      region: {
        kind: 'choice',
        label: label('region'),
        options: regions.map((value) => ({ value, text: regionOf(value) })),
        apply: (query, value) => void query.where('region', value),
      },
      state: {
        kind: 'choice',
        label: i18n.t('alliance_members.state'),
        options: ['listed', 'ended'].map((value) => ({ value, text: i18n.t(`alliance_partners.states.${value}`) })),
        apply: (query, value) => void query.where('state', value),
      },
    },
    sorts: { name: 'name', since: 'since_on' },
    defaultSort: 'name',
  }
}
