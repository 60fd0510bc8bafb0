import { now } from '#app/core/clock'
import { Form, type Answers, type Check, type FilesField, type Section } from '#app/core/form'
import { industries, ipFields, parks } from './industries.js'

const MB = 1024 * 1024
const text = (name: string, max: number, min = 2) => ({ kind: 'text', name, min, max }) as const
const statement = (name: string) => ({ kind: 'text', name, min: 20, max: 1500, multiline: true }) as const
const count = (name: string, max = 1_000_000) => ({ kind: 'integer', name, min: 0, max }) as const

const serviceAfterFounding: Check = ({ establishedOn, serviceStartedOn }) =>
  establishedOn && serviceStartedOn && serviceStartedOn < establishedOn
    ? { path: 'serviceStartedOn', key: 'service_before_founding' }
    : null

const enoughStaff: Check = ({ fullTimeStaff, partTimeStaff }) =>
  bothGiven(fullTimeStaff, partTimeStaff) && Number(fullTimeStaff) + Number(partTimeStaff) < 3
    ? { path: 'partTimeStaff', key: 'too_few_staff' }
    : null

const certifiedAmongStaff: Check = ({ fullTimeStaff, partTimeStaff, certifiedStaff }) =>
  bothGiven(fullTimeStaff, partTimeStaff) && Number(certifiedStaff) > Number(fullTimeStaff) + Number(partTimeStaff)
    ? { path: 'certifiedStaff', key: 'too_many_certified' }
    : null

const someBasicService: Check = ({ services }) =>
  services?.length > 0 && !services.some(({ level }: Answers) => level === 'basic')
    ? { path: 'services', key: 'basic_service_missing' }
    : null

/** 基础性服务 are free for everybody, else the institution is no public service point. */
const basicServicesAreFree: Check = ({ services }) =>
  blameRow(services, 'free', 'basic_not_free', ({ level, free }) => level === 'basic' && !free)

const paidServicesHavePrice: Check = ({ services }) =>
  blameRow(services, 'price', 'price_missing', ({ level, free, price }) => level && level !== 'basic' && !free && !price)

function blameRow(rows: Answers[] | undefined, column: string, key: string, isWrong: (row: Answers) => unknown) {
  const index = (rows ?? []).findIndex((row) => isWrong(row))
  return index < 0 ? null : { path: `services.${index}.${column}`, key }
}

function bothGiven(...values: unknown[]) {
  return values.every((value) => value !== null && value !== undefined && value !== '')
}

/** Newest first. */
export function lastTwoYears() {
  const year = now().getUTCFullYear()
  return [year - 1, year - 2]
}

const pdfs = (name: string, { least = 1, most = 3 } = {}): FilesField => ({
  kind: 'files',
  name,
  accept: ['pdf'],
  maxBytes: 20 * MB,
  least,
  most,
})

const sections: Section[] = [
  {
    name: 'unit',
    fields: [
      { kind: 'date', name: 'establishedOn', latest: 'today' },
      { kind: 'date', name: 'serviceStartedOn', latest: 'today' },
      { kind: 'text', name: 'website', max: 200, format: 'url', required: false },
    ],
    checks: [serviceAfterFounding],
  },
  {
    name: 'people',
    fields: [
      text('legalRepresentative', 30),
      text('legalRepresentativeTitle', 60),
      text('manager', 30),
      text('managerTitle', 60),
      text('contact', 30),
      text('contactTitle', 60),
      { kind: 'text', name: 'mobile', max: 11, format: 'mobile' },
      { kind: 'text', name: 'landline', max: 19, format: 'landline' },
      { kind: 'text', name: 'email', max: 190, format: 'email' },
    ],
  },
  {
    name: 'premises',
    fields: [
      text('address', 200, 5),
      { kind: 'decimal', name: 'longitude', min: 115.4, max: 117.52, scale: 6 },
      { kind: 'decimal', name: 'latitude', min: 39.42, max: 41.07, scale: 6 },
      { kind: 'decimal', name: 'area', min: 0.01, max: 1_000_000, scale: 2 },
      { kind: 'hours', name: 'hours' },
    ],
  },
  {
    name: 'staff',
    fields: [
      { kind: 'integer', name: 'fullTimeStaff', min: 1, max: 10_000 },
      count('partTimeStaff', 10_000),
      count('certifiedStaff', 20_000),
    ],
    checks: [enoughStaff, certifiedAmongStaff],
  },
  {
    name: 'databases',
    fields: [
      {
        kind: 'rows',
        name: 'databases',
        least: 1,
        most: 20,
        columns: [
          text('name', 100),
          text('vendor', 100),
          {
            kind: 'choice',
            name: 'access',
            options: ['own', 'subscribed', 'free'],
            labels: 'point_application_form.database_access',
          },
          { kind: 'integer', name: 'seats', min: 1, max: 100_000, required: false },
        ],
      },
    ],
  },
  {
    name: 'services',
    fields: [
      { kind: 'choices', name: 'fields', options: ipFields, labels: 'ip_fields', least: 1 },
      {
        kind: 'rows',
        name: 'services',
        least: 1,
        most: 30,
        columns: [
          text('name', 100),
          {
            kind: 'choice',
            name: 'level',
            options: ['basic', 'professional', 'value_added'],
            labels: 'point_application_form.service_level',
          },
          { kind: 'flag', name: 'free' },
          { kind: 'text', name: 'price', max: 60, required: false },
        ],
      },
      { kind: 'choices', name: 'industries', options: industries, labels: 'industries', required: false },
      { kind: 'choices', name: 'parks', options: parks, labels: 'parks', required: false },
    ],
    checks: [someBasicService, basicServicesAreFree, paidServicesHavePrice],
  },
  {
    name: 'performance',
    fields: [
      {
        kind: 'years',
        name: 'performance',
        years: lastTwoYears,
        columns: [
          count('consultations'),
          count('sessions'),
          count('attendances'),
          count('reports'),
          count('enterprises'),
        ],
      },
    ],
  },
  { name: 'statements', fields: [statement('foundation'), statement('features'), statement('plan')] },
  {
    name: 'files',
    fields: [
      { ...pdfs('application_form'), accept: ['pdf', 'docx'] },
      pdfs('charter'),
      { ...pdfs('legal_certificate'), accept: ['pdf', 'jpg', 'png'] },
      { ...pdfs('staff_list'), accept: ['pdf', 'xlsx'] },
      { kind: 'files', name: 'premises_photos', accept: ['jpg', 'png'], maxBytes: 10 * MB, least: 1, most: 9 },
      pdfs('database_proof', { most: 10 }),
      { ...pdfs('performance_ledger', { most: 10 }), accept: ['pdf', 'xlsx'] },
      pdfs('disclosure_statement'),
    ],
  },
  { name: 'commitment', fields: [{ kind: 'yes', name: 'truthful' }] },
]

/** The application of an institution to become a municipal service point (domain rules: docs/domain.md). */
export const pointApplicationForm = new Form('point_application_form', sections)
