import { bookWords } from './book_words.js'
import { numberedCases } from './book_index.js'
import { withTexts, type BookCase, type Manuscript } from './manuscript.js'

/** `where`: `preface`, or the number of a case. */
export type Erratum = { where: string; wrong: string; right: string; day: string }

export const PREFACE = 'preface'

/** Where an erratum can be, for a choice. */
export function correctablePlaces(manuscript: Manuscript) {
  const cases = numberedCases(manuscript).map(({ number, title }) => ({ value: number, text: `${number} ${title}` }))
  return [{ value: PREFACE, text: bookWords.preface }, ...cases]
}

/** How often the wrong text stands there: once is what a correction needs. */
export function occurrences(manuscript: Manuscript, { where, wrong }: Pick<Erratum, 'where' | 'wrong'>) {
  const part = where === PREFACE ? manuscript.preface : caseOf(manuscript, where)
  return part ? textsOf(part).reduce((sum, text) => sum + text.split(wrong).length - 1, 0) : 0
}

/**
 * The manuscript of the next edition: the text is right, and the errata leaf says what it was.
 *
 * @param pages of the edition that people have in their hands
 */
export function correctedManuscript(
  manuscript: Manuscript,
  erratum: Erratum,
  pages: Readonly<Record<string, number>> | null
): Manuscript {
  const { where, wrong, right, day } = erratum
  const correct = <T>(part: T) => withTexts(part, (text) => text.replaceAll(wrong, () => right))
  return {
    ...manuscript,
    day,
    preface: where === PREFACE ? correct(manuscript.preface) : manuscript.preface,
    chapters: manuscript.chapters.map((chapter) => ({
      ...chapter,
      cases: chapter.cases.map((one) => (one.number === where ? correctedCase(one, correct) : one)),
    })),
    errata: [...manuscript.errata, { place: placeOf(manuscript, where, pages), wrong, right, day }],
  }
}

/** What names the case, and its files, is not text. */
function correctedCase(one: BookCase, correct: <T>(part: T) => T): BookCase {
  const { caseId, number } = one
  const images = one.images.map((image) => ({
    ...image,
    caption: correct(image.caption),
    rights: correct(image.rights),
  }))
  return { ...correct(one), caseId, number, images }
}

function caseOf(manuscript: Manuscript, number: string) {
  const found = numberedCases(manuscript).find((one) => one.number === number)
  if (!found) return null
  return { ...found, number: '', images: found.images.map(({ caption, rights }) => [caption, rights]) }
}

function placeOf(manuscript: Manuscript, where: string, pages: Readonly<Record<string, number>> | null) {
  const one = numberedCases(manuscript).find(({ number }) => number === where)
  const page = pages?.[one ? `case${one.place}` : PREFACE]
  return (one ? `《${one.title}》` : bookWords.preface) + (page ? `（第${page}页起）` : '')
}

function textsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part]
  return part !== null && typeof part === 'object' ? Object.values(part).flatMap(textsOf) : []
}
