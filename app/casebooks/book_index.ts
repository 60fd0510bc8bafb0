import type { BookCase, BookChapter, Manuscript } from './manuscript.js'

export const indexKinds = ['industry', 'technique', 'category', 'organisation'] as const
export type IndexKind = (typeof indexKinds)[number]

export type IndexTerm = { term: string; cases: NumberedCase[] }

/** A case with its place in the book, from 1. */
export type NumberedCase = BookCase & { place: number }

const TERMS: Record<IndexKind, (one: BookCase) => readonly string[]> = {
  industry: ({ industries }) => industries,
  technique: ({ techniques }) => techniques,
  category: ({ category }) => [category],
  organisation: ({ unit }) => [unit],
}

/** By pinyin, numbers by their value and first, Latin letters last. Terms that read the same stand in one order everywhere. */
const collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true })
export const byPinyin = (one: string, other: string) =>
  collator.compare(one, other) || (one < other ? -1 : +(one > other))

export type NumberedChapter = Omit<BookChapter, 'cases'> & { cases: readonly NumberedCase[] }

/** Places count on from chapter to chapter. */
export function numberedChapters({ chapters }: Manuscript): NumberedChapter[] {
  let place = 0
  return chapters.map((chapter) => ({ ...chapter, cases: chapter.cases.map((one) => ({ ...one, place: ++place })) }))
}

export function numberedCases(manuscript: Manuscript): NumberedCase[] {
  return numberedChapters(manuscript).flatMap(({ cases }) => cases)
}

/** Terms by pinyin, under each its cases in the order of the book. */
export function indexOf(cases: readonly NumberedCase[], kind: IndexKind): IndexTerm[] {
  const found = new Map<string, NumberedCase[]>()
  for (const one of cases) {
    for (const term of new Set(TERMS[kind](one).map((text) => text.trim()))) {
      if (term) found.set(term, [...(found.get(term) ?? []), one])
    }
  }
  return [...found].map(([term, listed]) => ({ term, cases: listed })).sort((a, b) => byPinyin(a.term, b.term))
}
