import { now } from '#app/core/clock'
import { Form, type Check, type FileKind, type FilesField, type Section } from '#app/core/form'
import { hours, landline, place, servicesSection, website } from '#app/designations/profile_form'

const MB = 1024 * 1024
const text = (name: string, max: number, min = 2) => ({ kind: 'text', name, min, max }) as const
const statement = (name: string) => ({ kind: 'text', name, min: 20, max: 1500, multiline: true }) as const
const count = (name: string, max = 1_000_000) => ({ kind: 'integer', name, min: 0, max }) as const

const serviceAfterFounding: Check = {
  reads: ['establishedOn', 'serviceStartedOn'],
  fault: ({ establishedOn, serviceStartedOn }) =>
    establishedOn && serviceStartedOn && serviceStartedOn < establishedOn
      ? { path: 'serviceStartedOn', key: 'service_before_founding' }
      : null,
}

const enoughStaff: Check = {
  reads: ['fullTime', 'partTime'],
  fault: ({ fullTime, partTime }) =>
    areGiven(fullTime, partTime) && Number(fullTime) + Number(partTime) < 3
      ? { path: 'partTime', key: 'too_few_staff' }
      : null,
}

const certifiedAmongStaff: Check = {
  reads: ['fullTime', 'partTime', 'certified'],
  fault: ({ fullTime, partTime, certified }) =>
    areGiven(fullTime, partTime, certified) && Number(certified) > Number(fullTime) + Number(partTime)
      ? { path: 'certified', key: 'too_many_certified' }
      : null,
}

function areGiven(...values: unknown[]) {
  return values.every((value) => value !== null && value !== undefined && value !== '')
}

/** Newest first. */
export function lastTwoYears() {
  const year = now().getUTCFullYear()
  return [year - 1, year - 2]
}

/** Image files are limited to 10 MB, documents to 20 MB (domain rule §2.1, customary). */
function files(name: string, accept: readonly FileKind[], most = 3): FilesField {
  const onlyImages = accept.every((kind) => kind === 'jpg' || kind === 'png')
  return { kind: 'files', name, accept, maxBytes: (onlyImages ? 10 : 20) * MB, least: 1, most }
}

const sections: Section[] = [
  {
    name: 'unit',
    fields: [
      { kind: 'date', name: 'establishedOn', latest: 'today' },
      { kind: 'date', name: 'serviceStartedOn', latest: 'today' },
      website,
    ],
    checks: [serviceAfterFounding],
  },
  {
    name: 'people',
    fields: [
      text('legalRepresentative', 30),
      text('managerName', 30),
      text('managerTitle', 60),
      { kind: 'text', name: 'managerMobile', max: 11, format: 'mobile' },
      text('contactName', 30),
      text('contactTitle', 60),
      { kind: 'text', name: 'contactMobile', max: 11, format: 'mobile' },
      { kind: 'text', name: 'contactEmail', max: 190, format: 'email' },
      landline,
    ],
  },
  {
    name: 'premises',
    fields: [...place, { kind: 'decimal', name: 'area', min: 0.01, max: 1_000_000, scale: 2 }, hours],
  },
  {
    name: 'staff',
    fields: [
      { kind: 'integer', name: 'fullTime', min: 1, max: 10_000 },
      count('partTime', 10_000),
      count('certified', 20_000),
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
            options: ['own', 'free'],
            labels: 'point_application_form.databases.access',
          },
          { kind: 'integer', name: 'seats', min: 1, max: 100_000, required: false },
        ],
      },
    ],
  },
  servicesSection,
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
  {
    name: 'statements',
    fields: [statement('conditions'), statement('features'), statement('workPlan')],
  },
  {
    name: 'files',
    fields: [
      files('applicationForm', ['pdf', 'docx']),
      files('charter', ['pdf'], 10),
      files('legalCertificate', ['pdf', 'jpg', 'png']),
      files('staffList', ['pdf', 'xlsx'], 10),
      files('premisesPhotos', ['jpg', 'png'], 9),
      files('databaseProof', ['pdf', 'jpg', 'png'], 10),
      files('performanceLedger', ['pdf', 'xlsx'], 10),
      files('disclosureStatement', ['pdf', 'jpg', 'png']),
    ],
  },
  {
    name: 'commitment',
    fields: [
      { kind: 'yes', name: 'truthful' },
      { kind: 'yes', name: 'publicConsent' },
    ],
  },
]

/** 网点申报书: what an institution says of itself to become a municipal service point. */
export const pointApplicationForm = new Form('point_application_form', sections)
