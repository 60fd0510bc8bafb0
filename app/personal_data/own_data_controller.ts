import type { HttpContext } from '@adonisjs/core/http'
import { renderOwnData } from './own_data_page.js'

/** 我的个人信息: what is known about the reader, taking it out, asking for more, and who has seen it. */
export default class OwnDataController {
  index(ctx: HttpContext) {
    return renderOwnData(ctx)
  }
}
