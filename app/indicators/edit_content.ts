import { placeBeside, type Step, stepped } from '#app/core/places'
import type { Bilingual } from '#app/questions/question_content'
import { newId } from '#app/questions/edit_content'
import {
  type Indicator,
  type IndicatorContent,
  type IndicatorGroup,
  indicatorsOf,
  type Part,
  type Rule,
  type Source,
} from './indicator_content.js'

/** Every act of the editor, as a new content from the one before. What is named must be there. */

const NOTHING: Bilingual = { zh: '', en: '' }

/** Four grades and one variant, as every system begins. */
export function emptyContent(): IndicatorContent {
  return {
    basis: NOTHING,
    variants: [{ id: 'general', name: { zh: '通用', en: 'General' }, hostTypes: [] }],
    groups: [],
    bonus: { most: 5, items: [] },
    deductions: { most: 10, items: [] },
    vetoes: [],
    grading: {
      bands: [
        { grade: 'excellent', from: 90 },
        { grade: 'good', from: 80 },
        { grade: 'pass', from: 60 },
      ],
      excellent: { indicators: [], mostDeduction: 2, quotaPercent: 30 },
    },
  }
}

export type Frame = Omit<IndicatorContent, 'groups'>

/** The weights of variants that are gone go with them; a new one begins with the weights of the first. */
export function withFrame(content: IndicatorContent, frame: Frame): IndicatorContent {
  const first = content.variants[0].id
  return mapIndicators({ ...content, ...frame }, (indicator) => ({
    ...indicator,
    points: Object.fromEntries(
      frame.variants.map(({ id }) => [id, indicator.points[id] ?? indicator.points[first] ?? 0])
    ),
  }))
}

function mapIndicators(content: IndicatorContent, change: (indicator: Indicator) => Indicator): IndicatorContent {
  return withGroups(content, (group) => ({ ...group, indicators: group.indicators.map(change) }))
}

function withGroups(content: IndicatorContent, change: (group: IndicatorGroup) => IndicatorGroup): IndicatorContent {
  return { ...content, groups: content.groups.map(change) }
}

type Named = Pick<IndicatorGroup, 'code' | 'name'>

export function addGroup(content: IndicatorContent, named: Named): IndicatorContent {
  return { ...content, groups: [...content.groups, { id: newId('g'), ...named, indicators: [] }] }
}

export function changeGroup(content: IndicatorContent, id: string, named: Named) {
  return withGroups(content, (group) => (group.id === id ? { ...group, ...named } : group))
}

export function removeGroup(content: IndicatorContent, id: string): IndicatorContent {
  const groups = content.groups.filter((group) => group.id !== id)
  return withoutLostConditions({ ...content, groups })
}

export function moveGroup(content: IndicatorContent, id: string, by: Step): IndicatorContent {
  const at = content.groups.findIndex((group) => group.id === id)
  return { ...content, groups: stepped(content.groups, at, by) }
}

export function indicatorIn(content: IndicatorContent, id: string): Indicator | undefined {
  return indicatorsOf(content).find((indicator) => indicator.id === id)
}

/** A new one stands at the end of its group and weighs nothing yet. */
export function newIndicator({ variants }: IndicatorContent, named: Named): Indicator {
  const points = Object.fromEntries(variants.map(({ id }) => [id, 0]))
  return { id: newId('i'), ...named, evidence: false, parts: [], points }
}

export function addIndicator(content: IndicatorContent, groupId: string, indicator: Indicator) {
  return withGroups(content, (group) =>
    group.id === groupId ? { ...group, indicators: [...group.indicators, indicator] } : group
  )
}

export function changeIndicator(content: IndicatorContent, indicator: Indicator) {
  return mapIndicators(content, (old) => (old.id === indicator.id ? indicator : old))
}

export function removeIndicator(content: IndicatorContent, id: string) {
  return withoutLostConditions(
    withGroups(content, (group) => ({
      ...group,
      indicators: group.indicators.filter((indicator) => indicator.id !== id),
    }))
  )
}

/** What `excellent` asks of an indicator goes with it. */
function withoutLostConditions(content: IndicatorContent): IndicatorContent {
  const { grading } = content
  const left = grading.excellent.indicators.filter(({ indicator }) => indicatorIn(content, indicator))
  return { ...content, grading: { ...grading, excellent: { ...grading.excellent, indicators: left } } }
}

/** One place up or down; from the end of a group into its neighbour. */
export function stepIndicator(content: IndicatorContent, id: string, by: Step): IndicatorContent {
  const place = placeBeside(content.groups, ({ indicators }) => indicators, id, by)
  return place ? placeIndicator(content, id, place.group.id, place.position) : content
}

/** @param position among the other indicators of that group */
export function placeIndicator(
  content: IndicatorContent,
  id: string,
  groupId: string,
  position: number
): IndicatorContent {
  const indicator = indicatorIn(content, id)
  if (!indicator || !content.groups.some((group) => group.id === groupId)) return content
  return withGroups(content, (group) => {
    const others = group.indicators.filter((other) => other.id !== id)
    return { ...group, indicators: group.id === groupId ? others.toSpliced(position, 0, indicator) : others }
  })
}

export type Weights = Readonly<Record<string, Readonly<Record<string, number>>>>

/** @param weights by indicator and variant; what is not named stays */
export function withWeights(content: IndicatorContent, weights: Weights): IndicatorContent {
  return mapIndicators(content, (indicator) => ({
    ...indicator,
    points: { ...indicator.points, ...weights[indicator.id] },
  }))
}

/** The next part of an indicator, before anybody wrote it. */
export function newPart(kind: Rule['kind'], source: Source): Part {
  return { id: newId('p'), source, rule: newRule(kind) }
}

function newRule(kind: Rule['kind']): Rule {
  const measure = { figure: newId('f'), of: NOTHING }
  switch (kind) {
    case 'linear':
      return { ...measure, kind, floor: 1, full: 2, points: 0 }
    case 'bands':
    case 'share':
      return { ...measure, kind, bands: [] }
    case 'rate':
    case 'expert':
      return { ...measure, kind, points: 0 }
    case 'checks':
      return { kind, items: [] }
    case 'count':
    case 'deduct':
      return { kind, items: [], points: 0 }
  }
}
