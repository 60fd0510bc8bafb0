import CaseCall from '#app/case_calls/case_call'
import type CaseCandidate from '#app/case_decisions/case_candidate'
import type CaseSelection from '#app/case_decisions/case_selection'
import { announcedSelections, selectedCases } from '#app/case_decisions/public_case'
import { CHOSEN } from '#app/cases/national_choice'
import TypicalCase from '#app/cases/typical_case'
import { UNCOUNTED } from '#app/cases/typical_case_workflow'
import { counted, many, type Measured } from './measured.js'
import { keyOf } from './report_words.js'

/** Of the calls for typical cases of two years. */
export async function publishedSelections(year: number): Promise<CaseSelection[]> {
  const calls = CaseCall.query()
    .whereIn('year', [year - 1, year])
    .where('kind', 'typical_case')
    .select('id')
  return announcedSelections('published').whereIn('callId', calls).orderBy('id')
}

/** In the order of the jury, which decides who is told of and is not told itself. */
export function selectedOf(selections: readonly CaseSelection[]): Promise<CaseCandidate[]> {
  return selectedCases()
    .whereIn(
      'selectionId',
      selections.map(({ id }) => id)
    )
    .orderBy('rank')
    .orderBy('id')
}

export function caseFigures(selections: readonly CaseSelection[], candidates: readonly CaseCandidate[]): Measured[] {
  return [...Map.groupBy(selections, ({ call }) => call.year)].flatMap(([year, own]) => {
    const all = candidates.filter(({ selectionId }) => own.some(({ id }) => id === selectionId))
    const [standing, out] = [all.filter(stands), all.filter((one) => !stands(one))]
    const row = (of: string, those: readonly CaseCandidate[]) => many(year, of, those.map(numberOf))
    const units = new Set(standing.map(({ case: { organizationId } }) => organizationId))
    return [
      ...[row('selected', standing), row('out', out), many(year, 'units', [...units])],
      ...categoriesOf(selections).map(({ key }) =>
        row(
          `category.${keyOf(key)}`,
          standing.filter(({ case: { category } }) => category === key)
        )
      ),
    ]
  })
}

/** Not thrown out since. */
export const stands = ({ disqualifiedBecause }: CaseCandidate) => disqualifiedBecause === null

const numberOf = ({ case: { number } }: CaseCandidate) => number!

/** How many were handed in for the calls whose results are published. */
export async function enteredFigures(selections: readonly CaseSelection[]): Promise<Measured[]> {
  const rows = await TypicalCase.query()
    .whereIn(
      'callId',
      selections.map(({ callId }) => callId)
    )
    .whereNotIn('state', [...UNCOUNTED])
    .groupBy('call_id')
    .select('call_id')
    .count('* as total')
  const yearOf = new Map(selections.map(({ callId, call }) => [callId, call.year]))
  return counted(
    ['entered'],
    rows.map(({ callId, $extras }) => ({ year: yearOf.get(callId)!, of: 'entered', total: $extras.total }))
  )
}

/** 入选国家级典型案例 in a year, whenever the city chose them. */
export async function nationalFigures(year: number): Promise<Measured[]> {
  const rows = await TypicalCase.query()
    .whereIn('state', [...CHOSEN])
    .whereBetween('nationalOn', [`${year - 1}-01-01`, `${year}-12-31`])
  return [year - 1, year].map((one) => {
    const own = rows.filter(({ nationalOn }) => nationalOn!.year === one)
    return many(
      one,
      'national',
      own.map(({ id }) => id)
    )
  })
}

export const categoriesOf = (selections: readonly CaseSelection[]) => [
  ...new Map(selections.flatMap(({ call }) => call.categories).map((one) => [one.key, one])).values(),
]
