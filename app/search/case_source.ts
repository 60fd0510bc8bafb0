import { announcedSelections, publicCase, selectedCases } from '#app/case_decisions/public_case'
import { publicBook, publicYears } from '#app/casebooks/public_books'
import type BookEdition from '#app/casebooks/book_edition'
import { remember } from '#app/core/remember'
import { districtCodes, districts } from '#app/organizations/districts'
import type { SearchEntry, SearchSource } from './entry.js'

/** 典型案例: as the published books tell them, and what was selected and is in no book. */
export const caseSource: SearchSource = {
  kind: 'cases',
  read: async () => {
    const inBooks = await casesInBooks()
    const told = new Set(inBooks.map(({ number }) => number))
    return [...inBooks, ...(await casesSelected()).filter(({ number }) => !told.has(number))]
  },
}

/** An edition that was published is never written again. */
const known = new Map<string, SearchEntry[]>()
const MOST = 50

async function casesInBooks() {
  const books = (await publicYears()).filter(({ state }) => state === 'published')
  const cases: SearchEntry[] = []
  for (const { id, year, publishedAt } of books) {
    const edition = `${id} ${publishedAt}`
    cases.push(...(known.get(edition) ?? (await readCases(edition, id, year))))
  }
  return cases
}

/** Where another edition was published in between, the next search finds it. */
async function readCases(edition: string, id: number, year: number) {
  const { current } = await publicBook(year)
  return current?.id === id ? remember(known, MOST, edition, await casesOf(current)) : []
}

/** The pages of a book need what nothing else at the start does. */
async function casesOf({ year, content }: BookEdition): Promise<SearchEntry[]> {
  const { addressOf } = await import('#app/casebooks/book_answers')
  const { casePage } = await import('#app/casebooks/book_pages')
  const { numberedCases } = await import('#app/casebooks/book_index')
  const { printedManuscript } = await import('#app/casebooks/book_words')
  return numberedCases(printedManuscript(content)).map((one) => ({
    ...{ id: one.number, title: one.title, number: one.number, unit: one.unit },
    districtCode: districtCodes.find((code) => districts[code].zh === one.district) ?? null,
    href: addressOf(`/books/${year}`, casePage(one.number)),
    note: [String(year), one.category].filter(Boolean).join(' · '),
    text: [one.summary, ...one.industries, ...one.techniques, ...one.sections.flatMap(({ text }) => text)].join('\n'),
  }))
}

/** Those that were taken back stay on their list and are not led to. */
async function casesSelected(): Promise<SearchEntry[]> {
  const selections = await announcedSelections('published').orderBy('publishedAt', 'desc').orderBy('id', 'desc')
  const rows = await selectedCases()
    .whereIn(
      'selectionId',
      selections.map(({ id }) => id)
    )
    .orderBy('caseId')
  const calls = new Map(selections.map(({ id, call }) => [id, call]))
  return rows.flatMap((row) => {
    const { number, title, unit, districtCode, isOut } = publicCase(row)
    if (isOut) return []
    const href = `/case-results/${row.selectionId}?q=${encodeURIComponent(number)}`
    return [{ ...{ id: number, title, number, unit, districtCode, href }, note: calls.get(row.selectionId)!.title }]
  })
}
