import { isIP } from 'node:net'
import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/lucid'
import { storagePath } from '#config/storage'
import { sealed } from '#config/tls'

/** WAL with synchronous=FULL: what was answered with success survives a power cut (docs/operations.md). */
function pragmas(connection: { pragma(sql: string): unknown }, done: (error: null, connection: unknown) => void) {
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('busy_timeout = 5000')
  done(null, connection)
}

/** READ COMMITTED: the rows a step locks are the rows it names, no gaps beside them. */
function isolation(
  connection: { query(sql: string, done: (error: Error | null) => void): void },
  done: (error: Error | null, connection: unknown) => void
) {
  connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', (error) => done(error, connection))
}

/**
 * A path is a socket of this machine.
 *
 * @throws where a sealed connection would not be asked whose it is: the driver looks at names, and not at addresses
 */
export function place(host: string) {
  if (host.startsWith('/')) return { socketPath: host }
  const tls = sealed(env.get('DB_TLS'), env.get('DB_TLS_CA'))
  if (tls && isIP(host)) throw new Error('DB_TLS needs the name of the machine in DB_HOST, not its address')
  return { host, port: env.get('DB_PORT'), ...(tls && { ssl: { ...tls, verifyIdentity: true } }) }
}

const databaseConfig = defineConfig({
  connection: env.get('DB_CONNECTION'),
  connections: {
    sqlite: {
      client: 'better-sqlite3',
      connection: { filename: env.get('SQLITE_FILE') ?? storagePath('jingzhi.sqlite3') },
      useNullAsDefault: true,
      pool: { min: 1, max: 1, afterCreate: pragmas },
      migrations: { naturalSort: true, paths: ['database/migrations'] },
      schemaGeneration: {
        enabled: app.inDev,
        outputPath: 'database/schema.ts',
        rulesPaths: ['./database/schema_rules.js'],
        excludeTables: ['sessions', 'rate_limits'],
      },
    },
    mysql: {
      client: 'mysql2',
      /** No `charset` here: it would force a collation on every new table (docs/operations.md). */
      connection: {
        ...place(env.get('DB_HOST') ?? ''),
        user: env.get('DB_USER'),
        password: env.get('DB_PASSWORD'),
        database: env.get('DB_DATABASE'),
        timezone: 'Z',
      },
      pool: { min: 0, max: 20, acquireTimeoutMillis: 5000, afterCreate: isolation },
      migrations: { naturalSort: true, paths: ['database/migrations'] },
      schemaGeneration: { enabled: false, outputPath: 'database/schema.ts' },
    },
  },
})

export default databaseConfig
