import type { I18n } from '@adonisjs/i18n'
import { districtMap, SHADES } from '#app/organizations/district_map'
import { districtCodes } from '#app/organizations/districts'
import { coverageToday, type Coverage } from './coverage.js'

type Words = Pick<I18n, 't'>

/** Where the city has points today. */
export async function coveragePage(i18n: Words) {
  const coverage = await coverageToday()
  return { coverage, districts: districtCodes, ...drawnCoverage(coverage, i18n) }
}

export function drawnCoverage(coverage: Coverage, i18n: Words, here: Parameters<typeof districtMap>[0]['here'] = null) {
  const counts = Object.fromEntries(districtCodes.map((code) => [code, coverage.countOf(code)]))
  return { map: districtMap({ counts, dots: coverage.places, here }, i18n), shades: SHADES }
}
