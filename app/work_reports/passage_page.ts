import type { HttpContext } from '@adonisjs/core/http'
import { found } from '#app/core/answers'
import { textDifference } from '#app/core/text_difference'
import type { Fact } from '#app/report_facts/fact'
import { spoken } from '#app/report_facts/spoken'
import type ReportChapter from './report_chapter.js'
import ReportPassage from './report_passage.js'
import ReportPassageVersion from './report_passage_version.js'
import { readable, reportText, wordsIn, type ChapterText, type PassageNow } from './report_text.js'
import type WorkReport from './work_report.js'

type Facts = ReadonlyMap<string, Fact>

/** A passage as it is read, beside what was generated. */
export function readPassage({ key, row, isMoved, ...passage }: PassageNow, facts: Facts) {
  const generated = readable(passage.generated, facts)
  const words = readable(passage.text, facts)
  return {
    ...{ key, row, isMoved, generated, words, isOwn: row !== null && row.text !== null },
    difference: textDifference(generated, words),
    /** Between the generated text of then and of now. */
    moved: isMoved ? textDifference(readable(row!.basedOn, facts), generated) : [],
  }
}

/**
 * The passage of the address beside what was generated, with the numbers that can be put in.
 *
 * @param typed what this person wrote while a colleague saved something else
 */
export async function renderPassage(ctx: HttpContext, report: WorkReport, chapter: ReportChapter, typed?: string) {
  const { facts, of, internalFacts } = await reportText(report)
  const text = found(ctx, of(chapter.key))
  const passage = found(
    ctx,
    text.passages.find(({ key }) => key === ctx.params.passage)
  )
  const back = await takenBack(ctx, passage.row)
  const source = back?.text ?? passage.text
  return ctx.view.render('pages/report_writing/passage', {
    ...{
      report,
      chapter,
      back,
      title: ctx.i18n.t(`work_reports.chapters.${chapter.key}`),
      passage: readPassage(passage, facts),
    },
    ...{ source, reads: readable(typed ?? source, facts), version: passage.row?.version ?? 0 },
    words: wordsIn(text, facts),
    ...{ facts: factsOf(text, facts, internalFacts()), willTakeBack: chapter.signedHash !== null },
    theirs: typed === undefined ? null : textDifference(readable(passage.text, facts), readable(typed, facts)),
  })
}

/** Those of the chapter, but for those that only internal tables name; a text may name others of the report too. */
function factsOf({ gathered }: ChapterText, facts: Facts, internal: ReadonlySet<string>) {
  const said = (fact: Fact) => ({
    ...{ key: fact.key, label: fact.label, value: spoken(fact), change: spoken(fact, 'change') },
  })
  return gathered.facts.filter(({ key }) => facts.has(key) && !internal.has(key)).map(said)
}

/** The version whose words stand in the field, to be looked over and saved anew. */
function takenBack({ request }: HttpContext, row: ReportPassage | null) {
  const id = Number(request.input('from')) || 0
  if (!row || !id) return null
  return ReportPassageVersion.query().where({ id, passageId: row.id }).whereNotNull('text').first()
}

/** How many versions stand on one page. */
const SHOWN = 20

/** What was saved of the passage, the newest first, each with what it changed. */
export async function renderVersions(ctx: HttpContext, report: WorkReport, chapter: ReportChapter) {
  const place = { reportId: report.id, chapter: chapter.key, key: ctx.params.passage }
  const row = await ReportPassage.query().where(place).firstOrFail()
  const { facts, of } = await reportText(report)
  const generated = of(chapter.key)?.passages.find(({ key }) => key === row.key)?.generated
  const before = Number(ctx.request.input('before')) || null
  const kept = await ReportPassageVersion.query()
    .where({ passageId: row.id })
    .if(before, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(SHOWN + 1)
  const said = kept.map(({ text }) => readable(text ?? generated ?? '', facts))
  return ctx.view.render('pages/report_writing/versions', {
    ...{ report, chapter, row, title: ctx.i18n.t(`work_reports.chapters.${chapter.key}`) },
    versions: kept.slice(0, SHOWN).map((version, at) => ({
      ...{ version, isNow: before === null && at === 0 },
      difference: textDifference(said[at + 1] ?? readable(row.basedOn, facts), said[at]),
    })),
    older: kept.length > SHOWN ? kept[SHOWN - 1].id : null,
    mayTakeBack: report.state === 'drafting' && generated !== undefined,
  })
}
