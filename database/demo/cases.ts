import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import i18nManager from '@adonisjs/i18n/services/main'
import type CaseCall from '#app/case_calls/case_call'
import { addImage } from '#app/cases/case_images'
import type { CaseContent } from '#app/cases/case_content'
import { checkCase, openSections, questionsFor, saveSection, startCase, SUPPLEMENT } from '#app/cases/case_draft'
import { answersIn } from '#app/cases/case_form'
import { resubmitCase, submitCase, withdrawCase } from '#app/cases/case_submission'
import { defectsInWords } from '#app/cases/case_defects'
import { proposeDisqualification } from '#app/cases/disqualification'
import { claimCase, lapseCase, orderCorrection, passFormalCheck, refuseFormally } from '#app/cases/formal_check'
import { giveBackCase, recommendCase } from '#app/cases/recommendation'
import type TypicalCase from '#app/cases/typical_case'
import { addDays } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import { leaveMoment, standAt } from '#app/core/clock'
import Organization from '#app/organizations/organization'
import { questionsOf, type QuestionContent } from '#app/questions/question_content'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import cases from '#config/cases'
import { caseText } from './case_texts.js'
import { pngOf } from './files.js'
import { deliverRecent } from './moments.js'

const CASES = { past: 24, present: 40 }
const actor = (user: User) => ({ ...actorFor(user), id: user.id })
const zh = i18nManager.locale('zh-CN')

type Unit = { organization: Organization; operator: User; principal: User; reviewer: User }

/**
 * Cases of one call while it is open: last year's all in order, this year's with some that were given back, are to be
 * corrected, lapsed or were withdrawn, and one that copies another; of another kind one draft. For a call of typical cases
 * the clock stands inside its window.
 */
export async function seedCasesOf(call: CaseCall) {
  if (call.state !== 'published') return
  const units = await unitsWithPeople()
  const [handler] = await User.query()
    .withScopes((scopes) => scopes.active('bureau_handler'))
    .orderBy('id')
  if (units.length === 0 || !handler) return
  const product = { title: '储能系统专利专题数据库', category: call.categories[0].key }
  if (call.kind !== 'typical_case') return void (await write(call, units[0], 90, 2, product))
  const isPast = call.year < beijingYear(new Date())
  try {
    const ranks = new Map<string, number>()
    const total = isPast ? CASES.past : CASES.present
    for (let n = 0; n < total; n++) {
      const unit = units[(n * 2) % units.length]
      const fate = isPast ? 'passed' : (FATES[n] ?? 'passed')
      await new OneCase(call, unit, handler, ranks, isPast ? n : n + 40).become(fate)
    }
    if (!isPast) await new OneCase(call, units[1], handler, ranks, 0).copyOf(call.year - 1)
  } finally {
    leaveMoment()
  }
  await deliverRecent()
}

type Fate =
  'passed' | 'returned' | 'supplement' | 'corrected' | 'lapsed' | 'withdrawn' | 'refused' | 'waiting' | 'submitted'

const FATES: Record<number, Fate> = {
  ...{ 5: 'returned', 9: 'supplement', 13: 'lapsed', 17: 'withdrawn', 21: 'corrected', 25: 'refused', 29: 'waiting' },
  ...{ 33: 'submitted', 37: 'supplement' },
}

/** Verified units with who fills in, who is responsible and who recommends them; no two neighbours from one district. */
async function unitsWithPeople(): Promise<Unit[]> {
  const people = await User.query().whereNotNull('organizationId').where('isActive', true).orderBy('id')
  const reviewers = await User.query()
    .withScopes((scopes) => scopes.active('district_reviewer'))
    .orderBy('id')
  const organizations = await Organization.query().where('state', 'verified').orderBy('id')
  return organizations.flatMap((organization) => {
    const own = people.filter(({ organizationId }) => organizationId === organization.id)
    const [operator, principal] = [own.find((one) => one.is('operator')), own.find((one) => one.is('principal'))]
    const reviewer = reviewers.find(({ districtCode }) => districtCode === organization.districtCode)
    return operator && principal && reviewer ? [{ organization, operator, principal, reviewer }] : []
  })
}

const SECTIONS: Record<string, string[]> = {
  about: ['title', 'category', 'audience', 'startedOn', 'endedOn', 'summary'],
  body: ['background', 'practice', 'effect', 'novelty', 'transfer'],
  figures: ['figures'],
  people: ['contactName', 'contactPhone', 'contactEmail', 'coAuthors', 'audienceConsents', 'secrecyReview'],
}

/** Types the first sections of a case. */
async function write(call: CaseCall, { organization, operator }: Unit, n: number, sections = 4, text?: object) {
  const contact = { name: operator.name, email: operator.email }
  const content = { ...caseText(n, call.year, organization, contact), ...text }
  const answers = answersIn(content)
  const row = await startCase(call, organization, actor(operator), content.title)
  for (const [name, fields] of Object.entries(SECTIONS).slice(0, sections)) {
    const typed = Object.fromEntries(fields.map((field) => [field, answers[field] ?? null]))
    await saveSection(row, call, name, typed, { i18n: zh })
  }
  const asked = sections === 4 && (await questionsFor(call))
  if (asked) await saveSection(row, call, SUPPLEMENT, { supplement: answersTo(asked, n) }, { i18n: zh })
  return row
}

/** What a call asks besides, as it is typed. */
function answersTo(content: QuestionContent, n: number) {
  const answers = questionsOf(content).flatMap((question) => {
    if (question.kind === 'multiple') return [[question.id, [question.options[n % question.options.length].id]]]
    return question.kind === 'number' ? [[question.id, String(6 + (n % 30))]] : []
  })
  return Object.fromEntries(answers)
}

/** One case on its way. */
class OneCase {
  #row!: TypicalCase
  readonly #opens: string

  constructor(
    readonly call: CaseCall,
    readonly unit: Unit,
    readonly handler: User,
    readonly ranks: Map<string, number>,
    readonly n: number
  ) {
    this.#opens = call.opensOn.toISODate()!
  }

  async become(fate: Fate) {
    this.#on(3 + (this.n % 9))
    await this.#submit()
    if (fate === 'submitted') return
    this.#on(14)
    const district = actor(this.unit.reviewer)
    if (fate === 'returned')
      return giveBackCase(this.#row, district, { opinion: '成效部分缺少前后对比数据，请补充后重新报送。' })
    if (!(await this.#recommend())) return
    if (fate === 'withdrawn')
      return withdrawCase(this.#row, actor(this.unit.principal), { opinion: '服务对象不同意公开，申请撤回。' })
    if (fate === 'waiting') return
    this.#on(18)
    await claimCase(this.#row, actor(this.handler))
    await this.#check(fate)
  }

  /** The text of last year's first case under another name, which somebody noticed. */
  async copyOf(year: number) {
    this.#on(12)
    const source = caseText(0, year, this.unit.organization, { name: '', email: '' })
    const { background, practice, effect, summary } = source
    await this.#submit({ background, practice, effect, summary })
    this.#on(14)
    if (!(await this.#recommend())) return
    this.#on(18)
    const opinion = '正文与上一年度案例大段雷同，建议核实后取消资格。'
    await proposeDisqualification(this.#row, actor(this.handler), { opinion })
  }

  async #submit(text?: object) {
    this.#row = await write(this.call, this.unit, this.n, 4, text)
    if (this.n % 3 === 0) await this.#picture()
    const content = await this.#content()
    await submitCase(this.#row, this.call, actor(this.unit.principal), content, { channel: 'district' })
  }

  async #content(): Promise<CaseContent> {
    const open = await openSections(this.#row, this.call, zh)
    const { problems, content } = await checkCase(this.#row, this.call, zh, open)
    if (problems.length > 0) throw new Error(`The demonstration case is not complete: ${JSON.stringify(problems)}`)
    return content
  }

  async #picture() {
    const tmpPath = join(tmpdir(), `jingzhi-case-${process.pid}.png`)
    await writeFile(tmpPath, pngOf(1200, 800))
    const words = { caption: '服务现场', rights: '本单位拍摄，同意用于案例集。' }
    const file = { tmpPath, clientName: '服务现场.png' }
    await addImage(this.#row, actor(this.unit.operator), file, words, zh)
  }

  /** False when the district has no place left. */
  async #recommend() {
    const rank = (this.ranks.get(this.unit.organization.districtCode) ?? 0) + 1
    if (rank > this.call.quotaRecommender) return false
    this.ranks.set(this.unit.organization.districtCode, rank)
    const opinion = '案例真实，做法可复制，成效有数据支撑，同意推荐。'
    await recommendCase(this.#row, actor(this.unit.reviewer), { opinion, rank })
    return true
  }

  async #check(fate: Fate) {
    const by = actor(this.handler)
    if (fate === 'refused')
      return refuseFormally(this.#row, by, { opinion: '主要内容为本单位内部管理，不属于信息公共服务。' })
    if (['supplement', 'corrected', 'lapsed'].includes(fate)) {
      const defects = [{ field: 'effect', note: '请写明满意率的调查时间和样本数量。' }]
      await orderCorrection(this.#row, by, { defects, opinion: defectsInWords(this.call, defects) })
    }
    if (fate === 'supplement') return
    if (fate === 'lapsed') {
      this.#on(30)
      return lapseCase(this.#row.id)
    }
    if (fate === 'corrected') await this.#correct()
    await passFormalCheck(this.#row, by, { opinion: '材料齐全，符合要求。', checked: [...cases.checklist] })
  }

  async #correct() {
    this.#on(21)
    const effect = `${this.#row.draft.effect}满意率来自结束后一周内的回访，共收回问卷四十六份。`
    await saveSection(this.#row, this.call, 'body', { effect }, { i18n: zh })
    await resubmitCase(this.#row, this.call, actor(this.unit.principal), await this.#content())
  }

  /** So many days after the call was opened, ten in the morning, and never later than now. */
  #on(days: number) {
    const day = addDays(this.#opens, days)
    const last = this.call.closesOn.toISODate()!
    standAt(new Date(`${day > last ? last : day}T02:00:00Z`))
  }
}
