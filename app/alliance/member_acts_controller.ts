import type { HttpContext } from '@adonisjs/core/http'
import { renderAct, takeAct } from './act.js'
import { memberActs } from './member_acts.js'
import { visibleMember } from './member_page.js'

/** What is done to a membership. */
export default class MemberActsController {
  async show(ctx: HttpContext) {
    return renderAct(ctx, memberActs, await placeOf(ctx))
  }

  async store(ctx: HttpContext) {
    return takeAct(ctx, memberActs, await placeOf(ctx))
  }
}

async function placeOf(ctx: HttpContext) {
  const member = await visibleMember(ctx)
  return { row: member, member, path: `/alliance-members/${member.id}`, title: member.name }
}
