import type { Trx } from '#app/core/dialect'
import { inParts } from '#app/core/in_parts'
import { giveBackNumber } from '#app/core/number_sequence'
import type { DoneRow } from '#app/imports/import_kinds'
import type { PointEffect } from './enter_point.js'

const AT_A_TIME = 500

type PointRow = DoneRow & { effect: PointEffect }

/** Those that something happened to since they came in: a step, a line of the register, another certificate. */
export async function changedPoints(trx: Trx, rows: DoneRow[]): Promise<DoneRow[]> {
  const untouched = new Set<number>()
  for (const ids of inParts(
    rows.map(({ effect }) => effect.subjectId),
    AT_A_TIME
  )) {
    const same = await trx
      .from('designations')
      .whereIn('designations.id', ids)
      .where({ version: 0, state: 'active' })
      .whereNotExists((later) => {
        later.from('register_entries').whereColumn('designation_id', 'designations.id').whereNot('kind', 'import')
      })
      .whereNotExists((later) => {
        later.from('certificates').whereColumn('designation_id', 'designations.id').whereNotNull('replaced_at')
      })
      .select('designations.id')
    for (const { id } of same) untouched.add(id)
  }
  const moved = await movedOrganizations(trx, rows as PointRow[])
  return (rows as PointRow[]).filter(
    ({ effect }) => !untouched.has(effect.subjectId) || (effect.isNew && moved.has(effect.organizationId))
  )
}

async function movedOrganizations(trx: Trx, rows: PointRow[]) {
  const moved = new Set<number>()
  for (const ids of inParts(rows.map(({ effect }) => effect.organizationId))) {
    const later = await trx.from('organizations').whereIn('id', ids).whereNot('version', 0).select('id')
    for (const { id } of later) moved.add(id)
  }
  return moved
}

/** Removes what the import wrote and nothing else; numbers that nobody has gone on from are given again. */
export async function takeBackPoints(trx: Trx, rows: DoneRow[]) {
  const points = rows as PointRow[]
  for (const ids of inParts(
    points.map(({ effect }) => effect.subjectId),
    AT_A_TIME
  )) {
    await trx.from('certificates').whereIn('designation_id', ids).delete()
    await trx.from('register_entries').whereIn('designation_id', ids).delete()
    await trx.from('designations').whereIn('id', ids).delete()
  }
  const brought = points.filter(({ effect }) => effect.isNew)
  for (const ids of inParts(
    brought.map(({ effect }) => effect.organizationId),
    AT_A_TIME
  )) {
    await trx.from('organizations').whereIn('id', ids).delete()
  }
  for (const { effect } of points.toReversed()) if (effect.sequence) await giveBackNumber(trx, effect.sequence)
}
