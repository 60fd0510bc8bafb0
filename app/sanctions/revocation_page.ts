import type { HttpContext } from '@adonisjs/core/http'
import limits from '#config/sanctions'
import { timelineOf } from '#app/audit/timeline'
import { offeredActs } from './acts.js'
import Revocation from './revocation.js'
import { revocationActs } from './revocation_acts.js'
import { evidenceOf } from './revocation_files.js'
import RevocationPolicy from './revocation_policy.js'
import { statementClock, statementOf } from './revocation_statement.js'
import { INTERNAL } from './revocation_workflow.js'

/** The one of the address, or 404. */
export function visibleRevocation({ auth, params }: HttpContext) {
  return Revocation.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.revocation_id ?? params.id) || 0)
    .preload('designation')
    .firstOrFail()
}

/** States in which the institution learns what was found out about its statement. */
const DECIDED = ['public_notice', 'revoked', 'kept']

export async function renderRevocation({ auth, bouncer, view, i18n }: HttpContext, revocation: Revocation) {
  const user = auth.getUserOrFail()
  const { isBureau } = user
  const policy = bouncer.with(RevocationPolicy)
  return view.render('pages/sanctions/revocations/show', {
    revocation,
    isBureau,
    maxBytes: limits.files.maxBytes,
    evidence: isBureau ? await evidenceOf(revocation) : [],
    statement: await statementOf(revocation),
    finding: isBureau || DECIDED.includes(revocation.state) ? revocation.finding : null,
    clock: await statementClock(revocation),
    offered: offeredActs(revocationActs, revocation, { user, i18n, prefix: 'revocations' }),
    mayRevise: revocation.state === 'draft' && (await policy.allows('draft')),
    mayState: revocation.state === 'warned' && (await policy.allows('state', revocation)),
    timeline: await timelineOf('revocation', revocation.id, i18n, { without: isBureau ? [] : INTERNAL }),
  })
}
