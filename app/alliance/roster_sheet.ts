import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import { dayCell, type Sheet } from '#app/core/spreadsheet'
import type AllianceMember from './alliance_member.js'
import { checkInWords } from './member_list.js'

/** 联盟成员名册, in the columns and the order that offices use (domain §7, sheet 11). */
export function rosterSheet(i18n: Pick<I18n, 't'>): Sheet<AllianceMember> {
  return {
    name: '联盟成员名册',
    title: '北京市知识产权信息服务联盟成员名册',
    note: `填报单位（盖章）：            填报日期：${beijingDay()}            单位：家`,
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      { header: '成员编号', width: 16, value: ({ number }) => number },
      { header: '单位名称', width: 28, value: ({ name }) => name },
      { header: '统一社会信用代码', width: 22, value: ({ organization }) => organization.uscc },
      { header: '成员类别', width: 14, value: (member) => i18n.t(`alliance.classes.${member.standingClass}`) },
      { header: '加入时间', width: 12, value: ({ joinedOn }) => dayCell(joinedOn) },
      { header: '任期', width: 24, value: termInWords },
      { header: '代表姓名', width: 12, value: ({ representative }) => representative?.name },
      { header: '职务', width: 14, value: ({ representative }) => representative?.title },
      { header: '联系人', width: 12, value: ({ profile }) => profile.contactName },
      { header: '联系电话', width: 16, value: ({ profile }) => profile.contactPhone },
      { header: '服务领域', width: 24, value: ({ profile }) => namesOf(profile.serviceFields, 'ip_fields', i18n) },
      { header: '年度考核', width: 14, value: (member) => checkInWords(member, i18n) },
      { header: '状态', width: 12, value: ({ state }) => i18n.t(`alliance_members.states.${state}`) },
      { header: '备注', width: 20, value: ({ tags }) => namesOf(tags, 'alliance.tags', i18n) },
    ],
  }
}

/** 2026-03-01 至 2029-02-28 */
function termInWords({ termFrom, termUntil }: AllianceMember) {
  return termFrom && termUntil ? `${termFrom.toISODate()} 至 ${termUntil.toISODate()}` : null
}

function namesOf(values: string[] | undefined, labels: string, i18n: Pick<I18n, 't'>) {
  return (values ?? []).map((value) => i18n.t(`${labels}.${value}`)).join('、')
}
