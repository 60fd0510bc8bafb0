import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.workReports

/** The yearly work report, as the bureau builds it. */
router
  .group(() => {
    listRoutes('work-reports', [c.WorkReports, 'index'])
    router.resource('work-reports', c.WorkReports).only(['index', 'store', 'show'])

    const report = 'work-reports/:work_report_id'
    listRoutes(`${report}/buildings`, [c.ReportBuildings, 'index'])
    router.resource('work-reports.buildings', c.ReportBuildings).only(['index', 'store'])
    router.get(`${report}/buildings/:number`, [c.ReportBuildings, 'show']).as('work_reports.buildings.show')
    router
      .post(`${report}/buildings/:number/steps`, [c.ReportBuildingSteps, 'store'])
      .as('work_reports.buildings.steps.store')
    router
      .get(`${report}/buildings/:number/files/*`, [c.ReportDownloads, 'show'])
      .as('work_reports.buildings.files.show')

    router.get(`${report}/facts/export.xlsx`, [c.ReportFacts, 'export']).as('work_reports.facts.export')
    router.get(`${report}/facts/:key`, [c.ReportFacts, 'show']).as('work_reports.facts.show')
    router.get(`${report}/facts`, [c.ReportFacts, 'index']).as('work_reports.facts.index')
    router.get(`${report}/changes/export.xlsx`, [c.ReportChanges, 'export']).as('work_reports.changes.export')
    router.get(`${report}/changes`, [c.ReportChanges, 'index']).as('work_reports.changes.index')
  })
  .use(middleware.auth())
