import type { I18n } from '@adonisjs/i18n'
import { districtMap, SHADES } from '#app/organizations/district_map'
import { districtCodes } from '#app/organizations/districts'
import { changeBy, coverageOf, pointsInForce, type Coverage } from './coverage.js'
import type PointApplication from './point_application.js'
import { pointApplicationWorkflow } from './point_application_workflow.js'

type Words = Pick<I18n, 't'>

/** Where the city has points today. */
export async function coveragePage(i18n: Words) {
  const coverage = coverageOf(await pointsInForce())
  return { coverage, districts: districtCodes, ...drawn(coverage, i18n) }
}

/** The same beside one application, with what its recognition would change; null when nothing is left to decide. */
export async function coverageFor(application: PointApplication, answers: Record<string, any>, i18n: Words) {
  if (pointApplicationWorkflow.isOver(application)) return null
  const coverage = coverageOf(await pointsInForce())
  const change = changeBy(coverage, application, answers)
  return { coverage, change, ...drawn(coverage, i18n, change.place) }
}

function drawn(coverage: Coverage, i18n: Words, here: Parameters<typeof districtMap>[0]['here'] = null) {
  const counts = Object.fromEntries(districtCodes.map((code) => [code, coverage.countOf(code)]))
  return { map: districtMap({ counts, dots: coverage.places, here }, i18n), shades: SHADES }
}
