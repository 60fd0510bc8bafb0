import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { found } from '#app/core/answers'
import { listOfRows } from '#app/core/list_of_rows'
import Designation from '#app/designations/designation'
import type User from '#app/users/user'
import { notesOf } from './all_points.js'
import { calculated, nameOf } from './calculate_figure.js'
import type { FigureRow } from './figure.js'
import { definitionOf, figureDefinitions, reportedDefinitions } from './figure_definitions.js'
import { FrozenFigure } from './figure_freeze.js'
import FigureOverride from './figure_override.js'
import { figureOverrideWorkflow, type OverrideStep } from './figure_override_workflow.js'
import FigurePolicy from './figure_policy.js'
import { rowList } from './figure_row_list.js'
import { changePercent, wordsFor } from './figure_words.js'
import { rowsOf } from './figures_of.js'
import { evidenceOf, evidenceRule } from './override_files.js'
import { yearIn, yearsOffered } from './points_of_year.js'
import ReportedFigure from './reported_figure.js'
import { type Standing, twoYears, type TwoYears, type YearOfPoint } from './standings.js'

/** The point of the address, or 404. */
export function visiblePoint({ auth, params }: HttpContext) {
  return Designation.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.point_id) || 0)
    .firstOrFail()
}

/** @throws 404 for a figure that there is not */
export const keyIn = (ctx: HttpContext) => found(ctx, definitionOf(String(ctx.params.key)))

/** A line of the page: what it is now, what it was, by how much it differs. */
function linesOf({ now, last }: TwoYears) {
  return figureDefinitions.flatMap((definition) => {
    const standing = now.figures[definition.key]
    if (!standing) return []
    const before = last(definition.key)
    const change = definition.unit === 'yes' ? null : changePercent(standing.value, before)
    return [{ definition, standing, last: before, change }]
  })
}

export async function renderPoint(ctx: HttpContext, point: Designation) {
  const { bouncer, request, view, i18n } = ctx
  const year = yearIn(request.input('year'))
  const years = (await twoYears([point.id], year)).get(point.id)!
  const said = await ReportedFigure.query().where({ designationId: point.id, year })
  return view.render('pages/evaluation_figures/point', {
    ...{ point, year, years: yearsOffered(), freeze: years.now.freeze, ...wordsFor(i18n) },
    notesOf: (standing: Standing) => notesOf({ standing, isFrozen: false }, i18n),
    groups: groupsOf(linesOf(years)),
    reported: reportedDefinitions.map(({ key, unit }) => ({
      ...{ key, unit, said: said.find(({ figureKey }) => figureKey === key) ?? null },
    })),
    mayReport: !years.now.freeze && (await bouncer.with(FigurePolicy).allows('report', point)),
    mayLift: years.now.freeze !== null && (await bouncer.with(FigurePolicy).allows('lift')),
  })
}

/** By indicator, as domain §3 has them; deductions and the yearly report stand last. */
function groupsOf(lines: ReturnType<typeof linesOf>) {
  const groups = Map.groupBy(lines, ({ definition }) => groupOf(definition.indicators))
  const code = ({ definition }: (typeof lines)[number]) => definition.indicators[0] ?? ''
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, own]) => ({
      name,
      lines: own.toSorted((one, other) => (code(one) < code(other) ? -1 : code(one) > code(other) ? 1 : 0)),
    }))
}

/** The first indicator's letter; what none uses stands in the yearly report alone. */
const groupOf = ([first]: readonly string[]) => (first === undefined ? 'report' : first.length > 2 ? first : first[0])

/** One figure: how it stands, its rows, other values and what was said of them. */
export async function renderFigure(ctx: HttpContext, point: Designation) {
  const { auth, bouncer, request, view, i18n } = ctx
  const definition = keyIn(ctx)
  const { key } = definition
  const year = yearIn(request.input('year'))
  const rows = await rowsOf(point.id, year, key)
  const live = new Map([[point.id, { [key]: calculated(definition, rows) }]])
  const { now, last } = (await twoYears([point.id], year, { keys: [key], live })).get(point.id)!
  const standing = now.figures[key]
  return view.render('pages/evaluation_figures/figure', {
    ...{ point, definition, year, years: yearsOffered(), standing, freeze: now.freeze },
    ...wordsFor(i18n),
    last: last(key),
    list: listOfRows(linked(rows, auth.getUserOrFail(), point), request, rowList(definition, i18n)).list,
    since: standing.changed && (await changesSince(now, key, rows)),
    overrides: await overridesOf(ctx, point, { year, key }),
    rule: evidenceRule,
    mayPropose: !now.freeze && !standing.override && (await bouncer.with(FigurePolicy).allows('propose')),
  })
}

/** Meetings of the alliance have pages for members and the bureau alone. */
function linked(rows: FigureRow[], user: User, point: Designation) {
  const opens = user.isBureau || user.organizationId === point.organizationId
  return rows.map((row) => ({ ...row, href: opens || !row.type.startsWith('alliance_') ? row.href : null }))
}

/** Rows that came and rows that went since the freeze. */
async function changesSince({ freeze }: YearOfPoint, figureKey: string, rows: readonly FigureRow[]) {
  const { rowIds } = await FrozenFigure.query().where({ freezeId: freeze!.id, figureKey }).firstOrFail()
  const frozen = new Set(JSON.parse(rowIds) as string[])
  const added = rows.filter((row) => !frozen.has(nameOf(row)))
  const kept = rows.length - added.length
  return { added: added.slice(0, 20), addedCount: added.length, gone: frozen.size - kept }
}

async function overridesOf(
  { auth, bouncer, i18n }: HttpContext,
  point: Designation,
  of: { year: number; key: string }
) {
  const user = auth.getUserOrFail()
  const policy = bouncer.with(FigurePolicy)
  const overrides = await FigureOverride.query()
    .withScopes((scopes) => scopes.visibleTo(user))
    .where({ designationId: point.id, year: of.year, figureKey: of.key })
    .preload('createdBy')
    .orderBy('id', 'desc')
  const evidence = await evidenceOf(overrides)
  const may = async (step: OverrideStep, override: FigureOverride) =>
    figureOverrideWorkflow.allows(step, override) && (await policy.allows('take', step))
  return Promise.all(
    overrides.map(async (override) => ({
      override,
      files: evidence.get(override.id) ?? [],
      mayRule: (await may('confirm', override)) && override.createdById !== user.id,
      mayWithdraw: await may('withdraw', override),
      mayComment: override.isCurrent && (await policy.allows('comment', override)),
      timeline: await timelineOf('figure_override', override.id, i18n),
    }))
  )
}
