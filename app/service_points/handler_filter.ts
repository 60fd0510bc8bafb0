import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { kept } from '#app/core/kept'
import type { Filter } from '#app/core/list'
import User from '#app/users/user'
import type PointApplication from './point_application.js'

type Query = ModelQueryBuilderContract<typeof PointApplication>

/** 承办人: with nobody, with me, or with one of the officials of the own desk. */
export async function handlerFilter(user: User, i18n: Pick<I18n, 't'>): Promise<Filter<Query>> {
  return {
    kind: 'choice',
    label: i18n.t('point_applications.filters.handler'),
    options: [
      { value: 'nobody', text: i18n.t('point_applications.filters.nobody') },
      { value: 'me', text: i18n.t('point_applications.filters.me') },
      ...(await colleaguesOf(user)).map(({ id, name }) => ({ value: id, text: name })),
    ],
    apply: (query, handler) => {
      if (handler === 'nobody') query.whereNull('handler_id')
      else query.where('handler_id', handler === 'me' ? user.id : Number(handler))
    },
  }
}

async function colleaguesOf({ id, seesDistrict }: User) {
  const desk = await kept(`desk of ${seesDistrict}`, async () => deskOf(seesDistrict))
  return desk.filter((colleague) => colleague.id !== id)
}

function deskOf(district: string | null) {
  const role = district ? 'district_reviewer' : 'bureau_handler'
  const colleagues = User.query().withScopes((scopes) => scopes.active(role))
  if (district) colleagues.where('districtCode', district)
  return colleagues.orderBy('name').orderBy('id').limit(200).select('id', 'name').pojo<Pick<User, 'id' | 'name'>>()
}
