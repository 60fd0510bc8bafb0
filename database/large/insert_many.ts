import { inTransaction, type Trx } from '#app/core/dialect'

export type Row = Record<string, string | number | boolean | null>

/** SQLite takes 32,766 values in a statement. */
const VALUES = 15_000
const STATEMENTS_IN_TRANSACTION = 20

/** Rows are made as they are written, so that any number of them takes little memory. All have the columns of the first. */
export async function insertMany(table: string, rows: Iterable<Row>) {
  let waiting: Row[][] = []
  for (const part of parts(rows)) {
    if (waiting.push(part) < STATEMENTS_IN_TRANSACTION) continue
    await write(table, waiting)
    waiting = []
  }
  await write(table, waiting)
}

function* parts(rows: Iterable<Row>): Generator<Row[]> {
  let part: Row[] = []
  for (const row of rows) {
    part.push(row)
    if (part.length * Object.keys(part[0]).length < VALUES) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

function write(table: string, rowParts: Row[][]) {
  return inTransaction(async (trx) => {
    for (const rows of rowParts) await insert(trx, table, rows)
  })
}

/** Plain VALUES for both databases: the query builder writes a UNION for SQLite, which takes 500 rows at most. */
async function insert(trx: Trx, table: string, rows: Row[]) {
  const columns = Object.keys(rows[0])
  const line = `(${columns.map(() => '?').join(', ')})`
  const names = columns.map((name) => `\`${name}\``).join(', ')
  const sql = `insert into \`${table}\` (${names}) values ${rows.map(() => line).join(', ')}`
  /** Lucid's types know no null here, the drivers do. */
  const values = rows.flatMap((row) => columns.map((name) => row[name])) as string[]
  await trx.rawQuery(sql, values)
}
