import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import { dayCell, type Sheet } from '#app/core/spreadsheet'
import type Consultation from './consultation.js'

/** 咨询服务台账, in the columns and the order that offices use (customary). */
export function consultationSheet(i18n: Pick<I18n, 't'>): Sheet<Consultation> {
  const t = i18n.t.bind(i18n)
  return {
    name: '咨询服务台账',
    title: '知识产权信息公共服务咨询服务台账',
    note: `填报单位（盖章）：            填报日期：${beijingDay()}            单位：次`,
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      { header: '日期', width: 12, value: ({ servedOn }) => dayCell(servedOn) },
      { header: '服务方式', width: 10, value: ({ channel }) => t(`consultation_form.channels.${channel}`) },
      { header: '服务对象类型', width: 14, value: (row) => t(`consultation_form.client_types.${row.clientType}`) },
      { header: '单位名称', width: 24, value: ({ clientName }) => clientName },
      { header: '所属区', width: 12, value: (row) => row.clientDistrict && t(`districts.${row.clientDistrict}`) },
      { header: '领域', width: 12, value: ({ field }) => t(`ip_fields.${field}`) },
      { header: '服务层级', width: 12, value: ({ level }) => t(`consultation_form.levels.${level}`) },
      { header: '咨询内容', width: 36, value: ({ question }) => question },
      { header: '答复情况', width: 36, value: ({ answer }) => answer },
      { header: '用时(分钟)', width: 10, value: ({ minutes }) => minutes },
      { header: '是否免费', width: 10, value: ({ price }) => t(price === 'free' ? 'ui.yes' : 'ui.no') },
      { header: '承办人', width: 10, value: ({ handledBy }) => handledBy },
      { header: '满意度', width: 8, value: ({ stars }) => stars },
      { header: '备注', width: 20, value: ({ note }) => note },
    ],
  }
}
