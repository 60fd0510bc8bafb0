import type { HttpContext } from '@adonisjs/core/http'
import type { Tone } from '#app/workflow/workflow'
import type CaseCall from './case_call.js'

/**
 * What higher rooms add to calls, registered in start/case_calls.ts: cases their counts and the way to hand in, the jury
 * its round, decisions their list, the book its link. They name their own pages, which their own policies guard.
 */
export type CallPanel = {
  /** On the page of the bureau and of who takes part, or on the public notice (where nobody need be signed in). */
  place: 'desk' | 'notice'
  /** A template of resources/views, for example `components/cases/call_panel`; it reads `panel.data`. */
  template: string
  /** What the template gets as `panel.data`, beside `call`; null when there is nothing to show to this reader. */
  load(call: CaseCall, ctx: HttpContext): Promise<Record<string, unknown> | null>
}

/** One figure in the strip on top of the page of a call, for instance the cases in one state. */
export type CallFigure = { label: string; value: number | string; href?: string; icon?: string; note?: string }

/** What a room does for a call, on the page of the desk: where that stands, and the way there; with an icon, a button on top. */
export type CallStage = {
  name: string
  href: string
  icon?: string
  text?: string
  badge?: { tone: Tone; text: string }
}

type CallStages = (call: CaseCall, ctx: HttpContext) => Promise<CallStage | null>
type CallFigures = (call: CaseCall, ctx: HttpContext) => Promise<CallFigure[]>
type CallCounts = (callIds: number[]) => Promise<Map<number, number>>
type CallDrafters = (callId: number) => Promise<number[]>
type CallBonds = (callId: number) => Promise<boolean>

const registered = {
  panels: [] as CallPanel[],
  stages: [] as CallStages[],
  figures: [] as CallFigures[],
  counts: [] as CallCounts[],
  drafters: [] as CallDrafters[],
  bonds: [] as CallBonds[],
}

export function registerCallPanels(...added: CallPanel[]) {
  registered.panels.push(...added)
}

/** In the order of the work; null where there is nothing for this reader. */
export function registerCallStages(...added: CallStages[]) {
  registered.stages.push(...added)
}

export function registerCallFigures(...added: CallFigures[]) {
  registered.figures.push(...added)
}

/** How many were handed in for each of these calls: one statement for a whole page of the list. */
export function registerCallCounts(...added: CallCounts[]) {
  registered.counts.push(...added)
}

/** The ids of the institutions with something begun and not handed in yet for a call: they are told of its end. */
export function registerCallDrafters(...added: CallDrafters[]) {
  registered.drafters.push(...added)
}

/** What others do for a call already, so that it can only be brought to its end: its experts score. */
export function registerCallBonds(...added: CallBonds[]) {
  registered.bonds.push(...added)
}

export async function callPanels(place: CallPanel['place'], call: CaseCall, ctx: HttpContext) {
  const shown = []
  for (const { template, load } of registered.panels.filter((panel) => panel.place === place)) {
    const data = await load(call, ctx)
    if (data) shown.push({ template, data: { ...data, call } })
  }
  return shown
}

export async function callStages(call: CaseCall, ctx: HttpContext) {
  const stages = []
  for (const source of registered.stages) stages.push(await source(call, ctx))
  return stages.filter((stage) => stage !== null)
}

export async function callFigures(call: CaseCall, ctx: HttpContext) {
  const figures = []
  for (const source of registered.figures) figures.push(...(await source(call, ctx)))
  return figures
}

export async function countsOfCalls(callIds: number[]) {
  const counts = new Map<number, number>()
  for (const source of registered.counts) {
    for (const [id, count] of await source(callIds)) counts.set(id, (counts.get(id) ?? 0) + count)
  }
  return counts
}

export async function draftersOf(callId: number) {
  const drafters = []
  for (const source of registered.drafters) drafters.push(...(await source(callId)))
  return [...new Set(drafters)]
}

export async function isBound(callId: number) {
  for (const source of registered.bonds) if (await source(callId)) return true
  return false
}
