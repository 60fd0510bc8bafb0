import type { Act, Acts } from './act.js'
import { nothing, opinionForm, statementForm } from './act_forms.js'
import type Proceeding from './proceeding.js'
import { proceedingWorkflow } from './proceeding_workflow.js'
import { dropProceeding, proposeExpulsion, stateCase, waiveCase } from './proceedings.js'

type Steps = keyof typeof proceedingWorkflow.steps
const when =
  (step: Steps): Act<Proceeding>['fits'] =>
  (row) =>
    proceedingWorkflow.allows(step, row)

export const proceedingActs: Acts<Proceeding> = {
  propose: {
    acting: 'secretariat',
    form: opinionForm,
    fits: when('propose'),
    danger: true,
    values: ({ grounds }) => ({ opinion: grounds }),
    run: (row, by, { opinion, version }) => proposeExpulsion(row, by, { opinion, version }),
  },
  drop: {
    acting: 'secretariat',
    form: opinionForm,
    fits: (row) => row.state === 'review' || row.state === 'ready',
    run: (row, by, { opinion, version }) => dropProceeding(row, by, { opinion, version }),
  },
  state: {
    acting: 'principal',
    form: statementForm,
    fits: when('state'),
    run: (row, by, { statement, version }) => stateCase(row, by, { statement, version }),
  },
  waive: {
    acting: 'principal',
    form: nothing,
    fits: when('waive'),
    danger: true,
    run: (row, by, { version }) => waiveCase(row, by, { version }),
  },
}
