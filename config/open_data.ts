import env from '#start/env'

/** What is said of the public data, and how it is handed out. Customary values. */
export default {
  /** 许可: the line beside every data set. */
  licence: {
    'zh-CN': '可免费使用、加工和传播，须注明来源“北京市知识产权局”和数据更新时间，不得歪曲原意。',
    'en': 'Free to use, adapt and share if the source “Beijing Intellectual Property Office” and the date of the data are named and nothing is distorted.',
  },
  /** Where programs find the pages and the interface. */
  site: env.get('APP_URL').replace(/\/$/, ''),
  /** Rows of a page: as asked by default, at most, and at most for a key that keeps a copy (points:sync). */
  pageSize: { usual: 50, most: 100, mostToSync: 1000 },
  /** An answer may be shown again for so long without asking. */
  cacheSeconds: 60,
  /** The list of pages for search engines changes rarely. */
  sitemapCacheSeconds: 3600,
  /** sitemaps.org: more addresses than this need several files. */
  sitemapAddresses: 50_000,
}
