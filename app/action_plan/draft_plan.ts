import { readFile } from 'node:fs/promises'
import { DateTime } from 'luxon'
import app from '@adonisjs/core/services/app'
import { inTransaction, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import ActionPlan from './action_plan.js'
import { actionPlanWorkflow } from './action_plan_workflow.js'
import PlanClause, { PlanMilestone } from './plan_clause.js'
import PlanTarget from './plan_target.js'

/** A plan without its history: what a new one is written from. Days are ISO. */
export type PlanText = {
  name: string
  docNumber: string | null
  startsOn: string
  endsOn: string
  targets: (Pick<
    PlanTarget,
    'measure' | 'name' | 'unit' | 'countRule' | 'operator' | 'target' | 'baseline' | 'aggregation' | 'owner'
  > & { deadline: string })[]
  clauses: (Pick<PlanClause, 'number' | 'title' | 'content' | 'owner' | 'partners'> & {
    milestones: { title: string; dueOn: string }[]
  })[]
}

/** 《行动方案（2022—2024年）》, 京知局〔2022〕88号, as it was issued. */
export async function firstPlan(): Promise<PlanText> {
  return JSON.parse(await readFile(app.makePath('resources/plans/2022-2024.json'), 'utf8'))
}

/** The same aims for the years that follow; what was reached is the next one's baseline to be entered. */
export async function nextPlanOf(plan: ActionPlan): Promise<PlanText> {
  const clauses = await plan.related('clauses').query().preload('milestones').orderBy('number')
  const targets = await plan.related('targets').query().orderBy('position').orderBy('id')
  const span = plan.years.length
  const later = (day: DateTime) => day.plus({ years: span }).toISODate()!
  const renamed = (text: string) => text.replace(/20\d\d(?=年|—20)/g, (year) => String(Number(year) + span))
  return {
    name: renamed(plan.name),
    docNumber: null,
    startsOn: later(plan.startsOn),
    endsOn: later(plan.endsOn),
    targets: targets.map((target) => ({ ...factsOf(target), deadline: later(target.deadline) })),
    clauses: clauses.map(({ number, title, content, owner, partners, milestones }) => ({
      ...{ number, title, content, owner, partners },
      milestones: milestones.map((milestone) => ({
        title: renamed(milestone.title),
        dueOn: later(milestone.dueOn),
      })),
    })),
  }
}

const factsOf = ({ measure, name, unit, countRule, operator, target, baseline, aggregation, owner }: PlanTarget) => ({
  ...{ measure, name, unit, countRule, operator, target, baseline, aggregation, owner },
})

const day = (iso: string) => DateTime.fromISO(iso)

/** Writes a plan that only the bureau sees, until the head of the division puts it in force. */
export function draftPlan({ targets, clauses, ...facts }: PlanText, by: Actor & { id: number }): Promise<ActionPlan> {
  return inTransaction(async (trx) => {
    const plan = await ActionPlan.create(
      {
        ...{ name: facts.name, docNumber: facts.docNumber },
        ...{ startsOn: day(facts.startsOn), endsOn: day(facts.endsOn) },
        ...{ state: 'draft', version: 0, stateSince: DateTime.utc(), createdById: by.id },
      },
      { client: trx }
    )
    const rows = targets.map((target, position) => ({
      ...{ ...target, deadline: day(target.deadline) },
      ...{ position: position + 1, planId: plan.id },
    }))
    await PlanTarget.createMany(rows, { client: trx })
    for (const clause of clauses) await addClause(trx, plan, clause)
    await actionPlanWorkflow.tell(trx, 'action_plan.drafted', plan.id, by, { name: plan.name })
    return plan
  })
}

async function addClause(trx: Trx, plan: ActionPlan, { milestones, ...clause }: PlanText['clauses'][number]) {
  const { id } = await PlanClause.create({ ...clause, planId: plan.id }, { client: trx })
  const rows = milestones.map(({ title, dueOn }) => ({ title, clauseId: id, dueOn: day(dueOn) }))
  await PlanMilestone.createMany(rows, { client: trx })
}
