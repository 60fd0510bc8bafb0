import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { answersOf } from '#app/core/form_answers'
import Designation from '#app/designations/designation'
import Organization from '#app/organizations/organization'
import LightRecord, { LightRecordReading } from './light_record.js'
import { filesOf, recordFileRule } from './light_record_files.js'
import LightRecordPolicy from './light_record_policy.js'
import { lightRecordWorkflow } from './light_record_workflow.js'
import type { RecordKind } from './record_kind.js'
import { kindOf } from './record_kinds.js'

/** The line of the address, or 404. */
export function visibleRecord({ auth, params }: HttpContext) {
  return LightRecord.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where({ kind: kindOf(params.kind).code, id: Number(params.record_id ?? params.id) || 0 })
    .firstOrFail()
}

export async function renderRecord({ auth, bouncer, view, i18n }: HttpContext, record: LightRecord) {
  const kind = kindOf(record.kind)
  const policy = bouncer.with(LightRecordPolicy)
  const user = auth.getUserOrFail()
  const mayRevise = await policy.allows('revise', record)
  return view.render('pages/light_records/show', {
    ...{ kind, record },
    sections: answersOf(kind.form, record.facts, i18n),
    files: await filesOf(record),
    mayChange: mayRevise && lightRecordWorkflow.allows('remove', record),
    mayRead: await policy.allows('read', record),
    readings: kind.isRead && user.isOfficial ? await readingsOf(record) : null,
    ownReading: user.organizationId ? await readingBy(record, user.organizationId) : null,
    timeline: mayRevise || user.isBureau ? await timelineOf('light_record', record.id, i18n) : null,
  })
}

export async function renderRecordForm({ view, request }: HttpContext, kind: RecordKind, record: LightRecord | null) {
  return view.render('pages/light_records/edit', {
    ...{ kind, record, form: kind.form, rule: recordFileRule },
    values: record?.facts ?? request.qs(),
  })
}

/** Who of the institutions with a point in force has read it, and who has not. */
async function readingsOf({ id }: LightRecord) {
  const readings = await LightRecordReading.query().where('recordId', id)
  const inForce = Designation.query().withScopes((scopes) => scopes.inForce())
  const points = await Organization.query().whereIn('id', inForce.select('organization_id')).orderBy('name')
  const at = new Map(readings.map(({ organizationId, readAt }) => [organizationId, readAt]))
  const rows = points.map((point) => ({ name: point.name, districtCode: point.districtCode, readAt: at.get(point.id) }))
  return { read: rows.filter(({ readAt }) => readAt), unread: rows.filter(({ readAt }) => !readAt) }
}

const readingBy = ({ id }: LightRecord, organizationId: number) =>
  LightRecordReading.query().where({ recordId: id, organizationId }).first()
