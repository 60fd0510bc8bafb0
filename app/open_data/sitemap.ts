import type { PublicPage } from './public_pages.js'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** sitemaps.org: one file of addresses. */
export function sitemapOf(pages: readonly PublicPage[], site: string) {
  const urls = pages.map(
    ({ path, changed }) => `<url>${tag('loc', site + path)}${changed ? tag('lastmod', changed) : ''}</url>`
  )
  return `${HEAD}<urlset ${XMLNS}>\n${urls.join('\n')}\n</urlset>\n`
}

/** The file that names the files, where one is not enough; all at the root, from where they may name every address. */
export function sitemapIndex(files: number, site: string) {
  const names = Array.from({ length: files }, (_, index) => `${site}/sitemap.xml?file=${index + 1}`)
  return `${HEAD}<sitemapindex ${XMLNS}>\n${names.map((name) => `<sitemap>${tag('loc', name)}</sitemap>`).join('\n')}\n</sitemapindex>\n`
}

/**
 * Only what is registered as public, and what pages are drawn with. Longest match wins (RFC 9309); the first page is
 * that one page, and not all that lies under it.
 */
export function robotsText(paths: readonly string[], site: string) {
  const pages = paths.map((path) => (path === '/' ? '/$' : path))
  const allowed = [...new Set(['/assets/', '/icons.svg', ...pages])]
  return [
    'User-agent: *',
    ...allowed.map((path) => `Allow: ${path}`),
    'Disallow: /',
    '',
    `Sitemap: ${site}/sitemap.xml`,
    '',
  ].join('\n')
}

function tag(name: string, text: string) {
  return `<${name}>${text.replace(/[<>&'"]/g, (mark) => `&#${mark.charCodeAt(0)};`)}</${name}>`
}
