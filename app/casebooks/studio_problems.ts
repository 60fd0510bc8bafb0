import cases from '#config/cases'
import { leastWidth } from '#app/cases/image_size'
import type { Trx } from '#app/core/dialect'
import { wordCount } from '#app/core/word_count'
import Casebook from './casebook.js'
import type CasebookChapter from './chapter.js'
import type CasebookEntry from './entry.js'
import { bodyWords, type EntryPart } from './entry_copy.js'
import { chaptersOf } from './studio_outline.js'

export const problemKinds = [
  'no_cases',
  'editor_missing',
  'preface_missing',
  'unconfirmed',
  'double_title',
  'too_long',
  'image_rights',
  'image_dots',
  'no_terms',
  'no_contact',
  'left_out',
] as const

export type ProblemKind = (typeof problemKinds)[number]

export type ManuscriptProblem = {
  kind: ProblemKind
  /** The book is not finished with it; the others are for the editors to know. */
  blocks: boolean
  entry?: CasebookEntry
  part?: EntryPart
  facts?: Record<string, string | number>
}

/** What stands between the copies and a book: the checklist before it is built. */
export async function manuscriptProblems(casebook: Casebook, trx?: Trx): Promise<ManuscriptProblem[]> {
  const book = await Casebook.findOrFail(casebook.id, { client: trx })
  return problemsIn(book, await chaptersOf(book, trx))
}

/** The same of what was read already. */
export function problemsIn(book: Casebook, chapters: readonly CasebookChapter[]): ManuscriptProblem[] {
  const entries = chapters.flatMap((chapter) => chapter.entries)
  const expected = entries.filter(({ isExpected }) => isExpected)
  const problems: ManuscriptProblem[] = []
  if (expected.length === 0) problems.push({ kind: 'no_cases', blocks: true })
  if (!book.editor.trim()) problems.push({ kind: 'editor_missing', blocks: true })
  if (!book.preface.trim()) problems.push({ kind: 'preface_missing', blocks: true })
  problems.push(...doubleTitles(expected), ...expected.flatMap(problemsOf))
  const out = entries.filter(({ isExpected }) => !isExpected)
  return [...problems, ...out.map((entry): ManuscriptProblem => ({ kind: 'left_out', blocks: false, entry }))]
}

function problemsOf(entry: CasebookEntry): ManuscriptProblem[] {
  const { copy } = entry
  const found: ManuscriptProblem[] = []
  const note = (kind: ProblemKind, part?: EntryPart, facts?: ManuscriptProblem['facts']) =>
    void found.push({ kind, blocks: true, entry, part, facts })
  if (!entry.isIncluded) note('unconfirmed')
  if (wordCount(copy.title) > cases.title)
    note('too_long', 'basics', { words: wordCount(copy.title), most: cases.title })
  if (wordCount(copy.summary) > cases.summary)
    note('too_long', 'basics', { words: wordCount(copy.summary), most: cases.summary })
  if (bodyWords(copy) > cases.body) note('too_long', 'practice', { words: bodyWords(copy), most: cases.body })
  for (const [index, { attachmentId, rights }] of copy.images.entries()) {
    if (!rights.trim()) note('image_rights', 'images', { number: index + 1 })
    const dots = entry.imageWidths[attachmentId] ?? 0
    if (dots < leastWidth) note('image_dots', 'images', { number: index + 1, dots, least: leastWidth })
  }
  if (copy.industries.length === 0 || copy.techniques.length === 0) note('no_terms', 'terms')
  if (!copy.contactEmail) note('no_contact', 'terms')
  return found
}

function doubleTitles(entries: readonly CasebookEntry[]): ManuscriptProblem[] {
  const plain = ({ copy }: CasebookEntry) => copy.title.replace(/\s/g, '')
  return entries
    .filter((entry) => entries.some((other) => other !== entry && plain(other) === plain(entry)))
    .map((entry) => ({ kind: 'double_title', blocks: true, entry, part: 'basics' }))
}
