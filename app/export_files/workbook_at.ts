import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { Readable } from 'node:stream'
import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'
import auth from '@adonisjs/auth/services/main'
import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'
import type { WholeWorkbook, Workbook } from '#app/audit/answer_export'
import InitializeBouncerMiddleware from '#app/core/middleware/initialize_bouncer_middleware'
import { readAhead } from '#app/core/batches'
import { CSV, csvStream } from '#app/core/csv'
import { inParts } from '#app/core/in_parts'
import { workbookStream, XLSX } from '#app/core/spreadsheet'
import { loadStandIns } from '#app/users/stand_in'
import type User from '#app/users/user'

export const formats = ['xlsx', 'csv'] as const
export type Format = (typeof formats)[number]
export const CONTENT_TYPES: Record<Format, string> = { xlsx: XLSX, csv: CSV }

const ROWS_AT_A_TIME = 500

export type Asked = { user: User; address: string; locale: string }

/** A workbook that can be written, whatever its rows are. */
export type WorkbookAt = {
  title: string
  action: string
  /** Whose trail says who took it out; without one the person's own. */
  subject?: { type: string; id: number }
  details: Record<string, unknown>
  formats: readonly Format[]
  count(): Promise<number | null>
  /** @param told how many rows were written, after each part */
  stream(format: Format, told: (rows: number) => Promise<void>): Readable
}

/**
 * The workbook that an address of ours answers with, as this person gets it now. The action of the address is called as
 * in a request, so that rights, scopes, filters and columns are those of the page and stand nowhere else; only what it
 * would have answered is taken from it (`answerWorkbook`).
 *
 * @throws what the action refuses with (403, 404); 404 where the address answers with no workbook
 */
export async function workbookAt(asked: Asked): Promise<WorkbookAt> {
  await server.boot()
  const ctx = await contextFor(asked)
  const found = ctx.request.url().endsWith('.xlsx')
    ? router.match(ctx.request.url(), 'GET', ctx.request.parsedUrl.shouldDecodeParam)
    : null
  const nothing = new errors.E_ROUTE_NOT_FOUND(['GET', asked.address])
  if (!found) throw nothing

  ctx.params = found.params
  ctx.route = found.route
  const taken: WorkbookAt[] = []
  ctx.takeWorkbook = (workbook) => taken.push('bytes' in workbook ? whole(workbook) : ofRows(workbook))
  const { handler } = found.route
  await (typeof handler === 'function' ? handler(ctx) : handler.handle(ctx.containerResolver, ctx))
  if (taken.length === 0) throw nothing
  return taken[0]
}

/** A request that nobody sent, by a person who is signed in. */
async function contextFor({ user, address, locale }: Asked): Promise<HttpContext> {
  const message = new IncomingMessage(new Socket())
  Object.assign(message, { method: 'GET', url: address })
  const answer = new ServerResponse(message)
  const request = server.createRequest(message, answer)
  const ctx = server.createHttpContext(request, server.createResponse(message, answer), app.container.createResolver())

  ctx.i18n = i18nManager.locale(locale)
  ctx.auth = auth.createAuthenticator(ctx)
  const guard = ctx.auth.use('web')
  Object.assign(guard, { user, authenticationAttempted: true, isAuthenticated: true })
  await ctx.auth.authenticate()
  if (user.isOfficial) await loadStandIns(user)
  await new InitializeBouncerMiddleware().handle(ctx, async () => {})
  return ctx
}

function whole({ name, action, subject, details = {}, count, bytes }: WholeWorkbook): WorkbookAt {
  return {
    ...{ title: name, action, subject, details, formats: ['xlsx'] },
    count: async () => count,
    stream: (_format, told) => Readable.from(written(() => bytes(told))),
  }
}

async function* written(bytes: () => Promise<Buffer>) {
  yield await bytes()
}

function ofRows<Row>({ action, sheet, rows, details = {} }: Workbook<Row>): WorkbookAt {
  return {
    ...{ title: sheet.name, action, details, formats },
    count: async () => (await rows.count?.()) ?? null,
    stream: (format, told) => {
      const parts = telling(rows, told)
      return format === 'csv' ? csvStream(sheet, parts) : workbookStream(sheet, parts)
    },
  }
}

/** Some rows at a time, also where all of them come at once: whoever writes them has to breathe, and to be stopped. */
async function* telling<Row>(parts: AsyncIterable<Row[]>, told: (rows: number) => Promise<void>) {
  let done = 0
  for await (const rows of readAhead(parts)) {
    for (const some of inParts(rows, ROWS_AT_A_TIME)) {
      yield some
      await told((done += some.length))
    }
  }
}
