import type { I18n } from '@adonisjs/i18n'
import { signatureIn } from '#app/users/actor'
import AuditEntry from './audit_entry.js'

const LOOKS: [RegExp, { icon: string; tone: string }][] = [
  [/(rejected|failed|refused|not_accepted|upheld|damaged)$/, { icon: 'x', tone: 'bad' }],
  [
    /(supplement_requested|returned|objection_raised|withdrawn|recused|returned_to_verification)$/,
    { icon: 'arrow-back-up', tone: 'warning' },
  ],
  [
    /(recognized|verified|agreed|issued|panel_concluded|endorsed|accepted|objections_dismissed)$/,
    { icon: 'check', tone: 'good' },
  ],
]

/** Not what seals an entry. */
const SHOWN = ['action', 'actor_id', 'actor_name', 'details', 'occurred_at']

/**
 * What happened to one subject, newest first, in sentences of `audit.sentences.<action>`.
 *
 * @param options.without actions that this reader does not see
 * @param options.only the actions that this reader sees, where rooms above record others that are not for everybody
 */
export async function timelineOf(
  subjectType: string,
  subjectId: number,
  i18n: I18n,
  { without = [], only }: { without?: string[]; only?: readonly string[] } = {}
) {
  const seen = AuditEntry.query().where({ subjectType, subjectId }).whereNotIn('action', without)
  if (only) seen.whereIn('action', [...only])
  const entries = await seen.orderBy('seq', 'desc').limit(100).select(SHOWN)
  return entries.map((entry) => ({ ...sentenceOf(entry, i18n), at: entry.occurredAt }))
}

/** One entry as the timeline shows it. */
export function sentenceOf(entry: AuditEntry, i18n: I18n) {
  const { opinion, actingFor, person, about, ...details } = entry.particulars
  const look = LOOKS.find(([pattern]) => pattern.test(entry.action))?.[1] ?? {
    icon: 'point',
    tone: 'info',
  }
  const name = entry.actorId ? entry.actorName : i18n.t(`audit.actors.${entry.actorName}`, undefined, entry.actorName)
  return {
    ...look,
    by: signatureIn(i18n, name, actingFor),
    title: sentence(entry.action, details, i18n),
    /** To whom, where an act gives something to somebody, or what it is about. */
    note: [person, about].find((words) => typeof words === 'string'),
    quote: typeof opinion === 'string' ? opinion : undefined,
  }
}

/** Entries are never changed, texts are: an old entry that lacks a value of today's sentence is shown by its action. */
function sentence(action: string, details: Record<string, unknown>, i18n: I18n) {
  try {
    return i18n.t(`audit.sentences.${action}`, details, action)
  } catch {
    return action
  }
}
