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
