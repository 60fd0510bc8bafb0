import type { HttpContext } from '@adonisjs/core/http'
import { definitionOf } from '#app/report_facts/chapters'
import ReportOpinion from './report_opinion.js'
import BuildingChapter from './building_chapter.js'
import { readBlocks } from './read_blocks.js'

/** What this person was asked about, or 404. */
export function visibleOpinion({ auth, params }: Pick<HttpContext, 'auth' | 'params'>) {
  return ReportOpinion.query()
    .withScopes((scopes) => scopes.askedOf(auth.getUserOrFail()))
    .where('id', Number(params.id) || 0)
    .preload('report')
    .firstOrFail()
}

/** The text that was sent, without what is the bureau's own, and what is said of it. */
export async function renderOpinion({ view }: HttpContext, asked: ReportOpinion) {
  const awaited = await ReportOpinion.query()
    .where('id', asked.id)
    .withScopes((scopes) => scopes.awaited())
    .first()
  const chapters = await BuildingChapter.query().where('buildingId', asked.buildingId).orderBy('position')
  const facts = new Map(chapters.flatMap(({ knows }) => knows!.facts.map((fact) => [fact.key, fact])))
  return view.render('pages/report_writing/opinion', {
    ...{ asked, isAwaited: awaited !== null },
    chapters: chapters.map(({ key, written }) => ({
      ...{ key, title: definitionOf(key).title },
      blocks: readBlocks(
        written.filter((block) => !(block.kind === 'table' && block.internal)),
        facts
      ),
    })),
  })
}
