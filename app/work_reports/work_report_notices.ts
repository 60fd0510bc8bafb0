import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import User from '#app/users/user'
import ReportBuilding from './report_building.js'
import WorkReport from './work_report.js'

const roles: Notice['roles'] = ['bureau_handler', 'division_head']

const aboutReport: Notice = {
  roles,
  recipients: async ({ subjectId, particulars }) =>
    orderers(await ReportBuilding.findByOrFail({ reportId: subjectId, number: particulars.building })),
  params: async ({ subjectId, particulars }) => {
    const { title } = await WorkReport.findOrFail(subjectId)
    return { title, reason: String(particulars.opinion ?? ''), changes: Number(particulars.changes ?? 0) }
  },
  path: ({ subjectId }) => `/work-reports/${subjectId}`,
}

const aboutBuilding: Notice = {
  roles,
  recipients: async ({ subjectId, action }) => {
    const building = await ReportBuilding.findOrFail(subjectId)
    /** That the data is frozen says that it was built. */
    const isTold = building.freezing !== null && action === 'report_building.built'
    return isTold ? [] : orderers(building)
  },
  params: async ({ subjectId, particulars }) => {
    const { number, report } = await ReportBuilding.query().where('id', subjectId).preload('report').firstOrFail()
    return { title: report.title, number, faults: Number(particulars.faults ?? 0) }
  },
  path: ({ particulars }: AuditEntry) => `/work-reports/${particulars.report}`,
}

export const workReportNotices: Notices = {
  'work_report.frozen': aboutReport,
  'work_report.refrozen': aboutReport,
  'report_building.built': aboutBuilding,
  'report_building.failed': aboutBuilding,
}

/** Whoever ordered it; where the calendar did, those who make the report. */
function orderers({ orderedById }: ReportBuilding) {
  const people = User.query()
  return (
    orderedById
      ? people.where('id', orderedById)
      : people.withScopes((scopes) => scopes.active('bureau_handler')).orderBy('id')
  ) as Promise<User[]>
}
