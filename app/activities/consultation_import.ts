import type { Trx } from '#app/core/dialect'
import { checkSections } from '#app/core/form_schema'
import { optionReader } from '#app/core/read_options'
import Designation from '#app/designations/designation'
import { ipFields } from '#app/designations/industries'
import type { Cells, DoneRow, Fault, ImportContext, ImportKind } from '#app/imports/import_kinds'
import { districtCodes } from '#app/organizations/districts'
import { retally } from '#app/tallies/tally'
import { applicantRoles } from '#app/users/roles'
import { beginningOf } from './alike.js'
import Consultation from './consultation.js'
import { recountCase } from './consultation_cases.js'
import { consultationCounting } from './consultation_counting.js'
import { channels, clientTypes, consultationForm as form, levels, type ConsultationFacts } from './consultation_form.js'
import { consultationWorkflow, writeConsultation } from './consultation_workflow.js'
import { isLocked } from './months.js'
import { pointParams } from './point_params.js'

/** 咨询服务台账, as it is exported (consultation_sheet.ts) and as points keep it; 满意度 is the visitor's, not ours to take in. */
export const consultationImport: ImportKind = {
  sheet: {
    name: '咨询服务台账',
    title: '知识产权信息公共服务咨询服务台账',
    note: '填报单位（盖章）：            填报日期：            单位：次',
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { field: 'serial', header: '序号', counted: true, width: 6 },
      { field: 'servedOn', header: '日期', aliases: ['咨询日期', '服务日期'], type: 'date', required: true, width: 12 },
      { field: 'channel', header: '服务方式', aliases: ['咨询方式', '方式'], required: true, width: 10 },
      { field: 'clientType', header: '服务对象类型', aliases: ['对象类型', '服务对象'], required: true, width: 14 },
      { field: 'clientName', header: '单位名称', aliases: ['服务对象单位'], width: 24 },
      { field: 'clientDistrict', header: '所属区', width: 12 },
      { field: 'field', header: '领域', aliases: ['咨询领域'], required: true, width: 12 },
      { field: 'level', header: '服务层级', aliases: ['层级'], width: 12 },
      { field: 'question', header: '咨询内容', aliases: ['问题', '咨询问题'], required: true, width: 36 },
      { field: 'answer', header: '答复情况', aliases: ['答复', '答复内容'], required: true, width: 36 },
      { field: 'minutes', header: '用时(分钟)', aliases: ['用时', '时长'], type: 'number', required: true, width: 10 },
      { field: 'price', header: '是否免费', aliases: ['收费'], width: 10 },
      { field: 'handledBy', header: '承办人', aliases: ['接待人', '咨询人员'], required: true, width: 10 },
      { field: 'note', header: '备注', width: 20 },
    ],
  },
  roles: applicantRoles,
  params: pointParams,
  checker,
  run,
  changed,
  undo,
  path: (id) => `/consultations/${id}`,
}

const read = {
  channel: () => optionReader(channels, 'consultation_form.channels'),
  clientType: () => optionReader(clientTypes, 'consultation_form.client_types'),
  clientDistrict: () => optionReader(districtCodes, 'districts'),
  field: () => optionReader(ipFields, 'ip_fields'),
  level: () => optionReader(levels, 'consultation_form.levels'),
}

async function checker({ params: { point }, i18n }: ImportContext) {
  const readers = Object.entries(read).map(([name, reader]) => [name, reader()] as const)
  const known = await knownEntries(point)

  return async (cells: Cells) => {
    const typed: Cells = {
      ...cells,
      ...Object.fromEntries(readers.map(([name, of]) => [name, of(cells[name] ?? null)])),
    }
    typed.level ??= 'basic'
    typed.price = priceIn(cells.price ?? null, typed.level)
    const { problems, answers } = await checkSections(form, form.sections, typed, i18n)
    const faults: Fault[] = problems.map(({ path, message }) => ({ field: path, kind: 'bad', message }))
    const bad = (field: string, key: string) =>
      faults.push({ field, kind: 'bad', message: i18n.t(`imports.kinds.consultation.faults.${key}`) })
    if (problems.length === 0 && isLocked(answers.servedOn)) bad('servedOn', 'locked')

    const key = problems.length === 0 ? keyOf(answers.servedOn, answers.question) : null
    const there = key && known.get(key)
    const message = there && i18n.t('imports.kinds.consultation.faults.there', { number: there })
    if (message) faults.push({ field: 'question', kind: 'duplicate', message })
    return {
      title: String(cells.question ?? ''),
      answers: form.whole(answers),
      faults,
      unique: key ? [{ field: 'question', value: key }] : [],
    }
  }
}

const keyOf = (day: string, question: string) => `${day} ${beginningOf(question)}`

/** What the point has written down for months that are still open, by day and beginning (alike.ts). */
async function knownEntries(designationId: number) {
  const entries = await Consultation.query().where({ designationId }).whereNot('state', 'removed').orderBy('id')
  const open = entries.filter(({ isLocked: closed }) => !closed)
  return new Map(open.map((entry) => [keyOf(entry.servedDay, entry.question), entry.number]))
}

/** 是 and 否, as the ledger has it, or the name of a price. */
function priceIn(text: string | null, level: string | null) {
  if (text === null || /^(是|免费|yes|free)$/i.test(text)) return 'free'
  if (/^(否|no)$/i.test(text)) return level === 'value_added' ? 'market' : 'low_cost'
  return optionReader(['free', 'low_cost', 'market'], 'consultation_form.prices')(text)
}

/** Goes to who confirms it, as when it is typed; what the person responsible reads in is confirmed at once. */
async function run(trx: Trx, { answers }: { answers: object }, { user, by, params: { point } }: ImportContext) {
  const designation = await Designation.findOrFail(point, { client: trx })
  const entry = await writeConsultation(trx, designation, by, answers as ConsultationFacts)
  const step = user.is('principal') ? 'confirm' : 'submit'
  const also = () => recountCase(trx, entry)
  await consultationWorkflow.takeIn(trx, step, { id: entry.id, state: 'draft', version: entry.version }, { by, also })
  return { subjectId: entry.id, version: entry.version + 1 }
}

/** Worked on since, or in a month that is closed by now. */
async function changed(trx: Trx, rows: DoneRow[]) {
  const ids = rows.map(({ effect }) => effect.subjectId)
  const entries = await Consultation.query({ client: trx }).whereIn('id', ids)
  const now = new Map(entries.map((entry) => [entry.id, entry]))
  return rows.filter(({ effect }) => {
    const entry = now.get(effect.subjectId)
    return !entry || entry.version !== effect.version || entry.isLocked
  })
}

async function undo(trx: Trx, rows: DoneRow[]) {
  const ids = rows.map(({ effect }) => effect.subjectId)
  const entry = await Consultation.find(ids[0], { client: trx })
  await trx.from('consultations').whereIn('id', ids).delete()
  if (entry) await retally(trx, consultationCounting, entry.organizationId)
}
