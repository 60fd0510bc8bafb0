import { Env } from '@adonisjs/core/env'
import { refuseUnsafeProduction } from './unsafe_production.js'

const env = await Env.create(new URL('../', import.meta.url), {
  NODE_ENV: Env.schema.enum(['development', 'production', 'test'] as const),
  HOST: Env.schema.string({ format: 'host' }),
  PORT: Env.schema.number(),
  /** Public address, without a slash at the end; decides secure cookies and the links in mails. */
  APP_URL: Env.schema.string({ format: 'url', tld: false }),
  APP_KEY: Env.schema.secret(),
  /** Seals the audit trail. Default: APP_KEY. Whoever changes APP_KEY sets this to the old one, or the trail cannot be verified. */
  AUDIT_KEY: Env.schema.secret.optional(),
  LOG_LEVEL: Env.schema.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const),
  /** The demonstration set of `npm start`: example people on the sign-in page, the mail inbox open. */
  DEMO: Env.schema.boolean.optional(),
  /** Who must have a second factor: config/second_factor.ts. */
  SECOND_FACTOR_ROLES: Env.schema.string.optional(),
  /** How long passwords are good, and which are not taken again: config/passwords.ts. */
  PASSWORD_POLICY: Env.schema.enum.optional(['plain', 'djbh3'] as const),
  TRUST_PROXY: Env.schema.string.optional(),

  DB_CONNECTION: Env.schema.enum(['sqlite', 'mysql'] as const),
  /** Default: jingzhi.sqlite3 under STORAGE_DIR. */
  SQLITE_FILE: Env.schema.string.optional(),
  DB_HOST: Env.schema.string.optional(),
  DB_PORT: Env.schema.number.optional(),
  DB_USER: Env.schema.string.optional(),
  DB_PASSWORD: Env.schema.string.optional(),
  DB_DATABASE: Env.schema.string.optional(),
  /** Whether the connection is sealed; DB_TLS_CA is the file of an authority of one's own. The same for Redis. */
  DB_TLS: Env.schema.boolean.optional(),
  DB_TLS_CA: Env.schema.string.optional(),

  QUEUE_BACKEND: Env.schema.enum(['embedded', 'redis'] as const),
  /** Default: queue/ under STORAGE_DIR. */
  QUEUE_DIR: Env.schema.string.optional(),
  /** Whether the web process works the queue too. The embedded backend lives in one process only, so there it must. */
  QUEUE_INLINE: Env.schema.boolean(),
  REDIS_HOST: Env.schema.string.optional(),
  REDIS_PORT: Env.schema.number.optional(),
  REDIS_PASSWORD: Env.schema.string.optional(),
  REDIS_TLS: Env.schema.boolean.optional(),
  REDIS_TLS_CA: Env.schema.string.optional(),

  SESSION_DRIVER: Env.schema.enum(['database', 'memory'] as const),
  LIMITER_STORE: Env.schema.enum(['database', 'memory'] as const),

  MAIL_MAILER: Env.schema.enum(['inbox', 'smtp'] as const),
  MAIL_FROM_ADDRESS: Env.schema.string(),
  MAIL_FROM_NAME: Env.schema.string(),
  SMTP_HOST: Env.schema.string.optional(),
  SMTP_PORT: Env.schema.number.optional(),
  SMTP_SECURE: Env.schema.boolean.optional(),
  SMTP_USERNAME: Env.schema.string.optional(),
  SMTP_PASSWORD: Env.schema.string.optional(),

  DRIVE_DISK: Env.schema.enum(['fs', 's3'] as const),
  STORAGE_DIR: Env.schema.string.optional(),
  S3_ENDPOINT: Env.schema.string.optional(),
  S3_REGION: Env.schema.string.optional(),
  S3_BUCKET: Env.schema.string.optional(),
  S3_ACCESS_KEY_ID: Env.schema.string.optional(),
  S3_SECRET_ACCESS_KEY: Env.schema.string.optional(),

  /** Days that logs are kept; 180 at least (config/retention.ts). */
  RETENTION_LOG_DAYS: Env.schema.number.optional(),

  /** The program that lays out books and writes their PDF; by default looked for on the PATH, `none`: do without. */
  LIBREOFFICE: Env.schema.string.optional(),

  /** 天地图, server key: without it the public map is the schematic drawing alone. */
  TIANDITU_KEY: Env.schema.string.optional(),
  /** 审图号 of the map that is shown. */
  MAP_APPROVAL: Env.schema.string.optional(),
  /** Lines of the public footer: 备案号, 公安备案号, 网站标识码, contact. */
  PORTAL_RECORD: Env.schema.string.optional(),
  PORTAL_POLICE_RECORD: Env.schema.string.optional(),
  PORTAL_SITE_CODE: Env.schema.string.optional(),
  PORTAL_CONTACT: Env.schema.string.optional(),
})

refuseUnsafeProduction({
  production: env.get('NODE_ENV') === 'production',
  demo: env.get('DEMO') ?? false,
  appKey: env.get('APP_KEY').release(),
  database: env.get('DB_CONNECTION'),
  databasePassword: env.get('DB_PASSWORD'),
  queue: env.get('QUEUE_BACKEND'),
  redisPassword: env.get('REDIS_PASSWORD'),
  mailer: env.get('MAIL_MAILER'),
})

export default env
