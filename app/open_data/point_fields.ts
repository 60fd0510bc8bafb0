import type { I18n } from '@adonisjs/i18n'
import { WEEK } from '#app/core/form'
import { hoursInWords } from '#app/core/form_answers'
import { machineTime } from '#app/core/format'
import type Designation from '#app/designations/designation'
import { industries, ipFields, parks } from '#app/designations/industries'
import { publicPoint } from '#app/designations/public_point'
import { districtCodes } from '#app/organizations/districts'
import { hostTypes } from '#app/organizations/host_types'
import { DAY, fieldsOf, MOMENT, type Field } from './field.js'

type Service = { name: string; level: string; price: string }
export type OpenPoint = ReturnType<typeof openPoint>

const LEVELS = ['basic', 'professional', 'value_added']
const PRICES = ['free', 'low_cost', 'market']
const CLOCK = { type: 'string', pattern: '^\\d\\d:\\d\\d$' }
const SERVICE = 'point_application_form.services'

/** Everything of a point comes through `publicPoint`; the moment of its last change is added. */
export function openPoint(designation: Designation) {
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
