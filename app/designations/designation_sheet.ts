import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import { hoursInWords } from '#app/core/form_answers'
import type { Sheet } from '#app/core/spreadsheet'
import type Designation from './designation.js'

/** 网点名录, in the columns and the order that offices use (customary). */
export function designationSheet(i18n: Pick<I18n, 't'>): Sheet<Designation> {
  const t = i18n.t.bind(i18n)
  return {
    name: '网点名录',
    title: '北京市知识产权信息公共服务网点名录',
    note: `填报单位（盖章）：            填报日期：${beijingDay()}            单位：家`,
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      { header: '名称', width: 26, value: ({ name }) => name },
      { header: '类别', width: 14, value: ({ hostType }) => t(`host_types.${hostType}`) },
      { header: '所属区', width: 10, value: ({ districtCode }) => t(`districts.${districtCode}`) },
      { header: '地址', width: 28, value: ({ profile }) => profile.address },
      { header: '经度', width: 12, value: ({ profile }) => profile.longitude },
      { header: '纬度', width: 12, value: ({ profile }) => profile.latitude },
      { header: '咨询电话', width: 16, value: ({ profile }) => profile.landline },
      {
        header: '开放时间',
        width: 26,
        value: ({ profile }) => hoursInWords(profile.hours ?? {}, i18n),
      },
      {
        header: '服务领域',
        width: 20,
        value: ({ profile }) => (profile.fields ?? []).map((field: string) => t(`ip_fields.${field}`)).join('、'),
      },
      {
        header: '免费项目',
        width: 30,
        value: ({ freeServices }) => freeServices.join('、'),
      },
      { header: '网址', width: 24, value: ({ profile }) => profile.website },
      { header: '有效期至', width: 12, value: ({ validUntil }) => validUntil.toISODate() },
    ],
  }
}

/** 网点名录（全项）: the same with what the register itself needs behind it, so that it can be imported again. */
export function wholeDesignationSheet(i18n: Pick<I18n, 't'>): Sheet<Designation> {
  const sheet = designationSheet(i18n)
  return {
    ...sheet,
    name: '网点名录（全项）',
    columns: [
      ...sheet.columns,
      { header: '统一社会信用代码', width: 22, value: ({ organization }) => organization.uscc },
      {
        header: '隶属关系',
        width: 14,
        value: ({ organization }) => i18n.t(`affiliations.${organization.affiliation}`),
      },
      { header: '证书编号', width: 24, value: ({ number }) => number },
      { header: '文号', width: 20, value: ({ docNumber }) => docNumber },
      { header: '认定日期', width: 12, value: ({ recognizedOn }) => recognizedOn.toISODate() },
    ],
  }
}
