import rules from '#config/alliance'
import type { HttpContext } from '@adonisjs/core/http'
import { Exception } from '@adonisjs/core/exceptions'
import { checkedForm } from '#app/core/checked_form'
import type { Answers, Form } from '#app/core/form'
import { showAgain } from '#app/core/form_page'
import { personOf, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import AlliancePolicy, { actsAs, type Acting } from './alliance_policy.js'
import { fileRule } from './member_files.js'
import type AllianceMember from './alliance_member.js'

/** Something that is done to a row on a page of its own: who, when, which input, and the verb. Texts: `alliance_acts.<name>`. */
export type Act<Row> = {
  acting: Acting
  form: Form
  fits(row: Row): boolean
  run(row: Row, by: Actor & { id: number }, typed: Answers & { version: number }, ctx: HttpContext): Promise<unknown>
  /** What the form begins with. */
  values?(row: Row): Answers
  /** A field for a file beside the form. */
  file?: string
  danger?: boolean
}

export type Acts<Row> = Record<string, Act<Row>>

export type ActPlace<Row> = {
  row: Row & { version: number }
  /** Whose row it is. */
  member: AllianceMember
  /** The page of the row; acts are under it. */
  path: string
  title: string
}

/** The acts that this person may take now. */
export function offeredActs<Row>({ auth }: HttpContext, acts: Acts<Row>, row: Row, member: AllianceMember) {
  const user = auth.getUserOrFail()
  return Object.entries(acts)
    .filter(([, act]) => actsAs(user, act.acting, member) && act.fits(row))
    .map(([name, { danger }]) => ({ name, danger: danger ?? false }))
}

async function actOf<Row>({ bouncer, params }: HttpContext, acts: Acts<Row>, { row, member }: ActPlace<Row>) {
  const name = String(params.act)
  if (!Object.hasOwn(acts, name)) throw new Exception('no such act', { status: 404, code: 'E_ROW_NOT_FOUND' })
  const act = acts[name]
  await bouncer.with(AlliancePolicy).authorize('as', act.acting, member)
  if (!act.fits(row)) throw new StepNotAllowed(name, 'wrong_state')
  return { name, act }
}

export async function renderAct<Row>(ctx: HttpContext, acts: Acts<Row>, place: ActPlace<Row>) {
  const { name, act } = await actOf(ctx, acts, place)
  return drawAct(ctx, name, act, place)
}

function drawAct<Row>({ view }: HttpContext, name: string, act: Act<Row>, place: ActPlace<Row>) {
  return view.render('pages/alliance/act', {
    ...{ ...place, name, act, fileRule },
    statementDays: rules.statementDays,
    pledgeVersion: rules.pledgeVersion,
    values: act.values?.(place.row) ?? {},
  })
}

export async function takeAct<Row>(ctx: HttpContext, acts: Acts<Row>, place: ActPlace<Row>) {
  const { request, response, session, i18n } = ctx
  const { name, act } = await actOf(ctx, acts, place)
  showAgain(ctx, () => drawAct(ctx, name, act, place))
  const typed = await checkedForm(ctx, act.form)
  const version = Number(request.input('version', place.row.version))
  await act.run(place.row, personOf(ctx), { ...typed, version }, ctx)
  session.flash('success', i18n.t(`alliance_acts.${name}.done`))
  return response.redirect(place.path)
}
