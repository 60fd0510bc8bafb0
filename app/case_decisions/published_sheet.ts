import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import type { Sheet } from '#app/core/spreadsheet'
import type { PublicCase } from './public_case.js'

/** 公示/公布名单, sheet 14: these columns in this order; a list of cases also names the case. */
export function publishedSheet(name: '公示名单' | '公布名单', call: string, i18n: Pick<I18n, 't'>): Sheet<PublicCase> {
  return {
    name,
    title: `${call}${name}`,
    note: `统计日期：${beijingDay()}`,
    columns: [
      { header: '序号', width: 8, value: (_row, index) => index + 1 },
      { header: '案例名称', width: 44, value: ({ title }) => title },
      { header: '单位名称', width: 32, value: ({ unit }) => unit },
      { header: '所属区', width: 14, value: ({ districtCode }) => i18n.t(`districts.${districtCode}`) },
      { header: '单位类型', width: 18, value: ({ hostType }) => i18n.t(`host_types.${hostType}`) },
      { header: '备注', width: 24, value: ({ isOut }) => (isOut ? i18n.t('case_results.out') : '') },
    ],
  }
}
