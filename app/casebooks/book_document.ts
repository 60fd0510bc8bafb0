import casebooks from '#config/casebooks'
import { printedLength } from '#app/cases/image_size'
import {
  boundDocument,
  type BookBlock,
  type BoundBook,
  type ContentsLine,
  type PageNumbers,
} from '#app/core/bound_document'
import { formatDay } from '#app/core/format'
import type { PictureSize } from '#app/core/picture_size'
import {
  indexKinds,
  indexOf,
  numberedCases,
  numberedChapters,
  type NumberedCase,
  type NumberedChapter,
} from './book_index.js'
import { pictureIn, type Pictures } from './book_pictures.js'
import {
  bookWords,
  captionOf,
  chapterTitle,
  editionWords,
  factsOf,
  figuresCaption,
  printedManuscript,
  sectionTitle,
} from './book_words.js'
import type { BookImage, Manuscript } from './manuscript.js'

const caseMark = ({ place }: NumberedCase) => `case${place}`

/** The yearly book as a Word file. */
export function bookDocument(
  manuscript: Manuscript,
  edition: number,
  pictures: Pictures,
  pages: PageNumbers,
  options: { asked?: boolean } = {}
) {
  return boundDocument(boundBook(manuscript, edition, pictures), pages, options)
}

/** What stands in the book, in its order; the contents are drawn from the same list. */
export function boundBook(original: Manuscript, edition: number, pictures: Pictures): BoundBook {
  const manuscript = printedManuscript(original)
  const { title, year, editor, day } = manuscript
  const body = bodyOf(manuscript, pictures)
  return {
    title,
    subtitle: `（${year}年）`,
    imprint: [editor, editionWords(edition, manuscript), formatDay(day)],
    author: editor,
    day,
    contentsTitle: bookWords.contents,
    contents: body.flatMap(contentsLine),
    body,
  }
}

function contentsLine(block: BookBlock): ContentsLine[] {
  if (block.kind !== 'part' && block.kind !== 'leaf') return []
  return [{ level: block.kind === 'part' ? 1 : 2, mark: block.mark, text: block.text }]
}

function bodyOf(manuscript: Manuscript, pictures: Pictures): BookBlock[] {
  return [
    { kind: 'part', mark: 'preface', text: bookWords.preface },
    ...paragraphs(manuscript.preface),
    ...numberedChapters(manuscript).flatMap((chapter, index) => chapterBlocks(chapter, index, pictures)),
    ...indexBlocks(numberedCases(manuscript)),
    ...contactBlocks(manuscript),
    ...errataBlocks(manuscript),
  ]
}

function chapterBlocks(
  { title, introduction, cases }: NumberedChapter,
  index: number,
  pictures: Pictures
): BookBlock[] {
  return [
    { kind: 'part', mark: `chapter${index + 1}`, text: chapterTitle(index, title) },
    ...paragraphs(introduction),
    ...cases.flatMap((one) => caseBlocks(one, pictures)),
  ]
}

function caseBlocks(one: NumberedCase, pictures: Pictures): BookBlock[] {
  const { district, unit, summary, sections, images } = one
  return [
    { kind: 'leaf', mark: caseMark(one), text: one.title },
    { kind: 'byline', text: [unit, district].filter(Boolean).join('　') },
    { kind: 'facts', items: factsOf(one) },
    ...(summary ? [{ kind: 'abstract' as const, text: `${bookWords.summary}：${summary}` }] : []),
    ...sections.flatMap(({ heading, text }, index): BookBlock[] => [
      { kind: 'heading', text: sectionTitle(index, heading) },
      ...paragraphs(text),
    ]),
    ...figureBlocks(one),
    ...images.flatMap((image, index) => pictureBlock(image, captionOf(image, one.place, index), pictures)),
  ]
}

function figureBlocks({ figures, place }: NumberedCase): BookBlock[] {
  if (figures.length === 0) return []
  return [
    {
      kind: 'table',
      caption: figuresCaption(place),
      columns: bookWords.figureColumns,
      widths: [4, 2, 2, 1.4, 4],
      rows: figures.map(({ indicator, before, after, unit, evidence }) => [indicator, before, after, unit, evidence]),
    },
  ]
}

function pictureBlock(image: BookImage, caption: string, pictures: Pictures): BookBlock[] {
  const { bytes, type, ...size } = pictureIn(pictures, image)
  return [{ kind: 'picture', bytes, type, caption, ...printedSize(size) }]
}

/** In millimetres: as large as its pixels allow, and as fits with its caption. */
export function printedSize({ width, height }: PictureSize): PictureSize {
  const [across, down] = [printedLength(width), printedLength(height)]
  const share = Math.min(1, casebooks.pictureWidth / across, casebooks.pictureHeight / down)
  return { width: across * share, height: down * share }
}

function indexBlocks(cases: readonly NumberedCase[]): BookBlock[] {
  const kinds = indexKinds
    .map((kind) => ({ kind, terms: indexOf(cases, kind) }))
    .filter(({ terms }) => terms.length > 0)
  if (kinds.length === 0) return []
  return [
    { kind: 'part', mark: 'index', text: bookWords.index },
    ...kinds.flatMap(({ kind, terms }, index): BookBlock[] => [
      { kind: 'subheading', text: sectionTitle(index, bookWords.indexes[kind]) },
      ...terms.flatMap(({ term, cases: listed }): BookBlock[] => [
        { kind: 'term', text: term },
        ...listed.map((one): BookBlock => ({ kind: 'reference', mark: caseMark(one), text: one.title })),
      ]),
    ]),
  ]
}

function contactBlocks({ contacts }: Manuscript): BookBlock[] {
  if (contacts.length === 0) return []
  return [
    { kind: 'part', mark: 'contacts', text: bookWords.contacts },
    {
      kind: 'table',
      caption: '',
      columns: bookWords.contactColumns,
      widths: [5, 2, 5],
      rows: contacts.map(({ unit, district, email }) => [unit, district, email]),
    },
  ]
}

function errataBlocks({ errata }: Manuscript): BookBlock[] {
  if (errata.length === 0) return []
  return [
    { kind: 'part', mark: 'errata', text: bookWords.errata },
    {
      kind: 'table',
      caption: '',
      columns: bookWords.errataColumns,
      widths: [3, 4.5, 4.5, 4],
      rows: errata.map(({ place, wrong, right, day }) => [place, wrong, right, formatDay(day)]),
    },
  ]
}

function paragraphs(texts: readonly string[]): BookBlock[] {
  return texts.filter((text) => text.trim()).map((text) => ({ kind: 'paragraph', text }))
}
