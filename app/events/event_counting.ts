import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { retally } from '#app/tallies/tally'
import { type Counting, ledgerPath, type Part, type Rows } from '#app/tallies/countings'
import type { Trx } from '#app/core/dialect'
import Event from './event.js'
import { isSession } from './event_count_rules.js'

/** In the tallies, what the office itself holds. */
const OFFICE = 0

/** 培训场次: confirmed events that are one by event_count_rules.ts, in the year of their last day. */
export const sessionCounting: Counting = {
  measure: 'training_sessions',
  source: 'events',
  count: (client, organizationId) => sumsOf(client, 'count(*)', organizationId),
  rowsPath: trainingsPath,
}

/** 培训人次 of the plan: only researchers and 知识产权管理人员. */
export const attendanceCounting: Counting = {
  measure: 'training_attendance',
  source: 'events',
  count: (client, organizationId) => sumsOf(client, 'sum(researchers + ip_managers)', organizationId),
  rowsPath: (of) => `${trainingsPath(of)}&columns=held_on,target,state`,
}

export const eventCountings = [sessionCounting, attendanceCounting]

async function sumsOf(client: QueryClientContract, sum: string, organizationId?: number): Promise<Part[]> {
  const rows = await client
    .from('events')
    .where({ state: 'confirmed', counts: true })
    .if(organizationId !== undefined, (query) => query.where({ organization_id: organizationId || null }))
    .select('organization_id', 'district_code')
    .select(client.raw('substr(ends_on, 1, 4) as year'), client.raw(`${sum} as value`))
    .groupBy('organization_id', 'district_code', 'year')
  return rows.map((row) => ({
    year: Number(row.year),
    organizationId: row.organization_id ?? OFFICE,
    districtCode: row.district_code,
    value: Number(row.value),
  }))
}

function trainingsPath(of: Rows) {
  return ledgerPath('/trainings', 'held', of)
}

/** Says anew whether an event is a 场次, and counts the year of who reports it. */
export async function recountEvent(trx: Trx, id: number) {
  const event = await Event.findOrFail(id, { client: trx })
  await trx
    .from('events')
    .where({ id })
    .update({ counts: isSession(event) })
  /** No institution's row holds the office's writers apart: its own events do. */
  if (!event.organizationId) await trx.from('events').whereNull('organization_id').forUpdate().select('id')
  for (const counting of eventCountings) await retally(trx, counting, event.organizationId ?? OFFICE)
}
