import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import { dayCell, type Sheet } from '#app/core/spreadsheet'
import type RegisterEntry from './register_entry.js'

/** 撤销/变更登记表, in the columns and the order that offices use (customary). */
export function registerEntrySheet(i18n: Pick<I18n, 't'>): Sheet<RegisterEntry> {
  return {
    name: '网点撤销变更登记表',
    title: '北京市知识产权信息公共服务网点撤销/变更登记表',
    note: `填报单位（盖章）：            填报日期：${beijingDay()}            单位：项`,
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      { header: '单位名称', width: 26, value: ({ unitName }) => unitName },
      { header: '事项', width: 12, value: ({ kind }) => i18n.t(`register_entries.kinds.${kind}`) },
      { header: '原内容', width: 32, value: ({ before }) => before },
      { header: '新内容', width: 32, value: ({ after }) => after },
      { header: '依据', width: 28, value: ({ basis }) => basis },
      { header: '文号', width: 20, value: ({ docNumber }) => docNumber },
      { header: '生效日期', width: 12, value: ({ effectiveOn }) => dayCell(effectiveOn) },
      { header: '经办人', width: 12, value: (entry) => entry.signedBy(i18n) },
    ],
  }
}
