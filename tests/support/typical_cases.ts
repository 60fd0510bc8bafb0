import { DateTime } from 'luxon'
import { addDays, beijingDay } from '#app/calendar/working_days'
import CaseCall from '#app/case_calls/case_call'
import type { CaseContent } from '#app/cases/case_content'
import TypicalCase from '#app/cases/typical_case'
import { inTransaction } from '#app/core/dialect'
import type Organization from '#app/organizations/organization'
import Submission, { freeze } from '#app/workflow/submission'
import cases from '#config/cases'
import type { World } from '../world.js'

/** A call as it stands in the database, open today; not told through its verbs. */
export function caseCall({ people }: World, more: Partial<CaseCall> = {}) {
  const today = beijingDay()
  const year = Number(today.slice(0, 4))
  return CaseCall.create({
    ...{ number: `ZJ-${year}-${900 + ++serial}`, year, kind: 'typical_case' },
    ...{ title: `${year} 年知识产权信息公共服务典型案例`, notice: '现征集典型案例，请各单位按要求报送。' },
    ...{ opensOn: day(addDays(today, -10)), closesOn: day(addDays(today, 20)) },
    ...{ eventsFrom: day(`${year - 1}-01-01`), eventsUntil: day(today) },
    ...{ quotaRecommender: cases.quotaRecommender, quotaUnit: cases.quotaUnit, directEntry: 'titled' },
    ...{ toSelect: cases.toSelect, seats: cases.seats, noticeDays: cases.noticeDays },
    categories: cases.categories.map((key) => ({ key, name: key })),
    rubric: cases.rubric.map(({ key, most }) => ({ key, name: key, standard: '按通知评分。', most })),
    ...{ questionVersionId: null, state: 'published', version: 0, stateSince: DateTime.utc() },
    ...{ publishedAt: DateTime.utc(), createdById: people.handler.id },
    ...more,
  })
}

/** Far above those that the verbs give. */
let serial = 0

export function caseContent(unit: Organization, more: Partial<CaseContent> = {}): CaseContent {
  const today = beijingDay()
  return {
    ...{ title: '以专利导航助力新能源企业避开侵权风险', category: 'patent_navigation', audience: '新能源中小企业' },
    ...{ startedOn: `${Number(today.slice(0, 4)) - 1}-03-01`, endedOn: addDays(today, -30) },
    summary: '面向新能源企业开展专利导航，帮助企业在立项前识别风险。',
    background: '企业出海前缺少对目标市场专利布局的了解。',
    practice: '建立专题库，按月推送，组织三次分析会。',
    effect: '两家企业调整了技术路线，避开三件核心专利。',
    novelty: '把导航结论写进立项评审表。',
    transfer: '流程和模板可以直接用于其他园区。',
    figures: [{ indicator: '检索报告', before: '4', after: '19', unit: '份', evidence: '服务台账第 12 至 30 号' }],
    ...{ images: [], contact: { name: '林知远', phone: '010-60000000', email: 'case@unit.example' } },
    ...{ coAuthors: [], audienceConsents: true, secrecyReview: '不涉及国家秘密和商业秘密。', supplement: {} },
    unit: { name: unit.name, uscc: unit.uscc, kind: unit.hostType, districtCode: unit.districtCode },
    ...more,
  }
}

/** A case as it stands in the database, its first round frozen unless it is a draft; not told through its verbs. */
export async function typicalCase(
  { organizations, people }: World,
  call: CaseCall,
  { unit = organizations.haidian, content = {}, ...more }: CaseParts = {}
) {
  const told = caseContent(unit, content)
  const state = more.state ?? 'formal_ok'
  const row = await TypicalCase.create({
    ...{ number: `AL-${call.year}-${9000 + ++serial}`, callId: call.id },
    ...{ organizationId: unit.id, districtCode: unit.districtCode, title: told.title, category: told.category },
    ...{ draft: told, round: state === 'draft' ? 0 : 1, recommender: 'district', state, version: 0 },
    ...{ stateSince: DateTime.utc(), submittedAt: state === 'draft' ? null : DateTime.utc() },
    createdById: people.operator.id,
    ...more,
  })
  if (state !== 'draft') {
    const subject = { type: 'typical_case', id: row.id, round: 1 }
    await inTransaction((trx) => freeze(trx, subject, told, people.operator.id))
  }
  return row
}

type CaseParts = Partial<Omit<TypicalCase, 'organization'>> & { unit?: Organization; content?: Partial<CaseContent> }

export async function contentHash({ id }: TypicalCase) {
  return (await Submission.newestOf('typical_case', id))!.contentHash
}

const day = (iso: string) => DateTime.fromISO(iso)
