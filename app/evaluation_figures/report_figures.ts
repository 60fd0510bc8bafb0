import { inTransaction } from '#app/core/dialect'
import { tell } from '#app/workflow/tell'
import type { Actor } from '#app/users/actor'
import type Designation from '#app/designations/designation'
import { refuseFrozen } from './figure_override_workflow.js'
import ReportedFigure from './reported_figure.js'

export type Reported = { key: string; value: number | null; note: string | null }

/**
 * 自行填报: what a point says of its year; an empty value takes one back. What it said before stays in the trail.
 *
 * @throws StepNotAllowed `figures_frozen`
 */
export function reportFigures(
  { id: designationId }: Designation,
  year: number,
  said: readonly Reported[],
  by: Actor & { id: number }
) {
  return inTransaction(async (trx) => {
    await refuseFrozen(trx, { designationId, year }, 'report')
    for (const { key: figureKey, value, note } of said) {
      const of = { designationId, year, figureKey }
      const before = await ReportedFigure.query({ client: trx }).where(of).first()
      if (value === null) await before?.delete()
      else {
        const row = before ?? new ReportedFigure().useTransaction(trx)
        await row.merge({ ...of, value, note, reportedById: by.id }).save()
      }
    }
    const values = Object.fromEntries(said.map(({ key, value }) => [key, value]))
    const subject = { type: 'designation', id: designationId }
    await tell(trx, { action: 'evaluation_figure.reported', subject, by, details: { year, values } })
  })
}
