import { Form, type Section } from '#app/core/form'
import { profileForm } from '#app/designations/profile_form'
import { districtCodes } from '#app/organizations/districts'
import { hostTypes } from '#app/organizations/host_types'

const reason = { kind: 'text', name: 'reason', min: 4, max: 500, multiline: true } as const

const identity: Section = {
  name: 'identity',
  fields: [
    { kind: 'text', name: 'unitName', min: 4, max: 100 },
    { kind: 'text', name: 'uscc', max: 40 },
    { kind: 'choice', name: 'districtCode', options: districtCodes, labels: 'districts' },
    { kind: 'choice', name: 'hostType', options: hostTypes, labels: 'host_types' },
  ],
}

/** What can change: who the institution is, and what the point says of itself. */
export const changeForms: readonly Form[] = [new Form('change_request_form', [identity]), profileForm]

export const suspensionGrounds = ['own_request', 'relocation', 'staff_gap'] as const
export const deregistrationGrounds = ['own_request', 'host_cancelled'] as const

/** What is asked beside it, by kind of request. */
export const askingForms = {
  change: new Form('change_request_form', [
    { name: 'circumstances', fields: [{ kind: 'date', name: 'happenedOn', latest: 'today' }, reason] },
  ]),
  suspension: new Form('change_request_form', [
    {
      name: 'suspension',
      fields: [
        { kind: 'choice', name: 'ground', options: suspensionGrounds, labels: 'change_requests.grounds' },
        { kind: 'date', name: 'fromDay' },
        { kind: 'date', name: 'untilDay' },
        reason,
      ],
    },
  ]),
  deregistration: new Form('change_request_form', [{ name: 'deregistration', fields: [reason] }]),
} as const
