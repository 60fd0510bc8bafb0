import type { ChapterBlock, ChapterDefinition } from '#app/report_facts/chapter_content'
import { faultsOf } from '#app/report_facts/check_report'
import { said } from '#app/report_facts/spoken'

/** Chapters of a year as they are gathered and written, in the order of the report. */
export async function toldChapters(year: number, ...definitions: ChapterDefinition[]) {
  const chapters = []
  for (const { key, gather, write } of definitions) {
    const gathered = await gather(year)
    chapters.push({ key, gathered, blocks: write(year, gathered) })
  }
  const facts = chapters.flatMap(({ gathered }) => gathered.facts)
  const blocks = chapters.flatMap((chapter) => chapter.blocks)
  const byKey = new Map(facts.map((fact) => [fact.key, fact]))
  const missing = chapters.flatMap(({ gathered }) => gathered.missing)
  return {
    ...{ chapters, facts, blocks, missing },
    /** The chapters before these are not there, and with them their tables. */
    faults: faultsOf(chapters).filter(({ reason }) => reason !== 'table_numbers'),
    numbers: blocks.flatMap((block) => ('number' in block && block.number ? [`${block.kind} ${block.number}`] : [])),
    value: (key: string) => byKey.get(key)?.value ?? null,
    previous: (key: string) => byKey.get(key)?.previous ?? null,
    text: blocks.flatMap((block) => (block.kind === 'passage' ? [said(block.text, byKey)] : [])).join('\n'),
    table: (key: string) => tableIn(blocks, key).map((row) => row.map((cell) => cellText(cell, byKey))),
  }
}

type Facts = Parameters<typeof said>[1]

function tableIn(blocks: readonly ChapterBlock[], key: string) {
  const table = blocks.find((block) => block.kind === 'table' && block.key === key)
  return table?.kind === 'table' ? table.rows : []
}

function cellText(cell: ReturnType<typeof tableIn>[number][number], facts: Facts) {
  if (typeof cell === 'string') return cell
  return said(`{${cell.fact}${cell.form ? `:${cell.form}` : ''}}`, facts)
}
