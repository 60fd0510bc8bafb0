import casebooks from '#config/casebooks'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { DOCX } from '#app/core/document'
import { sqlTime } from '#app/core/dialect'
import { estimatedPages } from '#app/core/estimated_pages'
import { officeProgram, pdfByOffice } from '#app/core/office'
import { isSame, pagesIn } from '#app/core/settled_document'
import { bookDocument, boundBook } from './book_document.js'
import type BookEdition from './book_edition.js'
import { BookFault } from './book_fault.js'
import BookFile, { DOCX_FILE, PDF_FILE } from './book_file.js'
import { numberedCases } from './book_index.js'
import { bookPages } from './book_pages.js'
import { pictureOf, type BookPicture, type Pictures } from './book_pictures.js'
import { bytesOf, type MadeFile } from './book_store.js'
import { pictureSize } from '#app/core/picture_size'

/** What a step leaves: files, and columns of the edition. Nothing of it is there before all of it is. */
export type Done = { files?: MadeFile[]; set?: Record<string, unknown> }

/** Tells how much of the step is done, from 0 to 1. */
type Tell = (part: number) => Promise<void>

type BuildStep = { name: string; run(edition: BookEdition, tell: Tell): Promise<Done> }

/** In this order; each needs only what those before have left. */
export const buildSteps: readonly BuildStep[] = [
  { name: 'images', run: takePictures },
  { name: 'count', run: countPages },
  { name: 'document', run: writeDocument },
  { name: 'pages', run: writePages },
  { name: 'proof', run: proof },
]

const PICTURE_TYPES = { jpg: 'image/jpeg', png: 'image/png' } as const

function imagesOf(edition: BookEdition) {
  return numberedCases(edition.content).flatMap(({ images, title }) => images.map((image) => ({ image, title })))
}

/** `images/<hash in the manuscript>.png`: the stripped copy, under the name that the manuscript has for it. */
async function takePictures(edition: BookEdition, tell: Tell): Promise<Done> {
  const files = new Map<string, MadeFile>()
  const all = imagesOf(edition)
  for (const [index, { image, title }] of all.entries()) {
    const { bytes, type } = await pictureOf(image, title)
    const path = `images/${image.hash}.${type}`
    files.set(path, { path, bytes, contentType: PICTURE_TYPES[type] })
    await tell((index + 1) / all.length)
  }
  return { files: [...files.values()] }
}

async function picturesOf(edition: BookEdition): Promise<Pictures> {
  const rows = await BookFile.query().where('editionId', edition.id).where('path', 'like', 'images/%')
  const pictures = new Map<string, BookPicture>()
  for (const row of rows) {
    const [, hash, type] = /^images\/(\w+)\.(jpg|png)$/.exec(row.path)!
    const bytes = await bytesOf(row)
    pictures.set(hash, { bytes, sha256: row.sha256, type: type as 'jpg', ...pictureSize(bytes) })
  }
  return pictures
}

/** On which page everything is that contents and index name: by LibreOffice, or by an estimate where there is none. */
async function countPages(edition: BookEdition): Promise<Done> {
  const { content, number } = edition
  const pictures = await picturesOf(edition)
  const program = await officeProgram()
  if (!program) {
    const pages = await estimatedPages(boundBook(content, number, pictures))
    return counted(pages, 'estimate')
  }
  const pdf = await pdfByOffice(program, await bookDocument(content, number, pictures, new Map()), content.day)
  return counted((await numbersIn(pdf)).pages, 'libreoffice')
}

function counted(pages: ReadonlyMap<string, number>, by: 'libreoffice' | 'estimate'): Done {
  return { set: { pages: JSON.stringify(Object.fromEntries(pages)), counted_by: by } }
}

/** The body counts its pages from the first one, on which the preface is. */
export function numbersIn(pdf: Buffer) {
  return pagesIn(pdf, 'preface')
}

/** The Word file, and the PDF of it: rendered again until every number printed is the page on which the heading stands. */
async function writeDocument(edition: BookEdition): Promise<Done> {
  const { content, number } = edition
  const pictures = await picturesOf(edition)
  const program = edition.countedBy === 'libreoffice' ? await officeProgram() : null
  let pages: ReadonlyMap<string, number> = new Map(Object.entries(edition.pages!))
  if (!program) {
    const docx = await bookDocument(content, number, pictures, pages, { asked: true })
    return { files: [docxFile(docx)], set: { counted_by: 'estimate' } }
  }
  for (let pass = 0; pass < casebooks.passes; pass++) {
    const docx = await bookDocument(content, number, pictures, pages)
    const pdf = await pdfByOffice(program, docx, content.day)
    const found = await numbersIn(pdf)
    if (isSame(pages, found.pages)) {
      const set = { pages: JSON.stringify(Object.fromEntries(pages)), page_count: found.sheets }
      return { files: [docxFile(docx), { path: PDF_FILE, bytes: pdf, contentType: 'application/pdf' }], set }
    }
    pages = found.pages
  }
  throw new BookFault('pages_unsettled', content.title)
}

const docxFile = (bytes: Buffer) => ({ path: DOCX_FILE, bytes, contentType: DOCX })

async function writePages(edition: BookEdition): Promise<Done> {
  const pages = await bookPages(edition.content, edition.number, await picturesOf(edition))
  return {
    files: pages.map(({ name, html }) => ({
      path: `pages/${name}`,
      bytes: Buffer.from(html),
      contentType: 'text/html; charset=utf-8',
    })),
  }
}

/** Reads everything once more as it lies in the store, and sums it up. */
async function proof(edition: BookEdition, tell: Tell): Promise<Done> {
  const files = await BookFile.query().where('editionId', edition.id).orderBy('path')
  for (const [index, file] of files.entries()) {
    await bytesOf(file)
    await tell((index + 1) / files.length)
  }
  return { set: { checksum: checksumOf(edition.manuscriptHash, files), built_at: sqlTime() } }
}

/** One sum over the manuscript and every file by its path. */
export function checksumOf(manuscript: string, files: readonly Pick<BookFile, 'path' | 'sha256'>[]) {
  return sha256(
    canonicalJson({ manuscript, files: Object.fromEntries(files.map(({ path, sha256: sum }) => [path, sum])) })
  )
}
