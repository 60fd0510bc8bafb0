import { DateTime } from 'luxon'
import config from '#config/work_reports'
import { beijingDay } from '#app/core/beijing_day'
import { now } from '#app/core/clock'
import { inTransaction, isDuplicateKey, sqlTime, type Beside, type Trx } from '#app/core/dialect'
import { chapterDefinitions } from '#app/report_facts/chapters'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import WorkReport from './work_report.js'
import { workReportWorkflow } from './work_report_workflow.js'

/** From this day on the data of a year stands. */
export const freezeDay = (year: number) => `${year + 1}-${config.freezeOn}`

/** The newest year that is over. */
export const lastYear = (today = beijingDay()) => Number(today.slice(0, 4)) - 1

/** Before it there are no records. */
export const FIRST_YEAR = config.firstYear

/**
 * 启动年度工作报告
 *
 * @throws StepNotAllowed `report_there` when the year has one
 */
export async function openReport(year: number, by: Actor, also?: Beside) {
  try {
    return await inTransaction(async (trx) => {
      const report = await WorkReport.create(
        {
          ...{ year, title: `${config.title}（${year}年）`, state: 'collecting', version: 0 },
          stateSince: DateTime.fromJSDate(now()),
        },
        { client: trx }
      )
      await addChapters(trx, report.id)
      await workReportWorkflow.begin(trx, report, by, 'work_report.opened', { year })
      await also?.(trx, report.id)
      return report
    })
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('open', 'report_there')
    throw error
  }
}

/** Every chapter that there is, in its place: a report may have been opened before one of them was thought of. */
export async function addChapters(trx: Trx, reportId: number) {
  const moment = sqlTime()
  const chapters = chapterDefinitions.map(({ key }, position) => ({
    ...{ report_id: reportId, key, position, word_limit: config.wordLimit },
    ...{ created_at: moment, updated_at: moment },
  }))
  const insert = trx.knexQuery().table('report_chapters').insert(chapters)
  await insert.onConflict(['report_id', 'key']).merge(['position'])
}
