import type { I18n } from '@adonisjs/i18n'
import { drawnCoverage } from '#app/designations/coverage_page'
import { changeBy, coverageToday } from '#app/designations/coverage'
import type PointApplication from './point_application.js'
import { pointApplicationWorkflow } from './point_application_workflow.js'

/** The network beside one application, with what its recognition would change; null when nothing is left to decide. */
export async function coverageFor(application: PointApplication, answers: Record<string, any>, i18n: Pick<I18n, 't'>) {
  if (pointApplicationWorkflow.isOver(application)) return null
  const coverage = await coverageToday()
  const change = changeBy(coverage, application, answers)
  return { coverage, change, ...drawnCoverage(coverage, i18n, change.place) }
}
