import { setTimeout as pause } from 'node:timers/promises'
import { workCalendar } from '#app/calendar/work_calendar'
import { now } from '#app/core/clock'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import Designation from '#app/designations/designation'
import { system } from '#app/users/actor'
import config from '#config/surveys'
import { beginSlice, claimLetters, type ClaimedLetter, type Slice } from './claim_letters.js'
import { giveBack, noteOutcome, notesOfSent } from './note_outcome.js'
import { surveyLetters } from './survey_letter.js'
import { nextAllowed } from './survey_pace.js'
import { promiseSlice } from './survey_sending.js'
import SurveyWave from './survey_wave.js'
import { surveyWaveWorkflow as workflow } from './survey_wave_workflow.js'

const by = system('survey_sender')

/** Shorter waits for the rate are slept through, longer ones end the slice. Milliseconds. */
const SLEPT = 2000

type Letters = ReturnType<typeof surveyLetters>

/** How a slice ends: with when the next one begins, or with nothing left to send; `away`: what the mail server said. */
type End = { again: Date | null; away?: string }

/**
 * Sends the letters of one wave that are due, for some seconds, and promises the next slice. May be killed at any moment
 * and run twice at once: the wave and each letter belong to one worker for the time of a lease, and a letter keeps its
 * Message-ID until it is known what became of it.
 */
export async function sendSlice(waveId: number, number: number) {
  const slice = await beginSlice(waveId, number)
  if (!slice) return
  const end = await sendWhileItLasts(slice)
  if (end) await endSlice(slice, end)
}

/** @returns null when the wave was paused, cancelled or closed, or another worker has it */
async function sendWhileItLasts(slice: Slice): Promise<End | null> {
  const wave = await SurveyWave.findOrFail(slice.waveId)
  const letters = surveyLetters(wave)
  const hours = { officeHoursOnly: wave.officeHoursOnly, calendar: await workCalendar() }
  for (const last = performance.now() + config.slice * 1000; performance.now() < last;) {
    const allowed = nextAllowed(now(), hours)
    if (allowed > now()) return { again: allowed }
    const claim = await claimLetters(slice)
    if (claim.kind === 'lost') return null
    if (claim.kind === 'none') return { again: claim.again && soonest(claim.again) }
    const away = await handOver(letters, claim.letters)
    if (away) return { again: new Date(now().getTime() + config.outageWait * 1000), away }
    const wait = claim.pacedUntil - now().getTime()
    if (wait > SLEPT) return { again: new Date(claim.pacedUntil) }
    if (wait > 0) await pause(wait)
  }
  return { again: now() }
}

/** Recipients that are added meanwhile do not wait for a letter that is tried again tomorrow. */
function soonest(due: Date) {
  return new Date(Math.min(due.getTime(), now().getTime() + config.longestRest * 60_000))
}

/** @returns what the mail server said when it cannot be used: the letters that it did not take wait with the wave */
async function handOver({ send }: Letters, letters: readonly ClaimedLetter[]): Promise<string | null> {
  const names = await pointNames(letters)
  const left = [...letters]
  const refused: ClaimedLetter[] = []
  let away: string | null = null
  const last = performance.now() + config.chunkLasts * 1000
  const sent = notesOfSent()
  const work = async () => {
    for (let letter; !away && performance.now() < last && (letter = left.shift());) {
      const outcome = await send(letter, names.get(letter.designationId) ?? null)
      if (outcome.kind === 'sent') sent.add(letter)
      else if (outcome.kind === 'away') refused.push(letter)
      else await noteOutcome(letter, outcome)
      if (outcome.kind === 'away' || outcome.kind === 'broken') away = outcome.error
    }
  }
  await Promise.all(Array.from({ length: config.atTheSameTime }, work))
  await sent.done()
  await giveBack([...refused, ...left], away !== null)
  return away
}

async function pointNames(letters: readonly ClaimedLetter[]) {
  const ids = new Set(letters.flatMap(({ designationId }) => designationId ?? []))
  const points = ids.size > 0 ? await Designation.query().whereIn('id', [...ids]) : []
  return new Map<number | null, string>(points.map(({ id, name }) => [id, name]))
}

async function endSlice({ waveId, number, key }: Slice, { again, away }: End) {
  await inTransaction(async (trx) => {
    const mine = { id: waveId, slice_key: key, sending: 'sending' }
    const letGo = { slice_key: null, slice_until: null, sending: again ? 'sending' : 'resting' }
    const ended = await trx.from('survey_waves').where(mine).update(letGo)
    if (Number(ended) === 0) return
    await noteServer(trx, waveId, away)
    const { slice_number: latest } = await trx.from('survey_waves').where({ id: waveId }).firstOrFail()
    const isLate = Number(latest) !== number
    if (isLate) await trx.from('survey_waves').where({ id: waveId }).update({ sending: 'sending' })
    else if (again) await promiseSlice(trx, waveId, again)
    else await workflow.tell(trx, 'survey_wave.letters_sent', waveId, by)
  })
}

/** Since when our mail server cannot be used; whoever handles the wave is told once when it takes long. */
async function noteServer(trx: Trx, waveId: number, away?: string) {
  const wave = () => trx.from('survey_waves').where({ id: waveId })
  if (!away) return void (await wave().update({ stuck_since: null, stuck_told: false, last_error: null }))
  await wave().update({ last_error: away })
  await wave().whereNull('stuck_since').update({ stuck_since: sqlTime() })
  const longAgo = sqlTime(new Date(now().getTime() - config.stuckAfter * 60_000))
  const told = await wave().where('stuck_told', false).where('stuck_since', '<=', longAgo).update({ stuck_told: true })
  if (Number(told) === 1) await workflow.tell(trx, 'survey_wave.stuck', waveId, by)
}
