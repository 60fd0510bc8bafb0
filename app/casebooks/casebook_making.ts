import { DateTime } from 'luxon'
import casebooks from '#config/casebooks'
import type CaseCall from '#app/case_calls/case_call'
import type { CaseContent } from '#app/cases/case_content'
import TypicalCase from '#app/cases/typical_case'
import { typicalCaseWorkflow } from '#app/cases/typical_case_workflow'
import { inTransaction, isDuplicateKey, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Submission, { freeze } from '#app/workflow/submission'
import Casebook from './casebook.js'
import { casebookWorkflow, OPEN } from './casebook_workflow.js'
import CasebookChapter from './chapter.js'
import CasebookEntry from './entry.js'
import { copyOf, hashOf } from './entry_copy.js'
import { widthsOf } from './entry_images.js'
import { entryWorkflow, sending } from './entry_workflow.js'

type Person = Actor & { id: number }

/** What is to be printed: selected, with results that everybody may know. */
export function allCasesToPrint() {
  return TypicalCase.query().where('state', 'selected').whereNotNull('decidedAt')
}

export function casesToPrint(callId: number) {
  return allCasesToPrint().where('callId', callId).orderBy('number').orderBy('id')
}

type Material = { row: TypicalCase; content: CaseContent; widths: Record<string, number> }

/** Each case with what its author handed in last. Files are read before the transaction. */
async function materialOf(callId: number): Promise<Material[]> {
  const rows = await casesToPrint(callId)
  const ids = rows.map(({ id }) => id)
  const newest = await Submission.newestOfEach('typical_case', ids)
  const material: Material[] = []
  for (const row of rows) {
    const content = newest.get(row.id)?.answers as CaseContent | undefined
    if (content) material.push({ row, content, widths: await widthsOf(content.images) })
  }
  return material
}

/**
 * Begins the book of a call, with a chapter for each category that has cases.
 *
 * @throws StepNotAllowed `no_selected_cases`, `casebook_exists`
 */
export async function makeCasebook(call: CaseCall, by: Person) {
  const material = await materialOf(call.id)
  if (material.length === 0) throw new StepNotAllowed('create', 'no_selected_cases')
  try {
    return await inTransaction(async (trx) => {
      const front = { title: `${call.title.replace(/征集$/, '')}集`, editor: casebooks.editor, preface: '' }
      const place = { callId: call.id, year: call.year, createdById: by.id }
      const book = await Casebook.create(
        { ...front, ...place, state: 'editing', version: 0, stateSince: DateTime.utc() },
        { client: trx }
      )
      await casebookWorkflow.begin(trx, book, by, 'casebook.created', { cases: material.length })
      await takeUpIn(trx, book, call, material, by)
      return book
    })
  } catch (error) {
    throw isDuplicateKey(error) ? new StepNotAllowed('create', 'casebook_exists') : error
  }
}

/** 补入: cases that were selected after the book was begun. */
export async function takeUpCases(book: Casebook, call: CaseCall, by: Person) {
  const material = await materialOf(call.id)
  if (material.length === 0) throw new StepNotAllowed('takeUp', 'no_selected_cases')
  await inTransaction(async (trx) => {
    await casebookWorkflow.hold(trx, book.id, OPEN, 'takeUp')
    await takeUpIn(trx, book, call, material, by)
    await casebookWorkflow.tell(trx, 'casebook.cases_taken_up', book.id, by, { cases: material.length })
  })
}

async function takeUpIn(trx: Trx, book: Casebook, call: CaseCall, material: Material[], by: Person) {
  const order = call.categories.map(({ key }) => key)
  const chapters = await CasebookChapter.query({ client: trx }).where('casebookId', book.id).orderBy('position')
  const sorted = material.toSorted((a, b) => order.indexOf(a.content.category) - order.indexOf(b.content.category))
  for (const one of sorted) {
    const chapter = await chapterFor(trx, book, call, chapters, one.content.category)
    await typicalCaseWorkflow.takeIn(trx, 'edit', one.row, { by })
    await addEntry(trx, book, chapter, one, by)
  }
}

/** That of the category, or a new one at the end. */
async function chapterFor(trx: Trx, book: Casebook, call: CaseCall, chapters: CasebookChapter[], category: string) {
  const found = chapters.find((chapter) => chapter.category === category)
  if (found) return found
  const title = call.categories.find(({ key }) => key === category)?.name ?? category
  const position = Math.max(-1, ...chapters.map((chapter) => chapter.position)) + 1
  const chapter = await CasebookChapter.create(
    { casebookId: book.id, category, title: title.slice(0, 60), introduction: '', position },
    { client: trx }
  )
  chapters.push(chapter)
  return chapter
}

/** Its first version is what the author handed in. */
async function addEntry(
  trx: Trx,
  book: Casebook,
  chapter: CasebookChapter,
  { row, content, widths }: Material,
  by: Person
) {
  const [{ last }] = await trx.from('casebook_entries').where({ chapter_id: chapter.id }).max('position as last')
  const copy = copyOf(content)
  const entry = await CasebookEntry.create(
    {
      ...{ casebookId: book.id, chapterId: chapter.id, position: Number(last ?? -1) + 1, caseId: row.id },
      ...{ organizationId: row.organizationId, unitName: content.unit.name, districtCode: row.districtCode },
      ...{ title: copy.title, copy, copyHash: hashOf(copy), round: 1, edits: {}, imageWidths: widths },
      ...{ state: 'editing', version: 0, stateSince: DateTime.utc() },
    },
    { client: trx }
  )
  await freeze(trx, { type: 'casebook_entry', id: entry.id, round: 1 }, copy, by.id)
  await entryWorkflow.begin(trx, entry, by, 'casebook_entry.taken_up')
}

/** 全部送作者确认: every copy that waits for nothing else. */
export async function askAuthors(book: Casebook, by: Person, version?: number) {
  await casebookWorkflow.take('askAuthors', book, {
    by,
    version,
    also: async (trx) => {
      const rows = await CasebookEntry.query({ client: trx })
        .where({ casebookId: book.id, state: 'editing' })
        .preload('case')
      for (const row of rows.filter(({ isExpected }) => isExpected))
        await entryWorkflow.takeIn(trx, 'send', row, await sending(trx, row, by))
    },
  })
}
