import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { refusedFor, showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import LightRecord from './light_record.js'
import { checkFacts, ownerFor } from './light_record_entry.js'
import { keepFiles } from './light_record_files.js'
import { isNumber, lightRecordList } from './light_record_list.js'
import { renderRecord, renderRecordForm, visibleRecord } from './light_record_page.js'
import LightRecordPolicy from './light_record_policy.js'
import { removalValidator } from './light_record_validators.js'
import { keepRecords, removeRecord, reviseRecord } from './light_record_workflow.js'
import type { RecordKind } from './record_kind.js'
import { kindOf } from './record_kinds.js'

/** One register: its lines, and each of them. */
export default class LightRecordsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, params, request, view, i18n } = ctx
    const kind = kindOf(params.kind)
    const policy = bouncer.with(LightRecordPolicy)
    await policy.authorize('open', kind)
    const user = auth.getUserOrFail()
    const seen = LightRecord.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .where({ kind: kind.code, state: request.input('state') === 'removed' ? 'removed' : 'kept' })
    const title = i18n.t(`light_records.kinds.${kind.code}`)
    return answerList(ctx, seen, lightRecordList(kind, user, i18n), title, async (list) =>
      view.render('pages/light_records/index', {
        ...{ list, kind, title },
        numbers: kind.form.fields.filter(isNumber).map(({ name }) => name),
        mayWrite: await policy.allows('write', kind),
      })
    )
  }

  async create(ctx: HttpContext) {
    const kind = kindOf(ctx.params.kind)
    await ctx.bouncer.with(LightRecordPolicy).authorize('write', kind)
    return renderRecordForm(ctx, kind, null)
  }

  async store(ctx: HttpContext) {
    const { bouncer, params, response, session, i18n } = ctx
    const kind = kindOf(params.kind)
    await bouncer.with(LightRecordPolicy).authorize('write', kind)
    showAgain(ctx, () => renderRecordForm(ctx, kind, null))
    const facts = await typedFacts(ctx, kind)
    const owner = await ownerFor(ctx)
    const [record] = await keepRecords(kind, [facts], owner, personOf(ctx), (trx, row) => keepFiles(ctx, trx, row))
    session.flash('success', i18n.t('light_records.saved'))
    return response.redirect(`/ledgers/${kind.code}/${record.id}`)
  }

  async show(ctx: HttpContext) {
    return renderRecord(ctx, await visibleRecord(ctx))
  }

  async edit(ctx: HttpContext) {
    const record = await visibleRecord(ctx)
    await ctx.bouncer.with(LightRecordPolicy).authorize('revise', record)
    return renderRecordForm(ctx, kindOf(record.kind), record)
  }

  async update(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const record = await visibleRecord(ctx)
    await bouncer.with(LightRecordPolicy).authorize('revise', record)
    const kind = kindOf(record.kind)
    showAgain(ctx, () => renderRecordForm(ctx, kind, record))
    const facts = await typedFacts(ctx, kind)
    const version = seenVersion(ctx)
    await reviseRecord(record, personOf(ctx), facts, version, (trx, row) => keepFiles(ctx, trx, row))
    session.flash('success', i18n.t('light_records.saved'))
    return response.redirect(`/ledgers/${kind.code}/${record.id}`)
  }

  async destroy(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const record = await visibleRecord(ctx)
    await bouncer.with(LightRecordPolicy).authorize('revise', record)
    showAgain(ctx, () => renderRecord(ctx, record))
    await removeRecord(record, personOf(ctx), await request.validateUsing(removalValidator))
    session.flash('success', i18n.t('light_records.removed'))
    return response.redirect(`/ledgers/${record.kind}`)
  }
}

async function typedFacts({ auth, request, i18n }: HttpContext, kind: RecordKind) {
  const { problems, facts } = await checkFacts(kind, request.all(), auth.getUserOrFail(), i18n)
  if (problems.length === 0) return facts
  throw refusedFor(problems)
}
