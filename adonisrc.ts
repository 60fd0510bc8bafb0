import { indexEntities } from '@adonisjs/core'
import { defineConfig } from '@adonisjs/core/app'
import { indexPolicies } from '@adonisjs/bouncer'

export default defineConfig({
  directories: { commands: 'commands' },
  commands: [
    () => import('@adonisjs/core/commands'),
    () => import('@adonisjs/lucid/commands'),
    () => import('@adonisjs/session/commands'),
    () => import('@adonisjs/bouncer/commands'),
  ],
  providers: [
    () => import('@adonisjs/core/providers/app_provider'),
    () => import('@adonisjs/core/providers/hash_provider'),
    { file: () => import('@adonisjs/core/providers/repl_provider'), environment: ['repl', 'test'] },
    () => import('@adonisjs/core/providers/vinejs_provider'),
    () => import('@adonisjs/core/providers/edge_provider'),
    () => import('@adonisjs/session/session_provider'),
    () => import('@adonisjs/vite/vite_provider'),
    () => import('@adonisjs/shield/shield_provider'),
    () => import('@adonisjs/static/static_provider'),
    () => import('@adonisjs/lucid/database_provider'),
    () => import('@adonisjs/auth/auth_provider'),
    () => import('@adonisjs/redis/redis_provider'),
    () => import('@adonisjs/i18n/i18n_provider'),
    () => import('@adonisjs/mail/mail_provider'),
    () => import('@adonisjs/limiter/limiter_provider'),
    () => import('@adonisjs/bouncer/bouncer_provider'),
    () => import('@adonisjs/drive/drive_provider'),
    () => import('#providers/queue_provider'),
  ],
  preloads: [
    () => import('#start/validator'),
    () => import('#start/view'),
    () => import('#start/workflows'),
    () => import('#start/attachments'),
    () => import('#start/notices'),
    () => import('#start/imports'),
    () => import('#start/experts'),
    () => import('#start/designations'),
    () => import('#start/ratings'),
    () => import('#start/todos'),
    () => import('#start/surveys'),
    () => import('#start/survey_results'),
    () => import('#start/case_calls'),
    () => import('#start/countings'),
    () => import('#start/alliance'),
    () => import('#start/portal'),
    () => import('#start/api_scopes'),
    () => import('#start/public_pages'),
    () => import('#start/corrections'),
    () => import('#start/kernel'),
    () => import('#start/routes'),
  ],
  tests: {
    suites: [
      { name: 'unit', files: ['tests/unit/**/*.spec.{ts,js}'], timeout: 10_000 },
      { name: 'functional', files: ['tests/functional/**/*.spec.{ts,js}'], timeout: 30_000 },
      { name: 'browser', files: ['tests/browser/**/*.spec.{ts,js}'], timeout: 180_000 },
      { name: 'pages', files: ['tests/pages/**/*.spec.{ts,js}'], timeout: 180_000 },
      { name: 'faults', files: ['tests/faults/**/*.spec.{ts,js}'], timeout: 180_000 },
    ],
    forceExit: false,
  },
  metaFiles: [
    { pattern: 'resources/views/**/*.edge', reloadServer: false },
    { pattern: 'resources/lang/**/*.json', reloadServer: false },
    { pattern: 'resources/maps/*.geojson', reloadServer: false },
    { pattern: 'resources/plans/*.json', reloadServer: false },
    { pattern: 'public/**', reloadServer: false },
  ],
  hooks: {
    init: [
      indexEntities({
        controllers: {
          enabled: true,
          source: 'app',
          glob: ['**/*_controller.ts'],
          importAlias: '#app',
        },
        /** `app/events` is a room of the house, not the framework's folder of event classes. */
        events: { enabled: false },
      }),
      indexPolicies({ source: 'app', glob: ['**/*_policy.ts'], importAlias: '#app' }),
    ],
    buildStarting: [() => import('@adonisjs/vite/build_hook')],
  },
})
