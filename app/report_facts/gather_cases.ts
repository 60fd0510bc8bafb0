import { publicBook } from '#app/casebooks/public_books'
import { printedManuscript } from '#app/casebooks/book_words'
import CaseCall from '#app/case_calls/case_call'
import type CaseCandidate from '#app/case_decisions/case_candidate'
import type CaseSelection from '#app/case_decisions/case_selection'
import { announcedSelections, publicCase, selectedCases } from '#app/case_decisions/public_case'
import { CHOSEN } from '#app/cases/national_choice'
import TypicalCase from '#app/cases/typical_case'
import { UNCOUNTED } from '#app/cases/typical_case_workflow'
import { formatDay } from '#app/core/format'
import type { Cell, Gathered } from './chapter_content.js'
import type { WhyMissing } from './fact.js'
import { collected, counted, type Measured, measuredFacts, type Put } from './measured.js'
import { promotionFacts } from './promotion_facts.js'
import { districtName, keyOf } from './report_words.js'

export const SELECTION = '典型案例遴选结果'
export const COLUMN = '案例专栏'

/** 案例专栏: so many of those that the jury put first. */
const TOLD = 3

/** Only what is published: names from the list of results, texts from the yearly book. */
export async function gatherCases(year: number): Promise<Gathered> {
  const promotion = await promotionFacts(year)
  const selections = await publishedSelections(year)
  const own = selections.filter(({ call }) => call.year === year)
  if (own.length === 0) {
    const missing = [{ about: SELECTION, why: await whyNoSelection(year) }, ...promotion.missing]
    return { ...promotion, missing }
  }
  const candidates = await selectedOf(selections)
  const standing = candidates.filter(({ selectionId, disqualifiedBecause }) => {
    return disqualifiedBecause === null && own.some(({ id }) => id === selectionId)
  })
  const rows = [
    ...caseFigures(selections, candidates),
    ...(await enteredFigures(selections)),
    ...(await nationalFigures(year)),
  ]
  const rowsPath = own.length === 1 ? `/case-results/${own[0].id}` : '/case-results'
  const { facts, put } = collected(
    'cases',
    measuredFacts({ year, rows, query: 'case_results@1', unit: '件', rowsPath })
  )
  const categories = categoryRows(own, put)
  putWhole(put)
  const book = await bookOf(year, standing)
  return {
    facts: [...facts, ...promotion.facts],
    lists: {
      ...promotion.lists,
      ...{ categories, book: book.cells, quotations: book.quotations },
      selected: byNumber(standing).map((one) => caseCells(one, own)),
    },
    sums: [
      ...promotion.sums,
      { total: 'cases.selected', parts: categories.map(([, cell]) => (cell as { fact: string }).fact) },
    ],
    missing: [
      ...promotion.missing,
      ...(book.quotations.length > 0 ? [] : [{ about: COLUMN, why: 'not_published' as const }]),
    ],
  }
}

/** Of the calls for typical cases of two years. */
async function publishedSelections(year: number): Promise<CaseSelection[]> {
  const calls = CaseCall.query()
    .whereIn('year', [year - 1, year])
    .where('kind', 'typical_case')
    .select('id')
  return announcedSelections('published').whereIn('callId', calls).orderBy('id')
}

async function whyNoSelection(year: number): Promise<WhyMissing> {
  const call = await CaseCall.query()
    .where({ year, kind: 'typical_case' })
    .withScopes((scopes) => scopes.published())
    .first()
  return call ? 'not_finished' : 'not_recorded'
}

/** In the order of the jury, which decides who is told of and is not told itself. */
function selectedOf(selections: readonly CaseSelection[]): Promise<CaseCandidate[]> {
  return selectedCases()
    .whereIn(
      'selectionId',
      selections.map(({ id }) => id)
    )
    .orderBy('rank')
    .orderBy('id')
}

function caseFigures(selections: readonly CaseSelection[], candidates: readonly CaseCandidate[]): Measured[] {
  return [...new Set(selections.map(({ call }) => call.year))].flatMap((year) => {
    const ids = selections.filter(({ call }) => call.year === year).map(({ id }) => id)
    const all = candidates.filter(({ selectionId }) => ids.includes(selectionId))
    const standing = all.filter(({ disqualifiedBecause }) => disqualifiedBecause === null)
    const row = (of: string, value: number) => ({ year, records: value, of, value })
    const categories = Map.groupBy(standing, ({ case: { category } }) => `category.${keyOf(category ?? 'none')}`)
    return [
      row('selected', standing.length),
      row('out', all.length - standing.length),
      row('units', new Set(standing.map(({ case: { organizationId } }) => organizationId)).size),
      ...categoriesOf(selections).map(({ key }) => {
        const of = `category.${keyOf(key)}`
        return row(of, categories.get(of)?.length ?? 0)
      }),
    ]
  })
}

/** How many were handed in for the calls whose results are published. */
async function enteredFigures(selections: readonly CaseSelection[]): Promise<Measured[]> {
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
async function nationalFigures(year: number): Promise<Measured[]> {
  const rows = await TypicalCase.query()
    .whereIn('state', [...CHOSEN])
    .whereBetween('nationalOn', [`${year - 1}-01-01`, `${year}-12-31`])
  const one = (of: number) => {
    const { length } = rows.filter(({ nationalOn }) => nationalOn!.year === of)
    return { year: of, records: length, of: 'national', value: length }
  }
  return [one(year - 1), one(year)]
}

function putWhole(put: Put) {
  put('entered', '申报典型案例')
  put('selected', '入选典型案例')
  put('out', '入选后取消资格的典型案例')
  put('units', '典型案例入选单位', { unit: '家' })
  put('national', '入选国家级典型案例')
}

const categoriesOf = (selections: readonly CaseSelection[]) => [
  ...new Map(selections.flatMap(({ call }) => call.categories).map((one) => [one.key, one])).values(),
]

/** 案例类别 as the call names them. */
function categoryRows(own: readonly CaseSelection[], put: Put): Cell[][] {
  return categoriesOf(own).map(({ key, name }) => [name, put(`category.${keyOf(key)}`, `${name}类入选案例`)])
}

const byNumber = (candidates: readonly CaseCandidate[]) =>
  candidates.toSorted((one, other) => one.case.number!.localeCompare(other.case.number!))

function caseCells(candidate: CaseCandidate, own: readonly CaseSelection[]): Cell[] {
  const { number, title, unit, districtCode, category } = publicCase(candidate)
  const name = categoriesOf(own).find(({ key }) => key === category)?.name ?? ''
  return [number, title, unit, districtName(districtCode), name]
}

/** The book of the year, and the summaries of the first cases as it prints them, in the order of their numbers. */
async function bookOf(year: number, standing: readonly CaseCandidate[]) {
  const { current } = await publicBook(year)
  if (!current) return { cells: [], quotations: [] }
  const printed = printedManuscript(current.content).chapters.flatMap(({ cases }) => cases)
  const first = standing.filter(({ caseId }) => printed.some((one) => one.caseId === caseId)).slice(0, TOLD)
  const quotations = byNumber(first).map(({ caseId }): Cell[] => {
    const { title, summary, unit } = printed.find((one) => one.caseId === caseId)!
    return [title, summary, `《${title}》（${unit}），摘自《${current.title}》`]
  })
  return { cells: [[current.title, formatDay(current.publishedAt)]], quotations }
}
