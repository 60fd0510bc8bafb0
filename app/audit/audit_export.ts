import type { HttpContext } from '@adonisjs/core/http'
import { inTransaction } from '#app/core/dialect'
import { inChunks, wholeListOf } from '#app/core/list'
import { personOf } from '#app/users/actor'
import AuditEntry from './audit_entry.js'
import { auditEntryList } from './audit_entry_list.js'
import AuditPolicy from './audit_policy.js'
import { record } from './record.js'

/** What the list shows, without pages. That somebody takes it along is on record before the first line leaves. */
export async function exportEntries(ctx: HttpContext) {
  await ctx.bouncer.with(AuditPolicy).authorize('read')
  const by = personOf(ctx)
  const details = { filter: ctx.request.parsedUrl.query ?? '' }
  await inTransaction((trx) =>
    record(trx, { action: 'audit.exported', subject: { type: 'user', id: by.id }, by, details })
  )
  return inChunks(wholeListOf(AuditEntry.query(), ctx.request, auditEntryList(ctx.i18n)))
}
