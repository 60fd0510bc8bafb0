import type { I18n } from '@adonisjs/i18n'
import type { Place } from '#app/core/gcj02'
import { districtShapes, MAP_SIZE, pointAt, type Point } from './district_shapes.js'
import { districtCodes, type DistrictCode } from './districts.js'

export type DistrictMap = {
  counts: Partial<Record<DistrictCode, number>>
  /** WGS-84, as addresses are kept. */
  dots: Place[]
  /** One more place, marked. */
  here?: Place | null
  /** Other steps than `SHADES`. */
  shades?: readonly number[]
}

/** Least number of points of each shade; none at all is hatched, so that it is not told by a shade alone. */
export const SHADES = [1, 2, 4, 6, 9]

/** No room for a long name, and on a small map for none. */
const TINY: DistrictCode[] = ['110101', '110102', '110107']
const NEAR: DistrictCode[] = ['110105', '110106', '110108']
/** The development area lies across districts: a mark at its middle instead of an outline. */
const ZONE = pointAt([116.506, 39.795])

/** A schematic map of the districts as SVG: classes only, with title and description for those who do not see it. */
export function districtMap({ counts, dots, here, shades = SHADES }: DistrictMap, i18n: Pick<I18n, 't'>) {
  const t = i18n.t.bind(i18n)
  const countOf = (code: DistrictCode) => counts[code] ?? 0
  const inWords = districtCodes.map((code) => `${t(`districts.${code}`)} ${countOf(code)}`)
  const shapes = districtShapes().map(({ code, path }) => `<path${look(countOf(code), shades)} d="${path}"/>`)
  const labels = districtShapes().map(({ code, label }) =>
    labelOf(
      label,
      t(`districts.${code}`),
      countOf(code),
      TINY.includes(code) ? 'tiny' : NEAR.includes(code) ? 'near' : '',
      shades
    )
  )
  return [
    `<svg class="map" viewBox="0 0 ${MAP_SIZE.width} ${MAP_SIZE.height}" role="img" aria-labelledby="map-title map-text">`,
    `<title id="map-title">${t('district_map.title')}</title>`,
    `<desc id="map-text">${inWords.join(t('ui.list_separator'))}</desc>`,
    HATCHING,
    ...shapes,
    `<rect${look(countOf('BDA'), shades)} x="${ZONE.x - 8}" y="${ZONE.y - 8}" width="16" height="16" rx="2"/>`,
    ...dots.map(pointAt).map(({ x, y }) => `<circle class="dot" cx="${x}" cy="${y}" r="3.5"/>`),
    ...labels,
    labelOf({ x: ZONE.x, y: ZONE.y + 20 }, t('district_map.zone'), countOf('BDA'), 'zone', shades),
    here ? hereAt(pointAt(here)) : '',
    '</svg>',
  ].join('')
}

const HATCHING =
  '<defs><pattern id="map-none" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
  '<rect class="m0" width="7" height="7"/><line class="hatch" y2="7"/></pattern></defs>'

function look(count: number, shades: readonly number[]) {
  return count === 0 ? ' class="none" fill="url(#map-none)"' : ` class="m${shadeOf(count, shades)}"`
}

function shadeOf(count: number, shades: readonly number[]) {
  return shades.filter((least) => count >= least).length
}

function labelOf(
  { x, y }: Point,
  name: string,
  count: number,
  room: 'tiny' | 'near' | 'zone' | '',
  shades: readonly number[]
) {
  const classes = [room, room !== 'zone' && shadeOf(count, shades) >= 4 && 'inv'].filter(Boolean).join(' ')
  return (
    `<text class="${classes}" x="${x}" y="${y}"><tspan class="name">${room === 'tiny' ? name.replace(/区$/, '') : name}</tspan>` +
    `<tspan class="count" x="${x}" dy="1.15em">${count}</tspan></text>`
  )
}

function hereAt({ x, y }: Point) {
  return `<g class="here"><circle cx="${x}" cy="${y}" r="13"/><path d="M${x} ${y - 8}l8 8l-8 8l-8-8Z"/></g>`
}
