import { publicBook } from '#app/casebooks/public_books'
import { printedManuscript } from '#app/casebooks/book_words'
import CaseCall from '#app/case_calls/case_call'
import type CaseCandidate from '#app/case_decisions/case_candidate'
import type CaseSelection from '#app/case_decisions/case_selection'
import { publicCase } from '#app/case_decisions/public_case'
import { formatDay } from '#app/core/format'
import {
  caseFigures,
  categoriesOf,
  enteredFigures,
  nationalFigures,
  publishedSelections,
  selectedOf,
  stands,
} from './case_figures.js'
import type { Cell, Gathered } from './chapter_content.js'
import type { WhyMissing } from './fact.js'
import { collected, factIn, measuredFacts, type Put } from './measured.js'
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
  const standing = candidates.filter((one) => stands(one) && own.some(({ id }) => id === one.selectionId))
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
    sums: [...promotion.sums, { total: 'cases.selected', parts: categories.map(([, cell]) => factIn(cell)) }],
    missing: [
      ...promotion.missing,
      ...(book.quotations.length > 0 ? [] : [{ about: COLUMN, why: 'not_published' as const }]),
    ],
  }
}

async function whyNoSelection(year: number): Promise<WhyMissing> {
  const call = await CaseCall.query()
    .where({ year, kind: 'typical_case' })
    .withScopes((scopes) => scopes.published())
    .first()
  return call ? 'not_finished' : 'not_recorded'
}

function putWhole(put: Put) {
  put('entered', '申报典型案例')
  put('selected', '入选典型案例')
  put('out', '入选后取消资格的典型案例')
  put('units', '典型案例入选单位', { unit: '家' })
  put('national', '入选国家级典型案例')
}

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
