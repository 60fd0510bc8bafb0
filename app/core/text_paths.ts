import { create, type Font } from 'fontkit'

/**
 * The texts of a drawing as outlines of their letters, so that it looks the same wherever it is drawn, and is drawn
 * quickly: programs that draw SVG would read the whole Chinese font anew for each text. Texts whose looks stand in a style
 * sheet, or which have parts, are left as they are.
 */
export function withTextPaths(svg: string, font: Font) {
  return svg.replace(/<text ([^>]*)>([^<]*)<\/text>/g, (whole, attributes: string, text: string) => {
    const { size, x, y, anchor, isCentral, rest } = looksOf(attributes)
    if (size === 0) return whole
    const scale = size / font.unitsPerEm
    const { path, width } = outline(plainText(text), font)
    const left = x - width * scale * { start: 0, middle: 0.5, end: 1 }[anchor]
    const looks = rest.replace(/stroke-width="([^"]*)"/, (_, wide: string) => `stroke-width="${Number(wide) / scale}"`)
    const base = y + (isCentral ? ((font.ascent + font.descent) / 2) * scale : 0)
    return `<g ${looks}><path transform="matrix(${scale} 0 0 ${-scale} ${left} ${base})" d="${path}"/></g>`
  })
}

function looksOf(attributes: string) {
  const of = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1]
  const kept = attributes.match(/(?:transform|fill|fill-opacity|stroke|stroke-width|paint-order)="[^"]*"/g) ?? []
  return {
    ...{ size: Number.parseFloat(of('font-size') ?? '0'), x: Number(of('x') ?? 0), y: Number(of('y') ?? 0) },
    anchor: (of('text-anchor') ?? 'start') as 'start' | 'middle' | 'end',
    isCentral: of('dominant-baseline') === 'central',
    rest: kept.join(' '),
  }
}

/** In units of the font, from the left end of the base line, upwards. */
function outline(text: string, font: Font) {
  const { glyphs, positions } = font.layout(text)
  const parts: string[] = []
  let width = 0
  for (const [at, glyph] of glyphs.entries()) {
    parts.push(glyph.path.translate(width + positions[at].xOffset, positions[at].yOffset).toSVG())
    width += positions[at].xAdvance
  }
  return { path: parts.join(''), width }
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plainText = (text: string) =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name?: string) =>
    code ? String.fromCodePoint(Number(code)) : (NAMED[name!] ?? '')
  )

export function fontFrom(bytes: Buffer): Font {
  const font = create(bytes)
  if (!('layout' in font)) throw new Error('a collection of fonts')
  return font
}
