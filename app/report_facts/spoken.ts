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

/**
 * The text with its tokens said: `{consultations.total}`, `{consultations.total:value}`, `{consultations.total:change}`.
 *
 * @throws Error with the key when there is no such fact
 */
export function said(text: string, facts: ReadonlyMap<string, Fact>) {
  return text.replace(TOKEN, (_, key: string, form?: Form) => {
    const fact = facts.get(key)
    if (!fact) throw new Error(`No fact ${key}`)
    return spoken(fact, form ?? 'whole')
  })
}

/** The facts that a text names, in its order. */
export function keysIn(text: string) {
  return [...text.matchAll(TOKEN)].map(([, key]) => key)
}

/** What is left of a text when its tokens are taken out: a number there has no fact. */
export function withoutTokens(text: string) {
  return text.replace(TOKEN, '')
}
