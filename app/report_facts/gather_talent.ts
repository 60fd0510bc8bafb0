import { standingsOf } from '#app/evaluation_figures/standings'
import { hostTypes } from '#app/organizations/host_types'
import type { Gathered } from './chapter_content.js'
import { contestRecords } from './contest_facts.js'
import { factsFrom, missingOf, sumFrom, sumOf, type GroupedRow } from './fact_builder.js'
import type { Fact } from './fact.js'
import { sessionsByHost, type SessionRow } from './ledger_rows.js'
import { lightRecordCounts } from './light_record_facts.js'
import { attendanceCounting, sessionCounting } from '#app/events/event_counting'
import { pointsAtEndOf } from './points_of_report.js'
import { zh } from './report_words.js'

/** Table 9, line by line; the office holds trainings too and has no 网点. */
export const teams = [...hostTypes, 'office'] as const

export const teamName = (team: string) => (team === 'office' ? zh('products.office') : zh(`host_types.${team}`))

type StaffRow = GroupedRow & { hostType: string; staff: number; id: number }

/** 服务能力与人才: people as points report them, trainings by who held them, contests and selections. */
export async function gatherTalent(year: number): Promise<Gathered> {
  const staff = staffFacts(year, [...(await staffOf(year)), ...(await staffOf(year - 1))])
  const trainings = trainingFacts(year, await sessionsByHost(year))
  const contests = await contestRecords(year)
  const registers = await lightRecordCounts(year, [
    ...(['training', 'joint_training', 'secondment', 'competition', 'selection'] as const).map((category) => ({
      ...{ kind: 'talent', category, key: `talent.records.${category}`, unit: '项' as const },
      label: `登记的${zh(`light_forms.talent.categories.${category}`)}`,
    })),
  ])
  return {
    facts: [...staff.facts, ...trainings.facts, ...contests.facts, ...registers],
    lists: { contests: contests.list },
    sums: [...staff.sums, ...trainings.sums],
    missing: missingOf(staff.wholes),
  }
}

/** Points that reported how many people they have, of those in the register at the end of a year. */
async function staffOf(year: number): Promise<StaffRow[]> {
  const points = await pointsAtEndOf(year)
  const wanted = { keys: ['staff'], compares: false }
  const standings = await standingsOf(
    points.map(({ id }) => id),
    year,
    wanted
  )
  return points.flatMap(({ id, hostType }) => {
    const staff = standings.get(id)?.figures.staff?.value ?? null
    return staff === null ? [] : [{ year, records: 1, id, hostType, staff }]
  })
}

function staffFacts(year: number, rows: readonly StaffRow[]) {
  const known =
    <Row>(value: (some: readonly Row[]) => number) =>
    (some: readonly Row[]) =>
      some.length > 0 ? value(some) : null
  const base = { year, rows, query: 'evaluation_figures.staff@1', rowsPath: `/evaluation-figures?year=${year}` }
  const people = factsFrom({ ...base, unit: '名', value: known(sumOf('staff')) })
  const reporting = factsFrom({ ...base, unit: '家', value: known(sumOf('records')) })
  const wholes = [
    people({ key: 'talent.staff', label: '网点工作人员数' }),
    reporting({ key: 'talent.reporting', label: '报送人员情况的网点数' }),
  ]
  const partsOf = (fact: typeof people, key: string, label: string) =>
    hostTypes.map((type) =>
      fact({ key: `${key}.${type}`, label: `${teamName(type)}${label}`, where: (row) => row.hostType === type })
    )
  const [staff, points] = [
    partsOf(people, 'talent.staff', '网点工作人员数'),
    partsOf(reporting, 'talent.reporting', '报送人员情况的网点数'),
  ]
  return {
    ...{ wholes, facts: [...wholes, ...staff, ...points] },
    sums: [sumFrom('talent.staff', staff), sumFrom('talent.reporting', points)],
  }
}

/** What they add up to is the services chapter's. */
function trainingFacts(year: number, rows: readonly SessionRow[]) {
  const base = { year, rows, query: 'events.hosts@1' }
  const sessions = factsFrom({
    ...{ ...base, unit: '场次', value: sumOf('records'), rowsPath: sessionCounting.rowsPath({ year }) },
  })
  const people = factsFrom({
    ...{ ...base, unit: '人次', rowsPath: attendanceCounting.rowsPath({ year }) },
    value: (some) => sumOf('onsite')(some) + sumOf('online')(some),
  })
  const partsOf = (fact: typeof sessions, key: string, label: string): Fact[] =>
    teams.map((team) =>
      fact({ key: `${key}.${team}`, label: `${teamName(team)}举办的${label}`, where: ({ of }) => of === team })
    )
  const [held, attended] = [
    partsOf(sessions, 'talent.sessions', '培训场次'),
    partsOf(people, 'talent.attendance', '培训人次'),
  ]
  return {
    facts: [...held, ...attended],
    sums: [sumFrom('services.sessions', held), sumFrom('services.attendance', attended)],
  }
}
