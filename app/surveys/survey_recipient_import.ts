import vine from '@vinejs/vine'
import { isDuplicateKey, sqlTime, type Trx } from '#app/core/dialect'
import { optionReader } from '#app/core/read_options'
import db from '@adonisjs/lucid/services/db'
import {
  RowRefused,
  type Cells,
  type DoneRow,
  type Fault,
  type ImportContext,
  type ImportKind,
} from '#app/imports/import_kinds'
import { emailAddress } from './email_address.js'
import SurveyWave from './survey_wave.js'
import { suppressionReasons, type SuppressionReason } from './survey_suppression.js'

/** 调查收件人 from a workbook: who is asked beside those whom the system knows. */
export const surveyRecipientImport: ImportKind = {
  sheet: {
    name: '调查收件人',
    title: '满意度调查收件人',
    columns: [
      { field: 'serial', header: '序号', counted: true, width: 6 },
      {
        field: 'email',
        header: '电子邮箱',
        aliases: ['邮箱', 'E-mail', '电子邮件', '邮件地址'],
        required: true,
        width: 30,
      },
      { field: 'name', header: '姓名', aliases: ['联系人', '称呼'], width: 12 },
      { field: 'point', header: '网点编号', aliases: ['网点', '网点名称', '服务网点'], width: 24 },
      { field: 'language', header: '语言', aliases: ['语种'], width: 10 },
    ],
  },
  roles: ['bureau_handler'],
  params: {
    fields: 'pages/surveys/_wave_of_import',
    fieldData: async () => ({ waves: await takingWaves() }),
    validator: vine.create({ wave: vine.number() }),
    may: async (_user, { wave }) => (await takingWaves()).some(({ id }) => id === wave),
    inWords: async ({ wave }) => (await SurveyWave.findOrFail(wave)).name,
  },
  ...{ checker, run, changed, undo },
}

function takingWaves() {
  return SurveyWave.query().whereIn('state', ['draft', 'approved', 'open']).orderBy('id', 'desc')
}

const languages = { options: ['zh-CN', 'en'], labels: 'surveys.languages' }

async function checker({ params: { wave }, i18n }: ImportContext) {
  const known = await emailsOf('survey_invitations', { wave_id: wave })
  const suppressed = await suppressedAddresses()
  const points = await pointsByName()
  const languageOf = optionReader(languages.options, languages.labels)
  const say = (key: string) => i18n.t(`imports.kinds.survey_recipients.faults.${key}`)

  return (cells: Cells) => {
    const email = emailAddress(cells.email)
    const language = languageOf(cells.language ?? null) ?? 'zh-CN'
    const point = cells.point ? points.get(cells.point) : null
    const faults: Fault[] = []
    const fault = (field: string, kind: Fault['kind'], key: string) => faults.push({ field, kind, message: say(key) })
    if (!email) fault('email', 'bad', 'address')
    else if (known.has(email)) fault('email', 'duplicate', 'there')
    else if (suppressed.has(email)) fault('email', 'bad', suppressed.get(email)!)
    if ([...(cells.name ?? '')].length > 50) fault('name', 'bad', 'name')
    if (point === undefined) fault('point', 'bad', 'point')
    if (!languages.options.includes(language)) fault('language', 'bad', 'language')
    return {
      title: email ?? String(cells.email ?? ''),
      answers: { email, name: cells.name ?? null, designationId: point ?? null, locale: language },
      faults,
      unique: email ? [{ field: 'email', value: email }] : [],
    }
  }
}

async function emailsOf(table: string, where: Record<string, unknown>) {
  const rows = await db.from(table).where(where).select('email')
  return new Set(rows.map(({ email }) => email))
}

async function suppressedAddresses(): Promise<Map<string, SuppressionReason>> {
  const found = new Map<string, SuppressionReason>()
  for (const reason of suppressionReasons)
    for (const email of await emailsOf('survey_suppressions', { reason })) found.set(email, reason)
  return found
}

/** A point is named by its number or its name; a name that several have names none. */
async function pointsByName(): Promise<Map<string, number>> {
  const rows = await db.from('designations').select('id', 'name', 'number')
  const times = new Map<string, number>()
  for (const { name } of rows) times.set(name, (times.get(name) ?? 0) + 1)
  const named = rows.filter(({ name }) => times.get(name) === 1).map(({ id, name }) => [name, id] as const)
  return new Map([...named, ...rows.map(({ id, number }) => [number, id] as const)])
}

type Recipient = { email: string; name: string | null; designationId: number | null; locale: string }

async function run(trx: Trx, { answers }: { answers: object }, { params: { wave: waveId }, i18n }: ImportContext) {
  const { email, name, designationId, locale } = answers as Recipient
  const refuse = (key: string) => new RowRefused(i18n.t(`imports.kinds.survey_recipients.faults.${key}`))
  const wave = await SurveyWave.query({ client: trx }).where('id', waveId).forUpdate().firstOrFail()
  if (!wave.takesRecipients) throw refuse('wave_over')
  if (await trx.from('survey_suppressions').where({ email }).first()) throw refuse('suppressed')
  const moment = sqlTime()
  const row = {
    ...{ wave_id: waveId, email, name, locale, designation_id: designationId, source: 'workbook' },
    ...{ state: 'waiting', next_try_at: moment, created_at: moment },
  }
  const [id] = await trx
    .table('survey_invitations')
    .insert(row)
    .catch((error) => {
      throw isDuplicateKey(error) ? refuse('there') : error
    })
  return { subjectId: Number(id) }
}

/** A letter went out, or is on its way. */
async function changed(trx: Trx, rows: DoneRow[]) {
  const untouched = await trx
    .from('survey_invitations')
    .whereIn('id', idsOf(rows))
    .where({ state: 'waiting', tries: 0, letters: 0 })
    .select('id')
  const ids = new Set(untouched.map(({ id }) => id))
  return rows.filter(({ effect }) => !ids.has(effect.subjectId))
}

async function undo(trx: Trx, rows: DoneRow[]) {
  await trx.from('survey_invitations').whereIn('id', idsOf(rows)).delete()
}

const idsOf = (rows: DoneRow[]) => rows.map(({ effect }) => effect.subjectId)
