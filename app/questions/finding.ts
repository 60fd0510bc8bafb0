import type { Bilingual } from './question_content.js'

/** What stands in the way of publishing; a warning does not. Its sentence stands under `findings.<key>` of its room. */
export type Finding = {
  key: string
  /** The part it is about, a question, a section, an indicator; null: the whole. */
  at: string | null
  params: Record<string, string | number>
  isWarning: boolean
}

export function fault(key: string, at: string | null = null, params: Finding['params'] = {}): Finding {
  return { key, at, params, isWarning: false }
}

/** Nothing is published without Chinese; without English it can be. */
export function untranslated(texts: readonly Bilingual[], at: string | null): Finding[] {
  return [
    ...(texts.some(({ zh }) => !zh) ? [fault('no_chinese', at)] : []),
    ...(texts.some(({ zh, en }) => zh && !en) ? [{ ...fault('no_english', at), isWarning: true }] : []),
  ]
}

/** What there is more than once, each once. */
export function repeated(values: readonly string[]) {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))]
}
