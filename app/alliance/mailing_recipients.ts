import { whereListContains } from '#app/core/dialect'
import AllianceMember from './alliance_member.js'
import type { Segment } from './mailing.js'
import Partner from './partner.js'

export type Recipient = { name: string; email: string; locale: string; key: string }

export type Preview = { recipients: Recipient[]; members: number; partners: number; declined: number; without: number }

/** Who would get a letter today, each address once; how many want none, and how many have no address. */
export async function recipientsOf(segment: Segment): Promise<Preview> {
  const members = await membersIn(segment)
  const partners = segment.regions.length === 0 ? [] : await partnersIn(segment)
  const wanting = members.filter(({ profile }) => profile.wantsMail !== 'no')
  const listening = partners.filter(({ wantsMail }) => wantsMail)
  const all = [
    ...wanting.map((member) => ({
      name: member.profile.contactName ?? member.representative?.name ?? member.name,
      email: String(member.profile.contactEmail ?? member.representative?.email ?? ''),
      locale: member.representative?.locale ?? 'zh-CN',
      key: `member/${member.id}`,
    })),
    ...listening.map(({ id, contactName, contactEmail }) => ({
      ...{ name: contactName, email: contactEmail ?? '', locale: 'zh-CN', key: `partner/${id}` },
    })),
  ]
  const once = new Map(all.filter(({ email }) => email !== '').map((one) => [one.email.toLowerCase(), one]))
  return {
    recipients: [...once.values()],
    members: members.length,
    partners: partners.length,
    declined: members.length - wanting.length + partners.length - listening.length,
    without: all.filter(({ email }) => email === '').length,
  }
}

/** Members, unless only partners are meant. */
async function membersIn({ classes, districts, states, tags, regions }: Segment) {
  const isOnlyPartners = regions.length > 0 && [classes, districts, states, tags].every(({ length }) => length === 0)
  if (isOnlyPartners) return []
  const query = AllianceMember.query()
    .withScopes((scopes) => scopes.inAlliance())
    .preload('representative')
    .orderBy('id')
  if (states.length > 0) query.whereIn('state', states)
  if (districts.length > 0) query.whereIn('districtCode', districts)
  if (tags.length > 0)
    query.where((some) => tags.forEach((tag) => some.orWhere((one) => void whereListContains(one, 'tags', tag))))
  const members = await query
  return classes.length === 0 ? members : members.filter(({ standingClass }) => classes.includes(standingClass))
}

function partnersIn({ regions }: Segment) {
  return Partner.query().where('state', 'listed').whereIn('region', regions).orderBy('id')
}
