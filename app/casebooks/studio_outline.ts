import type { Trx } from '#app/core/dialect'
import CasebookChapter from './chapter.js'
import type CasebookEntry from './entry.js'

/** The chapters of a book with their entries and cases, in the order of the book. */
export function chaptersOf({ id }: { id: number }, trx?: Trx) {
  return CasebookChapter.query({ client: trx })
    .where('casebookId', id)
    .preload('entries', (entries) => void entries.orderBy('position').orderBy('id').preload('case'))
    .orderBy('position')
    .orderBy('id')
}

/** What is printed. */
export function includedOf(chapters: readonly CasebookChapter[]): CasebookEntry[] {
  return chapters.flatMap(({ entries }) => entries.filter(({ isIncluded }) => isIncluded))
}
