import { createHash } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import type { Trx } from '#app/core/dialect'
import Submission from '#app/workflow/submission'
import limits from '#config/cases'
import { bodyParts, type CaseContent } from './case_content.js'
import TypicalCase from './typical_case.js'

/**
 * Whose text stands in whose. A text is cut into all runs of eight characters (punctuation and spaces aside); what share
 * of one case's runs another one has too is the share of its text found there. Of the runs every sixteenth by its hash is
 * kept in a table, so that candidates are found by one statement; those few are then compared in full.
 */

const RUN = 8
const KEPT_OF = 16
const CANDIDATES = 5

export function textOf(content: Partial<CaseContent>) {
  return [content.summary, ...bodyParts.map((part) => content[part])].join('')
}

/** Hashes of all runs of a text, as unsigned 31 bit numbers. */
export function runsOf(text: string): Set<number> {
  const plain = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ]
  const runs = new Set<number>()
  for (let at = 0; at + RUN <= plain.length; at++) {
    const digest = createHash('md5')
      .update(plain.slice(at, at + RUN).join(''))
      .digest()
    runs.add(digest.readUInt32BE(0) >>> 1)
  }
  return runs
}

/** How much of the first text stands in the second, in percent. */
export function sharePercent(runs: Set<number>, others: Set<number>) {
  if (runs.size === 0) return 0
  let common = 0
  for (const run of runs) if (others.has(run)) common++
  return Math.round((common / runs.size) * 100)
}

/** Keeps the fingerprints of what was handed in, and how alike it is to what others handed in before. */
export async function noteAlike(trx: Trx, { id }: { id: number }, content: CaseContent) {
  const runs = runsOf(textOf(content))
  const kept = [...runs].filter((run) => run % KEPT_OF === 0)
  await trx.from('case_fingerprints').where({ case_id: id }).delete()
  if (kept.length > 0) await trx.table('case_fingerprints').multiInsert(kept.map((hash) => ({ case_id: id, hash })))
  const [nearest] = await comparedWith(id, runs, trx)
  await trx
    .from('typical_cases')
    .where({ id })
    .update({ alike_percent: nearest?.percent ?? 0 })
}

type Alike = { caseId: number; percent: number }

async function comparedWith(id: number, runs: Set<number>, trx?: Trx): Promise<Alike[]> {
  const shares = await (trx ?? db)
    .from('case_fingerprints as own')
    .join('case_fingerprints as other', 'other.hash', 'own.hash')
    .where('own.case_id', id)
    .whereNot('other.case_id', id)
    .groupBy('other.case_id')
    .select('other.case_id as id')
    .count('* as common')
    .orderBy('common', 'desc')
    .orderBy('other.case_id')
    .limit(CANDIDATES)
  const ids = shares.map((share) => Number(share.id))
  const newest = await Submission.newestOfEach('typical_case', ids, trx)
  return [...newest]
    .map(([caseId, { answers }]) => ({ caseId, percent: sharePercent(runs, runsOf(textOf(answers))) }))
    .toSorted((one, other) => other.percent - one.percent || one.caseId - other.caseId)
}

/** The cases of this and of earlier calls whose text is largely found in this one, the most alike first. */
export async function alikeCases({ id }: Pick<TypicalCase, 'id'>) {
  const own = await Submission.newestOf('typical_case', id)
  if (!own) return []
  const found = await comparedWith(id, runsOf(textOf(own.answers)))
  const near = found.filter(({ percent }) => percent >= limits.alikeShown)
  const rows = await TypicalCase.query()
    .whereIn(
      'id',
      near.map(({ caseId }) => caseId)
    )
    .preload('organization')
  return near.map(({ caseId, percent }) => ({ row: rows.find((one) => one.id === caseId)!, percent }))
}

export function isAlarming({ alikePercent }: Pick<TypicalCase, 'alikePercent'>) {
  return (alikePercent ?? 0) >= limits.alikeAlarm
}
