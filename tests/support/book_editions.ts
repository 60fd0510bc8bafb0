import { DateTime } from 'luxon'
import { cancelBuild, freezeEdition, orderEdition, publishEdition, withdrawEdition } from '#app/casebooks/book_editions'
import type BookEdition from '#app/casebooks/book_edition'
import Casebook from '#app/casebooks/casebook'
import type { Manuscript } from '#app/casebooks/manuscript'
import { drainOutbox } from '#jobs/drain'
import type { World } from '../world.js'
import { actor } from './applications.js'
import { bookCase, bookManuscript, bookPicture, storedImage } from './book_manuscripts.js'
import { caseCall } from './typical_cases.js'

/** Two cases in one chapter, one with a picture: enough of a book to go through all its states. */
export async function smallManuscript(more: Partial<Manuscript> = {}): Promise<Manuscript> {
  const image = await storedImage(bookPicture(1200, 800))
  const cases = [bookCase(0, { images: [image] }), bookCase(1)]
  return bookManuscript({ chapters: [{ title: '服务研发与产业', introduction: ['本章两个案例。'], cases }], ...more })
}

/** The casebook of a manuscript that is told here, not taken from the studio. */
export async function casebookFor(world: World, { year, title, editor }: Manuscript) {
  const found = await Casebook.query().where({ year, editor }).first()
  if (found) return found
  const call = await caseCall(world, { year, state: 'concluded' })
  return Casebook.create({
    ...{ callId: call.id, year, title, editor, preface: '', createdById: world.people.handler.id },
    ...{ state: 'ready', version: 0, stateSince: DateTime.utc() },
  })
}

export async function orderedEdition(world: World, manuscript?: Manuscript) {
  const told = manuscript ?? (await smallManuscript())
  return orderEdition(await casebookFor(world, told), told, actor(world.people.handler))
}

export async function builtEdition(world: World, manuscript?: Manuscript): Promise<BookEdition> {
  const edition = await orderedEdition(world, manuscript)
  await drainOutbox()
  return edition.refresh()
}

export async function publishedEdition(world: World, manuscript?: Manuscript): Promise<BookEdition> {
  const edition = await builtEdition(world, manuscript)
  await freezeEdition(edition, actor(world.people.head))
  await publishEdition(edition, actor(world.people.head))
  await drainOutbox()
  return edition.refresh()
}

/** Pages of the book in every standing: one that stands with an old edition, one to be frozen, one that stopped, one withdrawn. */
export async function furnishedBooks(world: World) {
  const published = await publishedEdition(world)
  const errata = [{ place: '前言', wrong: '甲', right: '乙', day: '2027-01-05' }]
  const next = await builtEdition(world, await smallManuscript({ errata }))
  const stopped = await orderedEdition(world, await smallManuscript({ year: 2025 }))
  await cancelBuild(stopped, actor(world.people.handler))
  const withdrawn = await publishedEdition(world, await smallManuscript({ year: 2024 }))
  await withdrawEdition(withdrawn, actor(world.people.head), '全书撤下核查。')
  const { id, casebookId, year } = published
  return { published: id, casebook: casebookId, next: next.id, stopped: stopped.id, year }
}
