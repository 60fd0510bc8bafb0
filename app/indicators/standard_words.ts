import type { Bilingual } from '#app/questions/question_content'
import type {
  Indicator,
  IndicatorGroup,
  LinearRule,
  Measure,
  Occurrence,
  Part,
  Rule,
  Source,
} from './indicator_content.js'

/** The words in which the standard system is written down (standard_content.ts). */

export function both(zh: string, en: string): Bilingual {
  return { zh, en }
}

export function extra(id: string, zh: string, en: string) {
  return { id, name: both(zh, en) }
}

export function variant(id: string, zh: string, en: string, hostTypes: readonly string[]) {
  return { ...extra(id, zh, en), hostTypes }
}

export function group(
  id: string,
  code: string,
  zh: string,
  en: string,
  indicators: readonly Indicator[]
): IndicatorGroup {
  return { id, code, name: both(zh, en), indicators }
}

type Weights = number | ({ general: number } & Partial<Record<'university' | 'park' | 'library', number>>)

export function indicator(
  id: string,
  code: string,
  zh: string,
  en: string,
  weights: Weights,
  parts: readonly Part[],
  evidence = parts.some(({ source }) => source === 'S')
): Indicator {
  const { general, ...others } = typeof weights === 'number' ? { general: weights } : weights
  const points = { general, university: general, park: general, library: general, ...others }
  const numbered = parts.map((one, at) => ({ ...one, id: `${id}_${at + 1}` }))
  return { id, code, name: both(zh, en), evidence, parts: numbered, points }
}

export function part(source: Source, rule: Rule): Part {
  return { id: '', source, rule }
}

export function of(figure: string, zh: string, en: string, unitZh?: string, unitEn = ''): Measure {
  return { figure, of: both(zh, en), ...(unitZh ? { unit: both(unitZh, unitEn) } : {}) }
}

export function check(figure: string, atLeast: number, points: number, zh: string, en: string) {
  return { ...of(figure, zh, en), atLeast, points }
}

export function occurrence(
  figure: string,
  points: number,
  zh: string,
  en: string,
  unitZh: string,
  unitEn: string
): Occurrence {
  return { ...of(figure, zh, en, unitZh, unitEn), points }
}

export function linear(
  figure: string,
  floor: number,
  full: number,
  points: number,
  ...names: [zh: string, en: string, unitZh: string, unitEn: string]
): LinearRule {
  return { ...of(figure, ...names), kind: 'linear', floor, full, points }
}
