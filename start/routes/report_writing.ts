import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.workReports

/** People on the yearly work report: what they write, sign, decide and say of it. */
router
  .group(() => {
    const report = 'work-reports/:work_report_id'
    router.get(`${report}/chapters`, [c.ChapterWriting, 'index']).as('work_reports.chapters.index')
    const chapter = `${report}/chapters/:key`
    router.get(chapter, [c.ChapterWriting, 'show']).as('work_reports.chapters.show')
    router.put(chapter, [c.ChapterWriting, 'update']).as('work_reports.chapters.update')
    router.post(`${chapter}/signatures`, [c.ChapterWriting, 'sign']).as('work_reports.chapters.sign')
    router.get(`${chapter}/passages/:passage/edit`, [c.ReportPassages, 'edit']).as('work_reports.passages.edit')
    router
      .get(`${chapter}/passages/:passage/versions`, [c.ReportPassages, 'versions'])
      .as('work_reports.passages.versions')
    router.put(`${chapter}/passages/:passage`, [c.ReportPassages, 'update']).as('work_reports.passages.update')
    router.post(`${chapter}/passages/:passage/choices`, [c.ReportPassages, 'choose']).as('work_reports.passages.choose')
    router.post(`${chapter}/comments`, [c.ReportComments, 'store']).as('work_reports.comments.store')
    router.put(`${chapter}/comments/:id`, [c.ReportComments, 'update']).as('work_reports.comments.update')

    router.get(`${report}/steps`, [c.ReportSteps, 'show']).as('work_reports.steps.show')
    router.post(`${report}/steps`, [c.ReportSteps, 'store']).as('work_reports.steps.store')
    router.post(`${report}/issue`, [c.ReportSteps, 'issue']).as('work_reports.issue')
    router.get(`${report}/consultation`, [c.ReportConsultations, 'create']).as('work_reports.consultation.create')
    router.post(`${report}/consultation`, [c.ReportConsultations, 'store']).as('work_reports.consultation.store')
    router.put(`${report}/opinions/:id`, [c.ReportOpinions, 'answer']).as('work_reports.opinions.answer')

    listRoutes('report-opinions', [c.ReportOpinions, 'index'])
    router.resource('report-opinions', c.ReportOpinions).only(['index', 'show', 'update'])
  })
  .use(middleware.auth())

/** The report for everybody. */
router
  .group(() => {
    router.get('/', [c.PublicReports, 'index']).as('reports.years')
    router.get(':year', [c.PublicReports, 'show']).as('reports.show').where('year', router.matchers.number())
    router
      .get(':year/files/:file', [c.PublicReports, 'download'])
      .as('reports.download')
      .where('year', router.matchers.number())
  })
  .prefix('reports')
  .use(middleware.reader())
