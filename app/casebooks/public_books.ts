import { machineTime } from '#app/core/format'
import BookEdition from './book_edition.js'

/** What the public reads: the newest edition of a year that stands, and which others there were. */
export async function publicBook(year: number) {
  const editions = await BookEdition.query()
    .withScopes((scopes) => scopes.printed())
    .where('year', year)
    .orderBy('number', 'desc')
  const current = editions.find(({ state }) => state === 'published') ?? null
  return { editions, current }
}

/** One line for each year, the newest first. */
export async function publicYears() {
  const rows = await BookEdition.query()
    .withScopes((scopes) => scopes.printed())
    .select('id', 'year', 'number', 'title', 'state', 'published_at')
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
  return [...new Set(rows.map(({ year }) => year))].map((year) => {
    const own = rows.filter((row) => row.year === year)
    return own.find(({ state }) => state === 'published') ?? own[0]
  })
}

/** For search engines (start/public_pages.ts). */
export const casebookPages = {
  under: '/books/',
  pages: async () => {
    /** The pages of a book need what nothing else at the start does. */
    const { pageList } = await import('./book_pages.js')
    const { addressOf } = await import('./book_answers.js')
    const books = await BookEdition.query().where('state', 'published').orderBy('year').orderBy('number', 'desc')
    const newest = books.filter(({ year }, index) => books[index - 1]?.year !== year)
    return newest.flatMap((edition) =>
      pageList(edition.content).map(({ name }) => ({
        path: addressOf(`/books/${edition.year}`, name),
        changed: machineTime(edition.publishedAt),
      }))
    )
  },
}
