import { readFileSync } from 'node:fs'
import { wgs84Of, type Place } from '#app/core/gcj02'
import type { DistrictCode } from './districts.js'

export type Point = { x: number; y: number }
/** One district as an SVG path, and where its name stands. */
export type DistrictShape = { code: DistrictCode; path: string; label: Point }

type Outline = Place[]
type Feature = {
  id: DistrictCode
  properties: { label: Place }
  geometry: { type: 'Polygon'; coordinates: Outline[] } | { type: 'MultiPolygon'; coordinates: Outline[][] }
}

/** The north-western corner of the drawing, in degrees, and its size in units of the drawing. */
const CORNER: Place = [115.38, 41.09]
export const MAP_SIZE = { width: 762, height: 774 }
const UNITS_PER_DEGREE = 462
/** A degree of longitude is that much shorter than one of latitude, in the middle of Beijing. */
const SHORTER = Math.cos((40.2 * Math.PI) / 180)

/** Where a place in WGS-84 lies on the drawing. */
export function pointAt([longitude, latitude]: Place): Point {
  const round = (units: number) => Math.round(units * 10) / 10
  return {
    x: round((longitude - CORNER[0]) * SHORTER * UNITS_PER_DEGREE),
    y: round((CORNER[1] - latitude) * UNITS_PER_DEGREE),
  }
}

/** The outlines of resources/maps, in WGS-84. */
export function districtOutlines(): { code: DistrictCode; label: Place; outlines: Outline[] }[] {
  const file = readFileSync(new URL('../../resources/maps/beijing.geojson', import.meta.url), 'utf8')
  const { features } = JSON.parse(file) as { features: Feature[] }
  return features.map(({ id, properties, geometry }) => ({
    code: id,
    label: wgs84Of(properties.label),
    outlines: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)
      .flat()
      .map((outline) => outline.map(wgs84Of)),
  }))
}

let drawn: DistrictShape[] | undefined

/** Read and drawn once. */
export function districtShapes(): DistrictShape[] {
  drawn ??= districtOutlines().map(({ code, label, outlines }) => ({
    code,
    label: pointAt(label),
    path: outlines.map(pathOf).join(''),
  }))
  return drawn
}

function pathOf(outline: Outline) {
  return `M${outline
    .map(pointAt)
    .map(({ x, y }) => `${x} ${y}`)
    .join('L')}Z`
}
