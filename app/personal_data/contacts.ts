import type { HttpContext } from '@adonisjs/core/http'
import { record } from '#app/audit/record'
import { inTransaction } from '#app/core/dialect'
import { maskedContact } from '#app/core/masks'
import type { AnswerSection } from '#app/core/form_answers'
import type { Actor } from '#app/users/actor'
import type User from '#app/users/user'

/** Ways to reach somebody that a page shows masked, and whole to who asks for them: that is on record. */
export type ContactKind = {
  /** As the trail names it. */
  subject: string
  revealedAs: string
  /** The row as far as this person may know of it, or null. */
  find(user: User, id: number): Promise<FoundContact | null>
}

export type FoundContact = { path: string; mayRead: boolean }

const kinds = new Map<string, ContactKind>()

export function registerContacts(...added: ContactKind[]) {
  for (const kind of added) kinds.set(kind.subject, kind)
}

export function contactKind(subject: string) {
  return kinds.get(subject) ?? null
}

export function revealContact({ subject, revealedAs }: ContactKind, id: number, by: Actor & { id: number }) {
  return inTransaction((trx) => record(trx, { action: revealedAs, subject: { type: subject, id }, by }))
}

const REVEALED = 'revealedContact'

/** The next page, and no other, shows it whole. */
export function showOnce({ session }: HttpContext, subject: string, id: number) {
  session.flash(REVEALED, `${subject} ${id}`)
}

/** Whether this page is the one that shows it. */
export function isRevealed({ session }: HttpContext, subject: string, id: number) {
  return session.flashMessages.get(REVEALED) === `${subject} ${id}`
}

type ShownSection = AnswerSection & { reveal?: { subject: string; id: number } | null }

const IS_CONTACT = /(Mobile|Phone|Email)$/

/**
 * Numbers and mailboxes masked; the section that has some leads to seeing them, where this person may.
 *
 * @param shown what they belong to, and whether this person may see them; for who never may, left out
 */
export function withMasks(
  ctx: HttpContext,
  sections: AnswerSection[],
  shown?: { subject: string; id: number; mayRead: boolean }
): ShownSection[] {
  const { subject, id, mayRead } = shown ?? { subject: '', id: 0, mayRead: false }
  if (mayRead && isRevealed(ctx, subject, id)) return sections
  return sections.map((section) => {
    const isMasked = ({ name, text }: (typeof section.items)[number]) => IS_CONTACT.test(name) && text && text !== '—'
    if (!section.items.some(isMasked)) return section
    const items = section.items.map((item) => (isMasked(item) ? { ...item, text: maskedContact(item.text!) } : item))
    return { ...section, items, reveal: mayRead ? { subject, id } : null }
  })
}
