import type { CaseFigure } from '#app/cases/case_content'

/** Paragraphs of plain text; no markup anywhere. */
export type Paragraphs = readonly string[]

/** `attachmentId` for the store, `hash` for the checksum of the book. */
export type BookImage = { attachmentId: number; hash: string; caption: string; rights: string }

/** A case as the book prints it: the editor's copy, confirmed by its author. */
export type BookCase = {
  caseId: number
  number: string
  title: string
  unit: string
  district: string
  /** What the index lists it under. */
  category: string
  industries: readonly string[]
  techniques: readonly string[]
  audience: string
  summary: string
  sections: readonly { heading: string; text: Paragraphs }[]
  figures: readonly CaseFigure[]
  images: readonly BookImage[]
}

export type BookChapter = { title: string; introduction: Paragraphs; cases: readonly BookCase[] }

/**
 * The whole yearly book as data: the one source of the Word file, the PDF and the web pages. Contacts name units and their
 * office mailboxes, never a person's telephone.
 */
export type Manuscript = {
  year: number
  title: string
  editor: string
  /** ISO day that the book says it was made on. */
  day: string
  preface: Paragraphs
  chapters: readonly BookChapter[]
  contacts: readonly { unit: string; district: string; email: string }[]
  /** 勘误, oldest first; empty in the first printing. */
  errata: readonly { place: string; wrong: string; right: string; day: string }[]
}

/** A part of it, or the whole, with every text changed. */
export function withTexts<T>(part: T, change: (text: string) => string): T {
  return JSON.parse(JSON.stringify(part), (_, value) => (typeof value === 'string' ? change(value) : value))
}
