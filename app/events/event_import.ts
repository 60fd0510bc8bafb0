import type { I18n } from '@adonisjs/i18n'
import { isLocked } from '#app/activities/months'
import { beginningOf } from '#app/activities/alike'
import { pointParams } from '#app/activities/point_params'
import { addDays } from '#app/calendar/working_days'
import type { Trx } from '#app/core/dialect'
import { checkSections } from '#app/core/form_schema'
import { optionReader } from '#app/core/read_options'
import Designation from '#app/designations/designation'
import type { Cells, DoneRow, Fault, ImportColumn, ImportContext, ImportKind } from '#app/imports/import_kinds'
import { retally } from '#app/tallies/tally'
import { applicantRoles } from '#app/users/roles'
import Event from './event.js'
import { eventCountings } from './event_counting.js'
import { eventsLike, reportedByOthers } from './event_entry.js'
import { audiences, heldForm as form, kinds, modes, type EventDay, type EventFacts } from './event_form.js'
import { writeEvent } from './event_record.js'

/** Of sheet 7 (event_sheet.ts) all that somebody types; 场次 is counted by rule, 佐证编号 is given by the ledger. */
const columns: ImportColumn[] = [
  { field: 'serial', header: '序号', counted: true, width: 6 },
  { field: 'name', header: '活动名称', aliases: ['名称'], required: true, width: 36 },
  { field: 'kind', header: '类型', aliases: ['活动类型'], required: true, width: 8 },
  { field: 'mode', header: '方式', aliases: ['活动方式'], required: true, width: 8 },
  { field: 'startsAt', header: '开始时间', required: true, width: 18 },
  { field: 'endsAt', header: '结束时间', required: true, width: 18 },
  { field: 'place', header: '地点', width: 24 },
  { field: 'host', header: '主办单位', required: true, width: 24 },
  { field: 'organiser', header: '承办单位', width: 24 },
  { field: 'audiences', header: '主要对象', aliases: ['对象'], required: true, width: 20 },
  { field: 'hours', header: '课时', type: 'number', width: 6 },
  { field: 'speakers', header: '授课人', width: 14 },
  { field: 'attendedOnsite', header: '线下人次', type: 'number', required: true, width: 8 },
  { field: 'attendedOnline', header: '线上人次', type: 'number', required: true, width: 8 },
  { field: 'researchers', header: '其中科研人员(人次)', type: 'number', required: true, width: 10 },
  { field: 'ipManagers', header: '其中知识产权管理人员(人次)', type: 'number', required: true, width: 12 },
  { field: 'satisfaction', header: '满意度', type: 'number', width: 8 },
  { field: 'note', header: '备注', width: 24 },
]

/** 培训活动台账. What is taken in still needs its photographs before somebody stands for it. */
export const eventImport: ImportKind = {
  sheet: {
    name: '培训活动台账',
    title: '知识产权信息公共服务培训活动台账',
    note: '填报单位（盖章）：            填报日期：            单位：场次、人次',
    footer: '填表人：            审核人：            联系电话：',
    columns,
  },
  roles: applicantRoles,
  params: pointParams,
  checker,
  run,
  changed,
  undo,
  path: (id) => `/trainings/${id}`,
}

async function checker({ params, i18n }: ImportContext) {
  const point = await Designation.findOrFail(params.point)
  const read = {
    kind: optionReader(kinds, 'event_form.kinds'),
    mode: optionReader(modes, 'event_form.modes'),
    audience: optionReader(audiences, 'event_form.audience_kinds'),
  }
  return async (cells: Cells) => {
    const days = daysBetween(cells.startsAt, cells.endsAt)
    const typed = {
      ...cells,
      kind: read.kind(cells.kind ?? null),
      mode: read.mode(cells.mode ?? null),
      audiences: (cells.audiences ?? '')
        .split(/[、，,;；\s]+/)
        .filter(Boolean)
        .map(read.audience),
      days: days ?? [],
      ...{ level: 'basic', fee: '0' },
    }
    const { problems, answers } = await checkSections(form, form.sections, typed, i18n)
    const faults = faultsOf(problems, days, i18n)
    if (faults.length > 0) return { title: cells.name ?? '', answers: null, faults }

    const facts = form.whole(answers) as EventFacts
    faults.push(...(await ledgerFaults(point, facts, i18n)))
    const unique = [{ field: 'name', value: `${facts.days[0].day} ${beginningOf(String(facts.name))}` }]
    return { title: String(facts.name), answers: facts, faults, unique }
  }
}

function faultsOf(problems: { path: string; message: string }[], days: EventDay[] | null, i18n: I18n): Fault[] {
  if (!days) return [{ field: 'startsAt', kind: 'bad', message: i18n.t('imports.kinds.event.faults.times') }]
  return problems.map(({ path, message }) => ({
    field: path.startsWith('days') ? 'endsAt' : path.split('.')[0],
    kind: 'bad',
    message,
  }))
}

/** What only the ledger knows: closed months, the annual conference, and what is there already. */
async function ledgerFaults(point: Designation, facts: EventFacts, i18n: I18n): Promise<Fault[]> {
  const bad = (field: string, key: string): Fault => ({
    ...{ field, kind: 'bad' },
    message: i18n.t(`imports.kinds.event.faults.${key}`),
  })
  if (facts.kind === 'conference') return [bad('kind', 'conference')]
  if (isLocked(facts.days.at(-1)!.day)) return [bad('endsAt', 'locked')]
  const alike = await eventsLike(point, [], facts)
  if (alike.length === 0) return []
  const key = reportedByOthers(alike, point) ? 'reported' : 'there'
  const message = i18n.t(`imports.kinds.event.faults.${key}`, { number: alike[0].number })
  return [{ field: 'name', kind: 'duplicate', message }]
}

const MOMENT = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*(\d{1,2})[:：时点](\d{2})?分?$/
const MOST_DAYS = 20

/** Every day from the first to the last one, each from the time it began to the time it ended; null if it cannot be read. */
export function daysBetween(start: string | null | undefined, end: string | null | undefined): EventDay[] | null {
  const [from, until] = [momentIn(start), momentIn(end)]
  if (!from || !until || until.day < from.day) return null
  const days: EventDay[] = []
  for (let day = from.day; day <= until.day && days.length <= MOST_DAYS; day = addDays(day, 1)) {
    days.push({ day, from: from.time, until: until.time })
  }
  return days
}

function momentIn(text: string | null | undefined) {
  const [, year, month, day, hour, minute = '00'] = MOMENT.exec((text ?? '').normalize('NFKC').trim()) ?? []
  if (!year) return null
  const two = (part: string) => part.padStart(2, '0')
  return { day: `${year}-${two(month)}-${two(day)}`, time: `${two(hour)}:${minute}` }
}

async function run(trx: Trx, { answers }: { answers: object }, { by, params }: ImportContext) {
  const point = await Designation.findOrFail(params.point, { client: trx })
  const event = await writeEvent(trx, point, by, { facts: answers as EventFacts, state: 'held' })
  return { subjectId: event.id, version: event.version }
}

/** Worked on since, given photographs, or in a month that is closed by now. */
async function changed(trx: Trx, rows: DoneRow[]) {
  const ids = rows.map(({ effect }) => effect.subjectId)
  const events = new Map((await Event.query({ client: trx }).whereIn('id', ids)).map((event) => [event.id, event]))
  const files = await trx.from('attachments').where('subject_type', 'event').whereIn('subject_id', ids)
  const used = new Set(files.map(({ subject_id: id }) => id))
  return rows.filter(({ effect: { subjectId, version } }) => {
    const event = events.get(subjectId)
    return !event || event.version !== version || event.isLocked || used.has(subjectId)
  })
}

async function undo(trx: Trx, rows: DoneRow[]) {
  const ids = rows.map(({ effect }) => effect.subjectId)
  const event = await Event.find(ids[0], { client: trx })
  await trx.from('events').whereIn('id', ids).delete()
  if (event) for (const counting of eventCountings) await retally(trx, counting, event.organizationId!)
}
