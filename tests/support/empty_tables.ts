import { rm } from 'node:fs/promises'
import db from '@adonisjs/lucid/services/db'
import { storagePath } from '#config/storage'

const KEPT = /^(adonis_schema|adonis_schema_versions|sqlite_.*)$/

/**
 * Empties every table, and the anchors kept beside them, for tests that need real commits and cannot be wrapped in one transaction. Tables that others
 * still point to are tried again.
 */
export async function emptyTables() {
  await rm(storagePath('anchors'), { recursive: true, force: true })
  let full = (await db.connection().getAllTables()).filter((table) => !KEPT.test(table))
  while (full.length > 0) {
    const refused: string[] = []
    for (const table of full)
      await db
        .from(table)
        .delete()
        .catch(() => refused.push(table))
    if (refused.length === full.length) throw new Error(`Cannot empty ${refused.join(', ')}`)
    full = refused
  }
}
