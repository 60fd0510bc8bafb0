import db from '@adonisjs/lucid/services/db'

type Rows = PromiseLike<Record<string, any>[]>

export const outbox = () => db.from('outbox').orderBy('id')
export const inbox = () => db.from('inbox_mails').orderBy('id')

/** What stands in one column. */
export async function valuesOf(rows: Rows, column: string) {
  const found = await rows
  return found.map((row) => row[column])
}

export async function countOf(rows: PromiseLike<unknown[]>) {
  const found = await rows
  return found.length
}
