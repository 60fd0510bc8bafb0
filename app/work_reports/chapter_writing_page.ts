import type { HttpContext } from '@adonisjs/core/http'
import { webBlocksOf } from '#app/report_documents/report_web'
import { reportWords } from '#app/report_documents/report_words'
import type { ChapterBlock } from '#app/report_facts/chapter_content'
import type { Fact } from '#app/report_facts/fact'
import { bureauRoles } from '#app/users/roles'
import User from '#app/users/user'
import ChapterWritingPolicy from './chapter_writing_policy.js'
import { readPassage } from './passage_page.js'
import type ReportChapter from './report_chapter.js'
import ReportComment from './report_comment.js'
import { reportText, wordsIn, type ChapterText } from './report_text.js'
import type WorkReport from './work_report.js'

type Facts = ReadonlyMap<string, Fact>

/** Every chapter with who writes it and how far it is. */
export async function renderChapters({ bouncer, view }: HttpContext, report: WorkReport) {
  const { chapters, facts, of } = await reportText(report)
  const owners = await User.findMany(chapters.flatMap(({ ownerId }) => ownerId ?? []))
  const open = await ReportComment.query().where('reportId', report.id).whereNull('settledAt').select('chapter')
  const rows = chapters.map((chapter) => {
    const text = of(chapter.key)
    return {
      ...{ chapter, words: text ? wordsIn(text, facts) : 0 },
      owner: owners.find(({ id }) => id === chapter.ownerId) ?? null,
      comments: open.filter((comment) => comment.chapter === chapter.key).length,
      moved: text ? text.passages.filter(({ isMoved }) => isMoved).length : 0,
      isSigned: isSigned(chapter, text),
    }
  })
  return view.render('pages/report_writing/chapters', {
    ...{ report, rows, mayAssign: await bouncer.with(ChapterWritingPolicy).allows('assign') },
  })
}

/** What was signed is what it says now. */
export const isSigned = ({ signedHash }: ReportChapter, text: ChapterText | null) =>
  signedHash !== null && signedHash === text?.hash

export async function renderChapter(ctx: HttpContext, report: WorkReport, chapter: ReportChapter) {
  const policy = ctx.bouncer.with(ChapterWritingPolicy)
  const { facts, of } = await reportText(report)
  const text = of(chapter.key)
  const comments = await ReportComment.query().where({ reportId: report.id, chapter: chapter.key }).orderBy('id')
  const isDrafting = report.state === 'drafting'
  const isOwner = await policy.allows('own', chapter)
  const words = text ? wordsIn(text, facts) : 0
  const mayAssign = !isOver(report) && (await policy.allows('assign'))
  return ctx.view.render('pages/report_writing/chapter', {
    ...{ report, chapter, words, mayAssign, isDrafting, title: ctx.i18n.t(`work_reports.chapters.${chapter.key}`) },
    ...{ hash: text?.hash, isSigned: isSigned(chapter, text), orphans: text?.orphans ?? [] },
    blocks: text ? text.blocks.flatMap((block) => shown(block, text, facts, report)) : [],
    reportWords,
    comments: (passage: string) => comments.filter((comment) => comment.passage === passage),
    open: comments.filter(({ settledAt }) => settledAt === null).length,
    mayWrite: isDrafting && (await policy.allows('write', chapter)),
    mayComment: isDrafting && (await policy.allows('comment')),
    maySettle: isDrafting && isOwner,
    maySign: isDrafting && isOwner && !isSigned(chapter, text),
    people: mayAssign ? await bureauPeople() : [],
  })
}

const isOver = ({ state }: WorkReport) => !['collecting', 'data_frozen', 'drafting'].includes(state)

export function bureauPeople() {
  return User.query()
    .withScopes((scopes) => scopes.active(...bureauRoles))
    .orderBy('id')
}

/** A block as the report shows it; passages with what was generated. */
function shown(block: ChapterBlock, text: ChapterText, facts: Facts, { id }: WorkReport): object[] {
  if (block.kind === 'heading') return [block]
  if (block.kind !== 'passage') return webBlocksOf(block, facts, ({ key }) => `/work-reports/${id}/facts/${key}`)
  const passage = text.passages.find(({ key }) => key === block.key)!
  return [{ kind: block.kind, ...readPassage(passage, facts) }]
}
