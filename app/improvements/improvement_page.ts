import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import config from '#config/improvements'
import { beijingYear } from '#app/core/beijing_day'
import AgendaItem from './agenda_item.js'
import { canBeDecided } from './conference_decisions.js'
import { offeredActs } from './improvement_acts.js'
import { filesOf, mayAddProof } from './improvement_files.js'
import { measureForm, raisedForm } from './improvement_forms.js'
import { standingOf } from './improvement_list.js'
import ImprovementMeasure from './improvement_measure.js'
import { ownerName, ownerValue, possibleOwners } from './improvement_owners.js'
import ImprovementPolicy from './improvement_policy.js'
import { isWritable } from './write_measure.js'

/** The measure of the address, or 404. */
export function visibleMeasure({ auth, params }: HttpContext) {
  return ImprovementMeasure.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.improvement_id ?? params.id) || 0)
    .preload('owner')
    .firstOrFail()
}

/** @param posted the act whose form was refused: its fields alone show what was typed */
export async function renderMeasure(ctx: HttpContext, row: ImprovementMeasure, posted?: string) {
  const { auth, bouncer, view, i18n } = ctx
  const user = auth.getUserOrFail()
  const offered = offeredActs(row, user)
  return view.render('pages/improvements/show', {
    ...{ row, offered, standing: standingOf(row), owner: ownerName(row, i18n) },
    posted: offered.find(({ name }) => name === posted)?.name ?? offered[0]?.name,
    /** Where figures come from is the bureau's to open. */
    mayOpenSource: user.isBureau,
    files: await filesOf(row),
    mayAddProof: mayAddProof(user, row),
    maxBytes: config.proof.maxBytes,
    mayWrite: isWritable(row) && (await bouncer.with(ImprovementPolicy).allows('write', row)),
    agenda: user.isBureau ? await agendaItemsOf(row) : [],
    mayDecide: await bouncer.with(ImprovementPolicy).allows('decide'),
    canBeDecided,
    timeline: await timelineOf('improvement_measure', row.id, i18n),
  })
}

export async function renderMeasureForm({ view, i18n }: HttpContext, row: ImprovementMeasure) {
  const { problem, measure, partner, success } = row
  return view.render('pages/improvements/edit', {
    ...{ row, form: measureForm(await possibleOwners(i18n)) },
    values: { problem, measure, partner, success, owner: ownerValue(row), dueOn: row.dueOn.toISODate() },
  })
}

/** What no rule found: most of it was seen in the year that is over. */
export async function renderRaising({ view, i18n }: HttpContext) {
  return view.render('pages/improvements/create', {
    form: raisedForm(await possibleOwners(i18n), beijingYear()),
    values: { year: beijingYear() - 1, dueOn: `${beijingYear()}-${config.dueDay}` },
  })
}

/** The conferences that talked, or will talk, about a measure; the newest first. */
function agendaItemsOf({ id }: ImprovementMeasure) {
  return AgendaItem.query().where('measureId', id).preload('event').preload('measure').orderBy('id', 'desc')
}
