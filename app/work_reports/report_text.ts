import { canonicalJson, sha256 } from '#app/core/canonical_json'
import type { Trx } from '#app/core/dialect'
import { wordCount } from '#app/core/word_count'
import type { ChapterBlock, ChapterKey, Gathered } from '#app/report_facts/chapter_content'
import { definitionOf } from '#app/report_facts/chapters'
import { keysOf } from '#app/report_facts/check_report'
import type { Fact } from '#app/report_facts/fact'
import { keysIn, said } from '#app/report_facts/spoken'
import BuildingChapter from './building_chapter.js'
import ReportBuilding from './report_building.js'
import ReportChapter from './report_chapter.js'
import ReportPassage from './report_passage.js'
import type WorkReport from './work_report.js'

type Facts = ReadonlyMap<string, Fact>

/** A passage as it was generated, and the words that a person wrote in its place. */
export type PassageNow = {
  key: string
  generated: string
  /** Null: nobody ever wrote here. */
  row: ReportPassage | null
  text: string
  /** The generated text is not the one any more on which the person's words rest. */
  isMoved: boolean
}

/** The blocks with people's words in place of the generated ones. */
export function withWords(blocks: readonly ChapterBlock[], words: readonly ReportPassage[]): ChapterBlock[] {
  const texts = new Map(words.map(({ key, text }) => [key, text]))
  return blocks.map((block) =>
    block.kind === 'passage' ? { ...block, text: texts.get(block.key) ?? block.text } : block
  )
}

/** What the whole report says now: the data it stands on, what was written from it, and what people made of that. */
export async function reportText(report: WorkReport, trx?: Trx) {
  const ofReport = { reportId: report.id }
  const chapters = await ReportChapter.query({ client: trx }).where(ofReport).orderBy('position')
  const words = await ReportPassage.query({ client: trx }).where(ofReport).orderBy('id')
  const known = await knownIn(report, chapters, trx)
  const facts: Facts = new Map([...known.values()].flatMap((one) => one.facts.map((fact) => [fact.key, fact])))
  const of = (key: ChapterKey) => {
    const gathered = known.get(key)
    const own = words.filter(({ chapter }) => chapter === key)
    return gathered ? chapterText(report.year, key, gathered, own) : null
  }
  const internalFacts = () =>
    onlyInternal([...known].flatMap(([key, gathered]) => definitionOf(key).write(report.year, gathered)))
  return { chapters, words, facts, of, internalFacts }
}

/** Facts that are named by internal tables and by nothing that everybody reads. */
function onlyInternal(blocks: readonly ChapterBlock[]): ReadonlySet<string> {
  const internal = blocks.filter((block) => block.kind === 'table' && block.internal)
  const open = new Set(blocks.filter((block) => !internal.includes(block)).flatMap(keysOf))
  return new Set(internal.flatMap(keysOf).filter((key) => !open.has(key)))
}

/** As it was frozen; before that, as the newest building knew it. */
async function knownIn(report: WorkReport, chapters: readonly ReportChapter[], trx?: Trx) {
  const rows = report.isFrozen ? chapters : await newestChapters(report, trx)
  return new Map<ChapterKey, Gathered>(rows.flatMap(({ key, knows }) => (knows ? [[key, knows]] : [])))
}

async function newestChapters({ id }: WorkReport, trx?: Trx) {
  const building = await newestBuilt(id, trx)
  return building ? BuildingChapter.query({ client: trx }).where('buildingId', building.id) : []
}

export function newestBuilt(reportId: number, trx?: Trx) {
  return ReportBuilding.query({ client: trx }).where({ reportId, state: 'built' }).orderBy('number', 'desc').first()
}

function chapterText(year: number, key: ChapterKey, gathered: Gathered, words: readonly ReportPassage[]) {
  const generated = definitionOf(key).write(year, gathered)
  const blocks = withWords(generated, words)
  const passages = generated.flatMap((block): PassageNow[] => {
    if (block.kind !== 'passage') return []
    const row = words.find((one) => one.key === block.key) ?? null
    const text = row?.text ?? block.text
    const isMoved = row !== null && row.text !== null && row.basedOn !== block.text
    return [{ key: block.key, generated: block.text, row, text, isMoved }]
  })
  /** Words whose passage is not generated any more: they are in no building, and lost to nobody. */
  const orphans = words.filter(({ key: own, text }) => text && !passages.some((passage) => passage.key === own))
  return { key, gathered, blocks, passages, orphans, hash: sha256(canonicalJson({ blocks, gathered })) }
}

export type ChapterText = ReturnType<typeof chapterText>

/** A text with its numbers; a token that names nothing stays as it is. */
export function readable(text: string, facts: Facts) {
  return keysIn(text).every((key) => facts.has(key)) ? said(text, facts) : text
}

/** 字 that people wrote in a chapter. */
export function wordsIn({ passages }: Pick<ChapterText, 'passages'>, facts: Facts) {
  const own = passages.filter(({ row }) => row !== null && row.text !== null)
  return own.reduce((sum, { text }) => sum + wordCount(readable(text, facts)), 0)
}
