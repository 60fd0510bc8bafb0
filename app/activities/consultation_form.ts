import { Form, type Answers, type Check } from '#app/core/form'
import { ipFields } from '#app/designations/industries'
import { districtCodes } from '#app/organizations/districts'

export const channels = ['onsite', 'phone', 'online', 'visit', 'email'] as const
export const clientTypes = [
  'enterprise',
  'sme',
  'university',
  'research_institute',
  'government',
  'individual',
] as const
export const levels = ['basic', 'professional', 'value_added'] as const
export const prices = ['free', 'low_cost', 'market'] as const

/** 基础性服务 are free for everybody. */
const basicIsFree: Check = {
  reads: ['level', 'price'],
  fault: ({ level, price }) =>
    level === 'basic' && price && price !== 'free' ? { path: 'price', key: 'basic_not_free' } : null,
}

/** A number of an identity card has no business in a ledger. */
export function noIdentityNumbers(reads: readonly string[]): Check {
  return {
    reads,
    fault: (answers: Answers) => {
      const path = reads.find((name) => /\d{17}[\dXx]/.test(answers[name] ?? ''))
      return path ? { path, key: 'identity_number' } : null
    },
  }
}

/** 咨询服务记录: the first section is what has to be typed after work, the second what is seldom different. */
export const consultationForm = new Form('consultation_form', [
  {
    name: 'contact',
    fields: [
      { kind: 'date', name: 'servedOn', latest: 'today' },
      { kind: 'choice', name: 'channel', options: channels, labels: 'consultation_form.channels' },
      { kind: 'choice', name: 'clientType', options: clientTypes, labels: 'consultation_form.client_types' },
      { kind: 'choice', name: 'field', options: ipFields, labels: 'ip_fields' },
      { kind: 'text', name: 'question', min: 2, max: 500, multiline: true },
      { kind: 'text', name: 'answer', min: 2, max: 1000, multiline: true },
      { kind: 'integer', name: 'minutes', min: 1, max: 1440 },
    ],
    checks: [noIdentityNumbers(['question', 'answer', 'clientName', 'note'])],
  },
  {
    name: 'more',
    fields: [
      { kind: 'text', name: 'clientName', min: 2, max: 100, required: false },
      { kind: 'choice', name: 'clientDistrict', options: districtCodes, labels: 'districts', required: false },
      { kind: 'choice', name: 'level', options: levels, labels: 'consultation_form.levels' },
      { kind: 'choice', name: 'price', options: prices, labels: 'consultation_form.prices' },
      { kind: 'text', name: 'handledBy', min: 2, max: 30 },
      { kind: 'text', name: 'contactName', min: 2, max: 30, required: false },
      { kind: 'text', name: 'contactMobile', max: 11, format: 'mobile', required: false },
      { kind: 'text', name: 'contactEmail', max: 190, format: 'email', required: false },
      { kind: 'text', name: 'note', max: 300, required: false },
    ],
    checks: [basicIsFree],
  },
])

/** What a checked form says, by column of the model. */
export type ConsultationFacts = {
  servedOn: string
  minutes: number
} & Record<string, string | number | null>
