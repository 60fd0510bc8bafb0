import { domainToASCII } from 'node:url'
import { maskedAddress } from '#app/core/masks'

/** Marks that nobody sees: they come along when an address is copied from a page or a table. */
const UNSEEN = /[\u200B-\u200F\u2060\uFEFF\p{Cc}]/gu
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/

const LONGEST = 190

/**
 * One mailbox, one text: without spaces around it, in small half-width letters, a Chinese domain as mail servers write it.
 *
 * @returns null for what no letter can be sent to
 */
export function emailAddress(typed: string | null | undefined): string | null {
  const plain = (typed ?? '').replace(UNSEEN, '').normalize('NFKC').trim().toLowerCase()
  const at = plain.lastIndexOf('@')
  const local = plain.slice(0, Math.max(at, 0))
  const domain = domainToASCII(plain.slice(at + 1))
  const address = `${local}@${domain}`
  return LOCAL.test(local) && DOMAIN.test(domain) && address.length <= LONGEST ? address : null
}

/** What a mail server said, without the addresses in it. */
export function withoutAddresses(text: string) {
  return text.replace(/[^\s<>@"']+@[^\s<>"']+/g, (address) => maskedAddress(address))
}
