import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { ChapterBlock, ChapterKey } from '#app/report_facts/chapter_content'
import { definitionOf } from '#app/report_facts/chapters'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { takeBackSignOff } from './chapter_signing.js'
import { keepVersion, sealVersion } from './passage_versions.js'
import ReportChapter from './report_chapter.js'
import ReportPassage from './report_passage.js'
import { withWords } from './report_text.js'
import type WorkReport from './work_report.js'
import { workReportWorkflow } from './work_report_workflow.js'

type Person = Actor & { id: number }
type Place = { report: WorkReport; chapter: ChapterKey; key: string }
type Held = { chapter: ReportChapter; row: ReportPassage | null; generated: string }
type Words = { text: string | null; basedOn: string; byItself?: boolean }

/** The blocks of a chapter as they are built: with people's words where they wrote any. */
export async function spokenBlocks(reportId: number, key: ChapterKey, blocks: readonly ChapterBlock[]) {
  return withWords(blocks, await ReportPassage.query().where({ reportId, chapter: key }))
}

/**
 * Keeps what a person wrote in place of the generated text, and what was there before as a version. Whoever writes the
 * generated text again leaves it standing.
 *
 * @param typed with the version of the passage that the person began from
 * @returns the new version
 * @throws StepNotAllowed `edited_meanwhile`, with who was faster
 */
export function writePassage(place: Place, by: Person, typed: { text: string; version: number; byItself?: boolean }) {
  return change(place, by, typed.version, 'work_report.passage_written', ({ row, generated }) => ({
    text: typed.text === generated ? null : typed.text,
    byItself: typed.byItself,
    basedOn: row && row.text !== null ? row.basedOn : generated,
  }))
}

/** 保留我的文字: held against the generated text as it is now. */
export function keepWords(place: Place, by: Person, version: number) {
  return change(place, by, version, 'work_report.passage_kept', ({ row, generated }) => ({
    text: row?.text ?? null,
    basedOn: generated,
  }))
}

/** 改用新生成的文字 */
export function restorePassage(place: Place, by: Person, version: number) {
  return change(place, by, version, 'work_report.passage_restored', ({ generated }) => ({
    text: null,
    basedOn: generated,
  }))
}

type Act = 'work_report.passage_written' | 'work_report.passage_kept' | 'work_report.passage_restored'

function change(place: Place, by: Person, seen: number, act: Act, made: (held: Held) => Words) {
  return inTransaction(async (trx) => {
    await workReportWorkflow.hold(trx, place.report.id, ['drafting'], 'write')
    const held = await heldPassage(trx, place)
    const words = made(held)
    const before = { text: held.row?.text ?? null, basedOn: held.row?.basedOn ?? words.basedOn }
    const version = held.row?.version ?? 0
    if (before.text === words.text && before.basedOn === words.basedOn) {
      if (held.row && !words.byItself) await sealVersion(trx, held.row.id, version)
      return version
    }
    if (seen !== version) throw meanwhile(held.row)

    const passageId = await keep(trx, place, by, words, held.row)
    if (words.text !== before.text) {
      const saved = { text: words.text, version: version + 1, byItself: words.byItself ?? false }
      await keepVersion(trx, passageId, by, saved)
      await takeBackSignOff(trx, held.chapter, by)
    }
    const isTold = act !== 'work_report.passage_written' || before.text === null || held.row?.editedById !== by.id
    if (isTold) await tell(trx, place, by, act)
    return version + 1
  })
}

async function heldPassage(trx: Trx, { report, chapter: key, key: passage }: Place): Promise<Held> {
  const chapter = await ReportChapter.query({ client: trx }).where({ reportId: report.id, key }).firstOrFail()
  const row = await ReportPassage.query({ client: trx })
    .where({ reportId: report.id, chapter: key, key: passage })
    .first()
  const blocks = chapter.knows ? definitionOf(key).write(report.year, chapter.knows) : []
  const block = blocks.find((one) => one.kind === 'passage' && one.key === passage)
  if (block?.kind !== 'passage') throw new StepNotAllowed('write', 'passage_gone')
  return { chapter, row, generated: block.text }
}

/** @returns the id of the passage */
async function keep(trx: Trx, { report, chapter, key }: Place, by: Person, words: Words, row: ReportPassage | null) {
  const values = {
    ...{ text: words.text, based_on: words.basedOn, version: (row?.version ?? 0) + 1 },
    ...{ edited_by_id: by.id, edited_by: by.name.slice(0, 60), edited_at: sqlTime() },
  }
  if (row) {
    await trx.from('report_passages').where('id', row.id).update(values)
    return row.id
  }
  const [id] = await trx.table('report_passages').insert({ report_id: report.id, chapter, key, ...values })
  return Number(id)
}

/** Autosaves are told once: when somebody begins to write, or goes on from another's words. */
function tell(trx: Trx, { report, chapter, key }: Place, by: Person, act: Act) {
  const details = { chapter, passage: key, about: definitionOf(chapter).title }
  return workReportWorkflow.tell(trx, act, report.id, by, details)
}

function meanwhile(row: ReportPassage | null) {
  const act = row && {
    ...{ action: 'work_report.passage_written', actorName: row.editedBy },
    occurredAt: row.editedAt.toUTC().toISO()!,
  }
  return new StepNotAllowed('write', 'edited_meanwhile', act)
}
