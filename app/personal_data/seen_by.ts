import type { I18n } from '@adonisjs/i18n'
import AuditEntry from '#app/audit/audit_entry'
import { sentenceOf } from '#app/audit/timeline'
import { sourcesFor, type Whose } from './personal_sources.js'

const SHOWN = ['action', 'actor_id', 'actor_name', 'details', 'occurred_at', 'subject_type', 'subject_id']
const MOST = 50

/**
 * Who has looked at this person's data or changed them, newest first: what others did to the account, and who asked to
 * see how to reach somebody of the public.
 */
export async function seenBy(whose: Whose, i18n: I18n) {
  const subjects = 'userId' in whose ? [{ type: 'user', ids: [whose.userId] }] : await rowsOf(whose)
  if (subjects.length === 0) return []
  const entries = AuditEntry.query().where((any) => {
    for (const { type, ids } of subjects) {
      any.orWhere((one) => {
        one.where('subject_type', type).whereIn('subject_id', ids)
        if ('userId' in whose)
          one.where((other) => void other.whereNot('actor_id', whose.userId).orWhereNull('actor_id'))
        else
          one.where(
            (looking) =>
              void looking.where('action', `${type}.contact_revealed`).orWhere('action', `${type}.person_erased`)
          )
      })
    }
  })
  const found = await entries.orderBy('id', 'desc').limit(MOST).select(SHOWN)
  return found.map((entry) => ({ ...sentenceOf(entry, i18n), at: entry.occurredAt }))
}

async function rowsOf(whose: Whose) {
  const found: { type: string; ids: number[] }[] = []
  for (const { source, query } of sourcesFor(whose)) {
    if (!source.subject) continue
    const ids = (await query.select('id').orderBy('id', 'desc').limit(200)).map(({ id }) => id as number)
    if (ids.length > 0) found.push({ type: source.subject, ids })
  }
  return found
}
