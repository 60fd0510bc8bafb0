import type { Answers } from '#app/core/form'
import LightRecord from '#app/light_records/light_record'
import { keepRecords, type RecordOwner } from '#app/light_records/light_record_workflow'
import { kindOf } from '#app/light_records/record_kinds'
import { actor } from './applications.js'
import type { World } from '../world.js'

/** Facts that every kind accepts. */
export const FACTS: Record<string, Answers> = {
  coordination: {
    ...{ title: '公共服务部门协调会', category: 'coordination', heldOn: '2026-03-12', units: '市局、各区局' },
    ...{ participants: 30, matters: '明确年度任务分工。' },
  },
  connector: {
    ...{ resource: '高校文献库', partner: '燕麓大学图书馆', category: 'literature', connectedOn: '2026-02-01' },
    ...{ status: 'running', link: null, content: null },
  },
  data_exchange: {
    ...{ dataset: '专利著录项目', partner: '国家平台', direction: 'in', exchangedOn: '2026-04-01' },
    ...{ records: 120_000, note: null },
  },
  policy: {
    ...{
      title: '海外维权援助办法',
      docNumber: '京知局〔2026〕9号',
      category: 'rights_aid',
      issuer: '北京市知识产权局',
    },
    ...{ issuedOn: '2026-01-20', link: null, summary: '明确援助对象和程序。' },
  },
  finance_service: {
    ...{ institution: '永定河银行', service: 'pledge_analysis', servedOn: '2026-05-06', enterprises: 12 },
    ...{ amount: 3200.5, result: null },
  },
  enterprise_coaching: {
    ...{ enterprise: '拒马河精密仪器公司', topic: 'listing', coachedOn: '2026-05-08', coach: '林知远', result: null },
  },
  rule: {
    ...{ title: '网点建设管理办法', edition: '2026 年修订版', category: 'measure', docNumber: '京知局〔2026〕3号' },
    ...{ issuedOn: '2026-01-10', replaces: '2023 年版', summary: '增加续期和退出规定。' },
  },
  talent: {
    ...{ title: '信息实务人才评选', category: 'selection', heldOn: '2026-06-01', partner: null },
    ...{ participants: 60, result: '评出十名。' },
  },
  exchange: {
    ...{ title: '京津冀信息服务对接会', category: 'tianjin_hebei', partner: '津冀两地知识产权局' },
    ...{ heldOn: '2026-04-18', participants: 45, result: null },
  },
  promotion: {
    ...{ title: '一分钟学会查专利', medium: 'video', channel: '视频号', publishedOn: '2026-03-01' },
    ...{ reads: 5200, link: null },
  },
  budget_purchase: {
    ...{ district: '110108', year: 2026, item: '企业专利导航服务', category: 'purchase', amount: 80 },
    ...{ supplier: '通惠科技情报所', result: null },
  },
}

const OFFICE: RecordOwner = { organizationId: null, districtCode: null, keptBy: '沈怀瑾' }

export async function makeRecord({ people }: World, kind: string, more: Answers = {}, owner = OFFICE) {
  const [{ id }] = await keepRecords(kindOf(kind), [{ ...FACTS[kind], ...more }], owner, actor(people.handler))
  return LightRecord.findOrFail(id)
}

/** One of the point of 海淀. */
export function makePointRecord(world: World, kind: string, more: Answers = {}) {
  const { id, name, districtCode } = world.organizations.haidian
  return makeRecord(world, kind, more, { organizationId: id, districtCode, keptBy: name })
}
