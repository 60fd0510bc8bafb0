import { Form } from '#app/core/form'
import { ipFields } from '#app/designations/industries'

/** 入盟申请表 */
export const applicationForm = new Form('alliance_application_form', [
  {
    name: 'unit',
    fields: [
      { kind: 'text', name: 'intro', min: 10, max: 1000, multiline: true },
      { kind: 'text', name: 'points', max: 500, multiline: true, required: false },
      { kind: 'choices', name: 'serviceFields', options: ipFields, labels: 'ip_fields' },
      { kind: 'text', name: 'contribution', min: 4, max: 500, multiline: true },
    ],
  },
  {
    name: 'contact',
    fields: [
      { kind: 'text', name: 'contactName', min: 2, max: 30 },
      { kind: 'text', name: 'contactTitle', max: 60, required: false },
      { kind: 'text', name: 'contactPhone', min: 7, max: 30 },
      { kind: 'text', name: 'contactEmail', max: 190, format: 'email' },
    ],
  },
  {
    name: 'public',
    fields: [
      { kind: 'text', name: 'publicText', max: 500, multiline: true, required: false },
      { kind: 'text', name: 'website', max: 200, format: 'url', required: false },
      { kind: 'choice', name: 'wantsMail', options: ['yes', 'no'], labels: 'alliance_application_form.yes_no' },
    ],
  },
])

/** What a member may change by itself, at once. */
export const profileForm = applicationForm.only([
  'serviceFields',
  ...applicationForm.section('contact')!.fields.map(({ name }) => name),
  ...applicationForm.section('public')!.fields.map(({ name }) => name),
])

/** 自律公约, by the button. */
export const pledgeForm = new Form('alliance_application_form', [
  { name: 'pledge', fields: [{ kind: 'yes', name: 'pledge' }] },
])
