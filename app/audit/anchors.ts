import { createHmac } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import env from '#start/env'
import { storagePath } from '#config/storage'
import db from '@adonisjs/lucid/services/db'
import { sha256 } from '#app/core/canonical_json'
import { now } from '#app/core/clock'
import { inTransaction, isDuplicateKey, sqlTime } from '#app/core/dialect'
import { GENESIS } from './chain.js'

/** Where anchors are also written, outside the database. */
export const anchorFolder = () => storagePath('anchors')

/** Keyed, so that nobody with the database alone can make an anchor anew. */
export function anchorHash(prevHash: string, day: string, heads: string) {
  return createHmac('sha256', env.get('APP_KEY').release()).update(`${prevHash}\n${day}\n${heads}`).digest('hex')
}

/**
 * Seals every finished day that has none yet: the heads of all chains that grew that day under one keyed hash, which
 * also covers the anchor before. After days of downtime it seals each missed day.
 *
 * @param today ISO date in UTC; days before it are finished
 */
export async function anchorFinishedDays(today = now().toISOString().slice(0, 10)) {
  const [last] = await db.from('audit_anchors').orderBy('day', 'desc').limit(1)
  const query = db.from('audit_entries').where('occurred_at', '<', today)
  if (last) query.where('occurred_at', '>=', nextDay(last.day))
  const days = await query.select(db.raw('substr(occurred_at, 1, 10) as day')).groupBy('day').orderBy('day')

  for (const { day } of days) await anchorDay(day)
}

async function anchorDay(day: string) {
  const heads = await headsOf(day)
  try {
    await inTransaction(async (trx) => {
      const [last] = await trx.from('audit_anchors').orderBy('day', 'desc').limit(1).forUpdate()
      const prevHash = last?.hash ?? GENESIS
      const hash = anchorHash(prevHash, day, heads)
      await trx.table('audit_anchors').insert({ day, heads, prev_hash: prevHash, hash, created_at: sqlTime() })
      await keepOutside(day, prevHash, hash, heads)
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}

/** One line for each chain that grew on the day: type, id, length and hash at the end of the day. */
async function headsOf(day: string) {
  const rows = await db
    .from('audit_entries as e')
    .where('e.occurred_at', '>=', day)
    .where('e.occurred_at', '<', nextDay(day))
    .groupBy('e.subject_type', 'e.subject_id')
    .select('e.subject_type', 'e.subject_id')
    .max('e.seq as seq')
    .orderBy('e.subject_type')
    .orderBy('e.subject_id')

  const lines: string[] = []
  for (const row of rows) {
    const entry = await db
      .from('audit_entries')
      .where({ subject_type: row.subject_type, subject_id: row.subject_id, seq: row.seq })
      .firstOrFail()
    lines.push(`${row.subject_type} ${row.subject_id} ${row.seq} ${entry.hash}`)
  }
  return lines.join('\n')
}

async function keepOutside(day: string, prevHash: string, hash: string, heads: string) {
  await mkdir(anchorFolder(), { recursive: true })
  const text = JSON.stringify({ day, prevHash, hash, headsSha256: sha256(heads) })
  await writeFile(join(anchorFolder(), `${day}.json`), text, { flag: 'w', mode: 0o444 }).catch(async (error) => {
    if (error.code !== 'EACCES') throw error
  })
}

export function nextDay(day: string) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
