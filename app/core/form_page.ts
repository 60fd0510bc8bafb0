import { errors } from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    formPage?: () => Promise<unknown>
  }
}

/**
 * Says which page shows the form again when the input is refused: the same form, status 422, everything that was typed
 * and each fault named. Call it before validating.
 */
export function showAgain(ctx: HttpContext, page: () => Promise<unknown>) {
  ctx.formPage = page
}

/** Refuses input for a reason that only the act itself can know. `message` is a sentence in the reader's language. */
export function invalid(field: string, message: string, rule = 'refused') {
  return new errors.E_VALIDATION_ERROR([{ field, message, rule }])
}

/** The same for what a described form found (core/form_schema.ts): each fault at its field. */
export function refusedFor(problems: readonly { path: string; message: string }[]) {
  return new errors.E_VALIDATION_ERROR(problems.map(({ path, message }) => ({ field: path, message, rule: 'refused' })))
}

/**
 * Fills the page's `old` values and field errors from the refused input, as a redirect would have done.
 *
 * @param typed what was typed, when the page has already put it in order
 */
export function keepInput(
  ctx: HttpContext,
  messages: { field: string; message: string }[],
  typed: Record<string, unknown> = ctx.request.original()
) {
  const inputErrorsBag: Record<string, string[]> = {}
  for (const { field, message } of messages) (inputErrorsBag[field] ??= []).push(message)

  const { _csrf, _method, _once, password, passwordConfirmation, ...input } = typed
  ctx.session.flashMessages.update({ ...input, inputErrorsBag })
  const { flashMessages } = ctx.session
  ctx.view.share({
    flashMessages,
    old: (key: string, preset?: unknown) => flashMessages.get(key, preset),
  })
}
