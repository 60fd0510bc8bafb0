import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { madeOf, type Batches } from '#app/core/batches'
import { beijingDay } from '#app/core/beijing_day'
import type { Answers } from '#app/core/form'
import { plainChunks } from '#app/core/list'
import { plainRows } from '#app/core/plain_rows'
import type { Sheet } from '#app/core/spreadsheet'
import Organization from '#app/organizations/organization'
import Approval from '#app/workflow/approval'
import Submission from '#app/workflow/submission'
import type PointApplication from './point_application.js'

const APPLICATION = ['organizationId', 'districtCode', 'orgName', 'hostType', 'state'] as const
type Told = Pick<PointApplication, 'id' | (typeof APPLICATION)[number]>

export type SheetRow = {
  application: Told
  organization: Pick<Organization, 'uscc' | 'affiliation'>
  /** What was handed in last. */
  answers: Answers
  endorsement: Pick<Approval, 'opinion'> | undefined
}

/** 网点申报汇总表, in the columns and the order that offices use (customary). The sheet is always Chinese. */
export function applicationSheet(i18n: Pick<I18n, 't'>): Sheet<SheetRow> {
  const words = (prefix: string, values: unknown) =>
    [values ?? []]
      .flat()
      .map((value) => i18n.t(`${prefix}.${value}`))
      .join('、')
  const sum = ({ answers }: SheetRow, ...keys: string[]) =>
    Object.values((answers.performance ?? {}) as Record<string, Answers>).reduce(
      (total, year) => total + keys.reduce((part, key) => part + (Number(year?.[key]) || 0), 0),
      0
    )

  return {
    name: '网点申报汇总表',
    title: '北京市知识产权信息公共服务网点申报汇总表',
    note: `填报单位（盖章）：            填报日期：${beijingDay()}            单位：家`,
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      {
        header: '所属区',
        width: 10,
        value: ({ application }) => i18n.t(`districts.${application.districtCode}`),
      },
      { header: '单位名称', width: 26, value: ({ application }) => application.orgName },
      { header: '统一社会信用代码', width: 22, value: ({ organization }) => organization.uscc },
      {
        header: '单位类型',
        width: 14,
        value: ({ application }) => i18n.t(`host_types.${application.hostType}`),
      },
      {
        header: '隶属关系',
        width: 14,
        value: ({ organization }) => i18n.t(`affiliations.${organization.affiliation}`),
      },
      { header: '服务地址', width: 28, value: ({ answers }) => answers.address },
      { header: '网点负责人', width: 12, value: ({ answers }) => answers.managerName },
      { header: '职务', width: 14, value: ({ answers }) => answers.managerTitle },
      { header: '联系人', width: 12, value: ({ answers }) => answers.contactName },
      { header: '联系电话', width: 16, value: ({ answers }) => answers.contactMobile },
      { header: '电子邮箱', width: 24, value: ({ answers }) => answers.contactEmail },
      { header: '专职人数', width: 8, value: ({ answers }) => answers.fullTime },
      { header: '兼职人数', width: 8, value: ({ answers }) => answers.partTime },
      { header: '服务领域', width: 20, value: ({ answers }) => words('ip_fields', answers.fields) },
      {
        header: '主要服务内容',
        width: 30,
        value: ({ answers }) => (answers.services ?? []).map(({ name }: Answers) => name).join('、'),
      },
      { header: '近两年咨询(次)', width: 10, value: (row) => sum(row, 'consultations') },
      { header: '近两年培训(场)', width: 10, value: (row) => sum(row, 'sessions') },
      { header: '近两年培训(人次)', width: 10, value: (row) => sum(row, 'attendances') },
      { header: '区局推荐意见', width: 30, value: ({ endorsement }) => endorsement?.opinion },
      { header: '推荐排序', width: 8, value: () => null },
      {
        header: '备注',
        width: 20,
        value: ({ application }) => i18n.t(`point_applications.states.${application.state}`),
      },
    ],
  }
}

/** What the sheet says of each application, in four statements for some hundred of them. */
export function applicationSheetRows(asked: ModelQueryBuilderContract<typeof PointApplication>): Batches<SheetRow> {
  return madeOf(plainChunks(asked, ...APPLICATION), withParts)
}

async function withParts(applications: Told[]): Promise<SheetRow[]> {
  const ids = applications.map(({ id }) => id)
  const ofThem = { subjectType: 'point_application' }
  const hosts = Organization.query().whereIn('id', [...new Set(applications.map((row) => row.organizationId))])
  const submissions = Submission.query().where(ofThem).whereIn('subjectId', ids).orderBy('round')
  const endorsements = Approval.query()
    .where({ ...ofThem, step: 'endorse' })
    .whereIn('subjectId', ids)
    .orderBy('id')

  /** The newest wins: they come oldest first. */
  const newest = <T extends { subjectId: number }>(rows: T[]) => new Map(rows.map((row) => [row.subjectId, row]))
  const asked = [
    plainRows(submissions, 'subjectId', 'content'),
    plainRows(endorsements, 'subjectId', 'opinion'),
    plainRows(hosts, 'id', 'uscc', 'affiliation'),
  ] as const
  const [contents, opinions, units] = await Promise.all(asked)
  const [handedIn, endorsed] = [newest(contents), newest(opinions)]
  const host = new Map(units.map((row) => [row.id, row]))
  return applications.map((application) => ({
    application,
    organization: host.get(application.organizationId)!,
    answers: JSON.parse(handedIn.get(application.id)?.content ?? '{}'),
    endorsement: endorsed.get(application.id),
  }))
}
