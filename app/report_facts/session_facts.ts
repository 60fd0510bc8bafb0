import eventConfig from '#config/events'
import { attendanceCounting, sessionCounting } from '#app/events/event_counting'
import { factsFrom, sumFrom, sumOf } from './fact_builder.js'
import { sessionsByKind, sessionsByMonth, type SessionRow } from './ledger_rows.js'
import { monthName, months, zh } from './report_words.js'

export const sessionKinds = eventConfig.countedKinds

/** 人次 of a 场次, as table 7 tells them apart. */
export const peopleColumns = {
  ...{ onsite: '线下人次', online: '线上人次', attendance: '合计人次' },
  ...{ researchers: '科研人员人次', ip_managers: '知识产权管理人员人次' },
} as const

export const SESSIONS = 'services.sessions'
export const TARGET_ATTENDANCE = 'services.target_attendance'

/** 培训场次 and 人次 by kind and month; their wholes come from the tallies. */
export async function sessionFacts(year: number) {
  const base = { year, query: 'events@1', rowsPath: sessionCounting.rowsPath({ year }) }
  const fact = factsFrom({ ...base, unit: '场次', rows: await sessionsByKind(year), value: sumOf('records') })
  const counts = sessionKinds.map((kind) => {
    const [label, rowsPath] = [`${zh(`event_form.kinds.${kind}`)}场次`, `${base.rowsPath}&kind=${kind}`]
    return fact({ key: `services.sessions.${kind}`, label, rowsPath, where: ({ of }) => of === kind })
  })
  const people = (Object.keys(peopleColumns) as (keyof typeof peopleColumns)[]).map((column) => {
    const making = { unit: '人次', value: peopleOf(column), rowsPath: attendanceCounting.rowsPath({ year }) } as const
    const whole = fact({ ...making, key: `services.${column}`, label: `培训${peopleColumns[column]}` })
    const parts = sessionKinds.map((kind) => {
      const key = `services.${column}.${kind}`
      const label = `${zh(`event_form.kinds.${kind}`)}${peopleColumns[column]}`
      const rowsPath = `${making.rowsPath}&kind=${kind}`
      return fact({ ...making, key, label, rowsPath, where: ({ of }) => of === kind })
    })
    return { whole, parts }
  })
  const monthly = factsFrom({ ...base, unit: '场次', rows: await sessionsByMonth(year), value: sumOf('records') })
  const perMonth = months.map((month) =>
    monthly({
      key: `services.sessions.m${month}`,
      label: `${monthName(month)}培训场次`,
      rowsPath: sessionCounting.rowsPath({ year, month }),
      where: ({ of }) => of === month,
    })
  )
  const whole = (column: keyof typeof peopleColumns) =>
    people.find((one) => one.whole.key === `services.${column}`)!.whole
  return {
    facts: [...counts, ...people.flatMap((one) => [one.whole, ...one.parts]), ...perMonth],
    sums: [
      sumFrom(SESSIONS, counts),
      sumFrom(SESSIONS, perMonth),
      ...people.map((one) => sumFrom(one.whole.key, one.parts)),
      sumFrom('services.attendance', [whole('onsite'), whole('online')]),
      sumFrom(TARGET_ATTENDANCE, [whole('researchers'), whole('ip_managers')]),
    ],
  }
}

const peopleOf = (column: keyof typeof peopleColumns) => (rows: readonly SessionRow[]) =>
  column === 'attendance' ? sumOf('onsite')(rows) + sumOf('online')(rows) : sumOf(column)(rows)
