import { DateTime } from 'luxon'
import config from '#config/work_reports'
import { now } from '#app/core/clock'
import { sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import ReportPassageVersion from './report_passage_version.js'

type Saved = { text: string | null; version: number; byItself: boolean }

/**
 * Keeps what a passage says now as a version. What saved itself within some minutes is one version, as long as the same
 * person goes on writing.
 */
export async function keepVersion(trx: Trx, passageId: number, by: Actor & { id: number }, saved: Saved) {
  const { text, version, byItself } = saved
  const values = { text, version, by_itself: byItself, saved_at: sqlTime() }
  const last = await newestOf(trx, passageId)
  if (last && text !== null && isGoingOn(last, by.id)) {
    await trx.from('report_passage_versions').where('id', last.id).update(values)
    return
  }
  const person = { by_id: by.id, by_name: by.name.slice(0, 60) }
  await trx
    .table('report_passage_versions')
    .insert({ passage_id: passageId, ...person, ...values, began_at: values.saved_at })
}

/** Whoever presses the button wants to find exactly this again. */
export function sealVersion(trx: Trx, passageId: number, version: number) {
  return trx.from('report_passage_versions').where({ passage_id: passageId, version }).update({ by_itself: false })
}

function newestOf(trx: Trx, passageId: number) {
  return ReportPassageVersion.query({ client: trx }).where({ passageId }).orderBy('id', 'desc').first()
}

function isGoingOn({ byItself, byId, text, beganAt }: ReportPassageVersion, person: number) {
  const since = DateTime.fromJSDate(now()).minus({ minutes: config.versionMinutes })
  return byItself && byId === person && text !== null && beganAt >= since
}
