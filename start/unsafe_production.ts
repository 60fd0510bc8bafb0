type Settings = {
  production: boolean
  demo: boolean
  appKey: string
  database: string
  databasePassword?: string
  queue: string
  redisPassword?: string
  mailer: string
}

const WELL_KNOWN = /^(|secret|password|changeme|change-me|root|admin|jingzhi|123456.*)$/i

/**
 * Stops a production start whose secrets anybody could guess. Each sentence names the setting to change.
 *
 * @throws Error listing every unsafe setting at once
 */
export function refuseUnsafeProduction(settings: Settings) {
  if (!settings.production) return

  const faults: string[] = []
  if (settings.appKey.length < 32 || new Set(settings.appKey).size < 12) {
    faults.push('APP_KEY is too weak: create one with "node ace generate:key"')
  }
  if (!settings.demo && settings.database === 'mysql' && WELL_KNOWN.test(settings.databasePassword ?? '')) {
    faults.push('DB_PASSWORD is empty or well known')
  }
  if (!settings.demo && settings.queue === 'redis' && WELL_KNOWN.test(settings.redisPassword ?? '')) {
    faults.push('REDIS_PASSWORD is empty or well known')
  }
  if (!settings.demo && settings.mailer === 'inbox') {
    faults.push('MAIL_MAILER=inbox shows every mail to everybody: use smtp')
  }

  if (faults.length > 0) {
    throw new Error(`Refusing to start in production: ${faults.join('; ')}.`)
  }
}
