import { unzipped } from './zips.js'
import type { Visitor } from './visitor.js'

/** Of one address with filters and sorting, so many forms are looked at. */
const MOST_FORMS = 12

/** Every page and file that somebody comes to by links from a page, as the text that is in it. */
export async function siteOf(visitor: Visitor, start: string) {
  const site = new Map<string, string>()
  const forms = new Map<string, number>()
  const known = new Set([start])
  for (const path of known) {
    const text = await textOf(await visitor.take(path))
    site.set(path, text)
    if (!/^<!doctype html>/i.test(text)) continue
    for (const [, link] of text.matchAll(/(?:href|src)="(\/[^"#]*)/g)) {
      const next = link.replaceAll('&amp;', '&')
      const [page] = next.split('?')
      if (known.has(next) || page.startsWith('/assets/')) continue
      if (!isPlain(next)) forms.set(page, (forms.get(page) ?? 0) + 1)
      if (isPlain(next) || forms.get(page)! <= MOST_FORMS) known.add(next)
    }
  }
  return site
}

/** An address by itself, or a page of a list. */
const isPlain = (path: string) => /^[^?]*(\?page=\d+)?$/.test(path)

/** A workbook is an archive. */
async function textOf(bytes: Buffer) {
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString('utf8').trimStart()
  const parts = await unzipped(bytes)
  return [...parts].map(([path, content]) => `${path}\n${content.toString('utf8')}`).join('\n')
}
