import documents from '#config/documents'
import db from '@adonisjs/lucid/services/db'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { sqlTime } from '#app/core/dialect'
import type { Gathered } from '#app/report_facts/chapter_content'
import { chapterDefinitions } from '#app/report_facts/chapters'
import { hashOfRows, type Fact } from '#app/report_facts/fact'
import { assignChapter, signChapter } from '#app/work_reports/chapter_signing'
import { openReport } from '#app/work_reports/open_report'
import ReportChapter from '#app/work_reports/report_chapter'
import { newestBuilt, reportText } from '#app/work_reports/report_text'
import { leaveComment } from '#app/work_reports/report_comments'
import { writePassage } from '#app/work_reports/report_passages'
import ReportOpinion from '#app/work_reports/report_opinion'
import { answerOpinion, giveOpinion } from '#app/work_reports/report_opinions'
import { consult, handIn, toLeader, toMeeting } from '#app/work_reports/report_steps'
import type WorkReport from '#app/work_reports/work_report'
import type { ReportState } from '#app/work_reports/work_report_workflow'
import type User from '#app/users/user'
import type { World } from '../world.js'
import { actor } from './applications.js'
import { settingsBackThen } from './settings.js'

export const YEAR = 2025
export const CHAPTER = 'services' as const

/** The report of the year, open to its writers: with its data frozen and built once, but for the papers. */
export async function draftedReport(world: World, year = YEAR) {
  const report = await openReport(year, actor(world.people.handler))
  const chapters = await Promise.all(
    chapterDefinitions.map(async ({ key, gather, write }, position) => {
      const knows = await gather(year)
      return { key, position, gathered: canonicalJson(knows), blocks: canonicalJson(write(year, knows)) }
    })
  )
  const snapshot = sha256(canonicalJson(chapters.map(({ key, gathered }) => ({ key, gathered: JSON.parse(gathered) }))))
  for (const { key, gathered } of chapters)
    await ReportChapter.query()
      .where({ reportId: report.id, key })
      .update({ gathered, gathered_hash: sha256(gathered) })
  await builtOf(report, chapters, snapshot)
  const frozen = { state: 'drafting', frozen_at: sqlTime(), snapshot_hash: snapshot }
  await db.from('work_reports').where('id', report.id).update(frozen)
  return report.refresh()
}

async function builtOf({ id }: WorkReport, chapters: object[], snapshot: string) {
  const moment = sqlTime()
  const [building] = await db.table('report_buildings').insert({
    ...{ report_id: id, number: 1, state: 'built', version: 1, state_since: moment, built_at: moment, run: 1 },
    ...{ freezing: 'freeze', snapshot_hash: snapshot, checksum: sha256(snapshot), issuing: false },
    ...{ created_at: moment, updated_at: moment },
  })
  const rows = chapters.map((chapter) => ({ ...chapter, building_id: building, stage: 'done' }))
  await db.table('building_chapters').multiInsert(rows)
}

/** What the chapters say now is what was built. */
export async function builtAgain(report: WorkReport) {
  const { of } = await reportText(report)
  const building = await newestBuilt(report.id)
  for (const { key } of chapterDefinitions)
    await db
      .from('building_chapters')
      .where({ building_id: building!.id, key })
      .update({ blocks: canonicalJson(of(key)!.blocks) })
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

/** Every chapter is owned by this person, who stands by it; what is signed already stays as it is. */
export async function signAll(report: WorkReport, owner: User) {
  const by = actor(owner)
  const { chapters, of } = await reportText(report)
  for (const chapter of chapters) {
    const { hash } = of(chapter.key)!
    if (chapter.signedHash === hash) continue
    await assignChapter(chapter, by, { ownerId: owner.id, wordLimit: 3000, seen: chapter.ownerId })
    await signChapter(report, chapter, by, hash)
  }
}

export async function seenIn(report: WorkReport) {
  const building = await newestBuilt(report.id)
  return { building: building!.id, version: report.version }
}

/** The report on its way, in this state. */
export async function reportIn(state: ReportState, world: World, year = YEAR) {
  const { handler, head, leader, haidianReviewer } = world.people
  const report = await draftedReport(world, year)
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
        const [asked] = await ReportOpinion.newestRound(report.id)
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

export const INTERNAL = { words: '永定河新材料研究院连续三季度无记录', key: 'problems.p1.actual', value: 9_876_543 }

/** Table 17 names a point by what is wrong with it: in the data of the report, and in what was built from it last. */
export async function withInternalProblem(report: WorkReport) {
  const { definition, gathered: known } = await problemsOf(report)
  const { key, words, value } = INTERNAL
  const fact: Fact = {
    ...{
      key,
      value,
      label: '内部问题实际数',
      unit: '次',
      decimals: 0,
      previous: null,
      query: 'improvements.dead_point@1',
    },
    ...{ period: { from: `${report.year}-01-01`, until: `${report.year}-12-31` } },
    ...{ rowsPath: '/improvement-findings', rowsCount: 1, rowsHash: hashOfRows([words]) },
  }
  const knows: Gathered = {
    ...known,
    facts: [...known.facts.filter((one) => one.key !== key), fact],
    lists: { ...known.lists, problems: [['服务记录空缺', words, { fact: key }, '—', '—', '咨询服务台账']] },
  }
  const gathered = canonicalJson(knows)
  const blocks = canonicalJson(definition.write(report.year, knows))
  await chapterOf(report, 'problems').then((chapter) =>
    chapter.merge({ gathered, gatheredHash: sha256(gathered) }).save()
  )
  const building = await newestBuilt(report.id)
  await db.from('building_chapters').where({ building_id: building!.id, key: 'problems' }).update({ gathered, blocks })
}

async function problemsOf(report: WorkReport) {
  const { knows } = await chapterOf(report, 'problems')
  return { definition: chapterDefinitions.find(({ key }) => key === 'problems')!, gathered: knows! }
}

/** Nobody waits for pages to be laid out where it is about something else. */
export function withoutOffice() {
  const back = settingsBackThen(documents.office)
  documents.office.program = 'none'
  return back
}

/** Pages of people on reports: one being written, one consulted on, one that everybody reads. */
export async function furnishedWriting(world: World) {
  const { handler, leader } = world.people
  const written = await draftedReport(world, 2018)
  await ownedChapter(written, handler, handler)
  const [{ key }] = (await reportText(written)).of(CHAPTER)!.passages
  await writePassage({ report: written, chapter: CHAPTER, key }, actor(handler), { text: '人写的文字。', version: 0 })
  await db.from('report_passages').update({ based_on: '原先生成的文字。' })
  await leaveComment(written.id, actor(leader), { chapter: CHAPTER, passage: key, body: '请核对口径。' })
  const reviewed = await reportIn('division_review', world, 2017)
  const consulted = await reportIn('consult_opinions', world, 2019)
  const [opinion] = await ReportOpinion.newestRound(consulted.id)
  const published = await reportIn('director_meeting', world, 2020)
  const moment = sqlTime()
  await db.from('report_buildings').where('report_id', published.id).update({ issuing: true })
  await db
    .from('work_reports')
    .where('id', published.id)
    .update({ state: 'published', published_at: moment, doc_number: '京知局〔2021〕12号', issued_on: '2021-03-01' })
  const path = (report: WorkReport) => `/work-reports/${report.id}`
  return {
    ...{ written: path(written), passage: `${path(written)}/chapters/${CHAPTER}/passages/${key}/edit` },
    ...{ reviewed: path(reviewed), consulted: path(consulted), published: path(published) },
    opinion: `/report-opinions/${opinion.id}`,
  }
}
