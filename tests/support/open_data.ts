import type { ApiClient } from '@japa/api-client'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { Endpoint } from '#app/open_data/endpoints'
import { rebuildTallies } from '#app/tallies/tally'
import { makeDesignation } from './designations.js'
import { applicationIn } from './applications.js'
import { makeBatch, makeOrganization, type World } from '#tests/world'

/** What an institution answers, with all that must never leave: persons' numbers where others belong. */
export const PROFILE = {
  address: '北京市海淀区燕麓路 1 号（联系 13912345678）',
  longitude: '116.310905',
  latitude: '39.992806',
  landline: '010-62751234',
  website: 'https://library.example',
  hours: { mon: { open: '09:00', close: '17:00' }, sat: { open: '', close: '' } },
  fields: ['patent', 'trademark'],
  services: [
    { name: '专利检索，手机 139 1234 5678', level: 'basic', price: 'free' },
    { name: 'copyright', level: 'basic', price: 'free' },
    { name: '=HYPERLINK("http://x")', level: 'professional', price: 'market' },
  ],
  industries: ['new_it'],
  parks: ['zgc_haidian'],
} as any

let serial = 0

/** Another institution with a title in force. */
export async function anotherPoint(more: Parameters<typeof makeDesignation>[1] = {}) {
  const organization = await makeOrganization({
    name: `潮白第${++serial}图书馆`,
    district: '110108',
    serial: `MA${String(serial).padStart(3, '0')}OPND`,
  })
  return makeDesignation(organization, { number: `京知信网〔2026〕9${serial}号`, ...more })
}

/** Points in force, ended and revoked; a notice; an application in review; figures. */
export async function openWorld(world: World) {
  const { haidian, chaoyang } = world.organizations
  const point = await makeDesignation(haidian, { profile: PROFILE })
  const mobile = await makeDesignation(chaoyang, { profile: { ...PROFILE, landline: '13912345678', address: null } })
  const ended = await anotherPoint({ validUntil: DateTime.utc().minus({ days: 3 }) })
  const revoked = await anotherPoint({ state: 'revoked' })
  const notice = await applicationIn('public_notice', world)
  const review = await applicationIn('expert_review', {
    ...world,
    batch: await makeBatch(world.people.head, { title: '另一批次' }),
  })
  await db.from('point_applications').where({ id: review.id }).update({ org_name: '未公开的申报单位', score: 8765 })
  await rebuildTallies()
  return { point, mobile, ended, revoked, notice, review }
}

export const api = (client: ApiClient, path: string, secret?: string) => {
  const request = client.get(path.startsWith('/') ? path : `/api/v1/${path}`)
  return secret ? request.header('Authorization', `Bearer ${secret}`) : request
}

/** An address of the interface with what it cannot do without. */
export function addressOf({ name, path, open }: Endpoint, id: number) {
  const asked = { search: '?q=燕麓' }[name] ?? (open ? '' : '?since=2020-01-01T00:00:00Z')
  return path.replace(':id', String(id)) + asked
}
