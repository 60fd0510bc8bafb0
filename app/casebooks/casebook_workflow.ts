import { DateTime } from 'luxon'
import { beijingDay } from '#app/core/beijing_day'
import { inTransaction } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import BookEdition from './book_edition.js'
import Casebook, { type FrontMatter } from './casebook.js'
import { manuscriptProblems } from './studio_problems.js'

export type CasebookState = 'editing' | 'confirming' | 'ready' | 'published'

/** From the first copy to the day the book is out: that of its first edition, which is built of what is ready (book_editions.ts). */
export const casebookWorkflow = new Workflow(
  'casebook',
  'casebooks',
  {
    editing: { tone: 'info', waitsFor: ['bureau_handler'], group: 'open' },
    confirming: { tone: 'waiting', waitsFor: ['bureau_handler', 'operator', 'principal'], group: 'open' },
    ready: { tone: 'good', waitsFor: ['bureau_handler'], group: 'open' },
    published: { tone: 'good', waitsFor: null, group: 'published' },
  },
  {
    askAuthors: { from: ['editing', 'confirming'], to: 'confirming', recordedAs: 'casebook.authors_asked' },
    finish: { from: ['editing', 'confirming'], to: 'ready', recordedAs: 'casebook.finished' },
    reopen: { from: ['ready'], to: 'confirming', recordedAs: 'casebook.reopened' },
    publish: { from: ['ready'], to: 'published', recordedAs: 'casebook.published' },
  } as const satisfies Record<string, { from: readonly CasebookState[]; to: CasebookState; recordedAs: string }>
)

/** While it is written. */
export const OPEN: readonly CasebookState[] = ['editing', 'confirming']

/**
 * Title, editor and preface.
 *
 * @param seen what they were when the person began to type (`frontHash`); without it, whatever is there is replaced
 * @returns the new hash
 * @throws StepNotAllowed `edited_meanwhile`, with who was faster
 */
export async function writeFront(casebook: Casebook, by: Actor, front: FrontMatter, seen?: string) {
  const hash = await inTransaction(async (trx) => {
    await casebookWorkflow.hold(trx, casebook.id, OPEN, 'edit')
    const row = await Casebook.findOrFail(casebook.id, { client: trx })
    const before = row.frontHash
    row.merge(front)
    if (row.frontHash === before) return before
    if (seen && seen !== before) throw meanwhile('casebook.front_written', row.editedBy, row.editedAt)
    await row.merge({ editedBy: by.name.slice(0, 60), editedAt: DateTime.utc() }).save()
    return row.frontHash
  })
  await casebook.refresh()
  return hash
}

export function meanwhile(action: string, name: string | null, at: DateTime | null) {
  const act = name && at ? { action, actorName: name, occurredAt: at.toUTC().toISO()! } : null
  return new StepNotAllowed('edit', 'edited_meanwhile', act)
}

/**
 * 定稿: the manuscript is whole, and every author stands by what is said of the own case.
 *
 * @throws StepNotAllowed `casebook_unfinished`
 */
export function finishCasebook(casebook: Casebook, by: Actor, version?: number) {
  return casebookWorkflow.take('finish', casebook, {
    by,
    version,
    set: { made_on: beijingDay() },
    also: async (trx) => {
      const problems = await manuscriptProblems(casebook, trx)
      if (problems.some(({ blocks }) => blocks)) throw new StepNotAllowed('finish', 'casebook_unfinished')
    },
  })
}

/**
 * 退回修改
 *
 * @throws StepNotAllowed `edition_alive`: an edition says what this book says
 */
export function reopenCasebook(casebook: Casebook, by: Actor, { opinion, version }: Reason) {
  return casebookWorkflow.take('reopen', casebook, {
    ...{ by, version, details: { opinion }, set: { made_on: null } },
    also: async (trx) => {
      const alive = await BookEdition.query({ client: trx })
        .where('casebookId', casebook.id)
        .whereNotNull('live')
        .first()
      if (alive) throw new StepNotAllowed('reopen', 'edition_alive')
    },
  })
}

type Reason = { opinion: string; version?: number }
