import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { now } from './clock.js'
import { inParts } from './in_parts.js'
import { itMoves } from './kept.js'

/** The one place for SQL and errors that differ between SQLite and MySQL/MariaDB. */

export type Trx = TransactionClientContract

/** What is written in the transaction that makes a row, and stands exactly where the row stands. */
export type Beside = (trx: Trx, id: number) => Promise<void>

/** Was this error the refusal of a second row with the same unique key? */
export function isDuplicateKey(error: unknown) {
  const code = (error as { code?: string } | null)?.code
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'ER_DUP_ENTRY'
}

/** Was this error the refusal to remove a row that another one names? */
export function isStillReferenced(error: unknown) {
  const code = (error as { code?: string } | null)?.code
  return code === 'SQLITE_CONSTRAINT_FOREIGNKEY' || code === 'ER_ROW_IS_REFERENCED_2'
}

/** Did two writers collide so that trying again is right? */
export function isPassingConflict(error: unknown) {
  const code = (error as { code?: string } | null)?.code ?? ''
  return code.startsWith('SQLITE_BUSY') || ['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD'].includes(code)
}

/**
 * Inserts rows, leaving out those whose unique key is already there. Every other fault still throws: MySQL's INSERT
 * IGNORE would cut long values and drop rows with broken references without a word.
 */
export async function insertMissing(trx: Trx, table: string, rows: Record<string, unknown>[], key: string[]) {
  if (rows.length === 0) return
  const insert = trx.knexQuery().table(table).insert(rows).onConflict(key)
  await (trx.dialect.name === 'mysql' ? insert.merge({ [key[0]]: db.knexRawQuery('??', [key[0]]) }) : insert.ignore())
}

/** Any number of rows. */
export async function insertAll(trx: Trx, table: string, rows: Record<string, unknown>[]) {
  for (const some of inParts(rows)) await trx.table(table).multiInsert(some)
}

/** Adds one to a count, or begins it with one: in one statement, so that no two writers lose each other's. */
export async function addOne(table: string, key: Record<string, unknown>, count: string) {
  const insert = db
    .connection()
    .knexQuery()
    .table(table)
    .insert({ ...key, [count]: 1 })
  await insert.onConflict(Object.keys(key)).merge({ [count]: db.knexRawQuery('??.?? + 1', [table, count]) })
}

/**
 * Lets the database itself refuse rows that break a rule. SQLite adds no CHECK to a table that is there already; two
 * triggers refuse the same. All arguments are our own words.
 *
 * @param rule of a row, whose columns are named behind a prefix
 */
export async function refuseRows(client: Asked, table: string, name: string, rule: (row: string) => string) {
  if (client.dialect.name === 'mysql')
    return client.rawQuery(`alter table ${table} add constraint ${name} check (${rule('')})`)
  for (const act of WRITING) {
    const when = `before ${act} on ${table} when not (${rule('new.')})`
    await client.rawQuery(`create trigger ${name}_on_${act} ${when} begin select raise(abort, '${name}'); end`)
  }
}

export async function allowRows(client: Asked, table: string, name: string) {
  if (client.dialect.name === 'mysql') return client.rawQuery(`alter table ${table} drop constraint ${name}`)
  for (const act of WRITING) await client.rawQuery(`drop trigger ${name}_on_${act}`)
}

const WRITING = ['insert', 'update']

type Asked = { dialect: { name: string }; rawQuery(sql: string): PromiseLike<unknown> }

type Condition = { client: { dialect: { name: string } }; whereRaw(sql: string, bindings: string[]): unknown }

/** Rows whose JSON column has, in the list under this name, this value. */
export function whereListHas<Q extends Condition>(query: Q, column: string, list: string, value: string) {
  const path = `$.${list}`
  if (query.client.dialect.name === 'mysql')
    query.whereRaw('json_contains(??, json_quote(?), ?)', [column, value, path])
  else query.whereRaw('exists (select 1 from json_each(??, ?) where value = ?)', [column, path, value])
  return query
}

/** Rows whose JSON column is a list that has this value. */
export function whereListContains<Q extends Condition>(query: Q, column: string, value: string) {
  if (query.client.dialect.name === 'mysql') query.whereRaw('json_contains(??, json_quote(?))', [column, value])
  else query.whereRaw('exists (select 1 from json_each(??) where value = ?)', [column, value])
  return query
}

/** A transaction, tried again when it lost against another writer. */
export async function inTransaction<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
  itMoves()
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(work)
    } catch (error) {
      if (attempt === 4 || !isPassingConflict(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt * attempt))
    }
  }
}

/**
 * One row for each object in an array inside a JSON column: what stands in FROM after the table, and how to name its
 * position (from 1), a text of it, and that text being the same as a column. All arguments are our own words.
 */
export function jsonRows(column: string, path: string, texts: readonly string[]) {
  if (db.connection().dialect.name === 'mysql') {
    const columns = texts.map((name) => `${name} varchar(100) character set utf8mb4 path '$.${name}'`).join(', ')
    const from = `json_table(${column}, '${path}[*]' columns (position for ordinality, ${columns})) as item`
    /** Columns of JSON_TABLE have a collation of their own. */
    const same = (name: string, as: string) => `cast(item.${name} as binary) = cast(${as} as binary)`
    return { from, same, position: 'item.position', text: (name: string) => `item.${name}` }
  }
  const from = `json_each(${column}, '${path}') as item`
  const text = (name: string) => `json_extract(item.value, '$.${name}')`
  return { from, text, position: 'item.key + 1', same: (name: string, as: string) => `${text(name)} = ${as}` }
}

/** The rows of a query as one list, to be asked beside other things (`sqlRows` reads it). */
export function asRows<Q extends Listed>(query: Q, columns: readonly string[]) {
  const list = query.client.dialect.name === 'mysql' ? 'json_arrayagg' : 'json_group_array'
  const pairs = columns.map((column) => `'${column}', ${column}`).join(', ')
  return query.select(db.raw(`${list}(json_object(${pairs}))`)) as Q
}

type Listed = { client: { dialect: { name: string } }; select(column: unknown): unknown }

export function sqlRows(value: unknown): Record<string, any>[] {
  return sqlJson(value) ?? []
}

/** A day as the databases give it, a text or a midnight in UTC; as ISO. */
export function sqlDay(value: string | Date): string {
  return (typeof value === 'string' ? value : value.toISOString()).slice(0, 10)
}

/** JSON as the databases give it, as text or read already. */
export function sqlJson(value: unknown) {
  return typeof value === 'string' ? JSON.parse(value) : value
}

/** The text of a moment as both databases store it: UTC, without zone, to the second. */
export function sqlTime(moment = now()) {
  return moment.toISOString().slice(0, 19).replace('T', ' ')
}
