import type { HttpContext } from '@adonisjs/core/http'
import limits from '#config/sanctions'
import { showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type Revocation from './revocation.js'
import { statementFilesOf } from './revocation_files.js'
import { visibleRevocation } from './revocation_page.js'
import RevocationPolicy from './revocation_policy.js'
import {
  saveStatement,
  statementClock,
  statementValidator,
  submitStatement,
  waiveStatement,
} from './revocation_statement.js'

/** 陈述申辩: written by the institution, handed in or waived by the principal. */
export default class RevocationStatementsController {
  async edit(ctx: HttpContext) {
    return renderStatement(ctx, await ownRevocation(ctx))
  }

  async update(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const revocation = await ownRevocation(ctx)
    const then = request.input('then')
    const answers = then === 'submit' || then === 'waive'
    if (answers) await bouncer.with(RevocationPolicy).authorize('answer', revocation)

    const version = seenVersion(ctx)
    if (then === 'waive') {
      await waiveStatement(revocation, personOf(ctx), version)
    } else {
      const typed = request.input('statement')
      await saveStatement(revocation, typeof typed === 'string' ? typed.slice(0, 5000) : null)
      if (request.accepts(['html', 'json']) === 'json') return response.send({})
      if (then === 'submit') {
        showAgain(ctx, () => renderStatement(ctx, revocation))
        const { statement } = await request.validateUsing(statementValidator)
        await submitStatement(revocation, personOf(ctx), statement, version)
      }
    }
    session.flash('success', i18n.t(`revocations.answered.${answers ? then : 'save'}`))
    return response.redirect(`/revocations/${revocation.id}`)
  }
}

async function ownRevocation(ctx: HttpContext) {
  const revocation = await visibleRevocation(ctx)
  await ctx.bouncer.with(RevocationPolicy).authorize('state', revocation)
  if (revocation.state !== 'warned') throw new StepNotAllowed('state', 'statement_closed')
  return revocation
}

async function renderStatement({ bouncer, view }: HttpContext, revocation: Revocation) {
  return view.render('pages/sanctions/revocations/statement', {
    revocation,
    clock: await statementClock(revocation),
    files: await statementFilesOf(revocation),
    maxBytes: limits.files.maxBytes,
    mayAnswer: await bouncer.with(RevocationPolicy).allows('answer', revocation),
  })
}
