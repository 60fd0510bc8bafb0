import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { definitionOf } from '#app/report_facts/chapters'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import ReportChapter from './report_chapter.js'
import ReportComment from './report_comment.js'
import { reportText, wordsIn } from './report_text.js'
import type WorkReport from './work_report.js'
import { workReportWorkflow } from './work_report_workflow.js'

type Person = Actor & { id: number }

const UNSIGNED = { signed_hash: null, signed_by: null, signed_at: null }

/** 由谁撰写, and how many 字. A new owner stands by nothing yet. */
export function assignChapter(
  chapter: ReportChapter,
  by: Person,
  { ownerId, wordLimit, seen }: { ownerId: number; wordLimit: number; seen: number | null }
) {
  return inTransaction(async (trx) => {
    await workReportWorkflow.hold(trx, chapter.reportId, ['collecting', 'data_frozen', 'drafting'], 'assign')
    const row = await ReportChapter.query({ client: trx }).where('id', chapter.id).firstOrFail()
    if (row.ownerId !== seen) throw new StepNotAllowed('assign', 'edited_meanwhile')
    const isNew = row.ownerId !== ownerId
    await trx
      .from('report_chapters')
      .where('id', row.id)
      .update({ owner_id: ownerId, word_limit: wordLimit, ...(isNew && UNSIGNED), updated_at: sqlTime() })
    if (isNew) await tell(trx, row, by, 'work_report.chapter_assigned', { ownerId })
  })
}

/**
 * 签审: the owner stands by the very texts and numbers that were on the page.
 *
 * @throws StepNotAllowed `edited_meanwhile`, `comments_open`, `over_word_limit`
 */
export function signChapter(report: WorkReport, chapter: ReportChapter, by: Person, hash: string) {
  return inTransaction(async (trx) => {
    await workReportWorkflow.hold(trx, report.id, ['drafting'], 'sign')
    const { chapters, facts, of } = await reportText(report, trx)
    const row = chapters.find(({ id }) => id === chapter.id)!
    const text = of(row.key)
    if (!text || text.hash !== hash || row.signedHash === hash) throw new StepNotAllowed('sign', 'edited_meanwhile')
    const open = await ReportComment.query({ client: trx })
      .where({ reportId: report.id, chapter: row.key })
      .whereNull('settledAt')
      .first()
    if (open) throw new StepNotAllowed('sign', 'comments_open')
    const words = wordsIn(text, facts)
    if (row.wordLimit !== null && words > row.wordLimit)
      throw new StepNotAllowed('sign', 'over_word_limit', null, { words: String(words), most: String(row.wordLimit) })
    const signed = { signed_hash: hash, signed_by: by.name.slice(0, 60), signed_at: sqlTime() }
    await trx.from('report_chapters').where('id', row.id).update(signed)
    await tell(trx, row, by, 'work_report.chapter_signed', { hash })
  })
}

/** What it was signed for is not what it says any more. */
export async function takeBackSignOff(trx: Trx, chapter: ReportChapter, by: Actor) {
  if (chapter.signedHash === null) return
  await trx.from('report_chapters').where('id', chapter.id).update(UNSIGNED)
  await tell(trx, chapter, by, 'work_report.sign_off_taken_back', { ownerId: chapter.ownerId })
}

type Act = 'work_report.chapter_assigned' | 'work_report.chapter_signed' | 'work_report.sign_off_taken_back'

function tell(trx: Trx, { reportId, key }: ReportChapter, by: Actor, act: Act, details: Record<string, unknown>) {
  const about = definitionOf(key).title
  return workReportWorkflow.tell(trx, act, reportId, by, { chapter: key, about, ...details })
}
