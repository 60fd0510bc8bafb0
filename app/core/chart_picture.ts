import { renderAsync } from '@resvg/resvg-js'
import { FONT_FILES, printFont } from './print_fonts.js'
import { withTextPaths } from './text_paths.js'

const FAMILY = 'Noto Serif SC'
const DOTS_PER_INCH = 300

export type ChartPicture = {
  bytes: Buffer
  /** As printed, in millimetres. */
  width: number
  height: number
}

/**
 * A chart as PNG, for what takes no SVG; drawn beside the work of this process, because it takes a while.
 *
 * @param svg with a `viewBox`, its looks in attributes or in a style sheet of its own
 * @param width as printed, in millimetres
 */
export async function chartPicture(svg: string, width: number): Promise<ChartPicture> {
  const printed = withTextPaths(svg, await printFont('regular')).replace(/ font-family="[^"]*"/g, '')
  const picture = await renderAsync(printed, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: Math.round((width / 25.4) * DOTS_PER_INCH) },
    font: {
      loadSystemFonts: false,
      fontFiles: printed.includes('<text') ? [FONT_FILES.regular] : [],
      defaultFontFamily: FAMILY,
    },
  })
  return { bytes: picture.asPng(), width, height: (width * picture.height) / picture.width }
}
