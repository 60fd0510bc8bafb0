import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'

const { resolve: pathOf } = createRequire(import.meta.url)

/** The free font that comes with this system: a drawing is the same on every machine, whatever is installed there. */
const FONT = pathOf('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf')
const FAMILY = 'Noto Serif SC'
const DOTS_PER_INCH = 300

export type ChartPicture = {
  bytes: Buffer
  /** As printed, in millimetres. */
  width: number
  height: number
}

/**
 * A chart as PNG, for what takes no SVG.
 *
 * @param svg with a `viewBox`, its looks in attributes or in a style sheet of its own
 * @param width as printed, in millimetres
 */
export function chartPicture(svg: string, width: number): ChartPicture {
  const printed = svg.replace(/ font-family="[^"]*"/g, '')
  const drawing = new Resvg(printed, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: Math.round((width / 25.4) * DOTS_PER_INCH) },
    font: { loadSystemFonts: false, fontFiles: [FONT], defaultFontFamily: FAMILY },
  })
  const picture = drawing.render()
  return { bytes: picture.asPng(), width, height: (width * picture.height) / picture.width }
}
