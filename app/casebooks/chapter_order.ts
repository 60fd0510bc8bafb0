import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { placeBeside, stepped } from '#app/core/places'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type Casebook from './casebook.js'
import { casebookWorkflow, OPEN } from './casebook_workflow.js'
import CasebookChapter from './chapter.js'
import type CasebookEntry from './entry.js'
import { chaptersOf } from './studio_outline.js'

type Texts = { title: string; introduction: string }

/** Chapters and the places of entries change while the book is written, one person at a time. */
function whileOpen<T>(book: Casebook, work: (trx: Trx) => Promise<T>) {
  return inTransaction(async (trx) => {
    await casebookWorkflow.hold(trx, book.id, OPEN, 'arrange')
    return work(trx)
  })
}

export function addChapter(book: Casebook, by: Actor, title: string) {
  return whileOpen(book, async (trx) => {
    const [{ last }] = await trx.from('casebook_chapters').where({ casebook_id: book.id }).max('position as last')
    const place = { casebookId: book.id, position: Number(last ?? -1) + 1, category: null }
    const chapter = await CasebookChapter.create({ ...place, title, introduction: '' }, { client: trx })
    await casebookWorkflow.tell(trx, 'casebook.chapter_added', book.id, by, { about: title })
    return chapter
  })
}

export function reviseChapter(book: Casebook, chapter: CasebookChapter, by: Actor, texts: Texts) {
  return whileOpen(book, async (trx) => {
    await trx
      .from('casebook_chapters')
      .where({ id: chapter.id })
      .update({ ...texts, updated_at: sqlTime() })
    await casebookWorkflow.tell(trx, 'casebook.chapter_revised', book.id, by, { about: texts.title })
  })
}

/** @throws StepNotAllowed `chapter_in_use` */
export function removeChapter(book: Casebook, chapter: CasebookChapter, by: Actor) {
  return whileOpen(book, async (trx) => {
    const used = await trx.from('casebook_entries').where({ chapter_id: chapter.id }).first()
    if (used) throw new StepNotAllowed('removeChapter', 'chapter_in_use')
    await trx.from('casebook_chapters').where({ id: chapter.id }).delete()
    await casebookWorkflow.tell(trx, 'casebook.chapter_removed', book.id, by, { about: chapter.title })
  })
}

export type Direction = 'up' | 'down'

const stepOf = (direction: Direction) => (direction === 'up' ? -1 : 1)

export function moveChapter(book: Casebook, chapter: CasebookChapter, by: Actor, direction: Direction) {
  return whileOpen(book, async (trx) => {
    const ids = (await chaptersOf(book, trx)).map(({ id }) => id)
    const order = stepped(ids, ids.indexOf(chapter.id), stepOf(direction))
    if (order === ids) return
    await writeOrder(trx, 'casebook_chapters', order)
    await casebookWorkflow.tell(trx, 'casebook.arranged', book.id, by, { about: chapter.title })
  })
}

/** One place earlier or later; past the end of its chapter into the next one. */
export function stepEntry(book: Casebook, entry: CasebookEntry, by: Actor, direction: Direction) {
  return whileOpen(book, async (trx) => {
    const chapters = await chaptersOf(book, trx)
    const place = placeBeside(chapters, ({ entries }) => entries, entry.id, stepOf(direction))
    if (place) await put(trx, book, by, entry, place.group, place.position)
  })
}

/** Dropped at a place. */
export function placeEntry(book: Casebook, entry: CasebookEntry, by: Actor, chapterId: number, position: number) {
  return whileOpen(book, async (trx) => {
    const chapter = (await chaptersOf(book, trx)).find(({ id }) => id === chapterId)
    if (!chapter) throw new StepNotAllowed('arrange', 'chapter_gone')
    await put(trx, book, by, entry, chapter, position)
  })
}

async function put(
  trx: Trx,
  book: Casebook,
  by: Actor,
  entry: CasebookEntry,
  chapter: CasebookChapter,
  position: number
) {
  const others = chapter.entries.map(({ id }) => id).filter((id) => id !== entry.id)
  await trx.from('casebook_entries').where({ id: entry.id }).update({ chapter_id: chapter.id, updated_at: sqlTime() })
  await writeOrder(trx, 'casebook_entries', others.toSpliced(position, 0, entry.id))
  await casebookWorkflow.tell(trx, 'casebook.arranged', book.id, by, { about: entry.title })
}

async function writeOrder(trx: Trx, table: string, ids: readonly number[]) {
  for (const [position, id] of ids.entries()) await trx.from(table).where({ id }).update({ position })
}
