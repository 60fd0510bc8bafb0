import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import type { Sheet } from '#app/core/spreadsheet'
import type Designation from '#app/designations/designation'
import { noteOn } from './announced_unit_list.js'

/** 公布名单, sheet 14: these columns in this order. */
export function announcedSheet(docNumber: string, i18n: Pick<I18n, 't'>): Sheet<Designation> {
  return {
    name: '公布名单',
    title: '北京市知识产权信息公共服务网点认定名单',
    note: `认定文号：${docNumber}            统计日期：${beijingDay()}`,
    columns: [
      { header: '序号', width: 8, value: (_row, index) => index + 1 },
      { header: '单位名称', width: 40, value: ({ name }) => name },
      { header: '所属区', width: 20, value: ({ districtCode }) => i18n.t(`districts.${districtCode}`) },
      { header: '单位类型', width: 20, value: ({ hostType }) => i18n.t(`host_types.${hostType}`) },
      { header: '备注', width: 24, value: (designation) => noteOn(designation, i18n) },
    ],
  }
}
