import { canonicalJson, sha256 } from '#app/core/canonical_json'
import config from '#config/survey_results'
import type { Asked, Reading } from './asked.js'
import { figuresOf, itemFigures, ruleOf, type Figures, type ItemFigure } from './figures.js'
import type { LevelMap } from './levels.js'
import { standingsOf, type Cell, type CellKind, type Mixture, type Standing } from './publication.js'
import { cappedShares, weightedMean } from './satisfaction_index.js'

/** Where a point stands, and how many people it served in the year. */
export type PointFacts = { id: number; type: string; district: string; volume: number }

export type Line = Standing & {
  kind: CellKind
  key: string
  point: number | null
  n: number
  /** Null when nobody may see them. */
  figures: Figures | null
}

/** Of the whole city: besides its line. */
export type CityFacts = {
  /** Weighted by service volume, no point above the cap; the plain mean; by type as the ledgers have them. */
  indices: { weighted: number | null; plain: number | null; stratified: number | null }
  /** Those of them that the public may see. */
  publicIndices: string[]
  /** 年服务量 of the points. */
  services: number
  items: ItemFigure[]
  expectation: { n: number; counts: Record<string, number> } | null
}

export type Calculation = { lines: Line[]; city: CityFacts; hash: string }

/** Everything that a wave says, with what of it may be seen by whom. */
export function calculate(
  readings: readonly Reading[],
  asked: Asked,
  map: LevelMap,
  points: readonly PointFacts[]
): Calculation {
  const rule = ruleOf(asked, map)
  const cells = cellsOf(readings, points, asked)
  const members = (cell: Cell) => cell.members.map((at) => readings[at])
  const figures = new Map(cells.map((cell) => [cell.key, figuresOf(members(cell), rule)]))
  const mixtures = mixturesOf(cells, points, figures)
  const standings = standingsOf(cells, Object.values(mixtures), readings, asked)

  const lines = cells.map((cell) => {
    const { shownTo, reason } = standings.get(cell.key) ?? { shownTo: 'nobody' as const, reason: null }
    const shown = shownTo === 'nobody' ? null : figures.get(cell.key)!
    const point = cell.kind === 'point' ? Number(cell.key.slice('point:'.length)) : null
    return { kind: cell.kind, key: cell.key, point, n: cell.members.length, shownTo, reason, figures: shown }
  })
  const mixed = (name: keyof CityFacts['indices']) =>
    standings.get(name)?.shownTo === 'nobody' ? null : mixedIndex(mixtures[name], figures)
  const city: CityFacts = {
    indices: { weighted: mixed('weighted'), plain: mixed('plain'), stratified: mixed('stratified') },
    publicIndices: Object.keys(mixtures).filter((name) => standings.get(name)?.shownTo === 'public'),
    services: points.reduce((total, { volume }) => total + volume, 0),
    items: lines[0].figures ? wholeDimensions(itemFigures(readings, rule, config.publishFrom), asked) : [],
    expectation: lines[0].figures ? expectationOf(readings, asked) : null,
  }
  return { lines, city, hash: sha256(canonicalJson(rounded({ lines, city }))) }
}

/** An item that few answered is hidden, and with it its dimension's others: the mean of all would tell of it. */
function wholeDimensions(items: ItemFigure[], asked: Asked) {
  const dimensionOf = (id: string) => asked.items.find((item) => item.id === id)!.dimension
  const thin = new Set(items.filter(({ n }) => n < config.cellFrom).map(({ id }) => dimensionOf(id)))
  return items.filter(({ id }) => !thin.has(dimensionOf(id)))
}

function expectationOf(readings: readonly Reading[], { expectation }: Asked) {
  if (!expectation) return null
  const given = readings.flatMap((reading) => reading.expectation ?? [])
  if (given.length < config.cellFrom) return null
  const counts = expectation.options.map(({ id }) => [id, given.filter((one) => one === id).length] as const)
  return { n: given.length, counts: Object.fromEntries(counts) }
}

/** The groups: city, types, districts, points, types in districts, backgrounds. Answers of no point are one group too. */
export function cellsOf(readings: readonly Reading[], points: readonly PointFacts[], asked: Asked): Cell[] {
  const pointOf = new Map(points.map((point) => [point.id, point]))
  const cells = new Map<string, Cell & { members: number[] }>()
  const put = (at: number, kind: CellKind, key: string, within: string[]) => {
    const cell = cells.get(key) ?? { key, kind, within, members: [] }
    cell.members.push(at)
    cells.set(key, cell)
  }
  for (const point of points) cells.set(`point:${point.id}`, { ...emptyPoint(point), members: [] })
  for (const [at, { point, chosen }] of readings.entries()) {
    put(at, 'city', 'city', [])
    const place = point === null ? undefined : pointOf.get(point)
    const [type, district] = [`type:${place?.type ?? 'none'}`, `district:${place?.district ?? 'none'}`]
    put(at, 'type', type, ['city'])
    put(at, 'district', district, ['city'])
    if (place) put(at, 'crossing', `crossing:${place.type}:${place.district}`, [type, district])
    if (place) put(at, 'point', `point:${place.id}`, [])
    for (const { id } of asked.backgrounds) {
      const options = chosen[id]?.length ? chosen[id] : ['none']
      for (const option of options) put(at, 'background', `background:${id}:${option}`, [`background:${id}`])
    }
  }
  const city = cells.get('city') ?? { key: 'city', kind: 'city' as const, within: [], members: [] }
  cells.delete('city')
  return [city, ...cells.values()]
}

const emptyPoint = ({ id, type, district }: PointFacts): Cell => ({
  key: `point:${id}`,
  kind: 'point',
  within: [`type:${type}`, `district:${district}`, 'city'],
  members: [],
})

type Mixtures = Record<keyof CityFacts['indices'], Mixture>

function mixturesOf(cells: Cell[], points: readonly PointFacts[], figures: Map<string, Figures>): Mixtures {
  const rated = points.filter(({ id }) => figures.get(`point:${id}`)?.index !== null && figures.has(`point:${id}`))
  const shares = cappedShares(
    rated.map(({ volume }) => volume),
    config.capPercent / 100
  )
  const types = cells.filter(({ kind, key }) => kind === 'type' && figures.get(key)!.index !== null)
  const volumeOf = (key: string) =>
    points.filter(({ type }) => key === `type:${type}`).reduce((total, { volume }) => total + volume, 0)
  const keys = rated.map(({ id }) => `point:${id}`)
  const withVolume = types.filter(({ key }) => volumeOf(key) > 0)
  return {
    weighted: { key: 'weighted', shares: new Map(keys.map((key, at) => [key, shares[at]])) },
    plain: { key: 'plain', shares: new Map(keys.map((key) => [key, 1 / keys.length])) },
    stratified: { key: 'stratified', shares: sharesOf(withVolume.map(({ key }) => [key, volumeOf(key)])) },
  }
}

function sharesOf(weights: [string, number][]) {
  const whole = weights.reduce((total, [, weight]) => total + weight, 0)
  return new Map(weights.map(([key, weight]) => [key, weight / whole]))
}

function mixedIndex({ shares }: Mixture, figures: Map<string, Figures>) {
  return weightedMean([...shares].map(([key, weight]) => ({ value: figures.get(key)!.index!, weight })))
}

/** So that the order of adding up never changes a hash. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, item) =>
    typeof item === 'number' && !Number.isInteger(item) ? Number(item.toFixed(8)) : item
  )
}
