import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { inTransaction, insertAll, insertMissing, sqlTime, type Trx } from '#app/core/dialect'
import { allCountings, type Counting, type Part } from './countings.js'

/**
 * Counts the records of one institution anew, in the transaction that changed them: a tally is never behind. Writers
 * for the same institution wait for each other here, so that none counts without the other's row.
 */
export async function retally(trx: Trx, counting: Counting, organizationId: number) {
  if (organizationId === 0) await holdOffice(trx, counting)
  else await trx.from('organizations').where({ id: organizationId }).forUpdate().select('id')
  await write(trx, counting, await counting.count(trx, organizationId), organizationId)
}

/**
 * The office has no row among the institutions: those who write for it wait at a row of the counting. Who marks rows as
 * counted waits here first, before reading any.
 */
export async function holdOffice(trx: Trx, { measure, source }: Counting) {
  const name = `tally/${measure}/${source}`
  await insertMissing(trx, 'number_sequences', [{ name, value: 0 }], ['name'])
  await trx.from('number_sequences').where({ name }).forUpdate().select('name')
}

/** Counts everything anew, one transaction a counting. */
export async function rebuildTallies(countings = allCountings()) {
  for (const counting of countings) {
    await inTransaction(async (trx) => write(trx, counting, await counting.count(trx)))
  }
}

async function write(trx: Trx, { measure, source }: Counting, parts: Part[], organizationId?: number) {
  const old = trx.from('tallies').where({ measure, source })
  await (organizationId === undefined ? old : old.where({ organization_id: organizationId })).delete()
  const rows = parts.map((part) => ({
    ...{ measure, source },
    year: part.year,
    organization_id: part.organizationId,
    district_code: part.districtCode,
    value: part.value,
    base: part.base ?? null,
    counted_at: sqlTime(),
  }))
  await insertAll(trx, 'tallies', rows)
}

/** Every tally that is not what its records say. */
export async function wrongTallies(countings = allCountings()) {
  const wrong: { measure: string; source: string; of: string; tally: string; records: string }[] = []
  for (const { measure, source, count } of countings) {
    const [tallies, records] = [await storedParts(db.connection(), measure, source), await count(db.connection())]
    const [stored, counted] = [byOwner(tallies), byOwner(records)]
    for (const of of new Set([...stored.keys(), ...counted.keys()])) {
      const [tally, record] = [stored.get(of) ?? '-', counted.get(of) ?? '-']
      if (tally !== record) wrong.push({ measure, source, of, tally, records: record })
    }
  }
  return wrong
}

async function storedParts(client: QueryClientContract, measure: string, source: string): Promise<Part[]> {
  const rows = await client.from('tallies').where({ measure, source })
  return rows.map((row) => ({
    year: row.year,
    organizationId: row.organization_id,
    districtCode: row.district_code,
    value: Number(row.value),
    base: row.base === null ? undefined : Number(row.base),
  }))
}

const byOwner = (parts: Part[]) =>
  new Map(
    parts.map(({ year, organizationId, districtCode, value, base }) => [
      `${year}/${districtCode}/${organizationId}`,
      `${value}/${base ?? ''}`,
    ])
  )
