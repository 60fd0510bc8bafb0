import { addDays } from '#app/calendar/working_days'
import Designation from '#app/designations/designation'
import { factsOn } from '../demo/activities.js'
import { insertMany, type Row } from './insert_many.js'
import { nextId, timeOn, type Setting } from './setting.js'

/** Two years, ending before the months in which somebody may still be writing. */
const DAYS = 730
const UNTIL = 70

/** 咨询 of all points, all stood for, each a case of its own. */
export async function seedConsultations(setting: Setting) {
  const points = await Designation.query().where('state', 'active').orderBy('id')
  const first = await nextId('consultations')
  await insertMany('consultations', rows(first, points, setting))
}

function* rows(first: number, points: Designation[], { size, today, applicant }: Setting): Generator<Row> {
  for (let n = 0; n < size.activities; n++) {
    const point = points[n % points.length]
    const day = addDays(today, -UNTIL - (Math.floor(n / points.length) % DAYS))
    const facts = factsOn(day, n, applicant.name)
    const moment = timeOn(day)
    yield {
      id: first + n,
      number: `ZX-L-${String(n + 1).padStart(8, '0')}`,
      ...{ designation_id: point.id, organization_id: point.organizationId, district_code: point.districtCode },
      ...{ served_on: day, channel: facts.channel, client_type: facts.clientType, client_name: facts.clientName },
      ...{ client_district: facts.clientDistrict, field: facts.field, level: facts.level, price: facts.price },
      ...{ question: facts.question, answer: facts.answer, minutes: facts.minutes, handled_by: facts.handledBy },
      ...{ stars: n % 3 ? null : 4 + (n % 2), case_id: first + n, counts: true, state: 'confirmed', version: 1 },
      ...{ state_since: moment, created_by_id: applicant.id, created_at: moment, updated_at: moment },
    }
  }
}
