import { Form, type Answers, type Check, type Field, type Section } from '#app/core/form'
import { industries, ipFields, parks } from './industries.js'

export const website: Field = { kind: 'text', name: 'website', max: 200, format: 'url', required: false }
export const landline: Field = { kind: 'text', name: 'landline', max: 19, format: 'landline' }
export const hours: Field = { kind: 'hours', name: 'hours' }
/** Inside Beijing, WGS-84. */
export const place: Field[] = [
  { kind: 'text', name: 'address', min: 5, max: 200 },
  { kind: 'decimal', name: 'longitude', min: 115.4, max: 117.52, scale: 6 },
  { kind: 'decimal', name: 'latitude', min: 39.42, max: 41.07, scale: 6 },
]

const someBasicService: Check = {
  reads: ['services'],
  fault: ({ services }) =>
    services?.length > 0 && !services.some(({ level }: Answers) => level === 'basic')
      ? { path: 'services', key: 'no_basic_service' }
      : null,
}

/** 基础性服务 are free for everybody, else the institution is no public service point. */
const basicServicesAreFree: Check = {
  reads: ['services'],
  fault: ({ services }) => {
    const index = (services ?? []).findIndex(
      ({ level, price }: Answers) => level === 'basic' && price && price !== 'free'
    )
    return index < 0 ? null : { path: `services.${index}.price`, key: 'basic_not_free' }
  },
}

export const servicesSection: Section = {
  name: 'services',
  fields: [
    { kind: 'choices', name: 'fields', options: ipFields, labels: 'ip_fields', least: 1 },
    {
      kind: 'rows',
      name: 'services',
      least: 1,
      most: 30,
      columns: [
        { kind: 'text', name: 'name', min: 2, max: 100 },
        {
          kind: 'choice',
          name: 'level',
          options: ['basic', 'professional', 'value_added'],
          labels: 'point_application_form.services.level',
        },
        {
          kind: 'choice',
          name: 'price',
          options: ['free', 'low_cost', 'market'],
          labels: 'point_application_form.services.price',
        },
      ],
    },
    {
      kind: 'choices',
      name: 'industries',
      options: industries,
      labels: 'industries',
      required: false,
    },
    { kind: 'choices', name: 'parks', options: parks, labels: 'parks', required: false },
  ],
  checks: [someBasicService, basicServicesAreFree],
}

/** What a point says of itself to the public (public_profile.ts), as it is applied for, changed and imported. */
export const profileForm = new Form('point_application_form', [
  { name: 'premises', fields: [...place, landline, website, hours] },
  servicesSection,
])
