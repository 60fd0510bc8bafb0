import type { Vite } from '@adonisjs/vite'
import { html } from './html.js'

/** The sheets and scripts of a page, and what the scripts import, so that a browser fetches all of it at once. */
export function assetTags(vite: Vite, entries: readonly string[]) {
  const fresh = vite.useDevServer ? ['/@vite/client'] : []
  const imported = vite.useDevServer ? [] : entries.flatMap((entry) => vite.manifest()[entry]?.imports ?? [])
  const ahead = [...new Set(imported)].map((file) => `<link rel="modulepreload" href="${vite.assetPath(file)}" />`)
  return html([...ahead, ...[...fresh, ...entries.map((entry) => vite.assetPath(entry))].map(tagOf)].join('\n'))
}

function tagOf(url: string) {
  return url.endsWith('.css')
    ? `<link rel="stylesheet" href="${url}" />`
    : `<script type="module" src="${url}"></script>`
}
