import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import { cellFields } from '#app/core/form_cells'
import type { Sheet } from '#app/core/spreadsheet'
import type LightRecord from './light_record.js'
import { factCell } from './light_record_list.js'
import type { RecordKind } from './record_kind.js'

/** A register in the columns of its form: what goes out can be pasted in again. */
export function lightRecordSheet({ code, form }: RecordKind, i18n: Pick<I18n, 't'>): Sheet<LightRecord> {
  const title = i18n.t(`light_records.kinds.${code}`)
  return {
    name: title,
    title,
    note: `填报单位（盖章）：            填报日期：${beijingDay()}`,
    footer: '填表人：            审核人：            联系电话：',
    columns: cellFields(form).map((field) => ({
      header: i18n.t(`${form.key}.${field.name}.label`),
      width: field.kind === 'text' ? 28 : 16,
      value: ({ facts }: LightRecord) => factCell(field, facts[field.name], i18n),
    })),
  }
}
