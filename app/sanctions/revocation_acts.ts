import type { Acts } from './acts.js'
import type Revocation from './revocation.js'
import type { RevocationState } from './revocation_workflow.js'
import {
  carryOutRevocation,
  decideToRevoke,
  dropRevocation,
  keepTitle,
  noteFinding,
  proposeRevocation,
  returnProposal,
  revocationWorkflow as workflow,
  warnInstitution,
} from './revocation_workflow.js'

const handler = () => 'bureau_handler' as const
const head = () => 'division_head' as const
const leader = () => 'bureau_leader' as const
const allows = (step: keyof typeof workflow.steps) => (row: Revocation) => workflow.allows(step, row)

/** Who may drop it: the one who writes it, then the head, and after the meeting only its leader. */
const DROPPED_BY: Partial<Record<RevocationState, 'bureau_handler' | 'bureau_leader'>> = {
  draft: 'bureau_handler',
  public_notice: 'bureau_leader',
}

/** What officials can do with a revocation, in the order in which it is offered. */
export const revocationActs = {
  propose: { who: handler, allows: allows('propose'), needs: [], opinion: 2, act: proposeRevocation },
  warn: { who: head, allows: allows('warn'), needs: [], opinion: 2, act: warnInstitution },
  return: { who: head, allows: allows('return'), needs: [], opinion: 4, act: returnProposal },
  find: { who: handler, allows: allows('find'), needs: [], opinion: 10, act: noteFinding },
  decide: { who: leader, allows: allows('decide'), needs: ['minutesNumber'], opinion: 10, act: decideToRevoke },
  keep: { who: leader, allows: allows('keep'), needs: ['minutesNumber'], opinion: 10, act: keepTitle },
  carry_out: {
    who: handler,
    allows: (row) => workflow.allows('carryOut', row) && row.noticeIsOver,
    needs: ['docNumber'],
    opinion: 2,
    act: carryOutRevocation,
  },
  drop: {
    who: ({ state }) => DROPPED_BY[state] ?? 'division_head',
    allows: allows('drop'),
    needs: [],
    opinion: 10,
    act: dropRevocation,
  },
} satisfies Acts<Revocation>

export type RevocationAct = keyof typeof revocationActs
