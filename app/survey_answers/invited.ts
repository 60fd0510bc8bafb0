import type SurveyInvitation from '#app/surveys/survey_invitation'
import { hashOf } from '#app/surveys/survey_links'
import { askedIn, asking, type AskedWave } from './asked_wave.js'
import { draftName } from './seal.js'

/** Who comes by a personal address: asked what, and with what begun. */
export type Invited = {
  id: number
  isSpent: boolean
  locale: SurveyInvitation['locale']
  wave: AskedWave
  /** A begun answer, sealed; null where there is none. */
  draft: string | null
  /** Under what it lies. */
  draftName: string
}

/** @returns null for an address that nobody was sent */
export async function invitedAt(token: string): Promise<Invited | null> {
  const name = draftName(token)
  const row = await asking('survey_invitations')
    .join('survey_links as link', 'link.invitation_id', 'asking.id')
    .where('link.token_hash', hashOf(token))
    .leftJoin('survey_drafts as draft', (draft) => void draft.onVal('draft.name', name))
    .select('asking.id', 'asking.is_spent', 'asking.locale', 'draft.sealed')
    .first()
  if (!row) return null
  const { id, locale, is_spent: isSpent, sealed: draft } = row
  return { id, locale, isSpent: Boolean(isSpent), wave: await askedIn(row), draft, draftName: name }
}
