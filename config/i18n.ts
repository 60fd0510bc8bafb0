import app from '@adonisjs/core/services/app'
import { defineConfig, loaders } from '@adonisjs/i18n'
import { icuMessages } from '#app/core/icu_messages'

const i18nConfig = defineConfig({
  defaultLocale: 'zh-CN',
  supportedLocales: ['zh-CN', 'en'],
  /** Said for both: what is not said is negotiated anew for each page. */
  fallbackLocales: { 'en': 'zh-CN', 'zh-CN': 'zh-CN' },
  formatter: icuMessages(),
  loaders: [loaders.fs({ location: app.languageFilesPath() })],
})

export default i18nConfig
