import i18nManager from '@adonisjs/i18n/services/main'
import { officialDocument, type Block } from '#app/core/document'
import { formatDay } from '#app/core/format'
import type Designation from '#app/designations/designation'
import type Organization from '#app/organizations/organization'
import type Recommendation from './recommendation.js'

const ISSUER = '北京市知识产权局'

/** 推荐函 as a Word file, in the city's own name. It recommends for filing: it neither confers nor files anything. */
export function recommendationLetter(recommendation: Recommendation): Promise<Buffer> {
  const day = recommendation.recommendedOn!.toISODate()!
  const title = `关于推荐${recommendation.orgName}备案国家知识产权信息公共服务网点的函`
  return officialDocument(blocksOf(recommendation, title, day), { title, author: ISSUER, day })
}

function blocksOf(recommendation: Recommendation, title: string, day: string): Block[] {
  const { docNumber, orgName, reasons, designation, organization } = recommendation
  return [
    { kind: 'title', text: title },
    { kind: 'number', text: docNumber! },
    { kind: 'addressee', text: '国家知识产权局' },
    {
      kind: 'paragraph',
      text: `按照国家知识产权信息公共服务网点备案工作要求，${orgName}为我局认定的北京市知识产权信息公共服务网点（${designation.number}），有效期至${formatDay(designation.validUntil)}。经审核，该单位不是技术与创新支持中心（TISC）和高校国家知识产权信息服务中心，符合推荐要求，现推荐其备案为国家知识产权信息公共服务网点。`,
    },
    { kind: 'heading', level: 1, text: '推荐理由' },
    { kind: 'paragraph', text: reasons },
    { kind: 'heading', level: 1, text: '单位基本情况' },
    {
      kind: 'table',
      caption: '被推荐单位基本情况',
      columns: ['项目', '内容'],
      widths: [30, 70],
      rows: factsOf(organization, designation),
    },
    { kind: 'paragraph', text: '特此函达。' },
    { kind: 'signature', by: ISSUER, day },
  ]
}

function factsOf(organization: Organization, { profile, recognizedOn, docNumber }: Designation) {
  const chinese = i18nManager.locale('zh-CN')
  return [
    ['单位名称', organization.name],
    ['统一社会信用代码', organization.uscc],
    ['单位类型', chinese.t(`host_types.${organization.hostType}`)],
    ['隶属关系', chinese.t(`affiliations.${organization.affiliation}`)],
    ['所属区', chinese.t(`districts.${organization.districtCode}`)],
    ['服务地址', profile.address ?? organization.address ?? '—'],
    ['咨询电话', profile.landline ?? '—'],
    ['市级网点认定', `${formatDay(recognizedOn)}，${docNumber}`],
  ]
}
