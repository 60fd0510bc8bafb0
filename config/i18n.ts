import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/i18n'
import { icuMessages } from '#app/core/icu_messages'
import { languageFiles } from '#app/core/language_files'

const i18nConfig = defineConfig({
  defaultLocale: 'zh-CN',
  supportedLocales: ['zh-CN', 'en'],
  /** Said for both: what is not said is negotiated anew for each page. */
  fallbackLocales: { 'en': 'zh-CN', 'zh-CN': 'zh-CN' },
  formatter: icuMessages(),
  loaders: [languageFiles(app.languageFilesPath())],
})

export default i18nConfig
