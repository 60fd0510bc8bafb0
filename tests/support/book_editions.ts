import { cancelBuild, freezeEdition, orderEdition, publishEdition, withdrawEdition } from '#app/casebooks/book_editions'
import type BookEdition from '#app/casebooks/book_edition'
import type { Manuscript } from '#app/casebooks/manuscript'
import { drainOutbox } from '#jobs/drain'
import type { World } from '../world.js'
import { actor } from './applications.js'
import { bookCase, bookManuscript, bookPicture, storedImage } from './book_manuscripts.js'

type People = Pick<World, 'people'>

/** Two cases in one chapter, one with a picture: enough of a book to go through all its states. */
export async function smallManuscript(more: Partial<Manuscript> = {}): Promise<Manuscript> {
  const image = await storedImage(bookPicture(1200, 800))
  const cases = [bookCase(0, { images: [image] }), bookCase(1)]
  return bookManuscript({ chapters: [{ title: '服务研发与产业', introduction: ['本章两个案例。'], cases }], ...more })
}

export async function orderedEdition({ people }: People, manuscript?: Manuscript) {
  return orderEdition(1, manuscript ?? (await smallManuscript()), actor(people.handler))
}

export async function builtEdition(world: People, manuscript?: Manuscript): Promise<BookEdition> {
  const edition = await orderedEdition(world, manuscript)
  await drainOutbox()
  return edition.refresh()
}

export async function publishedEdition(world: People, manuscript?: Manuscript): Promise<BookEdition> {
  const edition = await builtEdition(world, manuscript)
  await freezeEdition(edition, actor(world.people.head))
  await publishEdition(edition, actor(world.people.head))
  await drainOutbox()
  return edition.refresh()
}

/** Pages of the book in every standing: one that stands with an old edition, one to be frozen, one that stopped, one withdrawn. */
export async function furnishedBooks(world: People) {
  const published = await publishedEdition(world)
  const errata = [{ place: '前言', wrong: '甲', right: '乙', day: '2027-01-05' }]
  const next = await builtEdition(world, await smallManuscript({ errata }))
  const stopped = await orderedEdition(world, await smallManuscript({ year: 2025 }))
  await cancelBuild(stopped, actor(world.people.handler))
  const withdrawn = await publishedEdition(world, await smallManuscript({ year: 2024 }))
  await withdrawEdition(withdrawn, actor(world.people.head), '全书撤下核查。')
  return { published: published.id, next: next.id, stopped: stopped.id, year: published.year }
}
