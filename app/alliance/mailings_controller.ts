import vine from '@vinejs/vine'
import db from '@adonisjs/lucid/services/db'
import type { I18n } from '@adonisjs/i18n'
import type { HttpContext } from '@adonisjs/core/http'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { answerList } from '#app/audit/answer_list'
import { checkedForm } from '#app/core/checked_form'
import { showAgain } from '#app/core/form_page'
import { listOf, whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import AlliancePolicy from './alliance_policy.js'
import Mailing, { MailingRecipient, mailingForm } from './mailing.js'
import { recipientsOf } from './mailing_recipients.js'
import { draftMailing, mailingWorkflow, reviseMailing, sendMailing } from './mailing_workflow.js'

const sendingValidator = vine.create({ version: vine.number() })

/** 群发通知 to members and partners. */
export default class MailingsController {
  async index(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    await bouncer.with(AlliancePolicy).authorize('keep')
    return answerList(ctx, Mailing.query(), mailingList(i18n), i18n.t('alliance_mailings.title'), (list) =>
      view.render('pages/alliance/mailings/index', { list })
    )
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(AlliancePolicy).authorize('keep')
    return renderForm(ctx, null)
  }

  async store(ctx: HttpContext) {
    const { bouncer, response } = ctx
    await bouncer.with(AlliancePolicy).authorize('keep')
    showAgain(ctx, () => renderForm(ctx, null))
    const mailing = await draftMailing(personOf(ctx), await checkedForm(ctx, mailingForm))
    return response.redirect(`/alliance-mailings/${mailing.id}`)
  }

  /** Before it is sent: whom it reaches. Afterwards: how each letter fared. */
  async show(ctx: HttpContext) {
    const { request, view, i18n } = ctx
    const mailing = await mailingOf(ctx)
    const isDraft = mailing.state === 'draft'
    const list = await listOf(MailingRecipient.query().where('mailingId', mailing.id), request, recipientList(i18n))
    return view.render('pages/alliance/mailings/show', {
      ...{ mailing, isDraft, list },
      preview: isDraft ? await recipientsOf(mailing.segment) : null,
      deliveries: await deliveriesOf(list.rows),
    })
  }

  async edit(ctx: HttpContext) {
    return renderForm(ctx, await draftOf(ctx))
  }

  async update(ctx: HttpContext) {
    const { response } = ctx
    const mailing = await draftOf(ctx)
    showAgain(ctx, () => renderForm(ctx, mailing))
    const facts = await checkedForm(ctx, mailingForm)
    await reviseMailing(mailing, personOf(ctx), facts, seenVersion(ctx))
    return response.redirect(`/alliance-mailings/${mailing.id}`)
  }

  async send(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const mailing = await mailingOf(ctx)
    const { version } = await request.validateUsing(sendingValidator)
    await sendMailing(mailing, personOf(ctx), version)
    session.flash('success', i18n.t('alliance_mailings.sent', { total: mailing.total ?? 0 }))
    return response.redirect(`/alliance-mailings/${mailing.id}`)
  }
}

async function mailingOf({ bouncer, params }: HttpContext) {
  await bouncer.with(AlliancePolicy).authorize('keep')
  return Mailing.findOrFail(Number(params.id) || 0)
}

async function draftOf(ctx: HttpContext) {
  const mailing = await mailingOf(ctx)
  if (!mailingWorkflow.allows('send', mailing)) throw new StepNotAllowed('edit', 'not_editable')
  return mailing
}

function renderForm({ view }: HttpContext, mailing: Mailing | null) {
  const values = mailing ? { ...mailing.$attributes, ...mailing.segment } : {}
  return view.render('pages/alliance/mailings/edit', { mailing, form: mailingForm, values })
}

/** pending, sending, sent, failed by key. */
async function deliveriesOf(recipients: MailingRecipient[]) {
  const keys = recipients.map(({ dedupeKey }) => dedupeKey)
  const rows = await db.from('mail_deliveries').whereIn('dedupe_key', keys).select('dedupe_key', 'state', 'sent_at')
  return Object.fromEntries(rows.map((row) => [row.dedupe_key, row.state]))
}

function mailingList(i18n: Pick<I18n, 't'>): ListDefinition<ModelQueryBuilderContract<typeof Mailing>, Mailing> {
  const text = (name: string) => i18n.t(`alliance_mailings.${name}`)
  return {
    columns: [
      { key: 'subject', text: text('subject'), fixed: true, value: ({ subject }) => subject },
      { key: 'total', text: text('total'), class: 'r', value: ({ total }) => total },
      { key: 'state', text: i18n.t('alliance_members.state'), value: ({ state }) => text(`states.${state}`) },
      { key: 'since', text: text('since'), sort: 'since', value: ({ stateSince }) => timeCell(stateSince) },
    ],
    search: (query, typed) => void whereContains(query, ['subject', 'body'], typed),
    searchHint: text('search'),
    filters: {
      state: {
        kind: 'choice',
        label: i18n.t('alliance_members.state'),
        options: ['draft', 'sent'].map((value) => ({ value, text: text(`states.${value}`) })),
        apply: (query, value) => void query.where('state', value),
      },
    },
    sorts: { since: 'state_since' },
    defaultSort: '-since',
  }
}

function recipientList(
  i18n: Pick<I18n, 't'>
): ListDefinition<ModelQueryBuilderContract<typeof MailingRecipient>, MailingRecipient> {
  const columns = ['name', 'email', 'delivery'].map((key) => ({
    key,
    text: i18n.t(`alliance_mailings.${key}`),
    fixed: true,
  }))
  return {
    columns,
    search: (query, typed) => void whereContains(query, ['name', 'email'], typed),
    searchHint: i18n.t('alliance_mailings.search_recipient'),
    sorts: { id: 'id' },
    defaultSort: 'id',
  }
}
