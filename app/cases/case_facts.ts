import db from '@adonisjs/lucid/services/db'
import { CHOSEN } from './national_choice.js'

export type CaseFacts = { handedIn: number; selected: number; published: number; national: number }

/**
 * What the yearly evaluation knows of the cases of some institutions in the calls of a year, by institution; nothing of
 * who handed in none. Chosen counts once it is public (`decided_at`).
 */
export async function caseFacts(organizationIds: readonly number[], year: number): Promise<Map<number, CaseFacts>> {
  const chosen = `typical_cases.state in (${CHOSEN.map((state) => `'${state}'`).join(', ')}) and decided_at is not null`
  const rows = await db
    .from('typical_cases')
    .join('case_calls', 'case_calls.id', 'typical_cases.call_id')
    .where({ 'case_calls.year': year, 'case_calls.kind': 'typical_case' })
    .whereIn('typical_cases.organization_id', [...organizationIds])
    .whereNotIn('typical_cases.state', ['draft', 'withdrawn'])
    .groupBy('typical_cases.organization_id')
    .select('typical_cases.organization_id as unit')
    .count('* as handedIn')
    .select(db.raw(`sum(case when ${chosen} then 1 else 0 end) as selected`))
    .select(db.raw(`sum(case when typical_cases.state = 'published' then 1 else 0 end) as published`))
    .select(db.raw(`sum(case when ${chosen} and national_on is not null then 1 else 0 end) as national`))
  return new Map(
    rows.map(({ unit, handedIn, selected, published, national }) => [
      Number(unit),
      {
        ...{ handedIn: Number(handedIn), selected: Number(selected) },
        ...{ published: Number(published), national: Number(national) },
      },
    ])
  )
}
