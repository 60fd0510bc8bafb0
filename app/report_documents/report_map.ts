import { districtMap } from '#app/organizations/district_map'
import { districts, type DistrictCode } from '#app/organizations/districts'

type Counts = readonly { code: string; value: number | null }[]

/** The city's map with a number in each district, in Chinese. */
export function reportMap(title: string, counts: Counts) {
  const known = counts.flatMap(({ code, value }) => (value === null ? [] : [[code, value] as const]))
  const shades = shadesUpTo(Math.max(0, ...known.map(([, value]) => value)))
  return districtMap({ counts: Object.fromEntries(known), dots: [], shades }, { t: wordsWith(title) })
}

/** Five steps, each a fifth of the way to the largest number. */
const shadesUpTo = (largest: number) =>
  [0, 1, 2, 3, 4].map((step) => Math.max(step + 1, Math.ceil((largest * step) / 5)))

const wordsWith = (title: string) => (key: string) => {
  if (key === 'district_map.title') return title
  if (key === 'district_map.zone') return '经开区'
  if (key === 'ui.list_separator') return '，'
  return districts[key.replace('districts.', '') as DistrictCode].zh
}

/** What resources/css/maps.css says on pages, for the printed map. */
const LOOKS = `
  path, rect { stroke: #ffffff; stroke-width: 1.5 }
  text { font-size: 19px; fill: #17212e; text-anchor: middle; paint-order: stroke; stroke: #ffffff; stroke-width: 3px }
  text.inv { fill: #ffffff; stroke: none }
  .tiny, .zone { font-size: 14px }
  .m0 { fill: #f3f5f8 } .m1 { fill: #dbe8fb } .m2 { fill: #b5d0f6 } .m3 { fill: #82aeee } .m4 { fill: #3f78cf } .m5 { fill: #1a56b8 }
  .none { stroke: #8b96a5; stroke-width: 1 }
  .hatch { stroke: #8b96a5; stroke-width: 1 }
  rect.m0 { stroke: none }`

/** The same for what reads SVG files rather than pages. */
export const printedMap = (svg: string) =>
  svg.replace(/<svg ([^>]*)>/, `<svg xmlns="http://www.w3.org/2000/svg" $1><style>${LOOKS}</style>`)
