import edge from 'edge.js'

export type Bar = { label: string; value: number }

const [WIDTH, ROW, LABEL, NUMBER] = [500, 30, 190, 56]
const escape = (text: string) => edge.globals.html.escape(text) as string

/** Lying bars with their numbers; the table beside them says the same, so that readers of the page may skip the drawing. */
export function barChart(title: string, bars: Bar[]) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const lengthOf = (value: number) => Math.round(((WIDTH - LABEL - NUMBER) * value * 10) / most) / 10
  const rows = bars.map(({ label, value }, index) => {
    const [y, length] = [index * ROW, lengthOf(value)]
    return (
      `<text class="label" x="${LABEL - 10}" y="${y + 20}">${escape(label)}</text>` +
      `<rect x="${LABEL}" y="${y + 5}" width="${Math.max(length, 1)}" height="20" rx="3"/>` +
      `<text x="${LABEL + length + 8}" y="${y + 20}">${value.toLocaleString('en-US')}</text>`
    )
  })
  const height = bars.length * ROW
  return `<svg class="bars" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escape(title)}">${rows.join('')}</svg>`
}
