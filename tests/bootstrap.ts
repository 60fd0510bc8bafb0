import { assert } from '@japa/assert'
import { apiClient } from '@japa/api-client'
import { browserClient } from '@japa/browser-client'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import { authApiClient } from '@adonisjs/auth/plugins/api_client'
import { sessionApiClient } from '@adonisjs/session/plugins/api_client'
import { shieldApiClient } from '@adonisjs/shield/plugins/api_client'
import app from '@adonisjs/core/services/app'
import env from '#start/env'
import testUtils from '@adonisjs/core/services/test_utils'
import type { Config } from '@japa/runner/types'

export const plugins: Config['plugins'] = [
  assert(),
  pluginAdonisJS(app, { baseURL: env.get('APP_URL') }),
  apiClient({ baseURL: env.get('APP_URL') }),
  sessionApiClient(app),
  shieldApiClient(),
  authApiClient(app),
  browserClient({
    runInSuites: ['browser', 'pages'],
    contextOptions: { locale: 'zh-CN' },
    launcher: async (options) => {
      const { startChromium } = await import('#tests/support/chromium')
      return startChromium({
        ...options,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-dev-shm-usage',
          '--disable-background-networking',
          '--disable-component-update',
          '--no-first-run',
        ],
      })
    },
  }),
]

export const runnerHooks: Required<Pick<Config, 'setup' | 'teardown'>> = {
  setup: [migrated],
  teardown: [],
}

/** What tests with real commits have left is taken away first: SQLite rolls no table back that rows still point to. */
async function migrated() {
  const rollBack = await testUtils.db().migrate()
  return async () => {
    const { emptyTables } = await import('#tests/support/empty_tables')
    await emptyTables()
    await rollBack()
  }
}

export const configureSuite: Config['configureSuite'] = (suite) => {
  if (suite.name !== 'unit') suite.setup(() => testUtils.httpServer().start())
}
