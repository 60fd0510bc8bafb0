import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import type { Sheet } from '#app/core/spreadsheet'
import type ExternalTitle from './external_title.js'
import { stageOf } from './external_title_list.js'

/** 国家级称号登记表 (customary columns); `organization` is loaded with the rows. Always Chinese. */
export function externalTitleSheet(i18n: Pick<I18n, 't'>): Sheet<ExternalTitle> {
  const t = i18n.t.bind(i18n)
  return {
    name: '国家级称号登记表',
    title: '北京市知识产权信息公共服务机构国家级称号登记表',
    note: `填报单位（盖章）：            填报日期：${beijingDay()}            单位：项`,
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      { header: '单位名称', width: 26, value: ({ orgName }) => orgName },
      { header: '统一社会信用代码', width: 22, value: ({ organization }) => organization.uscc },
      { header: '单位类型', width: 14, value: ({ hostType }) => t(`host_types.${hostType}`) },
      { header: '所属区', width: 10, value: ({ districtCode }) => t(`districts.${districtCode}`) },
      { header: '称号', width: 30, value: ({ kind }) => t(`external_titles.kinds.${kind}`) },
      { header: '批次', width: 18, value: ({ batch }) => batch },
      { header: '文号', width: 26, value: ({ docNumber }) => docNumber },
      { header: '日期', width: 12, value: ({ grantedOn }) => grantedOn.toISODate() },
      { header: '有效期至', width: 12, value: ({ validUntil }) => validUntil?.toISODate() },
      { header: '所处阶段', width: 12, value: (row) => t(`external_titles.stages.${stageOf(row)}`) },
      { header: '最近考核年度', width: 10, value: ({ assessedYear }) => assessedYear },
      {
        header: '考核结果',
        width: 10,
        value: ({ assessedGrade }) => assessedGrade && t(`external_titles.grades.${assessedGrade}`),
      },
      { header: '考核文号', width: 24, value: ({ assessedDocNumber }) => assessedDocNumber },
      { header: '备注', width: 24, value: ({ note }) => note },
    ],
  }
}
