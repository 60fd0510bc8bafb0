import i18nManager from '@adonisjs/i18n/services/main'
import type { Answers } from '#app/core/form'
import { ipFields } from '#app/designations/industries'
import type { Cells } from '#app/imports/import_kinds'
import { districtCodes } from '#app/organizations/districts'
import { affiliations, hostTypes } from '#app/organizations/host_types'
import { normalizeUscc } from '#app/organizations/uscc'
import { hoursIn } from './hours_text.js'

/** i18n key under `register_imports`, with the field that it is about. */
export type Remark = { field: string; kind: 'bad' | 'warning' | 'note'; key: string; params?: Record<string, string> }

export type TypedPoint = { typed: Answers; remarks: Remark[] }

/** Names as people write them, with every code and both languages. */
type Names = Map<string, string>

/** What else offices call things. */
const ALIASES: Record<string, Record<string, string>> = {
  host_types: {
    高等院校: 'university',
    高等学校: 'university',
    图书馆: 'public_library',
    行业协会: 'industry_association',
  },
  districts: { 经开区: 'BDA', 亦庄: 'BDA', 亦庄经开区: 'BDA', 北京经开区: 'BDA', 开发区: 'BDA' },
  affiliations: {},
  ip_fields: { 版权: 'copyright', 集成电路: 'layout_design', 商标权: 'trademark', 专利权: 'patent' },
}

function namesOf(prefix: string, codes: readonly string[]): Names {
  const languages = ['zh-CN', 'en'].map((locale) => i18nManager.locale(locale))
  const names = codes.flatMap((code) =>
    [code, ...languages.map((i18n) => i18n.t(`${prefix}.${code}`))].map((name) => [name, code])
  )
  return new Map([...names, ...Object.entries(ALIASES[prefix])].map(([name, code]) => [plain(name), code]))
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/(?<=.{2})区$/, '')

/** What the form of a point would have got, had somebody typed the row into it. */
export function pointReader() {
  const types = namesOf('host_types', hostTypes)
  const districts = namesOf('districts', districtCodes)
  const affiliated = namesOf('affiliations', affiliations)
  const fields = namesOf('ip_fields', ipFields)

  return (cells: Cells): TypedPoint => {
    const remarks: Remark[] = []
    const one = (field: string, names: Names) => {
      const text = cells[field]
      const code = text ? names.get(plain(text)) : null
      if (text && !code) remarks.push({ field, kind: 'bad', key: `unknown.${field}`, params: { text } })
      return code ?? null
    }
    const typed = {
      ...{
        name: cells.name,
        number: cells.number?.replace(/\[(\d{4})\]/, '〔$1〕') ?? null,
        docNumber: cells.docNumber ?? null,
      },
      ...{ recognizedOn: cells.recognizedOn ?? null, validUntil: cells.validUntil, address: cells.address },
      uscc: cells.uscc ? normalizeUscc(cells.uscc) : null,
      hostType: one('hostType', types),
      districtCode: one('districtCode', districts),
      affiliation: cells.affiliation ? one('affiliation', affiliated) : 'municipal',
      ...placeIn(cells, remarks),
      landline: landlineIn(cells.landline, remarks),
      website: websiteIn(cells.website),
      hours: openingIn(cells.hours, remarks),
      fields: fieldsIn(cells.fields, fields, remarks),
      services: partsOf(cells.services).map((name) => ({ name, level: 'basic', price: 'free' })),
    }
    return { typed, remarks }
  }
}

/** Degrees that only make sense the other way round. */
function placeIn({ longitude, latitude }: Cells, remarks: Remark[]) {
  const [east, north] = [Number(longitude), Number(latitude)]
  if (!(east > 39 && east < 42 && north > 115 && north < 118)) return { longitude, latitude }
  for (const field of ['longitude', 'latitude']) remarks.push({ field, kind: 'warning', key: 'swapped' })
  return { longitude: latitude, latitude: longitude }
}

/** (010) 1234 5678 转 12 is 010-12345678-12. A number of a person is never published, so it is not even taken in. */
function landlineIn(text: string | null, remarks: Remark[]) {
  if (!text) return null
  const digits = text
    .normalize('NFKC')
    .replace(/[\s()]/g, '')
    .replace(/转|ext\.?/i, '-')
  if (/^(\+?86-?)?1[3-9]\d{9}$/.test(digits.replace(/-/g, ''))) {
    remarks.push({ field: 'landline', kind: 'bad', key: 'mobile' })
    return null
  }
  const [, number, extension] = /^(?:\+?86-?)?(?:010-?)?(\d{4}-?\d{4})(?:-(\d{1,6}))?$/.exec(digits) ?? []
  return number ? ['010', number.replace('-', ''), extension].filter(Boolean).join('-') : text
}

function websiteIn(text?: string | null) {
  return text && /^[\w-]+(\.[\w-]+)+/.test(text) ? `http://${text}` : (text ?? null)
}

function openingIn(text: string | null, remarks: Remark[]) {
  const hours = text ? hoursIn(text) : null
  if (text && !hours) remarks.push({ field: 'hours', kind: 'bad', key: 'hours' })
  return hours
}

function fieldsIn(text: string | null, names: Names, remarks: Remark[]) {
  const known: string[] = []
  for (const part of partsOf(text)) {
    const code = names.get(plain(part))
    if (code) known.push(code)
    else remarks.push({ field: 'fields', kind: 'bad', key: 'unknown.fields', params: { text: part } })
  }
  return [...new Set(known)]
}

function partsOf(text?: string | null) {
  return (text ?? '')
    .split(/[、,，;；\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
}
