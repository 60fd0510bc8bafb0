import { DateTime } from 'luxon'
import { inTransaction, insertMissing, sqlTime, type Trx } from '#app/core/dialect'
import type { Answers } from '#app/core/form'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import LightRecord from './light_record.js'
import type { RecordKind } from './record_kind.js'
import { kindOf } from './record_kinds.js'

export type LightRecordState = 'kept' | 'removed'

/** Nobody confirms a line of a small register; who takes one out says why, and it stays to be seen. */
export const lightRecordWorkflow = new Workflow(
  'light_record',
  'light_records',
  {
    kept: { tone: 'good', waitsFor: null, group: 'kept' },
    removed: { tone: 'quiet', waitsFor: null, group: 'removed' },
  },
  {
    remove: { from: ['kept'], to: 'removed', recordedAs: 'light_record.removed' },
  } as const satisfies Record<string, { from: readonly LightRecordState[]; to: LightRecordState; recordedAs: string }>
)

/** Whose line it is; without an institution an office's, of a district or of the bureau. */
export type RecordOwner = { organizationId: number | null; districtCode: string | null; keptBy: string }

type Also = (trx: Trx, record: LightRecord) => Promise<unknown>

/** Writes lines into a register, all or none. The facts have passed the form of the kind. */
export function keepRecords(
  kind: RecordKind,
  all: readonly Answers[],
  owner: RecordOwner,
  by: Actor & { id: number },
  also?: Also
) {
  return inTransaction(async (trx) => {
    const kept: LightRecord[] = []
    for (const facts of all) {
      const record = await LightRecord.create(
        {
          ...owner,
          ...columnsOf(kind, facts),
          kind: kind.code,
          ...{ state: 'kept', version: 0, stateSince: DateTime.utc(), createdById: by.id },
        },
        { client: trx }
      )
      await also?.(trx, record)
      await lightRecordWorkflow.tell(trx, 'light_record.kept', record.id, by)
      kept.push(record)
    }
    return kept
  })
}

/** What lists search, filter and sort by, from the facts. */
function columnsOf({ title, date, year, party, category, amount, district }: RecordKind, facts: Answers) {
  const of = (name: string | undefined) => (name === undefined ? null : (facts[name] ?? null))
  return {
    facts,
    title: String(of(title)).slice(0, 150),
    party: of(party),
    category: of(category),
    amount: of(amount),
    happenedOn: date ? DateTime.fromISO(facts[date]) : null,
    year: year ? Number(facts[year]) : Number(String(facts[date!]).slice(0, 4)),
    ...(district ? { districtCode: facts[district] as string } : {}),
  }
}

/** What it said before stays in the trail. @throws StepNotAllowed `edited_meanwhile` */
export async function reviseRecord(record: LightRecord, by: Actor, facts: Answers, version: number, also?: Also) {
  await inTransaction(async (trx) => {
    await lightRecordWorkflow.hold(trx, record.id, ['kept'], 'edit')
    const row = await LightRecord.findOrFail(record.id, { client: trx })
    if (row.version !== version) throw new StepNotAllowed('edit', 'edited_meanwhile')
    const before = Object.fromEntries(
      Object.entries(row.facts).filter(([name, value]) => (facts[name] ?? null) !== value)
    )
    await row.merge({ ...columnsOf(kindOf(row.kind), facts), version: version + 1 }).save()
    await also?.(trx, row)
    await lightRecordWorkflow.tell(trx, 'light_record.revised', row.id, by, { before })
  })
  await record.refresh()
}

export function removeRecord(
  record: LightRecord,
  by: Actor,
  { opinion, version }: { opinion: string; version: number }
) {
  return lightRecordWorkflow.take('remove', record, { by, version, details: { opinion } })
}

/** 已阅: once for an institution, whoever of its people says it first. */
export function noteReading({ id }: LightRecord, organizationId: number, by: Actor & { id: number }) {
  const reading = { record_id: id, organization_id: organizationId, user_id: by.id, read_at: sqlTime() }
  return inTransaction(async (trx) => {
    await lightRecordWorkflow.hold(trx, id, ['kept'], 'read')
    const key = { record_id: id, organization_id: organizationId }
    if (await trx.from('light_record_readings').where(key).first()) return
    await insertMissing(trx, 'light_record_readings', [reading], ['record_id', 'organization_id'])
    await lightRecordWorkflow.tell(trx, 'light_record.read', id, by)
  })
}
