import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import { actValidator, chosenActValidator } from './act_validators.js'
import { actorOfAct, type Acts, type Typed } from './acts.js'

/**
 * What the panel of acts posted: chosen, allowed to this person, complete, done.
 *
 * @param authorize refuses (403) who may not take the act
 * @returns the name of the act
 */
export async function takeAct<Row, Name extends string>(
  ctx: HttpContext,
  acts: Acts<Row, Name>,
  row: Row,
  authorize: (name: Name) => Promise<void>
) {
  const { auth, request } = ctx
  const { act: chosen } = await request.validateUsing(chosenActValidator(Object.keys(acts)))
  const name = chosen as Name
  await authorize(name)
  const typed = (await request.validateUsing(actValidator(acts[name]))) as unknown as Typed
  const by = personOf(ctx, actorOfAct(acts[name], row, auth.getUserOrFail()))
  await acts[name].act(row, by, typed)
  return name
}
