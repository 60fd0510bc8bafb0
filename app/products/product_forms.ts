import { Form, type Answers, type Field } from '#app/core/form'
import { industries, ipFields } from '#app/designations/industries'

export const productKinds = ['thematic_database', 'analysis_report'] as const

export type ProductKind = (typeof productKinds)[number]

export const editions = ['new', 'update'] as const
export const accesses = ['open', 'registration', 'members', 'paid'] as const
export const audiences = ['public', 'enterprises', 'research', 'government'] as const
export const filePermissions = ['public', 'network', 'internal'] as const

const common: Field[] = [
  { kind: 'text', name: 'title', min: 4, max: 150 },
  { kind: 'choice', name: 'field', options: ipFields, labels: 'ip_fields' },
  { kind: 'choice', name: 'industry', options: industries, labels: 'industries', required: false },
  { kind: 'date', name: 'publishedOn', latest: 'today' },
]
const description: Field = { kind: 'text', name: 'description', min: 10, max: 1000, multiline: true }

/** 专题数据库 */
const thematicDatabaseForm = new Form('thematic_database_form', [
  {
    name: 'product',
    fields: [
      ...common,
      { kind: 'choice', name: 'edition', options: editions, labels: 'products.editions' },
      { kind: 'integer', name: 'recordCount', min: 1, max: 2_000_000_000, required: false },
      { kind: 'choice', name: 'access', options: accesses, labels: 'products.accesses' },
      { kind: 'text', name: 'link', max: 300, format: 'url', required: false },
      description,
    ],
  },
])

/** 数据分析报告 */
const analysisReportForm = new Form('analysis_report_form', [
  {
    name: 'product',
    fields: [
      ...common,
      { kind: 'choice', name: 'audience', options: audiences, labels: 'products.audiences' },
      { kind: 'choice', name: 'filePermission', options: filePermissions, labels: 'products.file_permissions' },
      { kind: 'text', name: 'link', max: 300, format: 'url', required: false },
      description,
    ],
  },
])

export const productForms: Record<ProductKind, Form> = {
  thematic_database: thematicDatabaseForm,
  analysis_report: analysisReportForm,
}

/** What a checked form says, by column of the model; days are ISO. */
export type ProductFacts = {
  title: string
  field: string
  industry: string | null
  publishedOn: string
  isNew: boolean
  recordCount: number | null
  link: string | null
  access: string | null
  audience: string | null
  description: string
  filePermission: string | null
}

export function factsFrom(kind: ProductKind, answers: Answers): ProductFacts {
  const { title, field, publishedOn, description: words, edition } = answers
  const given = (name: string) => answers[name] ?? null
  return {
    ...{ title, field, publishedOn, description: words },
    isNew: kind === 'analysis_report' || edition === 'new',
    recordCount: given('recordCount'),
    ...{ industry: given('industry'), link: given('link'), access: given('access') },
    ...{ audience: given('audience'), filePermission: given('filePermission') },
  }
}
