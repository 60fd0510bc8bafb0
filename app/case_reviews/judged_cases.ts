import i18nManager from '@adonisjs/i18n/services/main'
import type { Trx } from '#app/core/dialect'
import type { CaseContent } from '#app/cases/case_content'
import TypicalCase from '#app/cases/typical_case'
import type { Judged, Party } from '#app/experts/judged'
import User from '#app/users/user'
import Submission from '#app/workflow/submission'

/** A case with what was handed in last and who recommended it: everything that decides who must step aside. */
export type ToldCase = { row: TypicalCase; content: CaseContent; contentHash: string; recommendedBy: User | null }

/** Of any number of cases in as many statements as of one. */
export async function toldCases(ids: readonly number[], trx?: Trx): Promise<ToldCase[]> {
  const rows = await TypicalCase.query({ client: trx })
    .whereIn('id', [...ids])
    .preload('organization')
    .orderBy('id')
  const recommending = await User.query({ client: trx })
    .whereIn(
      'id',
      rows.flatMap(({ recommendedById }) => recommendedById ?? [])
    )
    .preload('organization')
  const newest = await Submission.newestOfEach('typical_case', ids, trx)
  return rows.flatMap((row) => {
    const submission = newest.get(row.id)
    const recommendedBy = recommending.find(({ id }) => id === row.recommendedById) ?? null
    if (!submission) return []
    return [{ row, recommendedBy, content: submission.answers as CaseContent, contentHash: submission.contentHash }]
  })
}

/** The case as experts/conflicts.ts compares it. */
export function judgedCase({ row, content, recommendedBy }: ToldCase): Judged {
  const { organization } = row
  const former = organization.name === content.unit.name ? [] : [content.unit.name]
  return {
    ...{ type: 'typical_case', id: row.id, title: '' },
    units: [{ name: organization.name, uscc: organization.uscc, organizationId: organization.id, formerNames: former }],
    recommenders: recommendersOf(row, recommendedBy),
    recommendingPeople: recommendedBy ? [{ name: recommendedBy.name, email: recommendedBy.email }] : [],
    coAuthors: [...content.coAuthors, { name: content.contact.name, email: content.contact.email }].filter(
      ({ name }) => name
    ),
  }
}

/** Offices of districts have no row of their own: they are known by the names that people write. */
function recommendersOf({ recommender, districtCode }: TypicalCase, person: User | null): Party[] {
  const parties: Party[] = []
  if (recommender === 'district') {
    const district = i18nManager.locale('zh-CN').t(`districts.${districtCode}`)
    const names = ['知识产权局', '市场监督管理局'].flatMap((office) => [
      `${district}${office}`,
      `北京市${district}${office}`,
    ])
    parties.push({ name: names[0], formerNames: names.slice(1) })
  }
  if (person?.employer) parties.push({ name: person.employer })
  const { organization = null } = person ?? {}
  if (organization) parties.push({ name: organization.name, uscc: organization.uscc, organizationId: organization.id })
  return parties
}
