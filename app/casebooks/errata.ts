import { DateTime } from 'luxon'
import { inTransaction } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import type Casebook from './casebook.js'
import { casebookWorkflow } from './casebook_workflow.js'
import CasebookErratum from './erratum.js'

export type ErratumFacts = { place: string; wrong: string; right: string; day: string }

/** 勘误: of a book that is out. Everybody reads it, and later editions print it. */
export function addErratum(book: Casebook, by: Actor & { id: number }, { place, wrong, right, day }: ErratumFacts) {
  return inTransaction(async (trx) => {
    await casebookWorkflow.hold(trx, book.id, ['published'], 'addErratum')
    const facts = { place, wrongText: wrong, rightText: right, day: DateTime.fromISO(day) }
    await CasebookErratum.create({ ...facts, casebookId: book.id, createdById: by.id }, { client: trx })
    await casebookWorkflow.tell(trx, 'casebook.erratum_added', book.id, by, { about: `${place}：${wrong} → ${right}` })
  })
}

/** It was wrong itself; the trail keeps what it said. */
export function removeErratum(book: Casebook, erratum: CasebookErratum, by: Actor) {
  return inTransaction(async (trx) => {
    await trx.from('casebook_errata').where({ id: erratum.id }).delete()
    const about = `${erratum.place}：${erratum.wrongText} → ${erratum.rightText}`
    await casebookWorkflow.tell(trx, 'casebook.erratum_removed', book.id, by, { about })
  })
}
