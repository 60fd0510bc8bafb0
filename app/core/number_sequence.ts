import { insertMissing, type Trx } from './dialect.js'

/**
 * The next number of a named series, gapless because it is taken inside the transaction that uses it.
 *
 * @param name for example `point_application/2026`
 */
export async function nextNumber(trx: Trx, name: string): Promise<number> {
  const take = async () => Number(await trx.from('number_sequences').where({ name }).increment('value', 1))
  if ((await take()) === 0) {
    await insertMissing(trx, 'number_sequences', [{ name, value: 0 }], ['name'])
    await take()
  }
  const row = await trx.from('number_sequences').where({ name }).forUpdate().first()
  return Number(row.value)
}

/** How far a series was moved, so that it can be moved back. */
export type Reached = { name: string; before: number; after: number }

/** A number was given elsewhere: the series goes on behind it. Null when it is further already. */
export async function reachNumber(trx: Trx, name: string, value: number): Promise<Reached | null> {
  const find = () => trx.from('number_sequences').where({ name }).forUpdate().first()
  const begin = () => insertMissing(trx, 'number_sequences', [{ name, value: 0 }], ['name'])
  const row = (await find()) ?? (await begin().then(find))
  if (Number(row.value) >= value) return null
  await trx.from('number_sequences').where({ name }).update({ value })
  return { name, before: Number(row.value), after: value }
}

/** Moves a series back to where it was, unless somebody has gone on from there. */
export async function giveBackNumber(trx: Trx, { name, before, after }: Reached) {
  const there = trx.from('number_sequences').where({ name, value: after })
  await (before === 0 ? there.delete() : there.update({ value: before }))
}
