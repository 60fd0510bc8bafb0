import type { Trx } from '#app/core/dialect'
import type { Answers } from '#app/core/form'
import { sectionsChecker } from '#app/core/form_schema'
import { optionReader } from '#app/core/read_options'
import type { Cells, DoneRow, Fault, ImportContext, ImportKind } from '#app/imports/import_kinds'
import { districtCodes } from '#app/organizations/districts'
import User from '#app/users/user'
import config from '#config/experts'
import Expert from './expert.js'
import { employerKinds, expertiseFields } from './expert_fields.js'
import { expertForm as form, type ExpertProfile } from './expert_form.js'
import { enterExpertIn } from './expert_workflow.js'

/** 专家名册, one line for each; what experts declare about others they enter themselves. */
export const expertImport: ImportKind = {
  sheet: {
    name: '专家名册',
    title: '知识产权信息公共服务评审专家名册',
    note: '填报单位（盖章）：            填报日期：',
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { field: 'serial', header: '序号', counted: true, width: 6 },
      { field: 'name', header: '姓名', aliases: ['专家姓名'], required: true, width: 12 },
      { field: 'email', header: '电子邮箱', aliases: ['邮箱', 'E-mail'], required: true, width: 26 },
      { field: 'phone', header: '手机', aliases: ['联系电话', '手机号码'], width: 14 },
      { field: 'title', header: '职称', aliases: ['职称/职务'], width: 14 },
      { field: 'fields', header: '专业领域', aliases: ['领域', '擅长领域'], required: true, width: 30 },
      { field: 'employer', header: '工作单位', aliases: ['单位', '单位名称'], required: true, width: 28 },
      { field: 'uscc', header: '统一社会信用代码', aliases: ['信用代码'], width: 22 },
      { field: 'employerKind', header: '单位性质', aliases: ['单位类型'], required: true, width: 12 },
      { field: 'district', header: '所属区', width: 12 },
      { field: 'formerEmployer', header: '原工作单位', aliases: ['曾任职单位'], width: 28 },
      { field: 'leftOn', header: '离任日期', type: 'date', width: 12 },
      { field: 'mostAtOnce', header: '同时任务上限', type: 'number', width: 12 },
      { field: 'mostPerYear', header: '年度任务上限', type: 'number', width: 12 },
    ],
  },
  roles: ['bureau_handler'],
  checker,
  run,
  changed,
  undo,
  path: (id) => `/experts/${id}`,
}

/** Where the form names what stands in a column of its own. */
const COLUMNS: Record<string, string> = {
  'employments.0.name': 'employer',
  'employments.0.uscc': 'uscc',
  'employments.1.name': 'formerEmployer',
  'employments.1.untilOn': 'leftOn',
}

async function checker({ i18n }: ImportContext) {
  const read = {
    field: optionReader(expertiseFields, 'expert_form.all_fields'),
    employerKind: optionReader(employerKinds, 'expert_form.employer_kinds'),
    district: optionReader(districtCodes, 'districts'),
  }
  const check = sectionsChecker(form, form.sections, i18n)
  const people = await knownPeople()

  return async (cells: Cells) => {
    const { problems, answers } = await check(typedProfile(cells, read))
    const faults: Fault[] = problems.map(({ path, message }) => ({
      ...{ field: COLUMNS[path] ?? path.split('.')[0], kind: 'bad', message },
    }))
    if (cells.formerEmployer && !cells.leftOn) {
      faults.push({ field: 'leftOn', kind: 'bad', message: i18n.t('imports.kinds.expert.faults.left_on') })
    }
    const email = (cells.email ?? '').trim().toLowerCase()
    const known = people.get(email)
    if (known === 'expert') {
      faults.push({ field: 'email', kind: 'duplicate', message: i18n.t('experts.expert_known') })
    } else if (known) faults.push({ field: 'email', kind: 'bad', message: i18n.t('experts.person_has_role') })
    const isBad = faults.some(({ kind }) => kind === 'bad')
    return {
      title: cells.name ?? '',
      answers: isBad ? null : form.whole(answers),
      faults,
      unique: email ? [{ field: 'email', value: email }] : [],
    }
  }
}

type Readers = Record<'field' | 'employerKind' | 'district', (text: string | null) => string | null>

function typedProfile(cells: Cells, read: Readers): Answers {
  const { name, email, phone, title } = cells
  const former = { name: cells.formerEmployer, uscc: null, fromOn: null, untilOn: cells.leftOn ?? null }
  return {
    ...{ name, email, phone: phone ?? null, title: title ?? null },
    fields: (cells.fields ?? '')
      .split(/[、,，;；\n]/)
      .filter(Boolean)
      .map((text) => read.field(text.trim())),
    employerKind: read.employerKind(cells.employerKind ?? null),
    district: read.district(cells.district ?? null),
    employments: [
      { name: cells.employer ?? null, uscc: cells.uscc ?? null, fromOn: null, untilOn: null },
      ...(cells.formerEmployer ? [former] : []),
    ],
    relations: [],
    mostAtOnce: cells.mostAtOnce ?? config.mostAtOnce,
    mostPerYear: cells.mostPerYear ?? config.mostPerYear,
  }
}

/** Mailboxes that are taken: by experts of the pool, or by people who do something else. */
async function knownPeople() {
  const experts = new Set((await Expert.query().select('userId')).map(({ userId }) => userId))
  const users = await User.query().select('id', 'email', 'roles')
  return new Map(
    users
      .filter((user) => experts.has(user.id) || !user.is('expert'))
      .map((user) => [user.email, experts.has(user.id) ? 'expert' : 'other'] as const)
  )
}

async function run(trx: Trx, { answers }: { answers: Answers }, { by }: ImportContext) {
  const expert = await enterExpertIn(trx, answers as ExpertProfile, by)
  return { subjectId: expert.id, version: expert.version }
}

/** Changed since, or in some assignment. */
async function changed(trx: Trx, rows: DoneRow[]) {
  const ids = rows.map(({ effect }) => effect.subjectId)
  const experts = await Expert.query({ client: trx }).whereIn('id', ids)
  const asked = await trx.from('expert_invitations').whereIn('expert_id', ids).select('expert_id')
  const busy = new Set(asked.map(({ expert_id: id }) => id))
  const versions = new Map(experts.map(({ id, version }) => [id, version]))
  return rows.filter(({ effect }) => versions.get(effect.subjectId) !== effect.version || busy.has(effect.subjectId))
}

/** Out of the pool; the accounts stay, for the administrator to close: they may have been used. */
async function undo(trx: Trx, rows: DoneRow[]) {
  const ids = rows.map(({ effect }) => effect.subjectId)
  for (const table of ['expert_fields', 'expert_employments', 'expert_relations', 'expert_recusals']) {
    await trx.from(table).whereIn('expert_id', ids).delete()
  }
  await trx.from('experts').whereIn('id', ids).delete()
}
