import type { I18n } from '@adonisjs/i18n'
import type { HttpContext } from '@adonisjs/core/http'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereListHas } from '#app/core/dialect'
import { listOf, whereContains, type ListDefinition } from '#app/core/list'
import { ipFields } from '#app/designations/industries'
import { districtCodes } from '#app/organizations/districts'
import AllianceMember from './alliance_member.js'
import { memberClasses } from './member_classes.js'
import Partner from './partner.js'
import { publicMember } from './public_member.js'

/** 联盟成员名录: what the public may know of those who have a voice in it. */
export default class PublicMembersController {
  async index({ request, view, i18n }: HttpContext) {
    const seen = AllianceMember.query().withScopes((scopes) => scopes.withRights())
    const list = await listOf(seen, request, publicMemberList(i18n))
    return view.render('pages/alliance/public/index', {
      list,
      members: list.rows.map(publicMember),
      partners: await Partner.query().where('state', 'listed').orderBy('region').orderBy('name').limit(100),
    })
  }

  async show({ params, view }: HttpContext) {
    const member = await AllianceMember.query()
      .withScopes((scopes) => scopes.withRights())
      .where('id', Number(params.id) || 0)
      .firstOrFail()
    return view.render('pages/alliance/public/show', { member: publicMember(member) })
  }
}

function publicMemberList(
  i18n: Pick<I18n, 't'>
): ListDefinition<ModelQueryBuilderContract<typeof AllianceMember>, AllianceMember> {
  const options = (values: readonly string[], labels: string) =>
    values.map((value) => ({ value, text: i18n.t(`${labels}.${value}`) }))
  return {
    columns: [],
    search: (query, typed) => void whereContains(query, ['name'], typed),
    searchHint: i18n.t('alliance_public.search'),
    filters: {
      class: {
        kind: 'choice',
        label: i18n.t('alliance_members.class'),
        options: options(memberClasses, 'alliance.classes'),
        apply: (query, value) => void query.where('member_class', value),
      },
      district: {
        kind: 'choice',
        label: i18n.t('organizations.district'),
        options: options(districtCodes, 'districts'),
        apply: (query, value) => void query.where('district_code', value),
      },
      field: {
        kind: 'choice',
        label: i18n.t('alliance_public.field'),
        options: options(ipFields, 'ip_fields'),
        apply: (query, value) => void whereListHas(query, 'profile', 'serviceFields', value),
      },
    },
    sorts: { name: 'name' },
    defaultSort: 'name',
    perPage: [12, 24, 48],
  }
}
