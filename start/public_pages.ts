import { casebookPages } from '#app/casebooks/public_books'
import { noticePages, pointPages, registerPublicPages } from '#app/open_data/public_pages'

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
      '/alliance',
      '/casebooks',
      '/statistics/ratings',
      '/verify',
      '/open-data',
      '/open-data/api',
    ],
  },
  ...[noticePages, pointPages, casebookPages]
)
