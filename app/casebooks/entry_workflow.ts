import { DateTime } from 'luxon'
import cases from '#config/cases'
import TypicalCase from '#app/cases/typical_case'
import { typicalCaseWorkflow } from '#app/cases/typical_case_workflow'
import { now } from '#app/core/clock'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { freeze } from '#app/workflow/submission'
import { Workflow, type Taking } from '#app/workflow/workflow'
import { casebookWorkflow, meanwhile, OPEN } from './casebook_workflow.js'
import CasebookEntry from './entry.js'
import { addComment } from './entry_comment.js'
import { hashOf, partHash, type EntryCopy, type EntryPart } from './entry_copy.js'

export type EntryState = 'editing' | 'with_author' | 'changes_asked' | 'confirmed' | 'dropped'

type Person = Actor & { id: number }

/** The copy of one case, to and fro between its editor and its author. Silence confirms nothing. */
export const entryWorkflow = new Workflow(
  'casebook_entry',
  'casebook_entries',
  {
    editing: { tone: 'info', waitsFor: ['bureau_handler'], group: 'editors' },
    with_author: { tone: 'waiting', waitsFor: ['operator', 'principal'], group: 'authors' },
    changes_asked: { tone: 'warning', waitsFor: ['bureau_handler'], group: 'editors' },
    confirmed: { tone: 'good', waitsFor: null, group: 'confirmed' },
    dropped: { tone: 'quiet', waitsFor: null, group: 'dropped' },
  },
  {
    send: { from: ['editing', 'changes_asked'], to: 'with_author', recordedAs: 'casebook_entry.sent' },
    askChanges: { from: ['with_author'], to: 'changes_asked', recordedAs: 'casebook_entry.changes_asked' },
    confirm: { from: ['with_author'], to: 'confirmed', recordedAs: 'casebook_entry.confirmed' },
    confirmByTelephone: {
      from: ['with_author'],
      to: 'confirmed',
      recordedAs: 'casebook_entry.confirmed_by_telephone',
    },
    /** It was edited: what the author was sent, or stood by, is not what is there now. */
    takeBack: { from: ['with_author', 'confirmed'], to: 'editing', recordedAs: 'casebook_entry.taken_back' },
    drop: {
      from: ['editing', 'with_author', 'changes_asked', 'confirmed'],
      to: 'dropped',
      recordedAs: 'casebook_entry.dropped',
    },
    restore: { from: ['dropped'], to: 'editing', recordedAs: 'casebook_entry.restored' },
  } as const satisfies Record<string, { from: readonly EntryState[]; to: EntryState; recordedAs: string }>,
  {
    title: ({ title }: CasebookEntry) => title,
    rules: { author_confirms: { limit: cases.authorConfirms, runsIn: ['with_author'] } },
  }
)

export type EntryStep = keyof typeof entryWorkflow.steps

const UNCONFIRMED = { confirmed_hash: null, confirmed_by: null, confirmed_how: null, confirmed_at: null }

/** One step of an entry while its book is written, on the row as it is now. */
async function take(
  entry: CasebookEntry,
  step: EntryStep,
  act: (trx: Trx, row: CasebookEntry) => Promise<Omit<Taking, 'also'>>
) {
  await inTransaction(async (trx) => {
    await casebookWorkflow.hold(trx, entry.casebookId, OPEN, step)
    const row = await CasebookEntry.findOrFail(entry.id, { client: trx })
    await entryWorkflow.takeIn(trx, step, row, await act(trx, row))
  })
  await entry.refresh()
}

/**
 * Keeps what was typed into one part. What the author was sent, or had confirmed, is taken back by it.
 *
 * @param seen what the part was when the person began to type (`partHash`); without it, whatever is there is replaced
 * @returns the new hash of the part
 * @throws StepNotAllowed `edited_meanwhile`, with who was faster at the same part
 */
export async function saveCopy(
  entry: CasebookEntry,
  by: Person,
  part: EntryPart,
  typed: Partial<EntryCopy>,
  seen?: string
) {
  const hash = await inTransaction(async (trx) => {
    await casebookWorkflow.hold(trx, entry.casebookId, OPEN, 'edit')
    const row = await CasebookEntry.query({ client: trx }).where('id', entry.id).forUpdate().firstOrFail()
    if (row.state === 'dropped') throw new StepNotAllowed('edit', 'wrong_state')
    const copy = { ...row.copy, ...typed }
    const [before, after] = [partHash(row.copy, part), partHash(copy, part)]
    if (before === after) return after
    if (seen && seen !== before) {
      const last = row.edits[part]
      throw meanwhile('casebook_entry.copy_kept', last?.name ?? null, last ? DateTime.fromISO(last.at) : null)
    }
    const edits = { ...row.edits, [part]: { name: by.name, at: now().toISOString() } }
    const columns = {
      copy: JSON.stringify(copy),
      copy_hash: hashOf(copy),
      title: copy.title,
      edits: JSON.stringify(edits),
    }
    if (entryWorkflow.allows('takeBack', row)) await takeBackIn(trx, row, by, columns)
    else
      await trx
        .from('casebook_entries')
        .where('id', row.id)
        .update({ ...columns, updated_at: sqlTime() })
    return after
  })
  await entry.refresh()
  return hash
}

async function takeBackIn(trx: Trx, row: CasebookEntry, by: Person, columns: Record<string, unknown>) {
  await unconfirmCase(trx, row, by)
  await entryWorkflow.takeIn(trx, 'takeBack', row, { by, set: { ...columns, ...UNCONFIRMED } })
}

/** The case goes back to its editors with its entry. */
async function unconfirmCase(trx: Trx, row: CasebookEntry, by: Person) {
  const found = await TypicalCase.findOrFail(row.caseId, { client: trx })
  if (found.state === 'author_confirmed') await typicalCaseWorkflow.takeIn(trx, 'edit', found, { by })
}

/** Keeps the copy as a version, unless it is the newest one already. */
export async function keepVersion(entry: CasebookEntry, by: Person) {
  await inTransaction(async (trx) => {
    const row = await CasebookEntry.query({ client: trx }).where('id', entry.id).forUpdate().firstOrFail()
    await keepVersionIn(trx, row, by)
  })
  await entry.refresh()
}

/** @returns the number of the version */
export async function keepVersionIn(trx: Trx, row: CasebookEntry, by: Person) {
  const subject = { type: 'casebook_entry', id: row.id }
  const newest = await trx
    .from('submissions')
    .where({ subject_type: subject.type, subject_id: row.id, round: row.round })
    .first()
  if (newest?.content_hash === row.copyHash) return row.round
  row.round += 1
  await freeze(trx, { ...subject, round: row.round }, row.copy, by.id)
  await trx.from('casebook_entries').where('id', row.id).update({ round: row.round })
  await entryWorkflow.tell(trx, 'casebook_entry.copy_kept', row.id, by, { round: row.round })
  return row.round
}

/**
 * 送作者确认: with a version that both sides can name.
 *
 * @throws StepNotAllowed `changes_open`
 */
export function sendEntry(entry: CasebookEntry, by: Person, version?: number) {
  return take(entry, 'send', (trx, row) => sending(trx, row, by, version))
}

export async function sending(trx: Trx, row: CasebookEntry, by: Person, version?: number) {
  await typicalCaseWorkflow.hold(trx, row.caseId, ['editing'], 'send')
  const open = await openChanges(trx, row.id)
  if (open) throw new StepNotAllowed('send', 'changes_open')
  const round = await keepVersionIn(trx, row, by)
  return { by, version, set: { sent_round: round, sent_at: sqlTime() }, details: { round } }
}

function openChanges(trx: Trx, entryId: number) {
  return trx.from('casebook_comments').where({ entry_id: entryId, asks_change: true }).whereNull('settled_at').first()
}

/** 请求修改: at a place, with what is wrong there. */
export function askChanges(entry: CasebookEntry, by: Person, { part, body, version }: Asking) {
  return take(entry, 'askChanges', async (trx, row) => {
    await addComment(trx, row.id, by, { part, side: 'author', body }, true)
    return { by, version, details: { part, opinion: body } }
  })
}

type Asking = { part: EntryPart; body: string; version?: number }

/**
 * 作者确认: of the very words that were on the page.
 *
 * @throws StepNotAllowed `edited_meanwhile`
 */
export function confirmEntry(
  entry: CasebookEntry,
  by: Person,
  { name, hash, version }: Confirmation & { hash: string }
) {
  return take(entry, 'confirm', async (trx, row) => {
    if (row.copyHash !== hash) throw new StepNotAllowed('confirm', 'edited_meanwhile')
    return confirming(trx, row, by, { name, how: 'author', version })
  })
}

/** 电话确认: said to the office by somebody of the unit, with how and why. */
export function confirmByTelephone(
  entry: CasebookEntry,
  by: Person,
  { opinion, ...told }: Confirmation & { opinion: string }
) {
  return take(entry, 'confirmByTelephone', async (trx, row) => {
    const taking = await confirming(trx, row, by, { ...told, how: 'telephone' })
    return { ...taking, details: { ...taking.details, opinion } }
  })
}

type Confirmation = { name: string; version?: number }

async function confirming(
  trx: Trx,
  row: CasebookEntry,
  by: Person,
  { name, how, version }: Confirmation & { how: string }
) {
  const found = await TypicalCase.findOrFail(row.caseId, { client: trx })
  await typicalCaseWorkflow.takeIn(trx, 'confirm', found, { by })
  const set = { confirmed_hash: row.copyHash, confirmed_by: name, confirmed_how: how, confirmed_at: sqlTime() }
  return { by, version, set, details: { person: name } }
}

/** 撤出案例集 */
export function dropEntry(
  entry: CasebookEntry,
  by: Person,
  { opinion, version }: { opinion: string; version?: number }
) {
  return take(entry, 'drop', async (trx, row) => {
    await unconfirmCase(trx, row, by)
    return { by, version, set: { ...UNCONFIRMED, note: opinion }, details: { opinion } }
  })
}

export function restoreEntry(entry: CasebookEntry, by: Person, version?: number) {
  return take(entry, 'restore', async () => ({ by, version, set: { note: null } }))
}
