import { Readable } from 'node:stream'
import { keepFile, receiveFile } from '#app/attachments/store_file'
import type Designation from '#app/designations/designation'
import { freezeFigures } from '#app/evaluation_figures/figure_freeze_workflow'
import { commentOnOverride, proposeOverride, ruleOnOverride } from '#app/evaluation_figures/figure_override_workflow'
import { figuresOf } from '#app/evaluation_figures/figures_of'
import { evidenceRule } from '#app/evaluation_figures/override_files'
import { pointsOfYear, thisYear } from '#app/evaluation_figures/points_of_year'
import { reportFigures } from '#app/evaluation_figures/report_figures'
import { runFreeze } from '#app/evaluation_figures/run_freeze'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import { makeFile } from './files.js'
import type { seedOfficials } from './people.js'

type Officials = Awaited<ReturnType<typeof seedOfficials>>

const person = (user: User) => ({ ...actorFor(user), id: user.id })

/** Last year is frozen, with one corrected value; this year is live, with one that waits for the head. */
export async function seedEvaluationFigures(officials: Officials) {
  const year = thisYear() - 1
  const points = await pointsOfYear(year).orderBy('id')
  if (points.length === 0) return
  for (const [at, point] of points.entries()) await report(point, year, at)
  const [first] = points
  const corrected = await override(first, year, officials, 3)
  await ruleOnOverride('confirm', corrected, person(officials.head), { opinion: '原始签到表可以印证，予以同意。' })
  const ids = points.map(({ id }) => id)
  const { runId } = await freezeFigures(year, ids, person(officials.handlers[0]))
  await runFreeze(runId)

  const waiting = await override(first, year + 1, officials, 2)
  const principal = await User.query().where('organizationId', first.organizationId).orderBy('id').firstOrFail()
  await commentOnOverride(waiting, person(principal), '三月两次上门咨询记在纸质台账上，原件可以查验。')
}

/** What its people know of a year. */
async function report(point: Designation, year: number, at: number) {
  const user = await User.query().where('organizationId', point.organizationId).orderBy('id').first()
  if (!user) return
  const said = [
    { key: 'visits', value: 3200 + at * 410, note: '网点网站统计' },
    { key: 'staff', value: 3 + (at % 4), note: '其中专职一人' },
    { key: 'funds', value: 18.5 + at * 2.25, note: '依托单位预算' },
  ]
  await reportFigures(point, year, said, person(user))
}

async function override(point: Designation, year: number, { handlers: [handler] }: Officials, more: number) {
  const key = 'consultations'
  const figures = await figuresOf([point.id], year, [key])
  const systemValue = figures.get(point.id)![key].value
  const wish = { key, year, systemValue, value: (systemValue ?? 0) + more, reason: '纸质台账中的咨询未及时录入。' }
  const by = person(handler)
  return proposeOverride(point, by, wish, async (trx, { id: subjectId }) => {
    const file = await receiveFile(Readable.from([await makeFile('pdf', '纸质台账')]), '纸质台账.pdf', evidenceRule)
    const owner = { subjectType: 'figure_override', subjectId, purpose: 'evidence' }
    await keepFile(trx, file, { ...owner, organizationId: point.organizationId, uploadedById: by.id }, by)
  })
}
