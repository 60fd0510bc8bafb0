import { addDays, beijingDay } from '#app/calendar/working_days'
import { sqlTime, type Trx } from '#app/core/dialect'
import { Representative } from './alliance_member.js'

type Member = { id: number }

/** Who spoke for a member on a day, or null: what meetings ask before a vote is taken. */
export function representativeOn({ id }: Member, day: string, trx?: Trx) {
  return voicesOn(day, trx).where('memberId', id).preload('user').orderBy('id', 'desc').first()
}

/** Whoever spoke for a member on a day. */
export function voicesOn(day: string, trx?: Trx) {
  return Representative.query({ client: trx })
    .where('fromOn', '<=', day)
    .where((running) => void running.whereNull('untilOn').orWhere('untilOn', '>=', day))
}

/** For which members somebody speaks today. */
export function representedBy(user: { id: number }) {
  return voicesOn(beijingDay()).where('userId', user.id)
}

/** Everybody who spoke for a member, newest first. */
export function representativesOf({ id }: Member) {
  return Representative.query().where('memberId', id).preload('user').orderBy('fromOn', 'desc').orderBy('id', 'desc')
}

/** From today the new one speaks, and the one before no more: nobody has a voice that two have. */
export async function appointRepresentative(trx: Trx, { id }: Member, userId: number) {
  const today = beijingDay()
  await endRepresentation(trx, { id }, addDays(today, -1))
  await trx.table('alliance_representatives').insert({ member_id: id, user_id: userId, from_on: today })
  await trx.from('alliance_members').where({ id }).update({ representative_id: userId, updated_at: sqlTime() })
}

export async function endRepresentation(trx: Trx, { id }: Member, lastDay: string) {
  const own = () => trx.from('alliance_representatives').where('member_id', id)
  await own().where('from_on', '>', lastDay).delete()
  await own().whereNull('until_on').update({ until_on: lastDay })
}
