import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { storagePath } from '#config/storage'
import db from '@adonisjs/lucid/services/db'
import { now } from '#app/core/clock'
import { inTransaction, isDuplicateKey, sqlTime, type Trx } from '#app/core/dialect'
import { GENESIS } from './chain.js'
import { seal } from './seal.js'

/** Where anchors are also written, outside the database. */
export const anchorFolder = () => storagePath('anchors')

/** A day is finished ten minutes late: a transaction that began before midnight has surely ended. */
const GRACE = 10 * 60_000

export type Anchor = { day: string; heads: string; prev_hash: string; hash: string }

/** Covers the day, the heads of all chains that grew on it, and the anchor before. */
export function anchorHash({ prev_hash, day, heads }: Pick<Anchor, 'prev_hash' | 'day' | 'heads'>) {
  return seal(`${prev_hash}\n${day}\n${heads}`)
}

/**
 * Seals every finished day that has no anchor yet: the heads of all chains that grew that day under one keyed hash.
 * After days of downtime it seals each missed day, and a file that a crash kept from being written is written now.
 *
 * @param moment the present; days that ended before it, in UTC, are finished
 */
export async function anchorFinishedDays(moment = now()) {
  const today = new Date(moment.getTime() - GRACE).toISOString().slice(0, 10)
  for (const day of await daysWithoutAnchor(today)) await anchorDay(day)
  await keepOutside()
}

async function daysWithoutAnchor(today: string) {
  const anchored = new Set((await db.from('audit_anchors').select('day')).map((anchor) => anchor.day))
  const days = await db
    .from('audit_entries')
    .where('occurred_at', '<', today)
    .select(db.raw('substr(occurred_at, 1, 10) as day'))
    .groupBy('day')
    .orderBy('day')
  return days.map((row) => String(row.day)).filter((day) => !anchored.has(day))
}

async function anchorDay(day: string) {
  try {
    await inTransaction(async (trx) => {
      const [last] = await trx.from('audit_anchors').orderBy('id', 'desc').limit(1).forUpdate()
      const anchor = { day, heads: await headsOf(trx, day), prev_hash: last?.hash ?? GENESIS }
      await trx.table('audit_anchors').insert({ ...anchor, hash: anchorHash(anchor), created_at: sqlTime() })
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}

/** One line for each chain that grew on the day: type, id, length and hash at the end of the day. */
async function headsOf(trx: Trx, day: string) {
  const ends = trx
    .from('audit_entries')
    .where('occurred_at', '>=', day)
    .where('occurred_at', '<', nextDay(day))
    .groupBy('subject_type', 'subject_id')
    .select('subject_type', 'subject_id')
    .max('seq as seq')
    .as('ends')
  /** A join, because SQLite would read the whole trail for `in`. */
  const rows = await trx
    .query()
    .from(ends)
    .join('audit_entries as entries', (same) => {
      for (const name of ['subject_type', 'subject_id', 'seq']) same.on(`entries.${name}`, `ends.${name}`)
    })
    .select('entries.subject_type', 'entries.subject_id', 'entries.seq', 'entries.hash')
    .orderBy(['entries.subject_type', 'entries.subject_id'])
  return rows.map((row) => `${row.subject_type} ${row.subject_id} ${row.seq} ${row.hash}`).join('\n')
}

/** Writes the file of every anchor that has none. A file that is there is never written again, whatever it says. */
async function keepOutside() {
  await mkdir(anchorFolder(), { recursive: true, mode: 0o750 })
  const kept = new Set(await readdir(anchorFolder()))
  const days = await db.from('audit_anchors').orderBy('id').select('day')
  for (const { day } of days) {
    if (!kept.has(`${day}.json`)) await keepDay(day)
  }
}

async function keepDay(day: string) {
  const anchor: Anchor = await db.from('audit_anchors').where({ day }).firstOrFail()
  if (anchorHash(anchor) !== anchor.hash) return

  const file = join(anchorFolder(), `${day}.json`)
  await rm(`${file}.part`, { force: true })
  await writeFile(`${file}.part`, JSON.stringify({ day, prevHash: anchor.prev_hash, hash: anchor.hash }), {
    mode: 0o444,
  })
  await rename(`${file}.part`, file)
}

export function nextDay(day: string) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
