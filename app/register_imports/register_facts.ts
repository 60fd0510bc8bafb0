import { Form, type Check } from '#app/core/form'
import { districtCodes } from '#app/organizations/districts'
import { affiliations, hostTypes } from '#app/organizations/host_types'

const endsAfterItBegins: Check = {
  reads: ['recognizedOn', 'validUntil'],
  fault: ({ recognizedOn, validUntil }) =>
    recognizedOn && validUntil && validUntil < recognizedOn ? { path: 'validUntil', key: 'ends_before' } : null,
}

/** What the register says of a point beside its profile (designations/profile_form.ts). */
export const registerFacts = new Form('register_import_form', [
  {
    name: 'register',
    fields: [
      { kind: 'text', name: 'name', min: 4, max: 100 },
      { kind: 'choice', name: 'hostType', options: hostTypes, labels: 'host_types' },
      { kind: 'choice', name: 'districtCode', options: districtCodes, labels: 'districts' },
      { kind: 'choice', name: 'affiliation', options: affiliations, labels: 'affiliations' },
      { kind: 'date', name: 'validUntil' },
      { kind: 'text', name: 'number', min: 4, max: 40, required: false },
      { kind: 'text', name: 'docNumber', min: 4, max: 60 },
      { kind: 'date', name: 'recognizedOn', latest: 'today' },
    ],
    checks: [endsAfterItBegins],
  },
])
