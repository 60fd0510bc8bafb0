import Assignment, { type ExpertDraw } from './assignment.js'
import { redraw, type Redrawn } from './draw_workflow.js'

/**
 * Every draw of an assignment, run again.
 *
 * @param named by its number, or its id
 */
export async function redrawnOf(named: string): Promise<{ draw: ExpertDraw; again: Redrawn }[]> {
  const assignment = await Assignment.query()
    .where('number', named)
    .orWhere('id', Number(named) || 0)
    .first()
  if (!assignment) return []
  const draws = await assignment.related('draws').query().orderBy('id')
  return draws.flatMap((draw) => {
    const again = redraw(draw)
    return again ? [{ draw, again }] : []
  })
}
