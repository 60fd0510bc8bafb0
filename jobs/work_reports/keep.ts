export { keepReports as default } from '#app/work_reports/keep_reports'
