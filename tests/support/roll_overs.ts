import { DateTime } from 'luxon'
import { addDays } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import type { RollKindKey } from '#app/roll_overs/roll_kind'
import RollOver from '#app/roll_overs/roll_over'
import RollOverItem from '#app/roll_overs/roll_over_item'
import { beginRollOver } from '#app/roll_overs/begin_roll_over'
import { orderOpenings } from '#app/roll_overs/order_openings'
import { reviseItem } from '#app/roll_overs/revise_item'
import { rollKind } from '#app/roll_overs/roll_kinds'
import { runRollOver } from '#app/roll_overs/run_roll_over'
import SurveyWave from '#app/surveys/survey_wave'
import { actor } from './applications.js'
import { makePublished, supplementOf } from './case_calls.js'
import { plannedCycle, publishedFor } from './evaluation_cycles.js'
import { openWave } from './surveys.js'
import type { World } from '../world.js'

/** The day on which the tests prepare 2027: the working calendar of that year is not entered. */
export const TODAY = '2026-11-30'
export const YEAR = 2027

/** A year with everything that the next one begins from; the batch is the one of the world. */
export async function fullYear(world: World) {
  const wave = await openWave(world, { name: '2026 年度满意度调查', closesOn: addDays(TODAY, 25) })
  const questions = await supplementOf(world)
  await world.batch
    .merge({
      ...{ opensOn: DateTime.fromISO('2026-03-02'), closesOn: DateTime.fromISO('2026-03-31') },
      ...{ guidance: '依据京知局〔2026〕3号通知，2026年3月受理。', supplementLapse: 'close' },
    })
    .save()
  const version = await publishedFor(world)
  const cycle = await plannedCycle(world)
  const call = await makePublished(world, { title: '2026 年度典型案例征集', eventsUntil: '2026-06-30' }, questions.id)
  return { version, cycle, call, wave: await SurveyWave.findOrFail(wave.id) }
}

export async function begunRollOver(world: World) {
  const before = await fullYear(world)
  const rollOver = await beginRollOver(YEAR, actor(world.people.head))
  return { ...before, rollOver: await RollOver.findOrFail(rollOver.id) }
}

export function itemOf({ id }: Pick<RollOver, 'id'>, kind: RollKindKey) {
  return RollOverItem.query().where({ rollOverId: id, kind }).firstOrFail()
}

/** The year ahead of a world that is furnished already: one thing is changed, one opened, one was refused. */
export async function furnishedRollOver({ people }: World) {
  const { id } = await beginRollOver(beijingYear() + 1, actor(people.head))
  const items = await RollOverItem.query().where('rollOverId', id).orderBy('position')
  const [batch] = items.filter(({ kind }) => kind === 'point_batch')
  await reviseItem(batch, actor(people.head), { ...batch.facts, noticeDays: 9 }, batch.version)
  const [call] = items.filter(({ kind }) => kind === 'case_call')
  await call
    .merge({ orderedById: people.head.id, orderedAt: call.createdAt, verdict: 'refused', reason: 'roll_item_invalid' })
    .save()
  const rollOver = await RollOver.findOrFail(id)
  await batch.refresh()
  await orderOpenings(rollOver, actor(people.head), [batch])
  await runRollOver(id)
  const open = items.filter((item) => item.id !== batch.id && rollKind(item.kind).editable.length > 0)
  return { id, open: open.map((item) => ({ id: item.id, kind: item.kind })) }
}

/** As the boxes of the page send them. */
export const boxOf = ({ id, version }: RollOverItem) => `${id}-${version}`
