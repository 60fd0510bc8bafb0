import cases from '#config/cases'

const MM_PER_INCH = 25.4

/** Pixels across a picture printed as wide as the book prints it at least, with the dots that print needs. */
export const leastWidth = Math.round((cases.printedWidth / MM_PER_INCH) * cases.dpi)

/** How long so many pixels are in print, in mm. */
export function printedLength(pixels: number) {
  return (pixels / cases.dpi) * MM_PER_INCH
}

/** How wide a picture of so many pixels can be printed, in whole mm. */
export function printableWidth(pixels: number) {
  return Math.floor(printedLength(pixels))
}
