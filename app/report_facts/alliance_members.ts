import AllianceMember, { ClassTerm } from '#app/alliance/alliance_member'
import { type MemberClass, memberClasses } from '#app/alliance/member_classes'
import { many, type Measured } from './measured.js'

/** Everybody who was in the alliance on some day of a year or of the year before, and what their numbers say. */
export async function memberFigures(year: number) {
  const members = await AllianceMember.query()
    .where('joinedOn', '<=', `${year}-12-31`)
    .where((there) => void there.whereNull('leftOn').orWhere('leftOn', '>=', `${year - 1}-01-01`))
    .orderBy('id')
  const terms = await ClassTerm.query().whereIn(
    'memberId',
    members.map(({ id }) => id)
  )
  const rows = [year - 1, year].flatMap((one) => figuresOf(one, members, terms))
  return { members, rows }
}

const iso = (member: AllianceMember, of: 'joinedOn' | 'leftOn') => member[of]?.toISODate() ?? null

/** In the alliance on a day; whoever leaves on it is not. */
export function isInOn(member: AllianceMember, day: string) {
  const [joined, left] = [iso(member, 'joinedOn'), iso(member, 'leftOn')]
  return joined !== null && joined <= day && (left === null || left > day)
}

/** Of a year in which nobody was a member nothing is known. */
function figuresOf(year: number, all: readonly AllianceMember[], terms: readonly ClassTerm[]): Measured[] {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const within = (day: string | null) => day !== null && day >= first && day <= last
  const members = all.filter((member) => isInOn(member, last))
  const joined = all.filter((member) => within(iso(member, 'joinedOn')))
  const left = all.filter((member) => within(iso(member, 'leftOn')))
  if (members.length + joined.length + left.length === 0) return []
  const row = (of: string, own: readonly AllianceMember[]) =>
    many(
      year,
      of,
      own.map(({ id }) => id)
    )
  const classes = Map.groupBy(members, ({ id }) => classOn(last, id, terms))
  return [
    ...[row('members', members), row('joined', joined), row('left', left)],
    ...memberClasses.map((name) => row(`class.${name}`, classes.get(name) ?? [])),
  ]
}

/** Whose term in the council is over is a member unit. */
function classOn(day: string, memberId: number, terms: readonly ClassTerm[]): MemberClass {
  const term = terms.find((one) => {
    const until = one.untilOn?.toISODate() ?? null
    return one.memberId === memberId && one.fromOn.toISODate()! <= day && (until === null || until >= day)
  })
  return term?.memberClass ?? 'member_unit'
}
