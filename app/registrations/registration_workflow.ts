import { DateTime } from 'luxon'
import { inTransaction, type Trx } from '#app/core/dialect'
import { createPerson, type Person } from '#app/accounts/people'
import Organization from '#app/organizations/organization'
import { system, type Actor } from '#app/users/actor'
import type User from '#app/users/user'
import { decide } from '#app/workflow/approval'
import { Workflow } from '#app/workflow/workflow'

export type RegistrationState = 'pending' | 'returned' | 'verified' | 'refused'

/** From the first user's form to an institution that may apply. */
export const registrationWorkflow = new Workflow(
  'organization',
  'organizations',
  {
    pending: { tone: 'waiting', waitsFor: ['bureau_handler'], group: 'pending' },
    returned: { tone: 'warning', waitsFor: ['operator', 'principal'], group: 'returned' },
    verified: { tone: 'good', waitsFor: null, group: 'decided' },
    refused: { tone: 'bad', waitsFor: null, group: 'decided' },
  },
  {
    verify: { from: ['pending'], to: 'verified', recordedAs: 'organization.verified' },
    return: { from: ['pending'], to: 'returned', recordedAs: 'organization.returned' },
    resubmit: { from: ['returned'], to: 'pending', recordedAs: 'organization.resubmitted' },
    refuse: { from: ['pending'], to: 'refused', recordedAs: 'organization.refused' },
  } as const satisfies Record<string, { from: readonly RegistrationState[]; to: RegistrationState; recordedAs: string }>
)

export type Facts = Pick<
  Organization,
  'name' | 'uscc' | 'hostType' | 'affiliation' | 'districtCode' | 'address' | 'legalRepresentative' | 'establishedOn'
>

/** An institution and its first person, whole or not at all; `proof` stores the file with them. */
export async function registerOrganization(
  facts: Facts,
  person: Person & { password: string },
  proof?: (trx: Trx, organization: Organization, user: User) => Promise<void>
) {
  return inTransaction(async (trx) => {
    const organization = await Organization.create(
      { ...facts, state: 'pending', version: 0, stateSince: DateTime.utc() },
      { client: trx }
    )
    const by = { ...system('visitor'), name: person.name }
    const user = await createPerson(trx, { ...person, organizationId: organization.id }, by)
    await proof?.(trx, organization, user)
    await registrationWorkflow.tell(trx, 'organization.registered', organization.id, {
      ...by,
      id: user.id,
    })
    return { organization, user }
  })
}

export type RegistrationRuling = { opinion: string; version?: number }

export function ruleOnRegistration(
  step: 'verify' | 'return' | 'refuse',
  organization: Organization,
  by: Actor,
  { opinion, version }: RegistrationRuling
) {
  return registrationWorkflow.take(step, organization as Organization & { state: RegistrationState }, {
    by,
    version,
    details: { opinion },
    also: (trx) =>
      decide(trx, by, {
        subject: { type: 'organization', id: organization.id, round: 1 },
        step,
        decision: step,
        opinion,
      }),
  })
}

/** The institution corrects its facts and hands them in again. */
export function resubmitRegistration(
  organization: Organization,
  by: Actor,
  facts: Omit<Facts, 'uscc'>,
  version?: number
) {
  return registrationWorkflow.take('resubmit', organization as Organization & { state: RegistrationState }, {
    by,
    version,
    set: {
      name: facts.name,
      host_type: facts.hostType,
      affiliation: facts.affiliation,
      district_code: facts.districtCode,
      address: facts.address,
      legal_representative: facts.legalRepresentative,
      established_on: facts.establishedOn?.toISODate(),
    },
  })
}
