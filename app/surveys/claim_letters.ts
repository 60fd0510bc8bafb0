import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { now } from '#app/core/clock'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { momentOf } from '#app/core/format'
import config from '#config/surveys'
import { makeLinks } from './survey_links.js'
import { chunkSize, timeOf } from './survey_pace.js'

/** One worker's right to send for a wave; it is kept by claiming. */
export type Slice = { waveId: number; number: number; key: string }

/** One letter that is ours for the time of a lease. */
export type ClaimedLetter = {
  id: number
  email: string
  name: string | null
  locale: string
  designationId: number | null
  letters: number
  tries: number
  messageId: string
  /** The personal address, known to this letter alone. */
  path: string
}

export type Claim =
  | { kind: 'lost' }
  /** `again`: when the next one is due. */
  | { kind: 'none'; again: Date | null }
  /** `pacedUntil`: when these have had their time. */
  | { kind: 'letters'; letters: ClaimedLetter[]; pacedUntil: number }

const leaseEnd = () => sqlTime(new Date(now().getTime() + config.lease * 1000))

/** @returns null when this slice is late or the wave sends nothing; throws while another worker is taken to be alive */
export async function beginSlice(waveId: number, number: number): Promise<Slice | null> {
  const key = randomUUID()
  return inTransaction(async (trx) => {
    const begun = await trx
      .from('survey_waves')
      .where({ id: waveId, slice_number: number, sending: 'sending', state: 'open' })
      .where((free) => void free.whereNull('slice_until').orWhere('slice_until', '<', sqlTime()))
      .update({ slice_key: key, slice_until: leaseEnd() })
    if (Number(begun) === 1) return { waveId, number, key }
    const wave = await trx.from('survey_waves').where({ id: waveId }).first()
    const isOurs = wave?.slice_number === number && wave.sending === 'sending' && wave.state === 'open'
    if (isOurs) throw new Error('another worker is sending for this wave')
    return null
  })
}

/**
 * Some letters that are due, each with its Message-ID and a new address, written down before anything is handed over.
 * Asks at the same time whether the wave still sends, and says that this worker is alive.
 */
export function claimLetters({ waveId, key }: Slice): Promise<Claim> {
  return inTransaction(async (trx) => {
    const kept = await trx
      .from('survey_waves')
      .where({ id: waveId, slice_key: key, sending: 'sending', state: 'open' })
      .update({ slice_until: leaseEnd() })
    if (Number(kept) === 0) return { kind: 'lost' } as const
    const { rate, paced_until: paced } = await trx.from('survey_waves').where({ id: waveId }).firstOrFail()
    const due = await dueLetters(trx, waveId, chunkSize(Number(rate)))
    if (due.length === 0) return { kind: 'none', again: await nextDue(trx, waveId) } as const

    const pacedUntil = Math.max(Number(paced), now().getTime()) + timeOf(due.length, Number(rate))
    await trx.from('survey_waves').where({ id: waveId }).update({ paced_until: pacedUntil })
    return { kind: 'letters', letters: await lease(trx, due), pacedUntil } as const
  })
}

/** Those who have answered meanwhile are not asked any more. */
async function dueLetters(trx: Trx, waveId: number, most: number): Promise<Record<string, any>[]> {
  for (;;) {
    const rows = await trx
      .from('survey_invitations')
      .where({ wave_id: waveId })
      .where('next_try_at', '<=', sqlTime())
      .orderBy('next_try_at')
      .orderBy('id')
      .limit(most)
      .forUpdate()
    const spent = rows.filter(({ is_spent: isSpent }) => Boolean(isSpent)).map(({ id }) => id)
    if (spent.length > 0) {
      const settled = { next_try_at: null, state: 'sent', tries: 0 }
      await trx.from('survey_invitations').whereIn('id', spent).update(settled)
    }
    if (rows.length === 0 || spent.length < rows.length) return rows.filter(({ id }) => !spent.includes(id))
  }
}

async function nextDue(trx: Trx, waveId: number) {
  const row = await trx
    .from('survey_invitations')
    .where({ wave_id: waveId })
    .whereNotNull('next_try_at')
    .orderBy('next_try_at')
    .orderBy('id')
    .select('next_try_at')
    .first()
  return row ? momentOf(row.next_try_at)!.toJSDate() : null
}

async function lease(trx: Trx, due: Record<string, any>[]): Promise<ClaimedLetter[]> {
  const first = due.filter(({ tries }) => Number(tries) === 0)
  const { hostname } = new URL(env.get('APP_URL'))
  for (const row of first) Object.assign(row, { tries: 1, message_id: `<${randomUUID()}@${hostname}>` })
  const ids = due.map(({ id }) => Number(id))
  const claimed = { state: 'sending', next_try_at: leaseEnd(), ...(first.length > 0 && firstTime(first)) }
  await trx.from('survey_invitations').whereIn('id', ids).update(claimed)
  const paths = await makeLinks(trx, ids)
  return due.map((row) => ({
    ...{ id: row.id, email: row.email, name: row.name, locale: row.locale, designationId: row.designation_id },
    ...{ letters: Number(row.letters), tries: Number(row.tries), messageId: row.message_id },
    path: paths.get(row.id)!,
  }))
}

/** Their Message-IDs in the statement that claims them: a wave has a hundred thousand of them. */
function firstTime(letters: Record<string, any>[]) {
  const each = letters.map(() => 'when ? then ?').join(' ')
  const named = letters.flatMap((row) => [row.id, row.message_id])
  return {
    tries: db.raw('case tries when 0 then 1 else tries end'),
    message_id: db.raw(`case id ${each} else message_id end`, named),
  }
}
