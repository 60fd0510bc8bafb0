import type { I18n } from '@adonisjs/i18n'
import { formatTime } from '#app/core/format'
import { bulkKind } from './bulk_kinds.js'

type Reason = { reason: string | null; reasonParams: Record<string, string> | null }

/** Why a row was not acted on, in words; nothing for one that was. */
export function reasonInWords(act: string, { reason, reasonParams }: Reason, i18n: I18n): string {
  if (!reason) return ''
  if (reason === 'wrong_state' && reasonParams) {
    const state = i18n.t(`${bulkKind(act).workflow.table}.states.${reasonParams.state}`)
    return i18n.t('bulk_acts.wrong_state', { state })
  }
  const sentence = i18n.t(`workflow.refused.${reason}`)
  if (!reasonParams?.action) return sentence
  const { actorName, action, occurredAt } = reasonParams
  const what = i18n.t(`audit.sentences.${action}`, undefined, action)
  return sentence + i18n.t('bulk_acts.because', { who: actorName, when: formatTime(occurredAt, i18n.locale), what })
}
