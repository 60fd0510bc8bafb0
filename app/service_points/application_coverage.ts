import type { I18n } from '@adonisjs/i18n'
import { drawnCoverage } from '#app/designations/coverage_page'
import { changeBy, type Coverage } from '#app/designations/coverage'
import type PointApplication from './point_application.js'

/** The network beside one application, with what its recognition would change. */
export function coverageFor(
  coverage: Coverage,
  application: PointApplication,
  answers: Record<string, any>,
  i18n: Pick<I18n, 't'>
) {
  const change = changeBy(coverage, application, answers)
  return { coverage, change, ...drawnCoverage(coverage, i18n, change.place) }
}
