import type { HttpContext } from '@adonisjs/core/http'
import type CaseCall from './case_call.js'
import { sendNotice } from './case_call_document.js'
import { renderNotice } from './case_call_notice_page.js'
import { visibleCall } from './case_call_page.js'

/** The notice before it goes out: the page and the paper. */
export default class CaseCallPreviewsController {
  async show(ctx: HttpContext) {
    return renderNotice(ctx, await withQuestions(ctx))
  }

  async download(ctx: HttpContext) {
    return sendNotice(ctx, await withQuestions(ctx))
  }
}

async function withQuestions(ctx: HttpContext): Promise<CaseCall> {
  const call = await visibleCall(ctx)
  await call.load('questionVersion')
  return call
}
