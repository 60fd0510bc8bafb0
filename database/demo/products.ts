import { addDays, beijingDay } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import { leaveMoment, standAt } from '#app/core/clock'
import Designation from '#app/designations/designation'
import Organization from '#app/organizations/organization'
import type { ProductFacts, ProductKind } from '#app/products/product_forms'
import { recordProduct, takeProductStep } from '#app/products/product_workflow'
import { answerRequest, askForResult } from '#app/products/result_request_workflow'
import { noteUse, shareResult, type ResultFacts } from '#app/products/shared_result_workflow'
import { giveBrand } from '#app/products/service_brand'
import ServiceItem from '#app/products/service_item'
import { WHOLE_CITY } from '#app/tallies/countings'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import type { DemoPeople } from './people.js'

const DATABASES = [
  ['集成电路装备专利专题数据库', 'integrated_circuit', 18_600],
  ['氢燃料电池专利专题数据库', 'green_energy', 12_400],
  ['基因与细胞治疗专利专题数据库', 'biomedicine', 9_800],
  ['具身智能机器人专利专题数据库', 'artificial_intelligence', 21_300],
  ['商业航天专利专题数据库', 'aerospace', 6_700],
] as const
const REPORTS = [
  ['北京市人工智能大模型专利态势分析', 'artificial_intelligence', 'public'],
  ['海淀区集成电路企业专利布局建议', 'integrated_circuit', 'enterprises'],
  ['智能网联汽车标准必要专利观察', 'new_energy_vehicle', 'enterprises'],
  ['老字号商标保护与运用分析', 'culture_creative', 'public'],
] as const
const RESULTS: [string, Partial<ResultFacts>][] = [
  ['企业专利检索入门课件', { kind: 'course', permission: 'public', licence: '注明来源即可用于公益培训。' }],
  ['专利价值分级评价指标表', { kind: 'tool', permission: 'network', licence: '网点内部使用，不得转售。' }],
  ['京津冀产业专利标引数据', { kind: 'data', permission: 'on_request', licence: '说明用途，成果注明数据来源。' }],
]

const actor = (user: User) => ({ ...actorFor(user), id: user.id })

/** What points and the office make and share: most of it confirmed, the last one waiting. */
export async function seedProducts({ handlers: [handler], head }: DemoPeople) {
  try {
    const points = await Designation.query().where('state', 'active').orderBy('id').limit(9)
    for (const [n, facts] of [...databases(), ...reports()].entries()) {
      await seedProduct(points[n % points.length], n, facts)
    }
    await seedOffice(handler, head)
    await seedBrand(handler)
    for (const [n, [title, more]] of RESULTS.entries()) await seedResult(points[n], points[n + 3], title, more)
  } finally {
    leaveMoment()
  }
}

type Seed = { kind: ProductKind; more: Partial<ProductFacts> }

const databases = (): Seed[] =>
  DATABASES.map(([title, industry, recordCount]) => ({
    kind: 'thematic_database',
    more: { title, industry, recordCount, access: 'open', link: 'https://database.example/topics' },
  }))

const reports = (): Seed[] =>
  REPORTS.map(([title, industry, audience]) => ({
    kind: 'analysis_report',
    more: { title, industry, audience, filePermission: 'network' },
  }))

function factsOf(publishedOn: string, more: Partial<ProductFacts>): ProductFacts {
  return {
    ...{ title: '', field: 'patent', industry: null, isNew: true, recordCount: null, link: null, access: null },
    ...{ audience: null, filePermission: null, publishedOn },
    description: `“${more.title}”面向重点产业，由专人检索、筛选和标引，按季度更新。`,
    ...more,
  }
}

async function seedProduct(point: Designation, n: number, { kind, more }: Seed) {
  const people = await User.query().where('organizationId', point.organizationId).orderBy('id')
  const [operator, principal] = (['operator', 'principal'] as const).map((role) => people.find((one) => one.is(role))!)
  const day = addDays(beijingDay(new Date()), -12 - n * 17)
  at(day)
  const product = await recordProduct(kind, point, actor(operator), factsOf(day, more))
  await product.refresh()
  await takeProductStep(n % 4 === 3 ? 'submit' : 'confirm', product, actor(n % 4 === 3 ? operator : principal))
}

/** Of this year and the one before, so that each year of the plan has its own. */
async function seedOffice(handler: User, head: User) {
  const year = beijingYear(new Date())
  for (const [title, publishedOn] of [
    ['高精尖产业海外专利专题数据库', `${year - 1}-10-20`],
    ['人形机器人关键部件专利专题数据库', `${year}-01-15`],
  ]) {
    at(publishedOn)
    const facts = factsOf(publishedOn, { title, access: 'open', recordCount: 26_000 })
    const product = await recordProduct('thematic_database', null, actor(handler), facts)
    await product.refresh()
    await takeProductStep('submit', product, actor(handler))
    await takeProductStep('confirm', product, actor(head))
  }
}

/** Today: the trail of a point goes on from its recognition. */
async function seedBrand(handler: User) {
  leaveMoment()
  const item = await ServiceItem.published().whereNot('level', 'basic').orderBy('service_items.id').first()
  if (item) await giveBrand(item, '京知导航', actor(handler))
}

async function seedResult(owner: Designation, other: Designation, title: string, more: Partial<ResultFacts>) {
  const today = beijingDay(new Date())
  const [own, asker] = await Promise.all([owner, other].map(principalOf))
  const { id: organizationId, name, districtCode } = await Organization.findOrFail(owner.organizationId)
  const facts = {
    ...{
      title,
      kind: 'report',
      field: 'patent',
      permission: 'network',
      licence: '',
      link: 'https://share.example/files',
    },
    ...{ summary: `${title}，由本网点在公益服务中整理形成，供其他网点使用。`, ...more },
  }
  at(addDays(today, -60))
  const ownerFacts = { organizationId, ownerName: name, districtCode: districtCode ?? WHOLE_CITY }
  const result = await shareResult(facts, ownerFacts, actor(own))
  if (facts.permission === 'on_request') {
    const wish = { purpose: '用于本区产业园区专利导航项目的基础数据。', askerName: `${other.name} ${asker.name}` }
    at(addDays(today, -20))
    const first = await askForResult(result, actor(asker), wish)
    await first.refresh()
    at(addDays(today, -18))
    await answerRequest(first, actor(own), { ruling: 'grant' })
  }
  for (const back of [17, 9, 2]) await noteUse(result, asker.id, addDays(today, -back))
}

async function principalOf({ organizationId }: Designation) {
  const people = await User.query().where({ organizationId, isActive: true }).orderBy('id')
  return people.find((one) => one.is('principal'))!
}

/** At noon in Beijing. */
function at(day: string) {
  standAt(new Date(`${day}T04:00:00Z`))
}
