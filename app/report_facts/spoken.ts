import { changeOf, type Fact } from './fact.js'

/** How a text says a number: with its unit, bare, or against the year before. */
export type Form = 'whole' | 'value' | 'change'

const TOKEN = /\{([a-z][a-z0-9_.]*)(?::(value|change))?\}/g

/** 3,120次; a figure that is not known is a dash, never a number. */
export function spoken(fact: Fact, form: Form = 'whole') {
  if (form === 'change') return spokenChange(fact)
  if (fact.value === null) return '—'
  const value = fact.value.toLocaleString('en-US', {
    minimumFractionDigits: fact.decimals,
    maximumFractionDigits: fact.decimals,
  })
  return form === 'value' ? value : value + fact.unit
}

function spokenChange(fact: Fact) {
  const change = changeOf(fact)
  if (change === null) return '上年无可比数据'
  if (change === 0) return '与上年持平'
  return `同比${change > 0 ? '增长' : '下降'}${Math.abs(change).toFixed(1)}${fact.unit === '%' ? '个百分点' : '%'}`
}

/** A piece of a text; a number has its fact. */
export type SpokenPart = { text: string; fact?: Fact }

/**
 * The text with its tokens said: `{consultations.total}`, `{consultations.total:value}`, `{consultations.total:change}`.
 *
 * @throws Error with the key when there is no such fact
 */
export function said(text: string, facts: ReadonlyMap<string, Fact>) {
  return spokenParts(text, facts)
    .map((part) => part.text)
    .join('')
}

/** The same in pieces, for pages on which each number leads to where it comes from. */
export function spokenParts(text: string, facts: ReadonlyMap<string, Fact>): SpokenPart[] {
  const parts: SpokenPart[] = []
  let at = 0
  for (const { 0: token, 1: key, 2: form, index } of text.matchAll(TOKEN)) {
    const fact = facts.get(key)
    if (!fact) throw new Error(`No fact ${key}`)
    parts.push({ text: text.slice(at, index) }, { text: spoken(fact, (form as Form) ?? 'whole'), fact })
    at = index + token.length
  }
  return [...parts, { text: text.slice(at) }].filter((part) => part.text !== '')
}

/** The facts that a text names, in its order. */
export function keysIn(text: string) {
  return [...text.matchAll(TOKEN)].map(([, key]) => key)
}

/** What is left of a text when its tokens are taken out: a number there has no fact. */
export function withoutTokens(text: string) {
  return text.replace(TOKEN, '')
}
