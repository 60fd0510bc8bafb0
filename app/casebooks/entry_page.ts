import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { workCalendar } from '#app/calendar/work_calendar'
import cases from '#config/cases'
import type User from '#app/users/user'
import Clock from '#app/workflow/clock'
import { OPEN } from './casebook_workflow.js'
import CasebookEntry from './entry.js'
import { bodyWords, differenceOf, differencesOf, entryParts, partHash, type EntryPart } from './entry_copy.js'
import { shownState } from './entry_list.js'
import EntryPolicy from './entry_policy.js'
import { ownTerms, termIn, vocabulary } from './entry_terms.js'
import { authorsCopyOf, versionOf, versionsOf } from './entry_versions.js'
import { entryWorkflow as workflow, type EntryStep } from './entry_workflow.js'

/** The entry of the address, or 404. */
export function visibleEntry({ auth, params }: HttpContext) {
  return CasebookEntry.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.entry_id ?? params.id) || 0)
    .preload('casebook')
    .preload('chapter')
    .preload('case')
    .preload('comments', (comments) => void comments.orderBy('id'))
    .firstOrFail()
}

/** What is the editors' own: units are told when it comes to them. */
const EDITORS_OWN = ['casebook_entry.copy_kept', 'casebook_entry.taken_up']

/** The whole copy beside what the author handed in. The author sees the version that was sent, not the one being written. */
export async function renderEntry({ auth, bouncer, view, i18n }: HttpContext, entry: CasebookEntry) {
  const user = auth.getUserOrFail()
  const policy = bouncer.with(EntryPolicy)
  const copy = await shownCopy(entry, user)
  const term = termIn(i18n)
  const isWritten = OPEN.includes(entry.casebook.state) && !entry.isDisqualified
  const [mayEdit, mayAnswer] = [await policy.allows('edit'), await policy.allows('answer', entry)]
  return view.render('pages/casebooks/entry', {
    ...{ entry, copy, term, mayEdit, mayAnswer, entryParts, words: bodyWords(copy), standing: shownState(entry) },
    mostWords: cases.body,
    differences: differencesOf(await authorsCopyOf(entry), copy, term),
    comments: (part: EntryPart) => entry.comments.filter((comment) => comment.part === part),
    edits: mayEdit && isWritten && entry.state !== 'dropped',
    allows: (step: EntryStep) => isWritten && workflow.allows(step, entry),
    clock: await clockOf(entry),
    versions: mayEdit ? (await versionsOf(entry)).reverse() : [],
    timeline: await timelineOf('casebook_entry', entry.id, i18n, { without: mayEdit ? [] : EDITORS_OWN }),
  })
}

function shownCopy(entry: CasebookEntry, user: User) {
  return user.isBureau || entry.sentRound === null ? entry.copy : versionOf(entry, entry.sentRound)
}

async function clockOf({ id }: CasebookEntry) {
  const clock = await Clock.of('casebook_entry', [id]).first()
  return clock ? clock.standing(await workCalendar()) : null
}

/** One part of the copy on its page, or 404. */
export function partIn(ctx: HttpContext): EntryPart {
  const part = entryParts.find((one) => one === ctx.params.id)
  if (!part) throw new errors.E_ROUTE_NOT_FOUND([ctx.request.method(), ctx.request.url()])
  return part
}

export async function renderPart({ view, i18n }: HttpContext, entry: CasebookEntry, part: EntryPart) {
  const author = await authorsCopyOf(entry)
  const term = termIn(i18n)
  const index = entryParts.indexOf(part)
  return view.render('pages/casebooks/part', {
    ...{ entry, part, term, vocabulary, ownTerms },
    difference: differenceOf(part, author, entry.copy, term),
    version: partHash(entry.copy, part),
    comments: entry.comments.filter((comment) => comment.part === part),
    previous: entryParts[index - 1],
    next: entryParts[index + 1],
    willTakeBack: workflow.allows('takeBack', entry),
    last: entry.edits[part],
    pictures: picturesOf(entry, author.images),
  })
}

/** The author's pictures: first those in the copy, as they stand there, then the others. */
function picturesOf({ copy, imageWidths }: CasebookEntry, offered: CasebookEntry['copy']['images']) {
  const place = (id: number) => copy.images.findIndex(({ attachmentId }) => attachmentId === id)
  const order = ({ attachmentId }: { attachmentId: number }) => place(attachmentId) + 1 || offered.length + 1
  return offered
    .map((image) => ({ ...image, ...copy.images[place(image.attachmentId)] }))
    .map((image) => ({ ...image, used: place(image.attachmentId) >= 0, dots: imageWidths[image.attachmentId] ?? 0 }))
    .sort((a, b) => order(a) - order(b))
}

/** A kept version, and what became of it. */
export async function renderVersion(ctx: HttpContext, entry: CasebookEntry) {
  const round = Number(ctx.params.id) || 0
  const kept = await versionOf(entry, round)
  return ctx.view.render('pages/casebooks/version', {
    ...{ entry, round },
    differences: differencesOf(kept, entry.copy, termIn(ctx.i18n)),
  })
}
