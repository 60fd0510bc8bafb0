import { DateTime } from 'luxon'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { now } from '#app/core/clock'
import { inTransaction, isDuplicateKey, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { enqueue } from '#jobs/queue'
import TypicalCase from '#app/cases/typical_case'
import { typicalCaseWorkflow } from '#app/cases/typical_case_workflow'
import BookEdition from './book_edition.js'
import Casebook from './casebook.js'
import { casebookWorkflow } from './casebook_workflow.js'
import BookFile from './book_file.js'
import { bookEditionWorkflow } from './book_edition_workflow.js'
import { numberedCases } from './book_index.js'
import type { Manuscript } from './manuscript.js'

type Person = Actor & { id: number }

/**
 * 制作: freezes the manuscript as the next edition of its year; a job builds it.
 *
 * @param casebook as it was when the manuscript was taken from it
 * @throws StepNotAllowed when it has changed since, `edition_alive`, `year_taken` by another casebook
 */
export async function orderEdition(casebook: Casebook, manuscript: Manuscript, by: Person) {
  try {
    return await inTransaction(async (trx) => {
      await holdBook(trx, casebook)
      const number = await nextNumber(trx, manuscript.year)
      const edition = await BookEdition.create(
        {
          ...{ casebookId: casebook.id, year: manuscript.year, number, live: true, ...frozen(manuscript) },
          ...{
            state: 'building',
            version: 0,
            stateSince: DateTime.fromJSDate(now()),
            run: 1,
            stepsDone: 0,
            percent: 0,
          },
          orderedById: by.id,
        },
        { client: trx }
      )
      const details = { year: edition.year, number, manuscript: edition.manuscriptHash }
      await bookEditionWorkflow.begin(trx, edition, by, 'casebook_edition.ordered', details)
      await promiseBuild(trx, edition.id, 1)
      return edition
    })
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('build', 'edition_alive')
    throw error
  }
}

async function holdBook(trx: Trx, { id, version, year }: Casebook) {
  await casebookWorkflow.hold(trx, id, ['ready', 'published'], 'build')
  const same = await trx.from('casebooks').where({ id, version }).first()
  if (!same) throw await StepNotAllowed.because(trx, 'casebook', 'casebooks', id, 'build')
  const other = await trx
    .from('casebook_editions')
    .where({ year })
    .whereNot('casebook_id', id)
    .whereNotNull('live')
    .first()
  if (other) throw new StepNotAllowed('build', 'year_taken')
}

/** One after the newest that was published; what was given up before does not count. */
async function nextNumber(trx: Trx, year: number) {
  const newest = await BookEdition.query({ client: trx })
    .withScopes((scopes) => scopes.printed())
    .where({ year })
    .orderBy('number', 'desc')
    .select('number')
    .first()
  return (newest?.number ?? 0) + 1
}

function frozen(manuscript: Manuscript) {
  const text = canonicalJson(manuscript)
  return { manuscript: text, manuscriptHash: sha256(text), title: [...manuscript.title].slice(0, 200).join('') }
}

function promiseBuild(trx: Trx, editionId: number, run: number) {
  return enqueue(trx, 'casebooks/build', { editionId, run }, { dedupeKey: `casebooks/build/${editionId}/${run}` })
}

/** The worker does not begin with another step. */
export function cancelBuild(edition: BookEdition, by: Person, version?: number) {
  return bookEditionWorkflow.take('cancel', edition, { by, version })
}

const NO_FAULT = { fault: null, fault_about: null }

/** Goes on behind the last step that was done. */
export function retryBuild(edition: BookEdition, by: Person, version?: number) {
  const run = edition.run + 1
  return bookEditionWorkflow.take('retry', edition, {
    ...{ by, version },
    set: { run, ...NO_FAULT },
    also: (trx) => promiseBuild(trx, edition.id, run),
  })
}

/** Begins again with another manuscript; what was built from the one before is gone. */
export function reviseEdition(edition: BookEdition, manuscript: Manuscript, by: Person, version?: number) {
  const run = edition.run + 1
  const { title, manuscript: text, manuscriptHash } = frozen(manuscript)
  return bookEditionWorkflow.take('revise', edition, {
    ...{ by, version, details: { manuscript: manuscriptHash } },
    set: {
      ...{ run, title, manuscript: text, manuscript_hash: manuscriptHash, steps_done: 0, percent: 0 },
      ...{ checksum: null, pages: null, page_count: null, counted_by: null, built_at: null },
      ...NO_FAULT,
    },
    also: async (trx) => {
      await BookFile.query({ client: trx }).where('editionId', edition.id).delete()
      await promiseBuild(trx, edition.id, run)
    },
  })
}

export function discardEdition(edition: BookEdition, by: Person, version?: number) {
  return bookEditionWorkflow.take('discard', edition, { by, version, set: { live: null } })
}

/** 定稿: the head's word is bound to the sum of everything that was built. */
export function freezeEdition(edition: BookEdition, by: Person, version?: number) {
  return bookEditionWorkflow.take('freeze', edition, {
    ...{ by, version, details: { checksum: edition.checksum } },
    also: (trx) =>
      decide(trx, by, {
        subject: { type: 'casebook_edition', id: edition.id, round: edition.run },
        ...{ step: 'freeze', decision: 'freeze', contentHash: edition.checksum },
      }),
  })
}

/** 出版: everybody sees it. With the first edition its casebook and the cases in it are published. */
export function publishEdition(edition: BookEdition, by: Person, version?: number) {
  return bookEditionWorkflow.take('publish', edition, {
    ...{ by, version, details: { year: edition.year, number: edition.number, checksum: edition.checksum } },
    set: { published_at: sqlTime() },
    also: async (trx) => {
      const casebook = await Casebook.findOrFail(edition.casebookId, { client: trx })
      if (casebook.state === 'published') return
      await publishCases(trx, edition, by)
      await casebookWorkflow.takeIn(trx, 'publish', casebook, { by, set: { published_at: sqlTime() } })
    },
  })
}

/** @throws StepNotAllowed `case_fell_out`: one was disqualified after the manuscript was frozen */
async function publishCases(trx: Trx, edition: BookEdition, by: Person) {
  const ids = numberedCases(edition.content).map(({ caseId }) => caseId)
  const cases = await TypicalCase.query({ client: trx }).whereIn('id', ids).orderBy('id')
  if (cases.some(({ state }) => state !== 'author_confirmed')) throw new StepNotAllowed('publish', 'case_fell_out')
  for (const one of cases)
    await typicalCaseWorkflow.takeIn(trx, 'publish', one, { by, details: { year: edition.year } })
}

export function withdrawEdition(edition: BookEdition, by: Person, reason: string, version?: number) {
  return bookEditionWorkflow.take('withdraw', edition, {
    ...{ by, version, details: { opinion: reason } },
    set: { withdrawal: reason },
  })
}
