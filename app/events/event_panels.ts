import type { HttpContext } from '@adonisjs/core/http'
import type Event from './event.js'

/** What a room above shows on the page of an event. Registered in start/events.ts; its forms are authorized by its room. */
export type EventPanel = {
  /** A template of resources/views; it reads `panel.data`. */
  template: string
  /** What the template gets beside `event`; null when there is nothing to show to this reader. */
  load(event: Event, ctx: HttpContext): Promise<Record<string, unknown> | null>
}

const panels: EventPanel[] = []

export function registerEventPanels(...added: EventPanel[]) {
  panels.push(...added)
}

export async function eventPanels(event: Event, ctx: HttpContext) {
  const shown = []
  for (const { template, load } of panels) {
    const data = await load(event, ctx)
    if (data) shown.push({ template, data: { ...data, event } })
  }
  return shown
}
