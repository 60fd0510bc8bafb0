import db from '@adonisjs/lucid/services/db'
import { sqlJson } from '#app/core/dialect'
import { keep } from '#app/core/kept'
import type { QuestionContent } from '#app/questions/question_content'

/** More than are open at a time. */
const MOST = 100
const kept = new Map<string, Promise<QuestionContent>>()

/**
 * Everybody is asked the same, so it is read once: what was published never changes. Nobody changes it here either.
 *
 * @param hash of what was published
 */
export function contentOf(versionId: number, hash: string): Promise<QuestionContent> {
  const key = `${versionId}/${hash}`
  const known = kept.get(key)
  if (known) return known
  if (kept.size >= MOST) kept.clear()
  return keep(kept, key, read(versionId))
}

async function read(id: number) {
  const { content } = await db.from('question_versions').where({ id }).select('content').firstOrFail()
  return sqlJson(content)
}
