import { DateTime } from 'luxon'
import { record } from '#app/audit/record'
import { isDuplicateKey, type Trx } from '#app/core/dialect'
import type { Answers } from '#app/core/form'
import { nextNumber, reachNumber, type Reached } from '#app/core/number_sequence'
import { issueCertificate } from '#app/designations/certificate'
import Designation from '#app/designations/designation'
import { certificateNumber } from '#app/designations/designation_issue'
import { designationWorkflow } from '#app/designations/designation_workflow'
import { publicProfile } from '#app/designations/public_profile'
import { enterInRegister } from '#app/designations/register_entry'
import { RowRefused, type Effect, type ImportContext } from '#app/imports/import_kinds'
import Organization from '#app/organizations/organization'
import { TYPE } from './register_lookup.js'

/** What undoing needs to know of a row. */
export type PointEffect = Effect & { organizationId: number; isNew: boolean; sequence: Reached | null }

/**
 * Enters a recognised point: the institution when it is a new one, the title with its number, the line of the register
 * and the certificate, which is drawn when somebody asks for it.
 *
 * @throws RowRefused when the institution or the number came into the register since the row was checked
 */
export async function enterPoint(trx: Trx, facts: Answers, { by, i18n }: ImportContext): Promise<PointEffect> {
  try {
    if (facts.organizationId) await refuseSecondTitle(trx, facts.organizationId, i18n)
    const organizationId = facts.organizationId ?? (await enterOrganization(trx, facts, by))
    const { number, sequence } = await numberFor(trx, facts)
    const designation = await Designation.create(columnsOf(facts, organizationId, number), { client: trx })
    const subject = { type: 'designation', id: designation.id }
    await record(trx, { action: 'designation.imported', subject, by, details: { number } })
    const { docNumber, recognizedOn: effectiveOn } = facts
    await enterInRegister(trx, designation, by, { kind: 'import', after: number, docNumber, effectiveOn })
    await issueCertificate(trx, designation.id, { drawn: 'when_asked' })
    return { subjectId: designation.id, organizationId, isNew: facts.organizationId === null, sequence }
  } catch (error) {
    throw isDuplicateKey(error) ? new RowRefused(i18n.t('register_imports.faster')) : error
  }
}

/** Whoever else gives this institution a title waits here, and finds it. */
async function refuseSecondTitle(trx: Trx, organizationId: number, i18n: ImportContext['i18n']) {
  await trx.from('organizations').where('id', organizationId).forUpdate().select('id')
  const held = await trx
    .from('designations')
    .where({ organization_id: organizationId, designation_type: TYPE })
    .whereIn('state', designationWorkflow.statesIn('current'))
    .select('id')
    .first()
  if (held) throw new RowRefused(i18n.t('register_imports.faster'))
}

async function enterOrganization(trx: Trx, facts: Answers, by: ImportContext['by']) {
  const { name, uscc, hostType, affiliation, districtCode, profile } = facts
  const { id } = await Organization.create(
    {
      ...{ name, uscc, hostType, affiliation, districtCode, address: profile.address },
      state: 'verified',
      version: 0,
      stateSince: DateTime.utc(),
    },
    { client: trx }
  )
  await record(trx, { action: 'organization.imported', subject: { type: 'organization', id }, by })
  return id
}

/** 京知信网〔2024〕003号: the series goes on behind the highest number that was ever given. */
const NUMBER = /^京知信网〔(\d{4})〕(\d{1,6})号$/

async function numberFor(trx: Trx, { number, recognizedOn }: Answers) {
  if (!number) {
    const year = recognizedOn.slice(0, 4)
    const after = await nextNumber(trx, `designation/${year}`)
    return {
      number: certificateNumber(year, after),
      sequence: { name: `designation/${year}`, before: after - 1, after },
    }
  }
  const [, year, serial] = NUMBER.exec(number) ?? []
  return { number, sequence: year ? await reachNumber(trx, `designation/${year}`, Number(serial)) : null }
}

function columnsOf(facts: Answers, organizationId: number, number: string): Partial<Designation> {
  const { name, districtCode, hostType, docNumber } = facts
  return {
    ...{ organizationId, number, docNumber, name, districtCode, hostType },
    designationType: TYPE,
    state: 'active',
    version: 0,
    stateSince: DateTime.utc(),
    recognizedOn: DateTime.fromISO(facts.recognizedOn),
    validUntil: DateTime.fromISO(facts.validUntil),
    profile: publicProfile(facts.profile),
  }
}
