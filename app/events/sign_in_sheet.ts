import type { I18n } from '@adonisjs/i18n'
import { formatDay, formatTime } from '#app/core/format'
import { timeCell, type Sheet } from '#app/core/spreadsheet'
import type Event from './event.js'
import type EventRegistration from './event_registration.js'
import type { Half } from './event_sign_in.js'

type Words = Pick<I18n, 't'>

/** 培训签到表 of one day; blank for signing by hand. It goes from hand to hand, so numbers are masked. */
export function signInSheet(event: Event, day: string, isBlank: boolean, i18n: Words): Sheet<EventRegistration> {
  const signed = (row: EventRegistration, half: Half) => {
    const found = isBlank ? null : row.signIns.find((one) => one.half === half && one.day.toISODate() === day)
    return found ? timeCell(found.createdAt) : null
  }
  return {
    name: '培训签到表',
    title: `${event.name}签到表`,
    note: `日期：${formatDay(day)}            地点：${event.place ?? ''}            主办单位：${event.host}`,
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      { header: '姓名', width: 12, value: ({ name }) => name },
      { header: '单位', width: 28, value: ({ unit }) => unit },
      { header: '部门/职务', width: 18, value: ({ post }) => post },
      { header: '人员类别', width: 18, value: ({ kind }) => kind && i18n.t(`event_form.audience_kinds.${kind}`) },
      { header: '联系电话', width: 16, value: (row) => row.maskedMobile },
      { header: '签到(上午)', width: 18, value: (row) => signed(row, 'am') },
      { header: '签到(下午)', width: 18, value: (row) => signed(row, 'pm') },
    ],
  }
}

/** 电话通知名单: whole numbers, of those whom no letter reaches. */
export function callSheet(event: Event, i18n: Words): Sheet<EventRegistration> {
  return {
    name: '电话通知名单',
    title: `${event.name}电话通知名单`,
    note: `时间：${formatTime(event.startsAt)}            地点：${event.place ?? ''}`,
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      { header: '姓名', width: 12, value: ({ name }) => name },
      { header: '单位', width: 28, value: ({ unit }) => unit },
      { header: '手机', width: 16, value: ({ mobile }) => mobile },
      { header: '状态', width: 10, value: ({ state }) => i18n.t(`participants.states.${state}`) },
      { header: '已通知', width: 10, value: () => null },
    ],
  }
}

/** 年会参会回执 */
export function receiptSheet(event: Event, i18n: Words): Sheet<EventRegistration> {
  const yes = (answer: boolean | null) => (answer === null ? null : i18n.t(answer ? 'ui.yes' : 'ui.no'))
  return {
    name: '年会参会回执',
    title: `${event.name}参会回执`,
    note: `时间：${formatTime(event.startsAt)}            地点：${event.place ?? ''}`,
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      { header: '单位', width: 28, value: ({ unit }) => unit },
      { header: '姓名', width: 12, value: ({ name }) => name },
      { header: '性别', width: 6, value: ({ gender }) => gender && i18n.t(`event_sign_up.genders.${gender}`) },
      { header: '职务', width: 18, value: ({ post }) => post },
      { header: '手机', width: 16, value: ({ mobile }) => mobile },
      { header: '是否交流发言', width: 12, value: ({ speaks }) => yes(speaks) },
      { header: '是否用餐', width: 10, value: ({ dines }) => yes(dines) },
      { header: '车牌号', width: 12, value: ({ plate }) => plate },
    ],
  }
}
