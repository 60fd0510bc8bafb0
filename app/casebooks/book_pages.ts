import edge from 'edge.js'
import { formatDay, machineTime } from '#app/core/format'
import { indexKinds, indexOf, numberedCases, numberedChapters, type NumberedCase } from './book_index.js'
import { pictureIn, type Pictures } from './book_pictures.js'
import {
  bookWords,
  captionOf,
  chapterTitle,
  editionWords,
  factsOf,
  figuresCaption,
  printedManuscript,
} from './book_words.js'
import type { BookImage, Manuscript } from './manuscript.js'

/** A page of the book for the web: its name, and the HTML of what stands on it. */
export type BookPage = { name: string; title: string; html: string }

/** Stands in links for the address under which the book is read. No text can bring it in: it begins with a quotation mark. */
const ADDRESS = '"book:/'

export function atAddress(html: string, address: string) {
  return html.replaceAll(ADDRESS, `"${address}/`)
}

export const casePage = (number: string) => `case/${number}`

/** The pages in the order in which one turns them; the contents are the first. */
export function pageList(original: Manuscript): { name: string; title: string }[] {
  const manuscript = printedManuscript(original)
  const cases = numberedCases(manuscript)
  return [
    { name: 'contents', title: bookWords.contents },
    { name: 'preface', title: bookWords.preface },
    ...cases.map(({ number, title }) => ({ name: casePage(number), title })),
    ...indexKinds
      .filter((kind) => indexOf(cases, kind).length > 0)
      .map((kind) => ({ name: `index/${kind}`, title: bookWords.indexes[kind] })),
    ...(manuscript.contacts.length > 0 ? [{ name: 'contacts', title: bookWords.contacts }] : []),
    ...(manuscript.errata.length > 0 ? [{ name: 'errata', title: bookWords.errata }] : []),
  ]
}

/** The same manuscript and pictures always give the same bytes. */
export async function bookPages(original: Manuscript, edition: number, pictures: Pictures): Promise<BookPage[]> {
  const manuscript = printedManuscript(original)
  const cases = numberedCases(manuscript)
  const list = pageList(original)
  const shared = { manuscript, cases, words: bookWords, list, address: (name: string) => `book:/${pathOf(name)}` }
  const pages: BookPage[] = []
  for (const page of list) pages.push({ ...page, html: await drawn(page.name) })
  return pages

  async function drawn(name: string) {
    const [kind, which] = name.split('/', 2)
    const html = await edge.render(`components/casebooks/${kind}`, {
      ...shared,
      ...partOf(kind, name.slice(kind.length + 1), which),
    })
    return html.replace(/^\s+/gm, '').replace(/\s+\n/g, '\n')
  }

  function partOf(kind: string, rest: string, which?: string) {
    if (kind === 'contents')
      return {
        chapters: numberedChapters(manuscript).map((chapter, index) => ({
          ...chapter,
          title: chapterTitle(index, chapter.title),
        })),
        edition: editionWords(edition, manuscript),
        day: formatDay(manuscript.day),
      }
    if (kind === 'case')
      return caseParts(
        cases.find(({ number }) => number === rest)!,
        pictures
      )
    if (kind === 'index') return { kind: which, terms: indexOf(cases, which as (typeof indexKinds)[number]) }
    return { formatDay, machineTime }
  }
}

/** `AL-2026-0001`, `index/industry`: what the address of a page ends with. */
export function pathOf(name: string) {
  return name
    .replace(/^case\//, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
}

function caseParts(one: NumberedCase, pictures: Pictures) {
  return {
    one,
    tableCaption: figuresCaption(one.place),
    facts: factsOf(one),
    images: one.images.map((image, index) => pictureParts(image, captionOf(image, one.place, index), pictures)),
  }
}

function pictureParts(image: BookImage, caption: string, pictures: Pictures) {
  const { sha256, type, width, height } = pictureIn(pictures, image)
  return { src: `book:/images/${sha256}.${type}`, alt: image.caption, caption, width, height }
}
