import { DateTime } from 'luxon'
import rules from '#config/alliance'
import { beijingDay } from '#app/core/beijing_day'
import { invalid, refusedFor } from '#app/core/form_page'
import type { Act, Acts } from './act.js'
import {
  nothing,
  opinionForm,
  reviewForm,
  supplementForm,
  suspensionForm,
  tagForm,
  withdrawalForm,
} from './act_forms.js'
import type AllianceMember from './alliance_member.js'
import {
  orderSupplement,
  passCheck,
  refuseApplication,
  retractApplication,
  signPledge,
  tagMember,
} from './application.js'
import { pledgeForm } from './application_form.js'
import { entryForm } from './entry.js'
import { noteEntry } from './entry_workflow.js'
import { askWithdrawal, takeBackWithdrawal, withdraw } from './leaving.js'
import { liftWarning, resumeMember, suspendMember, warnMember } from './measures.js'
import { keepFiles, missingFiles } from './member_files.js'
import { memberWorkflow, type MemberStep } from './member_workflow.js'
import { openReview } from './proceedings.js'

type MemberAct = Act<AllianceMember>

const byStep = (step: MemberStep) => (member: AllianceMember) => memberWorkflow.allows(step, member)
const ruled = (
  step: MemberStep,
  run: (member: AllianceMember, by: never, typed: never) => Promise<unknown>
): MemberAct => ({
  acting: 'secretariat',
  form: opinionForm,
  fits: byStep(step),
  run: run as MemberAct['run'],
})

/** Everything that is done to a membership on a page of its own. */
export const memberActs: Acts<AllianceMember> = {
  pass: ruled('pass', passCheck),
  supplement: {
    acting: 'secretariat',
    form: supplementForm,
    fits: byStep('requestSupplement'),
    run: (member, by, { defects, reason, version }) => orderSupplement(member, by, { defects, reason, version }),
  },
  refuse: { ...ruled('refuse', refuseApplication), danger: true },
  retract: {
    acting: 'principal',
    form: nothing,
    fits: byStep('retract'),
    danger: true,
    run: (member, by, { version }) => retractApplication(member, by, { version }),
  },
  pledge: {
    acting: 'representative',
    form: pledgeForm,
    fits: (member) => member.isIn && member.pledgeVersion !== rules.pledgeVersion,
    run: (member, by) => signPledge(member, by),
  },
  note: {
    acting: 'secretariat',
    form: entryForm,
    fits: ({ isIn }) => isIn,
    values: () => ({ happenedOn: beijingDay() }),
    run: (member, by, typed) => noteEntry(member, by, typed),
  },
  tag: {
    acting: 'secretariat',
    form: tagForm,
    fits: ({ isIn }) => isIn,
    values: ({ tags }) => ({ tags }),
    run: (member, by, { tags }) => tagMember(member, by, tags ?? []),
  },
  warn: ruled('warn', warnMember),
  liftWarning: ruled('liftWarning', liftWarning),
  suspend: {
    ...ruled('suspend', suspendMember),
    form: suspensionForm,
    run: async (member, by, { until, opinion, version }, { i18n }) => {
      const last = DateTime.fromISO(beijingDay()).plus({ months: rules.suspensionMonths }).toISODate()!
      if (until <= beijingDay() || until > last)
        throw invalid('until', i18n.t('alliance_members.until_within', { months: rules.suspensionMonths }))
      await suspendMember(member, by, { until, opinion, version })
    },
  },
  resume: ruled('resume', resumeMember),
  review: {
    acting: 'secretariat',
    form: reviewForm,
    fits: ({ isIn }) => isIn,
    run: (member, by, { cause, opinion }) => openReview(member, by, { cause, grounds: opinion }),
  },
  askWithdrawal: {
    acting: 'principal',
    form: opinionForm,
    file: 'withdrawal_notice',
    fits: (member) => member.isIn && !member.withdrawalAskedOn,
    danger: true,
    run: async (member, by, { opinion }, ctx) => {
      const missing = missingFiles(ctx, ['withdrawal_notice'])
      if (missing.length > 0) throw refusedFor(missing)
      await askWithdrawal(member, by, { opinion }, keepFiles(ctx, ['withdrawal_notice']))
    },
  },
  takeBackWithdrawal: {
    acting: 'principal',
    form: opinionForm,
    fits: (member) => member.isIn && member.withdrawalAskedOn !== null,
    run: (member, by, { opinion, version }) => takeBackWithdrawal(member, by, { opinion, version }),
  },
  withdraw: {
    ...ruled('withdraw', withdraw),
    form: withdrawalForm,
    fits: (member) => memberWorkflow.allows('withdraw', member) && member.withdrawalAskedOn !== null,
  },
}
