import type { EstimatedPageNumbers, PageNumberEstimator } from 'docx'
import { boundDocument, type BoundBook } from './bound_document.js'

/** Where the marks of a book probably are, laid out by the library that writes Word files: for want of a word processor. */
export async function estimatedPages(book: BoundBook): Promise<ReadonlyMap<string, number>> {
  const { estimatePageNumbersWith } = await import('docx/layout')
  const estimate = estimatePageNumbersWith({ guess: true })
  let found: EstimatedPageNumbers = { bookmarks: new Map() }
  const listening: PageNumberEstimator = (body, context) => (found = estimate(body, context))
  await boundDocument(book, listening)
  return new Map([...found.bookmarks].map(([mark, page]) => [mark, Number(page)]))
}
