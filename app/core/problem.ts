import { errors as vineErrors } from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import type { I18n } from '@adonisjs/i18n'
import i18nManager from '@adonisjs/i18n/services/main'
import env from '#start/env'

/** Every kind, with the status it is answered with (`refused` with the one of its cause). */
export const problems = {
  bad_parameters: 400,
  key_needed: 401,
  key_unknown: 401,
  key_expired: 401,
  key_revoked: 401,
  scope_missing: 403,
  not_found: 404,
  bad_content: 422,
  too_many: 429,
  refused: 400,
  failed: 500,
} as const

export type ProblemCode = keyof typeof problems

/** What is wrong with one parameter of the address or one field of the content. */
export type Fault = { name: string; detail: string }

/** A refusal told to a program; titles and sentences stand in resources/lang under `problems.<code>`. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly values: Record<string, string | number> = {},
    readonly faults: Fault[] = [],
    readonly status: number = problems[code]
  ) {
    super(code)
  }
}

/** Addresses that programs read: they have no session, no cookie and no form, and are told of faults as problems. */
export function isForPrograms(path: string) {
  return /^\/(api(\/.*)?|open-data\/[\w-]+\.(csv|json)|sitemap\.xml|robots\.txt)$/.test(path)
}

/** The language that the program asks for, by default Chinese. */
export function languageOf({ request }: HttpContext): I18n {
  return i18nManager.locale(request.language(['zh-CN', 'zh', 'en']) === 'en' ? 'en' : i18nManager.defaultLocale)
}

/** RFC 9457. What failed inside is in the log under the same request id, and nowhere else. */
export function answerProblem(ctx: HttpContext, error: unknown) {
  const { status, code, values, faults } = problemOf(error)
  const i18n = languageOf(ctx)
  const { request, response } = ctx
  response.header('Content-Language', i18n.locale)
  response.header('Cache-Control', 'no-store')
  if (status === 401) response.header('WWW-Authenticate', 'Bearer realm="jingzhi"')
  response.status(status)
  response.header('Content-Type', 'application/problem+json; charset=utf-8')
  return response.send(
    JSON.stringify({
      type: `${env.get('APP_URL')}/open-data/api#${code.replaceAll('_', '-')}`,
      title: i18n.t(`problems.${code}.title`),
      status,
      detail: i18n.t(`problems.${code}.detail`, values),
      instance: `urn:request:${request.id()}`,
      ...(faults.length > 0 && { errors: faults }),
    })
  )
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof vineErrors.E_VALIDATION_ERROR) {
    return new Problem('bad_content', {}, faultsIn(error))
  }
  const status = Number((error as { status?: number } | null)?.status ?? 500)
  if (status === 404) return new Problem('not_found')
  return status < 500 ? new Problem('refused', {}, [], status) : new Problem('failed')
}

export function faultsIn(error: { messages: { field: string; message: string }[] }): Fault[] {
  return error.messages.map(({ field, message }) => ({ name: field, detail: message }))
}
