import { keysOf } from '#app/report_facts/check_report'
import type { ChapterBlock, ChapterKey } from '#app/report_facts/chapter_content'
import { changeOf, type Fact } from '#app/report_facts/fact'
import { said } from '#app/report_facts/spoken'
import type BuildingChapter from './building_chapter.js'

/** A fact with the chapter that it belongs to, and 同比. */
export type Figure = Fact & { chapter: ChapterKey; change: number | null }

type Written = Pick<BuildingChapter, 'key' | 'knows' | 'written'>

/** Everything that the chapters of a building know, in their order. */
export function factsOf(chapters: readonly Pick<Written, 'key' | 'knows'>[]): Figure[] {
  return chapters.flatMap(({ key, knows }) =>
    (knows?.facts ?? []).map((fact) => ({ ...fact, chapter: key, change: changeOf(fact) }))
  )
}

/** Where in the report a figure stands. */
export type Use = { chapter: ChapterKey; kind: 'passage' | 'table' | 'chart'; text: string }

export function usesOf(chapters: readonly Written[], key: string): Use[] {
  const facts = new Map(factsOf(chapters).map((fact) => [fact.key, fact]))
  return chapters.flatMap(({ key: chapter, written }) =>
    written.filter((block) => keysOf(block).includes(key)).flatMap((block) => useIn(block, chapter, facts))
  )
}

function useIn(block: ChapterBlock, chapter: ChapterKey, facts: ReadonlyMap<string, Fact>): Use[] {
  if (block.kind === 'passage') return [{ chapter, kind: 'passage', text: readable(block.text, facts) }]
  if (block.kind === 'table')
    return [{ chapter, kind: 'table', text: block.number ? `表${block.number} ${block.caption}` : block.caption }]
  return block.kind === 'chart' ? [{ chapter, kind: 'chart', text: `图${block.number} ${block.caption}` }] : []
}

/** A text that names what there is not is shown with the names in it. */
export function readable(text: string, facts: ReadonlyMap<string, Fact>) {
  try {
    return said(text, facts)
  } catch {
    return text
  }
}

/** What must add up and has to do with a figure: as the total, or as a part of it. */
export function sumsWith(chapters: readonly Pick<Written, 'key' | 'knows'>[], key: string) {
  const facts = new Map(factsOf(chapters).map((fact) => [fact.key, fact]))
  return chapters
    .flatMap(({ knows }) => knows?.sums ?? [])
    .filter(({ total, parts }) => total === key || parts.includes(key))
    .map(({ total, parts }) => {
      const known = parts.flatMap((part) => facts.get(part) ?? [])
      return { total: facts.get(total) ?? null, parts: known, sum: sumOf(known) }
    })
}

/** Nothing is the sum of what is not known, nor of nothing. */
function sumOf(parts: readonly Fact[]) {
  if (parts.length === 0 || parts.some(({ value }) => value === null)) return null
  return parts.reduce((sum, { value }) => sum + Math.round(value! * 100), 0) / 100
}
