import { setTimeout as pause } from 'node:timers/promises'
import { now } from '#app/core/clock'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import db from '@adonisjs/lucid/services/db'
import config from '#config/surveys'
import type { ClaimedLetter } from './claim_letters.js'
import { brokenWait, softWait, type Outcome } from './letter_outcome.js'
import { suppressAddress } from './suppress_address.js'

type Settled = Exclude<Outcome, { kind: 'away' | 'sent' }>

/** Notes it, unless the recipient stands elsewhere by now: opted out, or sent again by whoever took us for dead. */
export async function noteOutcome(letter: ClaimedLetter, outcome: Settled) {
  const isAboutAddress = outcome.kind === 'hard' && outcome.isAddress
  if (!isAboutAddress) return void (await note(db, letter, outcome))
  await inTransaction(async (trx) => {
    if (await note(trx, letter, outcome)) await suppressAddress(trx, letter.email, 'hard_bounce', 'smtp')
  })
}

async function note(client: Pick<Trx, 'from'>, { id, messageId, tries }: ClaimedLetter, outcome: Settled) {
  const noted = await client
    .from('survey_invitations')
    .where({ id, message_id: messageId, state: 'sending' })
    .update(valuesOf(outcome, tries))
  return Number(noted) === 1
}

const nothingDue = { next_try_at: null, tries: 0 }

function valuesOf(outcome: Settled, tries: number) {
  const said = { last_error: outcome.error }
  if (outcome.kind === 'hard') return { state: 'hard_bounced', ...nothingDue, ...said }
  const wait = outcome.kind === 'broken' ? brokenWait(tries) : softWait(tries)
  const next = { next_try_at: wait && sqlTime(new Date(now().getTime() + wait)), tries: tries + 1 }
  return { state: 'soft_bounced', ...(wait === null ? nothingDue : next), ...said }
}

/** A note waits so long for others that go with it. Milliseconds. */
const GATHERING = 10

/**
 * Letters that the mail server has taken are noted together, while others are on their way: those that are taken while
 * a note is written, or within ten milliseconds, go with the next one.
 */
export function notesOfSent() {
  const waiting: ClaimedLetter[] = []
  const last = Promise.withResolvers<void>()
  let writing = Promise.resolve()
  return {
    add(letter: ClaimedLetter) {
      if (waiting.push(letter) > 1) return
      const gathered = () => Promise.race([pause(GATHERING), last.promise])
      writing = writing.then(gathered).then(() => noteSent(waiting.splice(0)))
      writing.catch(() => {})
    },
    /** @throws what kept one of them from being noted */
    done() {
      last.resolve()
      return writing
    },
  }
}

async function noteSent(letters: readonly ClaimedLetter[]) {
  const sent = { state: 'sent', letters: db.raw('letters + 1'), last_letter_at: sqlTime(), last_error: null }
  await db
    .from('survey_invitations')
    .where({ state: 'sending' })
    .whereIn(
      'id',
      letters.map(({ id }) => id)
    )
    .whereIn(
      'message_id',
      letters.map(({ messageId }) => messageId)
    )
    .update({ ...sent, ...nothingDue })
}

/** Letters that were claimed and not handed over: others may have them at once, or when the mail server is back. */
export async function giveBack(letters: readonly ClaimedLetter[], isAway: boolean) {
  if (letters.length === 0) return
  const wait = isAway ? config.outageWait * 1000 : 0
  const byState = (state: string, rows: readonly ClaimedLetter[]) =>
    db
      .from('survey_invitations')
      .whereIn(
        'id',
        rows.map(({ id }) => id)
      )
      .where({ state: 'sending' })
      .update({ state, next_try_at: sqlTime(new Date(now().getTime() + wait)) })
  await byState(
    'waiting',
    letters.filter(({ tries }) => tries === 1)
  )
  await byState(
    'soft_bounced',
    letters.filter(({ tries }) => tries > 1)
  )
}
