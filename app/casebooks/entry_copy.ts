import { bodyParts, type CaseContent, type CaseFigure, type CaseImage } from '#app/cases/case_content'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { textDifference, type DifferencePart } from '#app/core/text_difference'
import { wordCount } from '#app/core/word_count'

type BodyPart = (typeof bodyParts)[number]

/** 编辑稿: what the book prints of a case. Terms are keys of the vocabulary or words of their own (entry_terms.ts). */
export type EntryCopy = Record<BodyPart, string> & {
  title: string
  audience: string
  summary: string
  figures: CaseFigure[]
  /** Some of the author's, in the order of the book. */
  images: CaseImage[]
  industries: string[]
  techniques: string[]
  /** The office mailbox that the annex names. */
  contactEmail: string
}

/** What is edited on one page, saved and compared for itself: two editors may work on different parts. */
export const entryParts = ['basics', ...bodyParts, 'figures', 'images', 'terms'] as const

export type EntryPart = (typeof entryParts)[number]

export const partFields: Record<EntryPart, readonly (keyof EntryCopy)[]> = {
  basics: ['title', 'audience', 'summary'],
  background: ['background'],
  practice: ['practice'],
  effect: ['effect'],
  novelty: ['novelty'],
  transfer: ['transfer'],
  figures: ['figures'],
  images: ['images'],
  terms: ['industries', 'techniques', 'contactEmail'],
}

/** The copy before anybody has edited it. */
export function copyOf(content: CaseContent): EntryCopy {
  const { title, audience, summary, background, practice, effect, novelty, transfer, figures, images } = content
  return {
    ...{ title, audience, summary, background, practice, effect, novelty, transfer, figures, images },
    ...{ industries: [], techniques: [], contactEmail: content.contact.email },
  }
}

export function hashOf(copy: EntryCopy) {
  return sha256(canonicalJson(copy))
}

/** What a part was when somebody looked at it. */
export function partHash(copy: EntryCopy, part: EntryPart) {
  return sha256(canonicalJson(partFields[part].map((field) => copy[field]))).slice(0, 16)
}

/** 正文字数 */
export function bodyWords(copy: EntryCopy) {
  return wordCount(bodyParts.map((part) => copy[part]).join('\n'))
}

const isText = (part: EntryPart) => !['figures', 'images', 'terms'].includes(part)

const figureLine = ({ indicator, before, after, unit, evidence }: CaseFigure) =>
  `${indicator}：${before} → ${after} ${unit}（${evidence}）`

/** A part as lines of text, whatever it is made of, so that two of them can be compared. */
export function partText(copy: EntryCopy, part: EntryPart, term: TermText): string {
  if (part === 'figures') return copy.figures.map(figureLine).join('\n')
  if (part === 'images') return copy.images.map(({ caption }, index) => `${index + 1}. ${caption}`).join('\n')
  if (part !== 'terms') return partFields[part].map((field) => copy[field]).join('\n')
  const terms = (['industries', 'techniques'] as const).map((kind) => copy[kind].map((key) => term(kind, key)))
  return [...terms.map((words) => words.join('、')), copy.contactEmail].filter(Boolean).join('\n')
}

export type TermKind = 'industries' | 'techniques'

/** A term in words (entry_terms.ts). */
type TermText = (kind: TermKind, term: string) => string

export type PartDifference = {
  part: EntryPart
  before: string
  marked: DifferencePart[]
  isChanged: boolean
  /** Of texts; what is counted otherwise has none. */
  words: { before: number; after: number } | null
}

/** What became of the first text of a part in the second. */
export function differenceOf(part: EntryPart, before: EntryCopy, after: EntryCopy, term: TermText): PartDifference {
  const [first, second] = [partText(before, part, term), partText(after, part, term)]
  return {
    ...{ part, before: first, marked: textDifference(first, second), isChanged: first !== second },
    words: isText(part) ? { before: wordCount(first), after: wordCount(second) } : null,
  }
}

export function differencesOf(before: EntryCopy, after: EntryCopy, term: TermText) {
  return entryParts.map((part) => differenceOf(part, before, after, term))
}
