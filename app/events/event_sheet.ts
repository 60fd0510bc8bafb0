import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import { timeCell, type Sheet } from '#app/core/spreadsheet'
import type User from '#app/users/user'
import type Event from './event.js'
import { reporterOf } from './event_list.js'

/** 培训活动台账, in the columns and the order that offices use (customary). */
export function eventSheet(user: User, i18n: Pick<I18n, 't'>): Sheet<Event> {
  const t = i18n.t.bind(i18n)
  const isOthers = ({ organizationId }: Event) => !user.isOfficial && organizationId !== user.organizationId
  return {
    name: '培训活动台账',
    title: '知识产权信息公共服务培训活动台账',
    note: `填报单位（盖章）：            填报日期：${beijingDay()}            单位：场次、人次`,
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      { header: '活动名称', width: 36, value: ({ name }) => name },
      { header: '类型', width: 8, value: ({ kind }) => t(`event_form.kinds.${kind}`) },
      { header: '方式', width: 8, value: ({ mode }) => t(`event_form.modes.${mode}`) },
      { header: '开始时间', width: 18, value: ({ startsAt }) => timeCell(startsAt) },
      { header: '结束时间', width: 18, value: ({ endsAt }) => timeCell(endsAt) },
      { header: '地点', width: 24, value: ({ place }) => place },
      { header: '主办单位', width: 24, value: ({ host }) => host },
      { header: '承办单位', width: 24, value: ({ organiser }) => organiser },
      {
        header: '主要对象',
        width: 20,
        value: ({ audiences }) => audiences.map((one) => t(`event_form.audience_kinds.${one}`)).join('、'),
      },
      { header: '课时', width: 6, value: ({ hours }) => hours },
      { header: '授课人', width: 14, value: ({ speakers }) => speakers },
      /** What another point reports is one in its ledger and none in this one. */
      { header: '场次', width: 6, value: (row) => (row.counts && !isOthers(row) ? 1 : 0) },
      { header: '线下人次', width: 8, value: ({ attendedOnsite }) => attendedOnsite },
      { header: '线上人次', width: 8, value: ({ attendedOnline }) => attendedOnline },
      { header: '其中科研人员(人次)', width: 10, value: ({ researchers }) => researchers },
      { header: '其中知识产权管理人员(人次)', width: 12, value: ({ ipManagers }) => ipManagers },
      { header: '满意度', width: 8, value: ({ satisfaction }) => satisfaction },
      { header: '佐证编号', width: 18, value: ({ number }) => number },
      {
        header: '备注',
        width: 24,
        value: (row) => (isOthers(row) ? t('events.reported_elsewhere', { name: reporterOf(row, i18n) }) : row.note),
      },
    ],
  }
}
