import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import config from '#config/evaluation_figures'
import { deleteFile, putFile } from '#app/attachments/file_store'
import { incomingFolder } from '#app/attachments/spool'
import { now } from '#app/core/clock'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { workbookStream, XLSX } from '#app/core/spreadsheet'
import { tell } from '#app/workflow/tell'
import type { Actor } from '#app/users/actor'
import User from '#app/users/user'
import { enqueue } from '#jobs/queue'
import FigureReport from './figure_report.js'
import { pointsOfYear } from './points_of_year.js'
import { reportLines, reportSheet, type ReportLine } from './report_sheet.js'

/** Promises the sheet of a year; who takes which rows out is on record before the first one is written. */
export function orderReport(year: number, total: number, by: Actor & { id: number }) {
  return inTransaction(async (trx) => {
    const report = await FigureReport.create({ year, total, byId: by.id, done: 0 }, { client: trx })
    const subject = { type: 'user', id: by.id }
    const details = { year: String(year), points: String(total) }
    await tell(trx, { action: 'evaluation_figure.report_exported', subject, by, details })
    await enqueue(trx, 'evaluation_figures/report', { reportId: report.id })
    return report
  })
}

/** Writes the file of an order, as far as its person sees points. Twice at once, both write the same. */
export async function writeReport(id: number) {
  const report = await FigureReport.findOrFail(id)
  if (report.fileKey) return
  await forgetOldReports()
  const points = await pointsSeenBy(await User.findOrFail(report.byId), report.year)
  await mkdir(incomingFolder(), { recursive: true, mode: 0o750 })
  const path = join(incomingFolder(), randomUUID())
  try {
    const lines = noting(report, reportLines(points, report.year))
    await pipeline(workbookStream(reportSheet(report.year, null), lines), createWriteStream(path))
    const key = `figure_reports/${report.id}.xlsx`
    await putFile(path, key, XLSX)
    await report.merge({ fileKey: key, done: report.total }).save()
  } finally {
    await rm(path, { force: true })
  }
}

export function pointsSeenBy(user: User, year: number) {
  return pointsOfYear(year)
    .withScopes((scopes) => scopes.visibleTo(user))
    .orderBy('districtCode')
    .orderBy('id')
}

/** How far it is, said after each part. */
async function* noting(report: FigureReport, parts: AsyncIterable<ReportLine[]>) {
  for await (const lines of parts) {
    yield lines
    const points = lines.filter((line) => 'heading' in line).length
    await report.merge({ done: Math.min(report.total, report.done + points) }).save()
  }
}

async function forgetOldReports() {
  const before = sqlTime(new Date(now().getTime() - config.reportDays * 86_400_000))
  for (const old of await FigureReport.query().where('createdAt', '<', before)) {
    if (old.fileKey) await deleteFile(old.fileKey)
    await old.delete()
  }
}
