import { randomBytes, randomInt } from 'node:crypto'
import encryption from '@adonisjs/core/services/encryption'
import type { Choice, Question } from './vote_count.js'

/**
 * The box of a secret vote. While the vote is open all ballots lie in one sealed text that is mixed and sealed anew
 * with each ballot: whoever reads the database before and after sees that the box is another one, and its length says
 * only how many lie in it. What is put in is as long for every choice.
 */
export function sealBox(ballots: readonly string[], voteId: number) {
  return encryption.encrypt(mixed(ballots).join(''), undefined, purposeOf(voteId))
}

/** @throws when the box was exchanged or damaged */
export function openBox(sealed: string | null, { options }: Question, voteId: number): string[] {
  if (sealed === null) return []
  const text = encryption.decrypt<string>(sealed, purposeOf(voteId))
  if (text === null) throw new Error(`The ballot box of vote ${voteId} cannot be opened`)
  return text.match(new RegExp(`.{${options.length}}`, 'g')) ?? []
}

/** One mark for each option, in their order. */
export function ballotOf({ options }: Question, choice: Choice) {
  return options.map((option) => (choice.includes(option) ? 'x' : '-')).join('')
}

export function choiceOn({ options }: Question, ballot: string): Choice {
  return options.filter((_option, at) => ballot[at] === 'x')
}

/** In an order that nobody can foresee (Fisher and Yates). */
export function mixed<T>(things: readonly T[]): T[] {
  const mix = [...things]
  for (let at = mix.length - 1; at > 0; at--) {
    const other = randomInt(at + 1)
    ;[mix[at], mix[other]] = [mix[other], mix[at]]
  }
  return mix
}

export const ballotId = () => randomBytes(16).toString('hex')

const purposeOf = (voteId: number) => `ballot_box/${voteId}`
