import config from '#config/survey_results'
import type { Asked, Reading } from './asked.js'
import { admissible, type Figure, type Members } from './disclosure.js'

/** 全市, 类型, 所属区, 网点, 背景, 类型与区: what matters more stands first and is hidden last. */
export const cellKinds = ['city', 'type', 'district', 'point', 'background', 'crossing'] as const
export type CellKind = (typeof cellKinds)[number]

/** A group of respondents that a line of the results is about. */
export type Cell = {
  key: string
  kind: CellKind
  members: Members
  /** The cells that this one is a part of, as keys. */
  within: readonly string[]
}

/** Who may see a line: the public too, only the office and the point itself, or nobody. */
export type Audience = 'public' | 'internal' | 'nobody'
export type Reason = 'few' | 'below_30' | 'complement'
export type Standing = { shownTo: Audience; reason: Reason | null }

/** The city's index in its other forms: sums over the points with their weights. */
export type Mixture = { key: string; shares: ReadonlyMap<string, number> }

/**
 * The rule of publication, for every page, chart, file and interface: what it hides is never even stored. A line is shown
 * whole or not at all. A point needs 30 answers to be published and 10 to be shown inside; any other group needs 5, of
 * each question that was answered at all. Lines are then hidden besides, until no hidden one can be computed from all
 * that is shown (disclosure.ts). What the public sees is always a part of what the office sees.
 *
 * @returns how each cell and each mixture stands, by key
 */
export function standingsOf(
  cells: readonly Cell[],
  mixtures: readonly Mixture[],
  readings: readonly Reading[],
  asked: Asked
): Map<string, Standing> {
  const populations = populationsOf(readings, asked)
  const figures = figuresIn(cells, mixtures)
  const keysOf = (found: Cell[]) => new Set(found.map(({ key }) => key))
  const [few, below] = [smallFor('internal', cells, populations), smallFor('public', cells, populations)]
  const inside = shownBeside(few, figures, populations)
  const outside = shownBeside(
    below,
    figures.filter(({ key }) => inside.has(key)),
    populations
  )
  const [fewKeys, belowKeys] = [keysOf(few), keysOf(below)]
  return new Map(
    figures.map(({ key }): [string, Standing] => {
      if (outside.has(key)) return [key, { shownTo: 'public', reason: null }]
      if (inside.has(key)) return [key, { shownTo: 'internal', reason: belowKeys.has(key) ? 'below_30' : 'complement' }]
      return [key, { shownTo: 'nobody', reason: fewKeys.has(key) ? 'few' : 'complement' }]
    })
  )
}

function smallFor(to: 'public' | 'internal', cells: readonly Cell[], populations: Population[]) {
  const least = to === 'public' ? config.publishFrom : config.internalFrom
  return cells.filter(({ kind, members }) => {
    if (members.length === 0) return false
    return ((kind === 'point' || kind === 'city') && members.length < least) || isThin(members, populations)
  })
}

function shownBeside(small: Cell[], figures: Figure[], populations: Population[]) {
  const refused = new Set(small.map(({ key }) => key))
  return admissible(
    figures.filter(({ key }) => !refused.has(key)),
    [...small.map(({ members }) => members), ...smallRests(small, populations)],
    populations.map((population) => [...population])
  )
}

/** Hidden neighbours that are few even together: their sum is what the whole leaves over. */
function smallRests(small: Cell[], populations: Population[]) {
  const rests = new Map<string, number[]>()
  for (const { kind, within, members } of small) {
    for (const whole of within) rests.set(`${kind} ${whole}`, [...(rests.get(`${kind} ${whole}`) ?? []), ...members])
  }
  return [...rests.values()].filter((members) => isThin(members, populations))
}

/** Somebody answered, and fewer than five did. */
function isThin(members: Members, populations: Population[]) {
  return populations.some((population) => {
    const size = new Set(members.filter((member) => population.has(member))).size
    return size > 0 && size < config.cellFrom
  })
}

type Population = ReadonlySet<number>

/** Everybody; who answered each dimension; the question about everything; the recommendation. */
function populationsOf(readings: readonly Reading[], { items, dimensions }: Asked): Population[] {
  const who = (answered: (reading: Reading) => boolean) => readings.flatMap((one, at) => (answered(one) ? [at] : []))
  const itemsOf = (id: string) => items.filter(({ dimension }) => dimension === id).map((item) => item.id)
  const all = [
    who(() => true),
    ...dimensions.map(({ id }) => who(({ levels }) => itemsOf(id).some((item) => levels[item] !== undefined))),
    who(({ overall }) => overall !== null),
    who(({ nps }) => nps !== null),
  ]
  const distinct = new Map(all.map((members) => [members.join(), members]))
  return [...distinct.values()].filter(({ length }) => length > 0).map((members) => new Set(members))
}

/** The more is known by a line the earlier; the larger group first. */
function figuresIn(cells: readonly Cell[], mixtures: readonly Mixture[]): Figure[] {
  const lines = cells
    .filter(({ members }) => members.length > 0)
    .sort(
      (one, other) =>
        cellKinds.indexOf(one.kind) - cellKinds.indexOf(other.kind) ||
        other.members.length - one.members.length ||
        (one.key < other.key ? -1 : 1)
    )
    .map(({ key, members }) => ({ key, parts: [{ members, weight: 1 }] }))
  const memberOf = new Map(cells.map(({ key, members }) => [key, members]))
  const mixed = mixtures.map(({ key, shares }) => ({
    key,
    parts: [...shares].map(([cell, weight]) => ({ members: memberOf.get(cell)!, weight })),
  }))
  /** The weighted index is what the city is known by; the others matter less than points. */
  const isBefore = ({ key }: Figure) => !/^(background|crossing):/.test(key)
  const [city, ...others] = lines
  if (!city) return []
  return [
    ...[city, ...mixed.slice(0, 1), ...others.filter(isBefore), ...mixed.slice(1)],
    ...others.filter((line) => !isBefore(line)),
  ]
}
