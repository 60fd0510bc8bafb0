import db from '@adonisjs/lucid/services/db'
import { sqlTime } from '#app/core/dialect'
import PointApplication from '#app/service_points/point_application'
import type { ApplicationState } from '#app/service_points/point_application_workflow'
import type { World } from '../world.js'

const STATES: ApplicationState[] = ['submitted']

/**
 * Many applications of as many institutions, written as rows: for what is about their number, not about how they came.
 *
 * @param states given in turn
 */
export async function manyApplications({ batch, people }: World, count: number, states = STATES) {
  const moment = { created_at: sqlTime(), updated_at: sqlTime() }
  const [{ last }] = await db.from('organizations').max('id as last')
  const ids = Array.from({ length: count }, (_, index) => Number(last) + 1 + index)
  for (const some of inHundreds(ids)) {
    await db.table('organizations').multiInsert(
      some.map((id) => ({
        ...{ id, name: `第 ${id} 号图书馆`, uscc: `91110108T${String(id).padStart(9, '0')}`, state: 'verified' },
        ...{ host_type: 'university', affiliation: 'municipal', district_code: '110108', address: '北京市示例路 1 号' },
        ...{ version: 0, state_since: sqlTime(), legal_representative: '陈述白', established_on: '2010-05-01' },
        ...moment,
      }))
    )
    await db.table('point_applications').multiInsert(
      some.map((id, index) => ({
        ...{ number: `WD-9999-${id}`, batch_id: batch.id, organization_id: id, org_name: `第 ${id} 号图书馆` },
        ...{ state: states[index % states.length], version: 0, state_since: sqlTime(), submitted_at: sqlTime() },
        ...{ district_code: '110108', host_type: 'university', round: 1, draft: '{}' },
        ...{ created_by_id: people.operator.id, ...moment },
      }))
    )
  }
  return PointApplication.query().whereIn('organizationId', ids).orderBy('id')
}

function inHundreds(ids: number[]) {
  return Array.from({ length: Math.ceil(ids.length / 100) }, (_, index) => ids.slice(index * 100, index * 100 + 100))
}
