import { Form, type Check } from '#app/core/form'
import { clientTypes, noIdentityNumbers } from '#app/activities/consultation_form'
import { ipFields } from '#app/designations/industries'

/** How one can be advised without an employee of the point coming. */
export const bookingChannels = ['onsite', 'phone', 'online'] as const

/** The answer has to reach somebody. */
const someContact: Check = {
  reads: ['contactMobile', 'contactEmail'],
  fault: ({ contactMobile, contactEmail }) =>
    contactMobile || contactEmail ? null : { path: 'contactMobile', key: 'no_contact' },
}

/** 预约咨询: what fits on a phone and takes a minute. */
export const bookingForm = new Form('booking_form', [
  {
    name: 'question',
    fields: [
      { kind: 'choice', name: 'field', options: ipFields, labels: 'ip_fields' },
      { kind: 'text', name: 'question', min: 5, max: 500, multiline: true },
      { kind: 'choice', name: 'channel', options: bookingChannels, labels: 'consultation_form.channels' },
    ],
    checks: [noIdentityNumbers(['question'])],
  },
  {
    name: 'person',
    fields: [
      { kind: 'text', name: 'contactName', min: 2, max: 30 },
      { kind: 'text', name: 'contactMobile', max: 11, format: 'mobile', required: false },
      { kind: 'text', name: 'contactEmail', max: 190, format: 'email', required: false },
      { kind: 'choice', name: 'clientType', options: clientTypes, labels: 'consultation_form.client_types' },
      { kind: 'text', name: 'clientName', min: 2, max: 100, required: false },
      { kind: 'yes', name: 'consent' },
    ],
    checks: [someContact],
  },
])

export type BookingFacts = {
  channel: string
  clientType: string
  field: string
  question: string
  contactName: string
} & Partial<Record<'clientName' | 'contactMobile' | 'contactEmail', string | null>>
