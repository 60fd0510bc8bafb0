import i18nManager from '@adonisjs/i18n/services/main'

const LOCALES = ['zh-CN', 'en']

/**
 * Reads an option as people write it in a table: by its name in either language or by its code, without regard to
 * spaces and capital letters. What is no option stays as it was typed, so that the form refuses it.
 *
 * @param labels i18n prefix of the options' names
 */
export function optionReader(options: readonly string[], labels: string) {
  const known = new Map(
    options.flatMap((option) =>
      [option, ...LOCALES.map((locale) => i18nManager.locale(locale).t(`${labels}.${option}`))].map(
        (name) => [plain(name), option] as const
      )
    )
  )
  return (text: string | null) => (text === null ? null : (known.get(plain(text)) ?? text))
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
