import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { beijingDay, instantOf } from '#app/core/beijing_day'
import { sqlTime } from '#app/core/dialect'
import { WEEK } from '#app/core/form'
import { hoursInWords } from '#app/core/form_answers'
import { machineTime, momentOf } from '#app/core/format'
import { whereContains } from '#app/core/list'
import Designation from '#app/designations/designation'
import { industries, ipFields, parks } from '#app/designations/industries'
import { publicPoint } from '#app/designations/public_point'
import { districtCodes } from '#app/organizations/districts'
import { hostTypes } from '#app/organizations/host_types'
import { fromTable } from './data_set.js'
import { DAY, fieldsOf, MOMENT, type Field } from './field.js'

type Query = ModelQueryBuilderContract<typeof Designation>
type Service = { name: string; level: string; price: string }
type OpenPoint = ReturnType<typeof openPoint>

const LEVELS = ['basic', 'professional', 'value_added']
const PRICES = ['free', 'low_cost', 'market']
const CLOCK = { type: 'string', pattern: '^\\d\\d:\\d\\d$' }
const SERVICE = 'point_application_form.services'

/** Everything of a point comes through `publicPoint`; the moment of its last change is added. */
function openPoint(designation: Designation) {
  return { ...publicPoint(designation), updatedAt: machineTime(designation.updatedAt) }
}

const { text, number, code, codes, maybe } = fieldsOf<OpenPoint>()

export const pointFields: Field<OpenPoint>[] = [
  number('id', ({ id }) => id, { type: 'integer' }),
  text('name', ({ name }) => name),
  text('number', (point) => point.number),
  text('doc_number', ({ docNumber }) => docNumber),
  {
    ...text('type', ({ designationType }) => designationType),
    words: ({ designationType }, i18n) => i18n.t(`designations.types.${designationType}`),
  },
  code('host_type', { options: hostTypes, labels: 'host_types' }, ({ hostType }) => hostType),
  code('district', { options: districtCodes, labels: 'districts' }, ({ districtCode }) => districtCode),
  text('recognized_on', ({ recognizedOn }) => recognizedOn, DAY),
  text('valid_until', ({ validUntil }) => validUntil, DAY),
  maybe(text('address', ({ address }) => address)),
  maybe(number('longitude', ({ longitude }) => longitude)),
  maybe(number('latitude', ({ latitude }) => latitude)),
  maybe(text('phone', ({ phone }) => phone ?? null)),
  maybe(text('website', ({ website }) => website)),
  {
    name: 'hours',
    schema: {
      type: 'object',
      propertyNames: { enum: WEEK },
      additionalProperties: {
        ...{ type: 'object', required: ['open', 'close'], additionalProperties: false },
        properties: { open: CLOCK, close: CLOCK },
      },
    },
    value: openHours,
    words: (point, i18n) => hoursInWords(openHours(point), i18n),
  },
  codes('fields', { options: ipFields, labels: 'ip_fields' }, ({ fields }) => fields),
  {
    name: 'services',
    schema: {
      type: 'array',
      items: {
        ...{ type: 'object', required: ['name', 'level', 'price'], additionalProperties: false },
        properties: {
          name: { type: 'string' },
          level: { type: 'string', enum: LEVELS },
          price: { type: 'string', enum: PRICES },
        },
      },
    },
    value: openServices,
    words: (point, i18n) =>
      openServices(point)
        .map((service) => serviceInWords(service, i18n))
        .join('、'),
  },
  codes('industries', { options: industries, labels: 'industries' }, (point) => point.industries),
  codes('parks', { options: parks, labels: 'parks' }, (point) => point.parks),
  text('updated_at', ({ updatedAt }) => updatedAt, MOMENT),
]

const pointFilters: Record<string, (query: Query, value: any) => unknown> = {
  district: (query, district) => query.where('district_code', district),
  host_type: (query, type) => query.where('host_type', type),
  field: (query, field) => query.where('profile', 'like', `%"${field}"%`),
  park: (query, park) => query.where('profile', 'like', `%"${park}"%`),
  q: (query, typed) => query.where((named) => void whereContains(named, ['name', 'number'], typed)),
  updated_since: (query, since) => query.where('updated_at', '>=', sqlTime(since)),
}

/** Points in force: what the map and the directory show. */
export const points = fromTable({
  name: 'points',
  fields: pointFields,
  query: () => Designation.query().withScopes((scopes) => scopes.inForce()),
  open: openPoint,
  filters: { ...pointFilters, id: (query: Query, id: number) => query.where('id', id) },
  changedAt: () => registerChangedAt(),
})

type Change = { id: number; point: OpenPoint | null }

/**
 * For whoever keeps a copy: every title that changed since a moment, also those that are in force no more, among them
 * the ones whose term simply ended.
 */
export const pointChanges = fromTable({
  name: 'point_changes',
  fields: [
    fieldsOf<Change>().number('id', ({ id }) => id, { type: 'integer' }),
    { name: 'in_force', schema: { type: 'boolean' }, value: ({ point }: Change) => point !== null },
    {
      name: 'point',
      schema: { oneOf: [{ $ref: '#/components/schemas/points' }, { type: 'null' }] },
      value: ({ point }: Change) =>
        point && Object.fromEntries(pointFields.map(({ name, value }) => [name, value(point)])),
    },
  ],
  query: () => Designation.query(),
  open: (designation) => ({ id: designation.id, point: designation.isInForce ? openPoint(designation) : null }),
  filters: {
    since: (query: Query, since: Date) =>
      query.where((changed) => {
        changed.where('updated_at', '>=', sqlTime(since)).orWhere((ended) => {
          ended.where('valid_until', '>=', dayBefore(since)).where('valid_until', '<', beijingDay())
        })
      }),
  },
  changedAt: () => registerChangedAt(),
})

/** A term ends at the midnight after its last day: one that ended at a moment or later had at least this last day. */
const dayBefore = (moment: Date) => beijingDay(new Date(moment.getTime() - 1))

/** The last change of any title, or the morning after the last term that ended. */
export async function registerChangedAt(): Promise<Date | null> {
  const [{ $extras }] = await Designation.query().max('updated_at as changed')
  const ended = await Designation.query()
    .where('valid_until', '<', beijingDay())
    .orderBy('valid_until', 'desc')
    .select('valid_until')
    .first()
  const changed = momentOf($extras.changed)?.toMillis() ?? null
  const lapsed = ended ? Date.parse(instantOf(ended.validUntil.toISODate()!, 1)) : 0
  return changed === null ? null : new Date(Math.max(changed, lapsed))
}

function openHours({ hours }: OpenPoint): Record<string, { open: string; close: string }> {
  return Object.fromEntries(
    WEEK.flatMap((day) => {
      const { open, close } = hours?.[day] ?? {}
      return open && close ? [[day, { open, close }]] : []
    })
  )
}

function openServices({ services }: OpenPoint): Service[] {
  return services.map(({ name, level, price }: Service) => ({ name, level, price }))
}

function serviceInWords({ name, level, price }: Service, i18n: Pick<I18n, 't'>) {
  return i18n.t('open_data.service', {
    name,
    level: i18n.t(`${SERVICE}.level.${level}`),
    price: i18n.t(`${SERVICE}.price.${price}`),
  })
}
