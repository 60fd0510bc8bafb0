import db from '@adonisjs/lucid/services/db'
import { CHOSEN } from './national_choice.js'

export type ChosenCase = {
  id: number
  organizationId: number
  number: string
  title: string
  /** Chosen by the city in a call of the year. */
  isOfYear: boolean
  /** Chosen nationally on a day of the year, whatever call it came from. */
  isNational: boolean
}

/** What the yearly evaluation knows of the cases of some institutions. Chosen counts once it is public (`decided_at`). */
export async function chosenCases(organizationIds: readonly number[], year: number): Promise<ChosenCase[]> {
  const days: [string, string] = [`${year}-01-01`, `${year}-12-31`]
  const rows = await db
    .from('typical_cases')
    .join('case_calls', 'case_calls.id', 'typical_cases.call_id')
    .whereIn('typical_cases.organization_id', [...organizationIds])
    .whereIn('typical_cases.state', [...CHOSEN])
    .whereNotNull('typical_cases.decided_at')
    .where('case_calls.kind', 'typical_case')
    .where((one) => void one.where('case_calls.year', year).orWhereBetween('typical_cases.national_on', days))
    .select('typical_cases.id', 'typical_cases.organization_id', 'typical_cases.number', 'typical_cases.title')
    .select('case_calls.year', db.raw('substr(typical_cases.national_on, 1, 10) as national_on'))
    .orderBy('typical_cases.id')
  return rows.map(({ id, organization_id: organizationId, number, title, year: of, national_on: on }) => ({
    ...{ id, organizationId, number, title, isOfYear: of === year },
    isNational: on !== null && on >= days[0] && on <= days[1],
  }))
}
