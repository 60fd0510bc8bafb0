import type CaseCandidate from '#app/case_decisions/case_candidate'
import { announcedSelections, selectedCases } from '#app/case_decisions/public_case'
import Event from '#app/events/event'
import { sessionCounting } from '#app/events/event_counting'
import { attendanceOf } from '#app/events/event_count_rules'
import LightRecord from '#app/light_records/light_record'
import type { Cell } from './chapter_content.js'
import { factsFrom, sumOf } from './fact_builder.js'
import type { Fact, Unit } from './fact.js'
import { NOTHING, zh } from './report_words.js'

/** One line of table 10, with how many people it was about; null where nobody noted it. */
type Contest = {
  key: string
  year: number
  kind: string
  name: string
  host: string
  day: string
  people: number | null
  unit: Unit
  path: string
  result: string
}

const PEOPLE_CALLS = ['outstanding_person', 'practice_talent']

/**
 * 竞赛与人才评选 of two years: contests that points held, what the bureau's register of talents says, and selections of
 * people whose results are published.
 */
export async function contestRecords(year: number) {
  const contests = [...(await contestsHeld(year)), ...(await registered(year)), ...(await published(year))]
  const ofYear = contests.filter((one) => one.year === year)
  const held = ofYear.filter(({ people }) => people !== null)
  return {
    facts: [...held.map((one) => peopleFact(one)), ...countFacts(year, contests)],
    list: ofYear.map(({ key, kind, name, host, day, people, result }): Cell[] => [
      ...[kind, name, host, day, people === null ? NOTHING : { fact: key }, result],
    ]),
  }
}

function peopleFact({ key, year, name, unit, path, people }: Contest): Fact {
  const rows = [{ year, records: 1, key, people: people! }]
  const fact = factsFrom({ year, rows, unit, query: 'contests.people@1', rowsPath: path, value: sumOf('people') })
  return fact({ key, label: `${name}参加或者入选人数` })
}

function countFacts(year: number, contests: readonly Contest[]): Fact[] {
  const rows = contests.map(({ key, people, year: of }) => ({ year: of, records: 1, key, people: people ?? 0 }))
  const of = (start: string) => rows.filter(({ key }) => key.startsWith(start))
  const held = factsFrom({
    ...{ year, rows: of('talent.contest'), unit: '场次', query: 'events.contests@1', value: sumOf('records') },
    rowsPath: `${sessionCounting.rowsPath({ year })}&kind=contest`,
  })
  const chosen = factsFrom({
    ...{ year, rows: of('talent.selection'), unit: '项', query: 'case_selections.people@1', value: sumOf('records') },
    rowsPath: '/case-results',
  })
  return [
    held({ key: 'talent.contests', label: '网点举办的竞赛场次' }),
    held({ key: 'talent.contest_people', label: '网点举办的竞赛参加人次', unit: '人次', value: sumOf('people') }),
    chosen({ key: 'talent.selections', label: '公布结果的人才评选' }),
    chosen({ key: 'talent.chosen', label: '评选入选人数', unit: '名', value: sumOf('people') }),
  ]
}

const spanOf = (year: number): [string, string] => [`${year - 1}-01-01`, `${year}-12-31`]

async function contestsHeld(year: number): Promise<Contest[]> {
  const events = await Event.query()
    .where({ kind: 'contest', state: 'confirmed', counts: true })
    .whereBetween('endsOn', spanOf(year))
    .orderBy('endsOn')
    .orderBy('id')
  return events.map((event) => ({
    ...{ key: `talent.contest${event.id}.people`, year: event.endsOn.year, kind: zh('event_form.kinds.contest') },
    ...{ name: event.name, host: event.host, day: event.lastDay, people: attendanceOf(event) },
    ...{ unit: '人次', path: `/trainings/${event.id}`, result: NOTHING },
  }))
}

async function registered(year: number): Promise<Contest[]> {
  const records = await LightRecord.query()
    .where({ kind: 'talent', state: 'kept' })
    .whereIn('category', ['competition', 'selection'])
    .whereBetween('year', [year - 1, year])
    .orderBy('happenedOn')
    .orderBy('id')
  return records.map(({ id, year: of, title, category, party, happenedOn, facts }) => ({
    ...{ key: `talent.record${id}.people`, year: of, name: title, host: party ?? zh('products.office'), unit: '人次' },
    kind: zh(`light_forms.talent.categories.${category}`),
    ...{ day: happenedOn?.toISODate() ?? NOTHING, people: facts.participants ?? null },
    ...{ path: `/ledgers/talent/${id}`, result: facts.result ?? NOTHING },
  }))
}

async function published(year: number): Promise<Contest[]> {
  const selections = await announcedSelections('published')
    .whereHas('call', (calls) => void calls.whereIn('kind', PEOPLE_CALLS))
    .whereBetween('publishedAt', momentsOf(year))
    .orderBy('id')
  if (selections.length === 0) return []
  const chosen: CaseCandidate[] = await selectedCases().whereIn(
    'selectionId',
    selections.map(({ id }) => id)
  )
  return selections.map(({ id, call, publishedAt }) => {
    const day = publishedAt!.setZone('Asia/Shanghai')
    const people = chosen.filter((one) => one.selectionId === id && one.disqualifiedBecause === null).length
    return {
      ...{ key: `talent.selection${id}.people`, year: day.year, kind: zh(`case_calls.kinds.${call.kind}`) },
      ...{ name: call.title, host: zh('products.office'), day: day.toISODate()!, people, unit: '名' as const },
      ...{ path: `/case-results/${id}`, result: '已公布' },
    }
  })
}

/** Two years of Beijing, as moments. */
const momentsOf = (year: number): [string, string] => [`${year - 2}-12-31 16:00:00`, `${year}-12-31 15:59:59`]
