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
      transport: { targets: [app.inDev ? targets.pretty() : targets.file({ destination: 1 })] },
      redact: { paths: ['password', '*.password', 'token', '*.token'], censor: '[removed]' },
    },
  },
})

export default loggerConfig

declare module '@adonisjs/core/types' {
  interface LoggersList extends InferLoggers<typeof loggerConfig> {}
}
