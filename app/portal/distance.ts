import type { Place } from '#app/core/gcj02'

const EARTH_METRES = 6_371_008.8

/** Straight line over ground between two places, in metres (haversine). */
export function metresBetween([fromLongitude, fromLatitude]: Place, [longitude, latitude]: Place) {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [across, along] = [radians(longitude - fromLongitude), radians(latitude - fromLatitude)]
  const half =
    Math.sin(along / 2) ** 2 + Math.cos(radians(fromLatitude)) * Math.cos(radians(latitude)) * Math.sin(across / 2) ** 2
  return 2 * EARTH_METRES * Math.asin(Math.sqrt(half))
}

/** `116.3974,39.9093` to three decimals, about a hundred metres: nobody needs to know more of where a reader is. */
export function readNear(text: unknown): Place | null {
  const typed = typeof text === 'string' ? text.normalize('NFKC').replaceAll('、', ',') : ''
  const match = /^\s*(\d{1,3}(?:\.\d{1,15})?)\s*,\s*(\d{1,2}(?:\.\d{1,15})?)\s*$/.exec(typed)
  if (!match) return null
  const [longitude, latitude] = [rounded(match[1]), rounded(match[2])]
  return longitude <= 180 && latitude <= 90 ? [longitude, latitude] : null
}

const rounded = (degrees: string) => Math.round(Number(degrees) * 1000) / 1000
