import type { Place } from '#app/core/gcj02'
import { districtShapes, MAP_SIZE, pointAt, type DistrictShape, type Point } from '#app/organizations/district_shapes'
import type { DistrictCode } from '#app/organizations/districts'

/** A part of the drawing of the city, enlarged to the width of the whole one. */
export type Frame = Point & { scale: number; width: number; height: number }

type Box = { left: number; top: number; right: number; bottom: number }

export const WHOLE: Frame = { x: 0, y: 0, scale: 1, ...MAP_SIZE }
/** Of the space around what is enlarged. */
const MARGIN = 0.06
/** The development area has no outline: what lies around its middle, in degrees. */
const ZONE: [Place, Place] = [
  [116.43, 39.85],
  [116.6, 39.73],
]

/** What lies between two corners, as the address says it: west, south, east, north. */
export type Area = [west: number, south: number, east: number, north: number]

/** What lies further away is no part of this map. */
const AROUND_BEIJING: Area = [114, 38, 119, 43]

export function readArea(text: unknown): Area | null {
  const numbers = typeof text === 'string' ? text.split(',').map(Number) : []
  const [west, south, east, north] = numbers
  const isArea = numbers.length === 4 && numbers.every(Number.isFinite) && west < east && south < north
  const [left, bottom, right, top] = AROUND_BEIJING
  return isArea && west >= left && south >= bottom && east <= right && north <= top ? [west, south, east, north] : null
}

/** The area around some places, with a margin that also opens up a single one; to about a hundred metres. */
export function areaAround(places: readonly Place[]): Area {
  const [longitudes, latitudes] = [places.map(([longitude]) => longitude), places.map(([, latitude]) => latitude)]
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)]
  const [aside, above] = [Math.max(0.006, (east - west) / 8), Math.max(0.005, (north - south) / 8)]
  const round = (degrees: number) => Math.round(degrees * 1000) / 1000
  return [round(west - aside), round(south - above), round(east + aside), round(north + above)]
}

export function isWithin([west, south, east, north]: Area, [longitude, latitude]: Place) {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}

export function areaFrame([west, south, east, north]: Area): Frame {
  return boxFrame(boxOf([pointAt([west, north]), pointAt([east, south])]))
}

/** One district as large as it fits. */
export function districtFrame(code: DistrictCode): Frame {
  return boxFrame(code === 'BDA' ? boxOf(ZONE.map(pointAt)) : boxOf(cornersOf(code)))
}

function boxFrame(box: Box): Frame {
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  const scale = Math.min(MAP_SIZE.width / width, MAP_SIZE.height / height) * (1 - 2 * MARGIN)
  return frameAround({ x: box.left + width / 2, y: box.top + height / 2 }, scale)
}

/** A place in the middle, so many times enlarged. */
export function placeFrame(place: Place, scale: number, height = MAP_SIZE.height): Frame {
  return frameAround(pointAt(place), scale, height)
}

function frameAround(middle: Point, scale: number, height = MAP_SIZE.height): Frame {
  const { width } = MAP_SIZE
  return { x: middle.x - width / 2 / scale, y: middle.y - height / 2 / scale, scale, width, height }
}

/** Where a place of the city lies in a frame. */
export function inFrame(frame: Frame, place: Place): Point {
  const { x, y } = pointAt(place)
  const round = (units: number) => Math.round(units * 10) / 10
  return { x: round((x - frame.x) * frame.scale), y: round((y - frame.y) * frame.scale) }
}

export function isInside({ width, height }: Frame, { x, y }: Point) {
  return x >= 0 && y >= 0 && x <= width && y <= height
}

/** The districts of which a part is to be seen. */
export function shapesIn(frame: Frame): DistrictShape[] {
  const [right, bottom] = [frame.x + frame.width / frame.scale, frame.y + frame.height / frame.scale]
  return districtShapes().filter(({ code }) => {
    const box = boxOf(cornersOf(code))
    return box.left <= right && box.right >= frame.x && box.top <= bottom && box.bottom >= frame.y
  })
}

const corners = new Map<DistrictCode, Point[]>()

/** Two corners of the box around a district, read from its path once. */
function cornersOf(code: DistrictCode): Point[] {
  const known = corners.get(code)
  if (known) return known
  const { path } = districtShapes().find((shape) => shape.code === code)!
  const numbers = path.match(/-?[\d.]+/g)!.map(Number)
  const { left, top, right, bottom } = boxOf(
    numbers.flatMap((x, index) => (index % 2 === 0 ? [{ x, y: numbers[index + 1] }] : []))
  )
  const found = [
    { x: left, y: top },
    { x: right, y: bottom },
  ]
  corners.set(code, found)
  return found
}

function boxOf(points: Point[]): Box {
  const [across, down] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return { left: Math.min(...across), right: Math.max(...across), top: Math.min(...down), bottom: Math.max(...down) }
}
