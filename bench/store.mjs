import { createRequire } from 'node:module'
import { inRoot } from '../bin/support/root.mjs'

const load = createRequire(inRoot('package.json'))

/**
 * The bare driver of a set, with prepared statements: what a limit is made of, and what prepares the rows of a run.
 *
 * @returns { rows(sql, values), transaction(work), close() }; `lock` is what FOR UPDATE is called there
 */
export function openStore(env) {
  return env.DB_CONNECTION === 'mysql' ? openMysql(env) : openSqlite(env.SQLITE_FILE)
}

/** Where config/database.ts looks for it too. */
export function mysqlPlace({ DB_HOST: host, DB_PORT: port, DB_USER: user, DB_PASSWORD: password, DB_DATABASE: database }) {
  return { ...(host.startsWith('/') ? { socketPath: host } : { host, port: Number(port) }), user, password, database }
}

function openMysql(env) {
  const pool = load('mysql2/promise').createPool({ ...mysqlPlace(env), timezone: 'Z', connectionLimit: 20 })
  const on = (connection) => ({ rows: async (sql, values = []) => (await connection.execute(sql, values))[0] })
  return {
    ...on(pool),
    lock: 'for update',
    async transaction(work) {
      const connection = await pool.getConnection()
      try {
        await connection.beginTransaction()
        const result = await work(on(connection))
        await connection.commit()
        return result
      } catch (error) {
        await connection.rollback()
        throw error
      } finally {
        connection.release()
      }
    },
    close: () => pool.end(),
  }
}

/** The pragmas are those of config/database.ts. One writer at a time: transactions wait for each other. */
function openSqlite(file) {
  const db = new (load('better-sqlite3'))(file)
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000']) db.pragma(pragma)
  const statements = new Map()
  const prepared = (sql) => statements.get(sql) ?? statements.set(sql, db.prepare(sql)).get(sql)
  const rows = (sql, values = []) => (prepared(sql).reader ? prepared(sql).all(...values) : prepared(sql).run(...values))
  let last = Promise.resolve()
  return {
    rows,
    lock: '',
    transaction(work) {
      const mine = last.then(async () => {
        db.exec('begin immediate')
        try {
          const result = await work({ rows })
          db.exec('commit')
          return result
        } catch (error) {
          db.exec('rollback')
          throw error
        }
      })
      last = mine.catch(() => {})
      return mine
    },
    close: () => db.close(),
  }
}
