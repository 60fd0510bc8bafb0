import i18nManager from '@adonisjs/i18n/services/main'
import { districtCodes, districts as districtNames } from '#app/organizations/districts'
import { hostTypes as hostTypeCodes } from '#app/organizations/host_types'
import { fromList } from './data_set.js'
import { fieldsOf } from './field.js'

type Code = { code: string; zh: string; en: string }

const { text } = fieldsOf<Code>()
const fields = [text('code', ({ code }) => code), text('name_zh', ({ zh }) => zh), text('name_en', ({ en }) => en)]

/** Codes belong to the program: they change with a new version of it. */
const codeList = (name: string, rows: () => Code[]) =>
  fromList<Code>({ name, fields, rows: async () => rows(), keyOf: ({ code }) => code, changedAt: async () => null })

export const districts = codeList('districts', () => districtCodes.map((code) => ({ code, ...districtNames[code] })))

export const hostTypes = codeList('host_types', () =>
  [...hostTypeCodes].sort().map((code) => ({ code, zh: nameIn('zh-CN', code), en: nameIn('en', code) }))
)

const nameIn = (locale: string, code: string) => i18nManager.locale(locale).t(`host_types.${code}`)
