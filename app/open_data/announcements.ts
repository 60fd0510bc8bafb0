import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { momentOf } from '#app/core/format'
import Designation from '#app/designations/designation'
import { districtCodes } from '#app/organizations/districts'
import { hostTypes } from '#app/organizations/host_types'
import PointApplication from '#app/service_points/point_application'
import { fromTable } from './data_set.js'
import { DAY, fieldsOf } from './field.js'
import { registerChangedAt } from './points.js'

type Placed = { name: string; districtCode: string; hostType: string }
type Notice = Placed & { from: string; until: string }
type Recognition = Placed & { docNumber: string; recognizedOn: string }

/** 公示 and 公布 tell name, district and kind, and nothing else of the institution (名单, domain §7.14). */
function placedFields<Row extends Placed>() {
  const { text, code } = fieldsOf<Row>()
  return [
    text('name', ({ name }) => name),
    code('district', { options: districtCodes, labels: 'districts' }, ({ districtCode }) => districtCode),
    code('host_type', { options: hostTypes, labels: 'host_types' }, ({ hostType }) => hostType),
  ]
}

const placedFilters = {
  district: (query: { where(column: string, value: string): unknown }, code: string) =>
    query.where('district_code', code),
  host_type: (query: { where(column: string, value: string): unknown }, type: string) => query.where('host_type', type),
}

const notice = fieldsOf<Notice>()
const recognition = fieldsOf<Recognition>()

export const RUNNING = ['public_notice', 'objection_handling'] as const
/** Where an application is that had a notice. */
const ANNOUNCED = [...RUNNING, 'recognized', 'rejected'] as const

/** 公示: those about to be recognised. */
export const notices = fromTable({
  name: 'notices',
  fields: [
    ...placedFields<Notice>(),
    notice.text('from', ({ from }) => from, DAY),
    notice.text('until', ({ until }) => until, DAY),
  ],
  query: () => PointApplication.query().whereIn('state', [...RUNNING]),
  open: ({ orgName, districtCode, hostType, noticeFrom, noticeUntil }): Notice => ({
    ...{ name: orgName, districtCode, hostType },
    ...{ from: noticeFrom!.toISODate()!, until: noticeUntil!.toISODate()! },
  }),
  filters: placedFilters,
  changedAt: async () => {
    const [{ $extras }] = await PointApplication.query()
      .whereIn('state', [...ANNOUNCED])
      .max('updated_at as changed')
    return momentOf($extras.changed)?.toJSDate() ?? null
  },
})

/** 公布: everybody who was recognised, with the document. */
export const recognitions = fromTable({
  name: 'recognitions',
  fields: [
    ...placedFields<Recognition>(),
    recognition.text('doc_number', ({ docNumber }) => docNumber),
    recognition.text('recognized_on', ({ recognizedOn }) => recognizedOn, DAY),
  ],
  query: () => Designation.query(),
  open: ({ name, districtCode, hostType, docNumber, recognizedOn }): Recognition => ({
    ...{ name, districtCode, hostType, docNumber },
    recognizedOn: recognizedOn.toISODate()!,
  }),
  filters: {
    ...placedFilters,
    recognized_since: (query: ModelQueryBuilderContract<typeof Designation>, day: string) =>
      query.where('recognized_on', '>=', day),
  },
  changedAt: () => registerChangedAt(),
})
