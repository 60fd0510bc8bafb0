import { Workflow } from '#app/workflow/workflow'

export type RollOverState = 'preparing' | 'running' | 'concluded'

/** A year is prepared, some of it opened at a time, until the head of the division says that this was all. */
export const rollOverWorkflow = new Workflow(
  'roll_over',
  'roll_overs',
  {
    preparing: { tone: 'waiting', waitsFor: ['division_head', 'bureau_handler'], group: 'open' },
    running: { tone: 'info', waitsFor: [], group: 'open' },
    concluded: { tone: 'good', waitsFor: null, group: 'over' },
  },
  {
    /** 开启所选: the worker opens what was chosen (run_roll_over.ts). */
    start: { from: ['preparing'], to: 'running', recordedAs: 'roll_over.started' },
    finish: { from: ['running'], to: 'preparing', recordedAs: 'roll_over.run_finished' },
    conclude: { from: ['preparing'], to: 'concluded', recordedAs: 'roll_over.concluded' },
    reopen: { from: ['concluded'], to: 'preparing', recordedAs: 'roll_over.reopened' },
  } as const satisfies Record<string, { from: readonly RollOverState[]; to: RollOverState; recordedAs: string }>
)
