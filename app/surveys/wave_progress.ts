import db from '@adonisjs/lucid/services/db'
import { workCalendar } from '#app/calendar/work_calendar'
import { now } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'
import { momentOf } from '#app/core/format'
import { withoutAddresses } from './email_address.js'
import { invitationStates, type InvitationState } from './survey_invitation.js'
import { expectedEnd } from './survey_pace.js'
import type SurveyWave from './survey_wave.js'

export type WaveCounts = Record<InvitationState, number> & {
  total: number
  answered: number
  /** Letters that are still to be sent, first ones and reminders, and those that are tried again. */
  due: number
  letters: number
}

/** How many recipients of each wave stand where, in one statement. */
export async function countsOfWaves(ids: readonly number[]): Promise<(id: number) => WaveCounts> {
  const rows = await db
    .from('survey_invitations')
    .whereIn('wave_id', [...ids])
    .groupBy('wave_id', 'state', 'is_spent')
    .select('wave_id', 'state', 'is_spent')
    .count('* as total')
    .count('next_try_at as due')
    .sum('letters as letters')
  return (id) => {
    const zero = Object.fromEntries(
      [...invitationStates, 'total', 'answered', 'due', 'letters'].map((name) => [name, 0])
    )
    const counts = zero as WaveCounts
    for (const row of rows.filter(({ wave_id: wave }) => wave === id)) {
      const total = Number(row.total)
      counts[row.state as InvitationState] += total
      counts.total += total
      if (row.is_spent) counts.answered += total
      else counts.due += Number(row.due)
      counts.letters += Number(row.letters)
    }
    return counts
  }
}

const LOOKED_BACK = 5

export type WaveProgress = {
  counts: WaveCounts
  /** Letters a minute, of the last five minutes. */
  rate: number
  /** When the last letter will have gone out; null when none are going out. */
  endsAt: Date | null
  /** When the next slice begins, where that is later than now: out of office hours, or waiting for the mail server. */
  nextAt: Date | null
  errors: { id: number; state: InvitationState; error: string }[]
}

export async function progressOf(wave: SurveyWave): Promise<WaveProgress> {
  const counts = (await countsOfWaves([wave.id]))(wave.id)
  const isSending = wave.state === 'open' && wave.sending === 'sending'
  const hours = { officeHoursOnly: wave.officeHoursOnly, calendar: await workCalendar() }
  return {
    counts,
    rate: isSending ? await recentRate(wave.id) : 0,
    endsAt: isSending && counts.due > 0 ? expectedEnd(counts.due, wave.rate, now(), hours) : null,
    nextAt: isSending ? await nextSlice(wave) : null,
    errors: await lastErrors(wave.id),
  }
}

async function recentRate(waveId: number) {
  const since = sqlTime(new Date(now().getTime() - LOOKED_BACK * 60_000))
  const [row] = await db
    .from('survey_invitations')
    .where('wave_id', waveId)
    .where('last_letter_at', '>=', since)
    .count('* as total')
  return Math.ceil(Number(row.total) / LOOKED_BACK)
}

async function nextSlice({ id, sliceNumber }: SurveyWave) {
  const row = await db
    .from('outbox')
    .where('dedupe_key', `survey_slice/${id}/${sliceNumber}`)
    .whereNull('done_at')
    .select('available_at')
    .first()
  const at = row && momentOf(row.available_at)!.toJSDate()
  return at && at > now() ? at : null
}

async function lastErrors(waveId: number) {
  const rows = await db
    .from('survey_invitations')
    .where('wave_id', waveId)
    .whereIn('state', ['soft_bounced', 'hard_bounced'])
    .whereNotNull('last_error')
    .orderBy('id', 'desc')
    .limit(5)
    .select('id', 'state', 'last_error')
  return rows.map((row) => ({ id: row.id, state: row.state, error: withoutAddresses(row.last_error) }))
}
