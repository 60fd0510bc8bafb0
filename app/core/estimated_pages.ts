import { boundDocument, type BoundBook } from './bound_document.js'
import { estimatedBy } from './settled_document.js'

/** Where the marks of a book probably are: for want of a word processor. */
export async function estimatedPages(book: BoundBook): Promise<ReadonlyMap<string, number>> {
  const { pages } = await estimatedBy((estimator) => boundDocument(book, estimator))
  return pages
}
