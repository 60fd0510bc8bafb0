import vine from '@vinejs/vine'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { isDay } from '#app/core/day_rule'
import { inTransaction, sqlJson, sqlTime } from '#app/core/dialect'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Submission from '#app/workflow/submission'
import type Rectification from './rectification.js'
import type { Measure, Problem } from './rectification.js'
import { filesOf, type ProblemFile } from './rectification_files.js'

/** 整改报告: saved while it is written, whole or not; checked before it is handed in. */

export type Reported = Problem & { measures: string; doneOn: string; files: ProblemFile[] }

/** What the report was when somebody looked at it. */
export function versionOf(report: Measure[]) {
  return sha256(canonicalJson(report)).slice(0, 16)
}

/** What was typed: one answer for each problem, and nothing else. */
export function typedReport({ problems }: Rectification, input: unknown): Measure[] {
  const rows = (input ?? {}) as Record<number, Partial<Record<keyof Measure, unknown>>>
  const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : null)
  return problems.map((_problem, index) => ({
    measures: text(rows[index]?.measures)?.slice(0, 2000) ?? null,
    doneOn: text(rows[index]?.doneOn)?.slice(0, 10) ?? null,
  }))
}

/**
 * Keeps what was typed.
 *
 * @param seen the version on which the person typed; without it, whatever is there is replaced
 * @returns the new version
 * @throws StepNotAllowed `report_closed`; `edited_meanwhile` when a colleague changed it
 */
export function saveReport(rectification: Rectification, report: Measure[], seen?: string) {
  return inTransaction(async (trx) => {
    const row = await trx.from('rectifications').where({ id: rectification.id }).forUpdate().first()
    if (row.state !== 'ordered') throw new StepNotAllowed('edit', 'report_closed')
    const now = versionOf(sqlJson(row.report))
    const next = versionOf(report)
    if (seen && seen !== now && next !== now) throw new StepNotAllowed('edit', 'edited_meanwhile')
    rectification.report = report
    await trx
      .from('rectifications')
      .where({ id: rectification.id })
      .update({ report: JSON.stringify(report), updated_at: sqlTime() })
    return next
  })
}

const pastDay = vine.createRule((value: unknown, latest: () => string, field) => {
  const day = String(value)
  if (!isDay(day)) field.report('', 'day', field)
  else if (day > latest()) field.report('', 'notInFuture', field)
})

/** Each problem has its measures, done on a day that is not to come. */
export const reportValidator = (today: () => string) =>
  vine.create({
    report: vine.array(
      vine.object({
        measures: vine.string().trim().minLength(6).maxLength(2000),
        doneOn: vine.string().trim().use(pastDay(today)),
      })
    ),
  })

/** What is frozen: the problems as they were ordered, with what was done about them and the files that prove it. */
export async function contentOf(rectification: Rectification): Promise<{ items: Reported[] }> {
  const files = await filesOf(rectification)
  const items = rectification.problems.map((problem, index) => {
    const { measures, doneOn } = rectification.report[index]
    return { ...problem, measures: measures!, doneOn: doneOn!, files: files[index] }
  })
  return { items }
}

/** What was handed in last, for those who decide; null before the first report. */
export async function reportedItems({ id }: Rectification): Promise<Reported[] | null> {
  const submission = await Submission.newestOf('rectification', id)
  return submission ? (submission.answers.items as Reported[]) : null
}
