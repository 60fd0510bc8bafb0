/**
 * Draws public/icons.svg from the outline icons of Tabler (MIT): `node resources/icons/build.mjs`.
 * A name that is missing here is added to the list, and the file made again.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const names = `
  adjustments alert-circle alert-octagon alert-triangle archive arrow-back-up arrow-down arrow-left arrow-right
  arrow-up arrows-sort award ban bell book bookmark bookmarks books building building-bank calendar calendar-event certificate
  chart-bar chart-line check checklist chevron-down chevron-left chevron-right chevron-up circle circle-check
  circle-dashed circle-x clipboard-check clipboard-data clock clock-pause columns-3 copy database device-floppy dots download
  edit external-link eye eye-off file-alert file-certificate file-export file-import file-search file-text file-type-doc
  file-type-pdf file-type-xls filter flag folder forms gavel grip-vertical hand-stop heart-handshake help-circle history home
  hourglass id-badge-2 inbox info-circle key language link list-check list-details loader-2 lock lock-open login logout
  mail map-2 map-pin menu-2 message-2 minus moon news notebook paperclip pencil phone photo player-pause plus point
  presentation printer progress-check qrcode question-mark refresh report report-analytics rotate rubber-stamp scale
  school search send settings shield-check shield-lock sort-ascending sort-descending speakerphone star sun switch-3
  tags target text-size transfer-in trash trophy upload user user-check user-plus users users-group wifi-off x
`.match(/\S+/g)

const folder = new URL('../../node_modules/@tabler/icons/icons/outline/', import.meta.url)

function symbol(name) {
  const drawing = readFileSync(new URL(`${name}.svg`, folder), 'utf8')
    .replace(/[\s\S]*?<svg[^>]*>/, '')
    .replace('</svg>', '')
    .replace(/<path stroke="none"[^>]*\/>/, '')
    .replace(/\s*\n\s*/g, '')
  return `<symbol id="i-${name}" viewBox="0 0 24 24">${drawing}</symbol>`
}

const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n${names.map(symbol).join('\n')}\n</svg>\n`
writeFileSync(new URL('../../public/icons.svg', import.meta.url), sprite)
