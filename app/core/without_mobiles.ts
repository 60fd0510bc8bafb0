/** 1[3-9] and nine more digits, however grouped, with or without the country; not inside a longer number. */
const MOBILE = /(?<!\d)(?:\+?86[\s-]*)?1[3-9]\d(?:[\s-]?\d){8}(?!\d)/g

/**
 * Whatever people typed where no telephone number belongs: a mobile number is a person's, and never leaves (customary
 * rule, domain 2.1).
 */
export function withoutMobiles(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFKC').search(MOBILE) < 0 ? value : hidden(value)
  if (Array.isArray(value)) return value.map(withoutMobiles)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutMobiles(inner)]))
}

const hidden = (text: string) => text.normalize('NFKC').replace(MOBILE, '***')
