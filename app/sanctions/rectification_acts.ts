import { beijingDay } from '#app/calendar/working_days'
import type { Acts } from './acts.js'
import type Rectification from './rectification.js'
import { failRectification } from './rectification_failure.js'
import {
  acceptRectification,
  dropRectification,
  endRectification,
  extendRectification,
  orderRectification,
  rectificationWorkflow as workflow,
  returnReport,
} from './rectification_workflow.js'

const handler = () => 'bureau_handler' as const
const head = () => 'division_head' as const
const isInTime = ({ dueDay }: Rectification) => dueDay !== null && dueDay >= beijingDay()

/** What officials can do with a rectification, in the order in which it is offered. */
export const rectificationActs = {
  order: { who: head, allows: (row) => workflow.allows('order', row), needs: [], opinion: 2, act: orderRectification },
  refuse: { who: head, allows: (row) => workflow.allows('drop', row), needs: [], opinion: 4, act: dropRectification },
  withdraw: {
    who: handler,
    allows: (row) => workflow.allows('drop', row),
    needs: [],
    opinion: 4,
    act: dropRectification,
  },
  accept: {
    who: handler,
    allows: (row) => workflow.allows('accept', row) && row.designation.state === 'rectifying',
    needs: [],
    opinion: 2,
    act: acceptRectification,
  },
  return: {
    who: handler,
    allows: (row) => workflow.allows('return', row) && isInTime(row),
    needs: [],
    opinion: 10,
    act: returnReport,
  },
  fail: {
    who: handler,
    allows: (row) => workflow.allows('fail', row) && (row.state === 'reported' || row.isOverdue),
    needs: [],
    opinion: 10,
    act: failRectification,
  },
  extend: {
    who: head,
    allows: (row) => row.state === 'ordered' && row.mayBeExtended,
    needs: ['months'],
    opinion: 4,
    act: extendRectification,
  },
  end: {
    who: head,
    allows: (row) => workflow.allows('end', row) && row.designation.state !== 'rectifying',
    needs: [],
    opinion: 4,
    act: endRectification,
  },
} satisfies Acts<Rectification>

export type RectificationAct = keyof typeof rectificationActs
