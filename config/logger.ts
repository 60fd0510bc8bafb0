import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { defineConfig, targets } from '@adonisjs/core/logger'
import type { InferLoggers } from '@adonisjs/core/types'

const loggerConfig = defineConfig({
  default: 'app',
  loggers: {
    app: {
      enabled: true,
      name: 'jingzhi',
      level: env.get('LOG_LEVEL'),
      /** Without a transport lines are written by this thread: none is lost in a crash, and none needs a thread of its own. */
      ...(app.inDev && { transport: { targets: [targets.pretty()] } }),
      redact: { paths: ['password', '*.password', 'token', '*.token'], censor: '[removed]' },
    },
  },
})

export default loggerConfig

declare module '@adonisjs/core/types' {
  interface LoggersList extends InferLoggers<typeof loggerConfig> {}
}
