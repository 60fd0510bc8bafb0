import { type Indicator, type IndicatorContent, type Rule, RULE_KINDS } from '#app/indicators/indicator_content'
import { type FigureProvider, figureProviders, registerFigureProvider } from '#app/indicators/figure_providers'
import IndicatorVersion from '#app/indicators/indicator_version'
import {
  createSystem,
  draftNext,
  proposeVersion,
  publishVersion,
  writeDraft,
} from '#app/indicators/indicator_version_workflow'
import { type Figure, type Figures, mostOf } from '#app/indicators/rules'
import { standardContent } from '#app/indicators/standard_content'
import type { World } from '../world.js'
import { actor } from './applications.js'

/** A point that nothing is missing of. */
export const SOUND: Figures = {
  ...{ 'a1.full_time': 2, 'staff': 5, 'a1.certified': 2, 'a1.trained': 2 },
  ...{ 'a2.place': 1, 'opening_hours': 40, 'on_map': 1 },
  ...{ 'a3.databases': 3, 'a3.open_list': 1, 'a4.funding': 2 },
  ...{ 'b1.rules': 1, 'b1.sampled': { part: 20, whole: 20 } },
  ...{ on_time_rate: { part: 12, whole: 12 }, first_check_rate: { part: 12, whole: 12 } },
  ...{ late_rectifications: 0, valid_complaints: 0 },
  ...{ consultations: 60, sessions: 6, attendances: 300, small_share: { part: 40, whole: 60 } },
  ...{ 'analysis_reports': 8, 'd1.quality': [3, 3, 3], 'd2.quality': [5, 5, 5], 'd3.industry': 2, 'd3.region': 1 },
  ...{ satisfaction: 95.5, satisfaction_answers: 80, satisfaction_of_type: 88 },
  ...{ 'city_cases': 2, 'national_cases': 0, 'e3.benefit': [5, 5, 5] },
  ...{ 'promotions': 6, 'alliance_meetings': 2, 'shared_results': 1, 'f2.open_data': 1 },
}

/** Numbers by chance that are the same in each run (mulberry32). */
export class Dice {
  constructor(private seed: number) {}

  next() {
    this.seed = (this.seed + 0x6d2b79f5) | 0
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  whole(least: number, most: number) {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  /** In halves, as weights are. */
  points(most: number) {
    return this.whole(1, most * 2) / 2
  }

  /** With two decimals. */
  decimal(most: number) {
    return this.whole(0, most * 100) / 100
  }

  shuffled<T>(list: readonly T[]): T[] {
    const left = [...list]
    return list.map(() => left.splice(this.whole(0, left.length - 1), 1)[0])
  }
}

const of = { zh: '名', en: 'Name' }

/** One or two rules of the kinds in turn, with a weight that need not be the one of its rules. */
export function randomIndicator(dice: Dice, round: number): Indicator {
  const rules = Array.from({ length: dice.whole(1, 2) }, (_, at) => randomRule(dice, round + at * 3, `f${at}`))
  const parts = rules.map((rule, at) => ({ id: `p${at}`, source: 'A' as const, rule }))
  const plain: Indicator = { id: 'i', code: 'I', name: of, evidence: false, parts, points: {} }
  const most = mostOf(plain).toHundredths() / 100
  return { ...plain, points: { v: dice.next() < 0.5 ? most : dice.points(12) } }
}

function randomRule(dice: Dice, round: number, figure: string): Rule {
  const kind = RULE_KINDS[round % RULE_KINDS.length]
  const points = dice.points(10)
  const items = ['a', 'b'].map((letter) => ({ figure: `${figure}.${letter}`, of, points: dice.points(3) }))
  const bands = [3, 2, 1].map((step) => ({ from: step * dice.whole(25, 30), points: step * points }))
  switch (kind) {
    case 'linear': {
      const floor = dice.whole(1, 40)
      return { kind, figure, of, points, floor, full: floor + dice.whole(1, 120) }
    }
    case 'bands': {
      const sample = { count: `${figure}.n`, mean: `${figure}.mean`, least: 30, percent: 90 }
      return { kind, figure, of, bands, ...(dice.next() < 0.5 ? { sample } : {}) }
    }
    case 'share':
      return { kind, figure, of, bands }
    case 'rate':
    case 'expert':
      return { kind, figure, of, points }
    case 'checks':
      return { kind, items: items.map((item) => ({ ...item, atLeast: dice.whole(1, 3) })) }
    case 'count':
    case 'deduct':
      return { kind, items, points }
  }
}

/** Some of them near an edge, some of them missing. */
export function randomFigures(dice: Dice, { parts }: Indicator): Record<string, Figure> {
  const maybe = (figure: Figure) => (dice.next() < 0.06 ? null : figure)
  return Object.fromEntries(
    parts.flatMap(({ rule }): [string, Figure][] => {
      if ('items' in rule) return rule.items.map(({ figure }) => [figure, maybe(dice.whole(0, 4))])
      if (rule.kind === 'linear') return [[rule.figure, maybe(dice.whole(0, rule.full + 5))]]
      if (rule.kind === 'expert') {
        const scores = Array.from({ length: dice.whole(2, 7) }, () => Math.min(rule.points, dice.whole(0, 100) / 10))
        return [[rule.figure, scores]]
      }
      if (rule.kind === 'bands') {
        const edges = rule.bands.flatMap(({ from }) => [from, from - 0.01])
        const index = dice.next() < 0.4 ? dice.shuffled(edges)[0] : dice.decimal(100)
        const { count, mean } = rule.sample ?? {}
        return [
          [rule.figure, maybe(index)],
          ...(count && mean
            ? [[count, dice.whole(20, 40)] as [string, Figure], [mean, maybe(dice.decimal(100))] as [string, Figure]]
            : []),
        ]
      }
      const whole = dice.whole(0, 200)
      return [[rule.figure, maybe({ part: dice.whole(0, whole), whole })]]
    })
  )
}

type Staff = { people: Pick<World['people'], 'handler' | 'head'> }

/** A draft of the standard indicators for 2026. */
export async function draftOf({ people }: Staff, content: IndicatorContent = standardContent) {
  const names = { nameZh: '网点效能评估指标体系', nameEn: 'Evaluation of points' }
  const { id } = await createSystem(names, 2026, content, actor(people.handler))
  return versionWith(id)
}

export function versionWith(id: number) {
  return IndicatorVersion.query().where({ id }).preload('indicatorSystem').firstOrFail()
}

export async function proposedOf(world: Staff, content?: IndicatorContent) {
  const version = await draftOf(world, content)
  await proposeVersion(version, actor(world.people.handler))
  return version
}

export async function publishedOf(world: Staff, content?: IndicatorContent) {
  const version = await proposedOf(world, content)
  await publishVersion(version, actor(world.people.head))
  return version
}

/** A published version, and a draft after it with something to mend. */
export async function furnishedIndicators(world: Staff) {
  const published = await publishedOf(world)
  const by = actor(world.people.handler)
  const { id } = await draftNext(published, 2027, by)
  const mended = { ...standardContent, groups: standardContent.groups.map(withoutEnglish) }
  await writeDraft({ id }, by, { seen: 0, said: 'F1', change: () => mended })
  return { published, draft: await versionWith(id), proposed: await proposedOf(world) }
}

function withoutEnglish(group: IndicatorContent['groups'][number]) {
  const indicators = group.indicators.map((one) =>
    one.id === 'f1' ? { ...one, name: { ...one.name, en: '' }, points: { ...one.points, general: 3 } } : one
  )
  return { ...group, indicators }
}

/** Points in a trial: one without fault, one that lacks consultations, one of which few are satisfied. */
export const POINTS = [
  { id: 1, name: '海淀网点', hostType: 'university', figures: SOUND },
  { id: 2, name: '朝阳网点', hostType: 'industrial_park', figures: { ...SOUND, consultations: 13 } },
  { id: 3, name: '昌平网点', hostType: 'public_library', figures: { ...SOUND, satisfaction_answers: 12 } },
  { id: 4, name: '通州网点', hostType: 'market_agency', figures: { consultations: 2 } },
]

/** Until the group is over: these figures in place of what the records say. */
export function insteadOfRecords(provider: FigureProvider) {
  const records = figureProviders().get('records')!
  registerFigureProvider('records', provider)
  return () => registerFigureProvider('records', records)
}
