import type { EstimatedPageNumbers, PageNumberEstimator } from 'docx'
import type { PageNumbers } from './bound_file.js'
import { officeProgram, pdfByOffice } from './office.js'
import { placesOf } from './pdf_places.js'

export type SettledDocument = {
  docx: Buffer
  /** Null where there is no LibreOffice. */
  pdf: Buffer | null
  /** The page of each mark, and how many sheets there are. */
  pages: ReadonlyMap<string, number>
  sheets: number | null
  countedBy: 'libreoffice' | 'estimate'
}

/** Writes the file with these page numbers. */
type Write = (pages: PageNumbers, options?: { asked?: boolean }) => Promise<Buffer>

/** How often pages are counted anew until contents and headings agree. */
const PASSES = 4

/**
 * A document whose contents are right when it is opened: laid out by LibreOffice until every number printed is the page on which the
 * heading stands, or by an estimate where there is none; then Word is asked to count.
 *
 * @param first the mark on page 1
 * @param day the ISO day that the PDF says it was made on
 * @throws Error when the numbers never settle
 */
export async function settledDocument(write: Write, first: string, day: string): Promise<SettledDocument> {
  const program = await officeProgram()
  if (!program) {
    const estimate = await estimatedBy((pages) => write(pages, { asked: true }))
    return { ...estimate, pdf: null, sheets: null, countedBy: 'estimate' }
  }
  let pages: ReadonlyMap<string, number> = new Map()
  for (let pass = 0; pass < PASSES; pass++) {
    const docx = await write(pages)
    const pdf = await pdfByOffice(program, docx, day)
    const found = await pagesIn(pdf, first)
    if (isSame(pages, found.pages)) return { docx, pdf, ...found, countedBy: 'libreoffice' }
    pages = found.pages
  }
  throw new Error('page numbers do not settle')
}

/** The page of each mark where that of `first` is page 1. */
export async function pagesIn(pdf: Buffer, first: string) {
  const { pages: sheets, sheets: places } = await placesOf(pdf)
  const before = (places.get(first) ?? 1) - 1
  return { sheets, pages: new Map([...places].map(([mark, sheet]) => [mark, sheet - before])) }
}

/**
 * The file with the pages on which its marks probably are, laid out by the library that writes Word files. It stops at the
 * first thing that it cannot lay out, and leaves the pages of what comes after to Word.
 */
export async function estimatedBy(write: (pages: PageNumberEstimator) => Promise<Buffer>) {
  const { estimatePageNumbersWith } = await import('docx/layout')
  const estimate = estimatePageNumbersWith({ guess: true })
  let found: EstimatedPageNumbers = { bookmarks: new Map() }
  const listening: PageNumberEstimator = (body, context) => (found = estimate(body, context))
  const docx = await write(listening)
  return { docx, pages: new Map([...found.bookmarks].map(([mark, page]) => [mark, Number(page)])) }
}

export function isSame(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>) {
  return one.size === other.size && [...one].every(([mark, page]) => other.get(mark) === page)
}
