import type { I18n } from '@adonisjs/i18n'
import i18nManager from '@adonisjs/i18n/services/main'
import casebooks from '#config/casebooks'
import { industries } from '#app/designations/industries'
import type { TermKind } from './entry_copy.js'

/** What the index is offered; its words stand in resources/lang. */
export const vocabulary: Record<TermKind, readonly string[]> = { industries, techniques: casebooks.techniques }

/** A term in words; one of its own is its own word. */
export function termIn(i18n: Pick<I18n, 't'>) {
  const known: Record<TermKind, (key: string) => string> = {
    industries: (key) => i18n.t(`industries.${key}`),
    techniques: (key) => i18n.t(`casebook_techniques.${key}`),
  }
  return (kind: TermKind, term: string) => (vocabulary[kind].includes(term) ? known[kind](term) : term)
}

/** In the language of the book. */
export const printedTerm = (kind: TermKind, term: string) => termIn(i18nManager.locale('zh-CN'))(kind, term)

/** Those ticked and those typed, each once; what was typed and is in the vocabulary is the same term. */
export function termsOf(kind: TermKind, ticked: readonly string[], typed: string) {
  const known = new Map(vocabulary[kind].map((key) => [printedTerm(kind, key), key]))
  const own = typed
    .split(/[、，,;；\n]/)
    .map((word) => word.trim())
    .filter(Boolean)
    .map((word) => known.get(word) ?? word)
  const all = new Set([...ticked, ...own])
  return [
    ...vocabulary[kind].filter((key) => all.has(key)),
    ...own.filter((word) => !known.has(printedTerm(kind, word))),
  ].filter((term, index, terms) => terms.indexOf(term) === index)
}

/** Those that are not in the vocabulary, as they are typed. */
export function ownTerms(kind: TermKind, terms: readonly string[]) {
  return terms.filter((term) => !vocabulary[kind].includes(term)).join('、')
}
