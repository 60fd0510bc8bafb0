import { DateTime } from 'luxon'
import { publicProfile } from '#app/designations/public_profile'
import { makeDesignation } from '#tests/support/designations'
import { makeOrganization, type World } from '#tests/world'
import type Designation from '#app/designations/designation'

const weekday = { open: '09:00', close: '17:00' }
const OFFICE = { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday }

type Told = Record<string, unknown>

/** What a point says of itself, and two things that it must not say. */
export function profileOf(more: Told = {}) {
  return {
    ...publicProfile({
      address: '北京市燕麓路 12 号',
      longitude: '116.310000',
      latitude: '39.990000',
      landline: '010-61001234',
      website: 'https://point1.example',
      hours: OFFICE,
      fields: ['patent', 'trademark'],
      services: [
        { name: '专利检索咨询', level: 'basic', price: 'free' },
        { name: '专利导航', level: 'value_added', price: 'market' },
      ],
      industries: ['biomedicine'],
      parks: ['zgc_haidian'],
      ...more,
    }),
    ...{ managerName: '林管理', managerMobile: '13900001111' },
  }
}

/** Three points in force: a university in 海淀, an institute in 朝阳 that is open on Saturdays, one without a place. */
export async function makePoints({ organizations }: World) {
  const { haidian, chaoyang } = organizations
  const unplaced = await makeOrganization({
    name: '妫川植物园',
    district: '110119',
    serial: 'MA01ABCG5',
    hostType: 'museum',
  })
  const told = (profile: Told) => profile as unknown as Designation['profile']
  return {
    haidian: await makeDesignation(haidian, { profile: told(profileOf()) }),
    chaoyang: await makeDesignation(chaoyang, {
      docNumber: '京知局〔2026〕2号',
      profile: told(
        profileOf({
          ...{ address: '北京市通惠河北路 22 号', longitude: '116.480000', latitude: '39.910000' },
          ...{ landline: '13911112222', website: 'javascript:alert(1)' },
          ...{ hours: { sat: { open: '10:00', close: '16:00' } }, fields: ['copyright'], industries: [], parks: [] },
          services: [{ name: '版权登记指导', level: 'professional', price: 'low_cost' }],
        })
      ),
    }),
    unplaced: await makeDesignation(unplaced, {
      profile: told(profileOf({ address: null, longitude: null, latitude: null, hours: null, landline: null })),
    }),
  }
}

export type Points = Awaited<ReturnType<typeof makePoints>>

/** Many more, spread over the city, for the pages of the list and the number of statements. */
export async function makeManyPoints({ organizations }: World, many: number) {
  for (let n = 0; n < many; n++) {
    const profile = profileOf({ longitude: `${116 + (n % 40) / 50}`, latitude: `${39.7 + (n % 30) / 50}` })
    await makeDesignation(organizations.haidian, {
      ...{ name: `网点${n}`, number: `京知信网〔2025〕${n}号`, docNumber: `京知局〔2025〕${n}号` },
      recognizedOn: DateTime.fromISO('2025-03-01'),
      profile: profile as unknown as Designation['profile'],
    })
  }
}
