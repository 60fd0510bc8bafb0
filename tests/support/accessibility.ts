/// <reference lib="dom" />
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong, with the first place of each fault. */
export async function faultsOf(page: Page) {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    type Fault = { id: string; nodes: { html: string }[] }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    type Run = (context: object, options: object) => Promise<{ violations: Fault[] }>
    const { run } = (globalThis as unknown as { axe: { run: Run } }).axe
    /** Letters on a map carry a halo against whatever lies under them, of which axe takes no account. */
    const context = { exclude: ['svg.map text'] }
    /** Nobody reads what is right, nor where a fault is but by its HTML: a third less to reckon. */
    const lean = { resultTypes: ['violations'], selectors: false, preload: false }
    const { violations } = await run(context, { runOnly: { type: 'tag', values: tags }, ...lean })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`)
  })
}
