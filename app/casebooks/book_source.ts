import type { Manuscript } from './manuscript.js'

/** A casebook of which an edition can be made now. */
export type BookSource = { casebookId: number; title: string; year: number }

type Source = {
  ready(): Promise<BookSource[]>
  manuscriptOf(casebookId: number): Promise<Manuscript | null>
}

let source: Source = { ready: async () => [], manuscriptOf: async () => null }

/** Whoever edits the book says which is ready and what stands in it (start/casebooks.ts). */
export function registerBookSource(given: Source) {
  source = given
}

export const readyBooks = () => source.ready()
export const manuscriptFor = (casebookId: number) => source.manuscriptOf(casebookId)
