import { Readable } from 'node:stream'
import type { I18n } from '@adonisjs/i18n'
import i18nManager from '@adonisjs/i18n/services/main'
import { csvLines } from '#app/core/csv'
import type { Cell } from '#app/core/spreadsheet'
import { withoutMobiles } from '#app/core/without_mobiles'
import settings from '#config/open_data'
import type { DataSet } from './data_set.js'
import { itemOf, type Field } from './field.js'

/**
 * A whole data set for people, in the words of the office: the same bytes for the same rows, whoever asks.
 *
 * @param codes headers and values as in the JSON instead
 */
export function csvOf<Row>({ fields, all }: DataSet<Row>, codes: boolean) {
  const chinese = i18nManager.locale('zh-CN')
  const headers = fields.map(({ name }) => (codes ? name : chinese.t(`open_data.fields.${name}`)))
  return csvLines(headers, all(), (row) => fields.map((field) => cellOf(field, row, codes ? null : chinese)))
}

function cellOf<Row>({ value, words }: Field<Row>, row: Row, i18n: I18n | null): Cell {
  const found = withoutMobiles(i18n && words ? words(row, i18n) : value(row))
  if (Array.isArray(found) && found.every((part) => typeof part === 'string')) return found.join(';')
  return found !== null && typeof found === 'object' ? JSON.stringify(found) : (found as Cell)
}

/** The same for programs, one row a line. */
export function jsonOf<Row>(data: DataSet<Row>) {
  return Readable.from(jsonLines(data))
}

async function* jsonLines<Row>({ name, fields, all }: DataSet<Row>) {
  yield `{"name":${JSON.stringify(name)},"licence":${JSON.stringify(settings.licence['zh-CN'])},"data":[`
  let before = '\n'
  for await (const rows of all()) {
    for (const row of rows) {
      yield before + JSON.stringify(itemOf(fields, row))
      before = ',\n'
    }
  }
  yield '\n]}\n'
}
