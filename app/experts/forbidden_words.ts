import { plainName } from './party_keys.js'

export const wordKinds = ['unit', 'person', 'code', 'phone', 'email'] as const
export type WordKind = (typeof wordKinds)[number]

/** What a reviewer who judges blindly must not meet. */
export type ForbiddenWord = { kind: WordKind; text: string }

const REGION = /^(北京市|北京)/
const LEGAL_FORM = /(集团)?(股份)?(有限责任公司|有限公司|公司|集团|（有限合伙）|\(有限合伙\))$/

/** The names of a unit, and what remains of each without 北京 and its legal form: 北京拒马河仪器有限公司, 拒马河仪器. */
export function unitWords(names: readonly string[]): ForbiddenWord[] {
  const all = names.flatMap((name) => {
    const core = name.trim().replace(REGION, '').replace(LEGAL_FORM, '')
    return [name.trim(), name.trim().replace(LEGAL_FORM, ''), core]
  })
  const telling = [...new Set(all)].filter((name) => [...plainName(name)].length >= 2)
  return telling.map((text) => ({ kind: 'unit', text }))
}
