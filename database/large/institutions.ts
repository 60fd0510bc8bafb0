import { districtCodes } from '#app/organizations/districts'
import { affiliations, hostTypes } from '#app/organizations/host_types'
import { usccCheckCharacter } from '#app/organizations/uscc'
import { personName } from '../demo/institutions.js'
import { insertMany, type Row } from './insert_many.js'
import { nextId, timeOn, type Setting } from './setting.js'

export type Institution = { id: number; name: string; district_code: string; host_type: string }

const PLACES = ['燕麓', '永定', '妫川', '清漪', '潮白', '温榆', '玉渊', '通惠', '望和', '十渡', '雁栖', '龙潭']
const KINDS = ['大学图书馆', '研究院', '公共图书馆', '博物馆', '情报所', '行业协会', '促进中心', '产业园', '服务公司']

/** Invented institutions, all checked by the bureau. @returns the n-th of them */
export async function seedInstitutions(count: number, { today }: Setting): Promise<(n: number) => Institution> {
  const first = await nextId('organizations')
  const nth = (n: number): Institution => ({
    id: first + n,
    name: `${PLACES[n % PLACES.length]}${KINDS[n % KINDS.length]} ${n + 1} 号馆`,
    district_code: districtCodes[n % districtCodes.length],
    host_type: hostTypes[n % hostTypes.length],
  })
  await insertMany('organizations', rows(count, nth, timeOn(today)))
  return nth
}

function* rows(count: number, nth: (n: number) => Institution, moment: string): Generator<Row> {
  for (let n = 0; n < count; n++) {
    const first17 = `12110108L${String(n).padStart(8, '0')}`
    yield {
      ...nth(n),
      uscc: first17 + usccCheckCharacter(first17),
      affiliation: affiliations[n % affiliations.length],
      address: `北京市第${n + 1}号院`,
      legal_representative: personName(n),
      established_on: `${1950 + (n % 70)}-05-01`,
      ...{ state: 'verified', version: 1, state_since: moment, created_at: moment, updated_at: moment },
    }
  }
}
