import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { Form, type Answers } from '#app/core/form'
import type { Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { admit, reject, resolve } from './admission.js'
import AllianceMember from './alliance_member.js'
import { electTo } from './class_terms.js'
import { expel } from './leaving.js'
import { memberClasses } from './member_classes.js'
import type { Organ } from './organs.js'
import Proceeding from './proceeding.js'
import { closeProceedingOf } from './proceedings.js'

/** What a meeting decided about a member: who wrote it down, in which meeting, and how it was voted, in words. */
export type Decided = {
  member: AllianceMember
  by: Actor
  /** Number of the meeting or of its minutes, as it is quoted. */
  meetingNumber: string
  /** 应到 12，实到 10，同意 9，反对 0，弃权 1 */
  votes: string
  /** Answers to `form`, checked. */
  facts?: Answers
}

/**
 * One kind of decision about a member as data. The meeting's adopted decision writes the member's record in the
 * meeting's own transaction: what the verbs throw (StepNotAllowed) undoes the whole.
 */
export type DecisionKind = {
  /** Name under `alliance_decisions.kinds`. */
  code: string
  /** The organs that may decide it. */
  organs: readonly Organ[]
  /** The members about whom it can be decided now. */
  candidates(): ModelQueryBuilderContract<typeof AllianceMember>
  /** What is asked beside the member when it is put on the agenda. */
  form?: Form
  /** Adopted. */
  apply(trx: Trx, decided: Decided): Promise<void>
  /** Voted down; nothing follows where it is not there. */
  dismiss?(trx: Trx, decided: Decided): Promise<void>
}

const COUNCIL: readonly Organ[] = ['general_assembly', 'council', 'standing_council']

export const decisionKinds: readonly DecisionKind[] = [
  {
    code: 'admission',
    organs: COUNCIL,
    candidates: () => AllianceMember.query().where('state', 'under_vote').orderBy('id'),
    apply: (trx, { member, by, meetingNumber, votes }) => admit(trx, member, by, { meetingNumber, votes }),
    dismiss: (trx, { member, by, meetingNumber, votes }) => reject(trx, member, by, { meetingNumber, votes }),
  },
  {
    code: 'election',
    organs: ['general_assembly', 'council'],
    candidates: () =>
      AllianceMember.query()
        .withScopes((scopes) => scopes.withRights())
        .orderBy('id'),
    form: new Form('alliance_decision_form', [
      {
        name: 'election',
        fields: [
          { kind: 'choice', name: 'memberClass', options: memberClasses, labels: 'alliance.classes' },
          { kind: 'date', name: 'fromOn', required: false, latest: 'today' },
        ],
      },
    ]),
    apply: (trx, { member, by, meetingNumber, facts = {} }) =>
      electTo(trx, member, by, {
        memberClass: facts.memberClass,
        fromOn: facts.fromOn ?? undefined,
        basis: meetingNumber,
      }),
  },
  {
    code: 'expulsion',
    organs: ['general_assembly', 'council'],
    candidates: () =>
      AllianceMember.query()
        .withScopes((scopes) => scopes.inAlliance())
        .whereIn('id', Proceeding.query().where('state', 'ready').select('member_id'))
        .orderBy('id'),
    dismiss: async (trx, { member, by, meetingNumber, votes }) => {
      await closeProceedingOf(trx, member, by, { outcome: 'kept', meetingNumber, votes })
    },
    apply: (trx, { member, by, meetingNumber, votes }) => expel(trx, member, by, { meetingNumber, votes }),
  },
  {
    code: 'resumption',
    organs: COUNCIL,
    candidates: () => AllianceMember.query().where('state', 'suspended').orderBy('id'),
    apply: async (trx, { member, by, meetingNumber, votes }) => {
      const current = await AllianceMember.findOrFail(member.id, { client: trx })
      await resolve(trx, 'resume', current, by, { meetingNumber, votes }, { suspended_until: null })
    },
  },
]

/** What can be put to a meeting about a member now. */
export async function decisionsAbout({ id }: AllianceMember) {
  const found = await Promise.all(decisionKinds.map((kind) => kind.candidates().where('id', id).first()))
  return decisionKinds.filter((_kind, index) => found[index] !== null)
}

export function decisionKind(code: unknown) {
  return decisionKinds.find((kind) => kind.code === code) ?? null
}
