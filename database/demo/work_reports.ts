import documents from '#config/documents'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import Designation from '#app/designations/designation'
import type { ChapterKey } from '#app/report_facts/chapter_content'
import { chapterDefinitions } from '#app/report_facts/chapters'
import { assembleReport } from '#app/work_reports/assemble_report'
import { orderBuilding } from '#app/work_reports/buildings'
import { assignChapter, signChapter } from '#app/work_reports/chapter_signing'
import { freezeDay, lastYear, openReport } from '#app/work_reports/open_report'
import type ReportBuilding from '#app/work_reports/report_building'
import ReportChapter from '#app/work_reports/report_chapter'
import ReportComment from '#app/work_reports/report_comment'
import { leaveComment, settleComment } from '#app/work_reports/report_comments'
import { orderIssue } from '#app/work_reports/report_issue'
import type { OpinionAnswer } from '#app/work_reports/report_opinion'
import { answerOpinion, giveOpinion } from '#app/work_reports/report_opinions'
import { writePassage } from '#app/work_reports/report_passages'
import ReportOpinion from '#app/work_reports/report_opinion'
import * as steps from '#app/work_reports/report_steps'
import { newestBuilt, reportText } from '#app/work_reports/report_text'
import type WorkReport from '#app/work_reports/work_report'
import { writeChapter } from '#app/work_reports/write_chapter'
import { districtName } from '#app/report_facts/report_words'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import type { DemoPeople } from './people.js'

type Writers = Pick<DemoPeople, 'handlers' | 'head' | 'leader' | 'reviewers'>

const actor = (user: User) => ({ ...actorFor(user), id: user.id })
const today = () => beijingDay(new Date())
/** Never later than now. */
const at = (day: string) => standAt(new Date(Math.min(Date.parse(`${day}T02:00:00Z`), Date.now())))

/** What officials add to the generated text of a chapter: judgement, not numbers. */
const WORDS: Partial<Record<ChapterKey, string>> = {
  overview:
    '一年来，各级网点坚持公益定位，把检索、分析和培训送进园区、高校和中小企业，信息公共服务与首都产业布局结合得更加紧密。',
  network: '布局调整坚持按需设点、宁缺毋滥：对尚未设立网点的区，先由邻近网点定期上门服务，条件成熟后再行认定。',
  services:
    '从咨询内容看，企业的关注点正由“怎么申请”转向“如何避免侵权、如何用好已有专利”，对检索分析类服务的需求更加集中。',
  satisfaction: '各网点自行收集的意见口径不一，不作汇总；自下一年度起由市局统一发放问卷，按样本要求公布结果。',
}

const OPINIONS: [opinion: string, answer: OpinionAnswer, reason: string][] = [
  ['数据与我区台账一致，无不同意见。', 'adopted', '已核对一致。'],
  ['建议在下一年度举措中增加园区联合服务站的内容。', 'partly', '结合下一年度任务统筹考虑，不单列条目。'],
  ['建议公布本网点的满意度得分。', 'declined', '样本量未达到公布要求，按统计口径不予公布。'],
]

/** The report of the year before last, which everybody reads; and that of last year, on which people are writing. */
export async function seedWorkReports(people: Writers) {
  const year = lastYear(today())
  const { program } = documents.office
  /** Laid out by LibreOffice every building would take minutes; whoever opens a file has its pages counted then. */
  documents.office.program = 'none'
  try {
    await publishedReport(people, year - 1)
    await begunReport(people, year)
  } finally {
    documents.office.program = program
    leaveMoment()
  }
}

async function publishedReport(people: Writers, year: number) {
  const { handlers, head, leader } = people
  const [handler] = handlers
  const day = (month: string) => at(`${year + 1}-${month}`)
  day('03-10')
  const report = await frozenReport(handler, year)
  if (!report) return
  day('03-11')
  await nameOwners(report, [...handlers, head], handler)
  day('03-14')
  await write(report, ['overview', 'network', 'services', 'satisfaction'])
  await comment(
    report,
    leader,
    'satisfaction',
    '没有调查数据的，请写明原因和下一年度的安排，并与附件中的样本说明保持一致。'
  )
  day('03-18')
  await settle(report)
  await sign(report, chapterDefinitions.length)
  await build(await orderBuilding(report, actor(handler)))
  day('03-20')
  await steps.handIn(report, actor(handler), await seen(report))
  day('03-24')
  await consult(report, people)
  day('04-08')
  await steps.toLeader(report, actor(handler), await seen(report))
  day('04-14')
  await steps.toMeeting(report, actor(leader), { ...(await seen(report)), opinion: '同意提请局长办公会审议。' })
  day('04-25')
  await build(
    await orderIssue(report, actor(handler), {
      ...{ meetingOn: `${year + 1}-04-22`, issuedOn: `${year + 1}-04-25`, decision: '会议审议通过，同意印发并公开。' },
      ...{ docNumber: `京知局〔${year + 1}〕27号`, ...(await seen(report)) },
    })
  )
  day('04-28')
  await steps.publishReport(await report.refresh(), actor(head), await seen(report))
}

/** Before the data of the year stands it is built as the house knows it by then, and nobody writes yet. */
async function begunReport({ handlers, head, leader }: Writers, year: number) {
  const [handler] = handlers
  if (today() <= freezeDay(year)) {
    at(today())
    const early = await openReport(year, actor(handler))
    await nameOwners(early, [...handlers, head], handler)
    return build(await orderBuilding(early, actor(handler)))
  }
  const frozen = `${year + 1}-03-10`
  /** Whoever opens the demonstration finds people at work these days. */
  const lately = (before: number) => at([frozen, addDays(today(), -before)].sort().at(-1)!)
  at(frozen)
  const report = await frozenReport(handler, year)
  if (!report) return
  lately(9)
  await nameOwners(report, [...handlers, head], handler)
  lately(6)
  await write(report, ['overview', 'services'])
  lately(4)
  await comment(report, head, 'overview', '第一段请突出本年度与上年度的变化。')
  await settle(report)
  await sign(report, 3)
  lately(2)
  await comment(report, leader, 'services', '请补充对中小企业服务的分析。')
}

/** Opened, with its data frozen, and open to its writers; null where the checker found something. */
async function frozenReport(handler: User, year: number) {
  const report = await openReport(year, actor(handler))
  const { state } = await build(await orderBuilding(report, actor(handler), { freezing: 'freeze' }))
  if (state !== 'built') return null
  await steps.beginDrafting(await report.refresh(), actor(handler))
  return report
}

/** What the workers do, done here. */
async function build(building: ReportBuilding) {
  const { id: buildingId, run } = building
  for (const { key } of chapterDefinitions) await writeChapter({ buildingId, run, key })
  await assembleReport(buildingId, run)
  return building.refresh()
}

async function seen(report: WorkReport) {
  const { id } = (await newestBuilt(report.id))!
  return { building: id, version: report.version }
}

const chaptersOf = ({ id }: WorkReport) =>
  ReportChapter.query().where('reportId', id).preload('owner').orderBy('position')

async function nameOwners(report: WorkReport, owners: readonly User[], by: User) {
  for (const [turn, chapter] of (await chaptersOf(report)).entries()) {
    const { wordLimit, ownerId: before } = chapter
    const facts = { ownerId: owners[turn % owners.length].id, wordLimit: wordLimit!, seen: before }
    await assignChapter(chapter, actor(by), facts)
  }
}

async function write(report: WorkReport, keys: readonly ChapterKey[]) {
  const { of } = await reportText(report)
  for (const { key: chapter, owner } of await chaptersOf(report)) {
    if (!keys.includes(chapter)) continue
    const [{ key, generated }] = of(chapter)!.passages
    await writePassage({ report, chapter, key }, actor(owner!), { text: `${generated}${WORDS[chapter]}`, version: 0 })
  }
}

async function comment(report: WorkReport, by: User, chapter: ChapterKey, body: string) {
  const [{ key: passage }] = (await reportText(report)).of(chapter)!.passages
  await leaveComment(report.id, actor(by), { chapter, passage, body })
}

async function settle(report: WorkReport) {
  const owners = new Map((await chaptersOf(report)).map(({ key, owner }) => [key, owner!]))
  const open = await ReportComment.query().where('reportId', report.id).whereNull('settledAt')
  for (const one of open) await settleComment(one, actor(owners.get(one.chapter)!))
}

/** The first chapters are signed by their owners. */
async function sign(report: WorkReport, many: number) {
  const { of } = await reportText(report)
  for (const chapter of (await chaptersOf(report)).slice(0, many))
    await signChapter(report, chapter, actor(chapter.owner!), of(chapter.key)!.hash)
}

/** A district and two points, who answer within days. */
async function consult(report: WorkReport, { handlers, head, reviewers }: Writers) {
  const points = await Designation.query().where('state', 'active').orderBy('id').limit(2)
  const [[districtCode, reviewer]] = reviewers
  const parties = [
    { districtCode, organizationId: null, name: districtName(districtCode) },
    ...points.map(({ organizationId, name }) => ({ districtCode: null, organizationId, name })),
  ]
  await steps.consult(report, actor(head), parties, { ...(await seen(report)), opinion: '请核对涉及本单位的数据。' })
  at(addDays(beijingDay(), 3))
  for (const [turn, asked] of (await ReportOpinion.newestRound(report.id)).entries()) {
    const [opinion, answer, reason] = OPINIONS[turn]
    const by = asked.organizationId ? await User.findByOrFail({ organizationId: asked.organizationId }) : reviewer
    await giveOpinion(asked, actor(by), opinion)
    await answerOpinion(await asked.refresh(), actor(handlers[turn % 2]), { answer, reason })
  }
}
