import Designation from '#app/designations/designation'
import { designationWorkflow } from '#app/designations/designation_workflow'
import Organization from '#app/organizations/organization'

/** The kind of title that the register holds. */
export const TYPE = 'municipal_point'

export type Known = Pick<Organization, 'id' | 'name' | 'uscc' | 'districtCode' | 'state'>

/** What every row is compared with, looked up once. */
export async function registerLookup() {
  const organizations = await Organization.query().select('id', 'name', 'uscc', 'district_code', 'state')
  const designations = await Designation.query()
    .where('designationType', TYPE)
    .select('organization_id', 'number', 'state')
  const byUscc = new Map<string, Known>(organizations.map((known) => [known.uscc, known]))
  const byName = new Map<string, Known>(organizations.map((known) => [`${known.districtCode}/${known.name}`, known]))
  const numbers = new Set(designations.map(({ number }) => number))
  const current = designationWorkflow.statesIn('current')
  const titles = new Map(
    designations.filter(({ state }) => current.includes(state)).map((row) => [row.organizationId, row.number])
  )

  return {
    withUscc: (uscc: string) => byUscc.get(uscc) ?? null,
    named: (name: string, districtCode: string) => byName.get(`${districtCode}/${name}`) ?? null,
    /** The number of the title that the institution holds already. */
    titleOf: (known: Known) => titles.get(known.id) ?? null,
    isTaken: (number: string) => numbers.has(number),
  }
}

export type RegisterLookup = Awaited<ReturnType<typeof registerLookup>>
