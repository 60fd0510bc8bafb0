import type { I18n } from '@adonisjs/i18n'
import type { UsccFault } from './uscc.js'

/** The fault in the reader's words: which position, which letter. */
export function usccSentence(fault: UsccFault, i18n: Pick<I18n, 't'>) {
  return i18n.t(`uscc.${fault.fault}`, { ...fault })
}
