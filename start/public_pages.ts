import { callPages, noticePages, pointPages, registerPublicPages } from '#app/open_data/public_pages'
import { casebookPages } from '#app/casebooks/public_books'
import { reportPages } from '#app/work_reports/public_reports'

/** What search engines are told of: fixed addresses of each module, and pages of rows. */
registerPublicPages(
  {
    paths: [
      '/',
      '/points',
      '/notices',
      '/statistics',
      '/satisfaction',
      '/events',
      '/case-notices',
      '/alliance',
      '/case-results',
      '/books',
      '/reports',
      '/statistics/ratings',
      '/verify',
      '/open-data',
      '/open-data/api',
    ],
  },
  ...[noticePages, pointPages, callPages, casebookPages, reportPages]
)
