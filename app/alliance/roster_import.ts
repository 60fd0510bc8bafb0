import { DateTime } from 'luxon'
import { beijingDay } from '#app/core/beijing_day'
import { now } from '#app/core/clock'
import { isDuplicateKey, type Trx } from '#app/core/dialect'
import type { Answers } from '#app/core/form'
import { giveBackNumber, reachNumber, type Reached } from '#app/core/number_sequence'
import { optionReader } from '#app/core/read_options'
import { ipFields } from '#app/designations/industries'
import {
  RowRefused,
  type Cells,
  type DoneRow,
  type Fault,
  type ImportContext,
  type ImportKind,
} from '#app/imports/import_kinds'
import Organization from '#app/organizations/organization'
import User from '#app/users/user'
import { memberTags } from './act_forms.js'
import AllianceMember from './alliance_member.js'
import { CURRENT } from './application.js'
import { lastDayOfTerm, noteClass } from './class_terms.js'
import { councilClasses, memberClasses, type MemberClass } from './member_classes.js'
import { nextMemberNumber, NUMBERS } from './member_numbers.js'
import { memberWorkflow } from './member_workflow.js'
import { appointRepresentative } from './representatives.js'

/** 联盟成员名册: members of before, from the workbook in which the secretariat kept them, or as it was taken out. */
export const rosterImport: ImportKind = {
  sheet: {
    name: '联盟成员名册',
    title: '北京市知识产权信息服务联盟成员名册',
    note: '填报单位（盖章）：            填报日期：            单位：家',
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { field: 'serial', header: '序号', counted: true, width: 6 },
      { field: 'number', header: '成员编号', width: 16 },
      { field: 'name', header: '单位名称', required: true, width: 28 },
      { field: 'uscc', header: '统一社会信用代码', aliases: ['信用代码'], required: true, width: 22 },
      { field: 'memberClass', header: '成员类别', aliases: ['类别'], required: true, width: 14 },
      { field: 'joinedOn', header: '加入时间', aliases: ['入盟时间'], type: 'date', required: true, width: 12 },
      { field: 'term', header: '任期', width: 24 },
      { field: 'representative', header: '代表姓名', aliases: ['代表'], width: 12 },
      { field: 'title', header: '职务', width: 14 },
      { field: 'contactName', header: '联系人', width: 12 },
      { field: 'contactPhone', header: '联系电话', width: 16 },
      { field: 'serviceFields', header: '服务领域', width: 24 },
      { field: 'check', header: '年度考核', width: 14 },
      { field: 'state', header: '状态', width: 12 },
      { field: 'note', header: '备注', width: 20 },
    ],
  },
  roles: ['alliance_secretariat'],
  checker,
  run,
  changed,
  undo,
  path: (id) => `/alliance-members/${id}`,
}

const IN = ['active', 'warned', 'suspended'] as const

async function checker({ i18n }: ImportContext) {
  const classOf = optionReader(memberClasses, 'alliance.classes')
  const stateOf = optionReader(IN, 'alliance_members.states')
  const fieldOf = optionReader(ipFields, 'ip_fields')
  const tagOf = optionReader(memberTags, 'alliance.tags')
  const known = await lookUp()
  const said = (key: string, params?: Record<string, string>) =>
    i18n.t(`imports.kinds.alliance_members.faults.${key}`, params)

  return (cells: Cells) => {
    const faults: Fault[] = []
    const bad = (field: string, key: string, params?: Record<string, string>) =>
      faults.push({ field, kind: 'bad', message: said(key, params) })
    const organization = known.organizations.get(cells.uscc ?? '')
    const memberClass = classOf(cells.memberClass ?? null)
    const state = stateOf(cells.state ?? null) ?? 'active'
    const term = readTerm(cells.term ?? null, cells.joinedOn ?? null, memberClass)

    if (!organization) bad('uscc', 'unknown_unit')
    else if (organization.name !== cells.name) bad('name', 'other_name', { name: organization.name })
    else if (organization.state !== 'verified') bad('uscc', 'not_verified')
    if (!memberClasses.some((one) => one === memberClass)) bad('memberClass', 'class')
    if (!IN.some((one) => one === state)) bad('state', 'state')
    if (!isDay(cells.joinedOn) || cells.joinedOn! > beijingDay()) bad('joinedOn', 'joined')
    if (term === 'unreadable') bad('term', 'term')
    if (memberClass === 'chair_unit' && known.chair) bad('memberClass', 'chair', { name: known.chair })
    const number = cells.number ?? null
    if (number && !/^LM-\d{4}-\d{4}$/.test(number)) bad('number', 'number')
    else if (number && known.numbers.has(number) && !known.members.has(organization?.id ?? 0))
      bad('number', 'number_taken')
    const there = organization && known.members.get(organization.id)
    if (there) faults.push({ field: 'name', kind: 'duplicate', message: said('there', { number: there }) })
    const representative = known.people.get(`${organization?.id}/${cells.representative}`) ?? null
    if (cells.representative && !representative && organization)
      faults.push({ field: 'representative', kind: 'warning', message: said('representative') })

    return {
      title: cells.name ?? cells.uscc ?? '',
      answers: {
        ...{ number, memberClass, state, term, representative, joinedOn: cells.joinedOn ?? null },
        organizationId: organization?.id ?? null,
        profile: {
          ...{ contactName: cells.contactName ?? null, contactPhone: cells.contactPhone ?? null },
          serviceFields: listed(cells.serviceFields)
            .map(fieldOf)
            .filter((one) => ipFields.some((field) => field === one)),
        },
        tags: listed(cells.note)
          .map(tagOf)
          .filter((one) => memberTags.some((tag) => tag === one)),
      },
      faults,
      unique: [
        ...(cells.uscc ? [{ field: 'uscc', value: cells.uscc }] : []),
        ...(number ? [{ field: 'number', value: number }] : []),
        ...(memberClass === 'chair_unit' ? [{ field: 'memberClass', value: memberClass }] : []),
      ],
    }
  }
}

/** What every row is compared with, looked up once. */
async function lookUp() {
  const organizations = await Organization.query().select('id', 'name', 'uscc', 'state')
  const members = await AllianceMember.query().select(
    'id',
    'organization_id',
    'number',
    'name',
    'state',
    'member_class',
    'term_until'
  )
  const people = await User.query()
    .where('isActive', true)
    .whereNotNull('organizationId')
    .select('id', 'name', 'organization_id')
  const current = members.filter(({ state }) => CURRENT.includes(state))
  return {
    organizations: new Map(organizations.map((one) => [one.uscc, one])),
    numbers: new Set(members.map(({ number }) => number)),
    members: new Map(current.map(({ organizationId, number }) => [organizationId, number ?? '—'])),
    chair: current.find(({ standingClass }) => standingClass === 'chair_unit')?.name,
    people: new Map(people.map(({ id, name, organizationId }) => [`${organizationId}/${name}`, id])),
  }
}

const isDay = (text: string | null | undefined) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && DateTime.fromISO(text!).isValid

const listed = (text: string | null | undefined) => (text ?? '').split(/[、,，;；\s]+/).filter((one) => one !== '')

/** 2026-03-01 至 2029-02-28; a seat of the council without one begins with the membership. */
function readTerm(text: string | null, joinedOn: string | null, memberClass: string | null) {
  if (!councilClasses.some((one) => one === memberClass)) return null
  if (!text) return isDay(joinedOn) ? { from: joinedOn!, until: lastDayOfTerm(joinedOn!) } : 'unreadable'
  const [from, until] = text.match(/\d{4}-\d{2}-\d{2}/g) ?? []
  return from && until && isDay(from) && isDay(until) && from < until ? { from, until } : 'unreadable'
}

/** @throws RowRefused when the institution or the number came in since the row was checked */
async function run(trx: Trx, { answers }: { answers: Answers }, { by, i18n }: ImportContext) {
  const faster = () => new RowRefused(i18n.t('imports.kinds.alliance_members.faults.faster'))
  const { organizationId, memberClass, term, representative, joinedOn, state, profile, tags } = answers
  const organization = await Organization.query({ client: trx }).where('id', organizationId).forUpdate().firstOrFail()
  const there = await AllianceMember.query({ client: trx }).where({ organizationId }).whereIn('state', CURRENT).first()
  if (there) throw faster()
  const sequence = answers.number ? await reachNumber(trx, NUMBERS, Number(answers.number.slice(-4))) : null
  const number = answers.number ?? (await nextMemberNumber(trx))
  const { id } = await AllianceMember.create(
    {
      ...{ organizationId, number, name: organization.name, districtCode: organization.districtCode },
      ...{ memberClass, state, version: 0, round: 1, application: {}, profile, tags, createdById: by.id },
      joinedOn: DateTime.fromISO(joinedOn),
      stateSince: DateTime.fromJSDate(now()),
    },
    { client: trx }
  ).catch((error) => {
    throw isDuplicateKey(error) ? faster() : error
  })
  const from = term?.from ?? joinedOn
  await noteClass(
    trx,
    { id, version: 0 },
    { memberClass: memberClass as MemberClass, from, until: term?.until ?? null, basis: '名册导入' }
  )
  if (representative) await appointRepresentative(trx, { id }, representative)
  await memberWorkflow.begin(trx, { id, state }, by, 'alliance_member.imported', { number })
  return { subjectId: id, version: 1, sequence }
}

/** Worked on since, or named by something later. */
async function changed(trx: Trx, rows: DoneRow[]) {
  const ids = rows.map(({ effect }) => effect.subjectId)
  const members = await AllianceMember.query({ client: trx }).whereIn('id', ids)
  const versions = new Map(members.map((member) => [member.id, member.version]))
  return rows.filter(({ effect }) => versions.get(effect.subjectId) !== effect.version)
}

async function undo(trx: Trx, rows: DoneRow[]) {
  const ids = rows.map(({ effect }) => effect.subjectId)
  for (const table of ['certificates', 'representatives', 'classes'])
    await trx.from(`alliance_${table}`).whereIn('member_id', ids).delete()
  await trx.from('alliance_members').whereIn('id', ids).delete()
  for (const { effect } of rows.toReversed()) {
    if (effect.sequence) await giveBackNumber(trx, effect.sequence as Reached)
  }
}
