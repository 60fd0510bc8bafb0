import { configProvider } from '@adonisjs/core'
import type { FormatterFactory, TranslationsFormatterContract } from '@adonisjs/i18n/types'
import { IntlMessageFormat } from 'intl-messageformat'
import { remember } from './remember.js'

type Values = Record<string, unknown>
type Wording = (values: Values) => string

/** Texts in which ICU reads nothing but the text and the names of what is filled in. */
const PLAIN = /^(?:[^{}'#]|\{\w+\})*$/

/**
 * Messages in ICU syntax, each read once: the formatter that comes with the framework reads a message anew whenever it
 * is shown, which took a fifth of the time of a page.
 */
class IcuMessages implements TranslationsFormatterContract {
  readonly name = 'icu'
  #read = new Map<string, Map<string, Wording>>()

  format(message: string, locale: string, values: Values = {}) {
    return this.#wordingIn(locale, message)(values)
  }

  #wordingIn(locale: string, message: string) {
    const known = this.#read.get(locale) ?? new Map<string, Wording>()
    this.#read.set(locale, known)
    const wording = known.get(message) ?? read(message, locale)
    known.set(message, wording)
    return wording
  }
}

function read(message: string, locale: string): Wording {
  if (!PLAIN.test(message)) return readIcu(message, locale)
  const [first, ...rest] = message.split(/\{(\w+)\}/)
  if (rest.length === 0) return () => first
  return (values) =>
    rest.reduce((text, part, index) => text + (index % 2 ? part : filledIn(message, part, values)), first)
}

function filledIn(message: string, name: string, values: Values) {
  if (!(name in values)) throw new Error(`${name} is missing in "${message}"`)
  const value = values[name]
  return value || typeof value === 'number' ? String(value) : ''
}

/** Filling one in takes as long as a row of a list; most are filled in with the same few numbers. */
const MOST = 200

function readIcu(message: string, locale: string): Wording {
  const format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })
  const known = new Map<string, string>()
  return (values) => {
    const asked = JSON.stringify(values)
    const fill = () => String(format.format(values as Record<string, string>))
    return known.get(asked) ?? remember(known, MOST, asked, fill())
  }
}

/** @returns the formatter for config/i18n.ts */
export const icuMessages = () => configProvider.create<FormatterFactory>(async () => () => new IcuMessages())
