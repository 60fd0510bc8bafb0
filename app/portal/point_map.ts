import type { I18n } from '@adonisjs/i18n'
import edge from 'edge.js'
import type { Place } from '#app/core/gcj02'
import { type Point } from '#app/organizations/district_shapes'
import type { DistrictCode } from '#app/organizations/districts'
import { clustersOf, type Cluster } from './clusters.js'
import { inFrame, isInside, shapesIn, type Frame } from './map_frame.js'

export type MappedPoint = { id: number; name: string; districtCode: DistrictCode; place: Place }

type Drawing = {
  frame: Frame
  points: MappedPoint[]
  /** The address that a mark of several points leads to. */
  hrefOf(points: MappedPoint[]): string
  /** One place that is marked: a reader, or the point that a page is about. */
  here?: Place | null
  /** A district that is drawn as the chosen one. */
  chosen?: DistrictCode | null
}

/** Marks no nearer than a finger: on a phone the drawing is half as wide. */
const APART = 58
/** Names would cover each other where the districts are small. */
const NAMED_FROM_SCALE: Partial<Record<DistrictCode, number>> = { 110101: 4, 110102: 4, 110107: 2.5 }

type Words = Pick<I18n, 't'>
const escape = (text: string) => edge.globals.html.escape(text) as string

/** 资源地图: districts as a schematic drawing, points as marks that are links. The list beside it says the same. */
export function pointMap({ frame, points, hrefOf, here, chosen }: Drawing, i18n: Words) {
  const places = points
    .map((point) => ({ ...point, ...inFrame(frame, point.place) }))
    .filter((point) => isInside(frame, point))
  const marks = clustersOf(places, APART)
  return [
    `<svg class="map points-map" viewBox="0 0 ${frame.width} ${frame.height}" role="group" aria-labelledby="points-map-title">`,
    `<title id="points-map-title">${escape(i18n.t('public_points.map_title', { count: places.length }))}</title>`,
    ...outlines(frame, chosen ?? null, marks, i18n),
    ...marks.map((mark) => (mark.items.length === 1 ? single(mark) : bubble(mark, hrefOf(mark.items), i18n))),
    here ? hereAt(inFrame(frame, here)) : '',
    '</svg>',
  ].join('')
}

function outlines(frame: Frame, chosen: DistrictCode | null, marks: readonly Point[], i18n: Words) {
  const shapes = shapesIn(frame)
  const move = `scale(${round(frame.scale)}) translate(${round(-frame.x)} ${round(-frame.y)})`
  const paths = shapes.map(({ code, path }) => `<path${code === chosen ? ' class="chosen"' : ''} d="${path}"/>`)
  const names = shapes
    .filter(({ code }) => frame.scale >= (NAMED_FROM_SCALE[code] ?? 0))
    .map(({ code, label }) => ({ code, at: besides(marks, shifted(frame, label)) }))
    .filter(({ at }) => isInside(frame, at))
    .map(({ code, at }) => `<text x="${at.x}" y="${at.y}">${escape(i18n.t(`districts.${code}`))}</text>`)
  return [
    `<g class="land" transform="${move}" aria-hidden="true">`,
    ...paths,
    '</g><g aria-hidden="true">',
    ...names,
    '</g>',
  ]
}

function shifted(frame: Frame, { x, y }: Point): Point {
  return { x: round((x - frame.x) * frame.scale), y: round((y - frame.y) * frame.scale) }
}

/** A name steps up where a mark would stand on it. */
function besides(marks: readonly Point[], at: Point): Point {
  const under = marks.find(({ x, y }) => Math.abs(x - at.x) < 44 && y - at.y < 24 && at.y - y < 30)
  return under ? { x: at.x, y: round(under.y - 30) } : at
}

function single({ x, y, items: [point] }: Cluster<MappedPoint & Point>) {
  return (
    `<a href="/points/${point.id}" aria-label="${escape(point.name)}"><title>${escape(point.name)}</title>` +
    `<circle class="reach" cx="${x}" cy="${y}" r="27"/><circle class="mark" cx="${x}" cy="${y}" r="11"/></a>`
  )
}

/** Its size says how many without a number, too. */
function bubble({ x, y, items }: Cluster<MappedPoint & Point>, href: string, i18n: Words) {
  const radius = Math.round(15 + Math.min(12, 3 * Math.sqrt(items.length)))
  const label = escape(i18n.t('public_points.map_mark', { count: items.length, names: namesOf(items, i18n) }))
  return (
    `<a href="${escape(href)}" aria-label="${label}"><title>${label}</title>` +
    `<circle class="reach" cx="${x}" cy="${y}" r="27"/><circle class="mark" cx="${x}" cy="${y}" r="${radius}"/>` +
    `<text class="count" x="${x}" y="${y}" dy=".36em">${items.length}</text></a>`
  )
}

function namesOf(items: readonly MappedPoint[], i18n: Words) {
  const districts = [...new Set(items.map(({ districtCode }) => districtCode))]
  return districts.map((code) => i18n.t(`districts.${code}`)).join(i18n.t('ui.list_separator'))
}

function hereAt({ x, y }: Point) {
  return `<g class="here" aria-hidden="true"><circle cx="${x}" cy="${y}" r="16"/><path d="M${x} ${y - 9}l9 9l-9 9l-9-9Z"/></g>`
}

const round = (units: number) => Math.round(units * 1000) / 1000
