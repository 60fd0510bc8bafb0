import documents from '#config/documents'
import { drainOutbox } from '#jobs/drain'
import { orderBuilding } from '#app/work_reports/buildings'
import { assignChapter, signChapter } from '#app/work_reports/chapter_signing'
import { openReport } from '#app/work_reports/open_report'
import ReportChapter from '#app/work_reports/report_chapter'
import { newestBuilt, reportText } from '#app/work_reports/report_text'
import { answerOpinion, giveOpinion } from '#app/work_reports/report_opinions'
import { beginDrafting, consult, handIn, newestRound, toLeader, toMeeting } from '#app/work_reports/report_steps'
import type WorkReport from '#app/work_reports/work_report'
import type { ReportState } from '#app/work_reports/work_report_workflow'
import type User from '#app/users/user'
import type { World } from '../world.js'
import { actor } from './applications.js'
import { settingsBackThen } from './settings.js'

export const YEAR = 2025
export const CHAPTER = 'services' as const

/** The report of the year, its data frozen, and open to its writers. */
export async function draftedReport(world: World) {
  const by = actor(world.people.handler)
  const report = await openReport(YEAR, by)
  await orderBuilding(report, by, { freezing: 'freeze' })
  await drainOutbox()
  await report.refresh()
  await beginDrafting(report, by)
  return report
}

export function chapterOf({ id }: WorkReport, key: string = CHAPTER) {
  return ReportChapter.query().where({ reportId: id, key }).firstOrFail()
}

/** This person owns the chapter. */
export async function ownedChapter(report: WorkReport, owner: User, by: User, wordLimit = 3000) {
  const chapter = await chapterOf(report)
  await assignChapter(chapter, actor(by), { ownerId: owner.id, wordLimit, seen: chapter.ownerId })
  return chapter.refresh()
}

/** Every chapter is owned by this person, who stands by it. */
export async function signAll(report: WorkReport, owner: User) {
  const by = actor(owner)
  const { chapters, of } = await reportText(report)
  for (const chapter of chapters) {
    const { ownerId } = chapter
    await assignChapter(chapter, by, { ownerId: owner.id, wordLimit: 3000, seen: ownerId })
    await signChapter(report, chapter, by, of(chapter.key)!.hash)
  }
}

export async function seenIn(report: WorkReport) {
  const building = await newestBuilt(report.id)
  return { building: building!.id, version: report.version }
}

/** The report on its way, in this state. */
export async function reportIn(state: ReportState, world: World) {
  const { handler, head, leader, haidianReviewer } = world.people
  const report = await draftedReport(world)
  const path: [ReportState, () => Promise<unknown>][] = [
    [
      'division_review',
      async () => {
        await signAll(report, handler)
        await handIn(report, actor(handler), await seenIn(report))
      },
    ],
    ['consult_opinions', async () => consult(report, actor(head), [district], await seenIn(report))],
    [
      'leader_review',
      async () => {
        const [asked] = await newestRound(report.id)
        await giveOpinion(asked, actor(haidianReviewer), '无意见。')
        await answerOpinion(await asked.refresh(), actor(handler), { answer: 'adopted', reason: '谢谢。' })
        await toLeader(report, actor(handler), await seenIn(report))
      },
    ],
    ['director_meeting', async () => toMeeting(report, actor(leader), await seenIn(report))],
  ]
  for (const [, act] of path) {
    if (report.state === state) break
    await act()
    await report.refresh()
  }
  return report
}

export const district = { districtCode: '110108', organizationId: null, name: '海淀区' }

/** Nobody waits for pages to be laid out where it is about something else. */
export function withoutOffice() {
  const back = settingsBackThen(documents.office)
  documents.office.program = 'none'
  return back
}
