import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { renderAsync } from '@resvg/resvg-js'
import { fontFrom, withTextPaths } from './text_paths.js'

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

let font: Promise<ReturnType<typeof fontFrom>> | undefined

/**
 * A chart as PNG, for what takes no SVG; drawn beside the work of this process, because it takes a while.
 *
 * @param svg with a `viewBox`, its looks in attributes or in a style sheet of its own
 * @param width as printed, in millimetres
 */
export async function chartPicture(svg: string, width: number): Promise<ChartPicture> {
  font ??= readFile(FONT).then(fontFrom)
  const printed = withTextPaths(svg, await font).replace(/ font-family="[^"]*"/g, '')
  const picture = await renderAsync(printed, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: Math.round((width / 25.4) * DOTS_PER_INCH) },
    font: { loadSystemFonts: false, fontFiles: printed.includes('<text') ? [FONT] : [], defaultFontFamily: FAMILY },
  })
  return { bytes: picture.asPng(), width, height: (width * picture.height) / picture.width }
}
