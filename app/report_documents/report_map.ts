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
  path[class], rect { stroke: #ffffff; stroke-width: 1.5 }
  .m0 { fill: #f3f5f8 } .m1 { fill: #dbe8fb } .m2 { fill: #b5d0f6 } .m3 { fill: #82aeee } .m4 { fill: #3f78cf } .m5 { fill: #1a56b8 }
  .none { stroke: #8b96a5; stroke-width: 1 }
  .hatch { stroke: #8b96a5; stroke-width: 1 }
  rect.m0 { stroke: none }`
const LABEL =
  /<text class="([^"]*)" x="([^"]*)" y="([^"]*)"><tspan[^>]*>([^<]*)<\/tspan><tspan[^>]*>([^<]*)<\/tspan><\/text>/g
const [DARK, LIGHT] = ['fill="#17212e" stroke="#ffffff" stroke-width="3" paint-order="stroke"', 'fill="#ffffff"']

/** The same for what reads SVG files rather than pages: there letters have their looks themselves (core/text_paths.ts). */
export const printedMap = (svg: string) =>
  svg
    .replace(/<svg ([^>]*)>/, `<svg xmlns="http://www.w3.org/2000/svg" $1><style>${LOOKS}</style>`)
    .replace(LABEL, (_, classes: string, x: string, y: string, name: string, count: string) => {
      const size = /tiny/.test(classes) ? 12 : /zone/.test(classes) ? 14 : 19
      const looks = `font-size="${size}" text-anchor="middle" ${classes.includes('inv') ? LIGHT : DARK}`
      const below = Number(y) + size * 1.15
      return `<text ${looks} x="${x}" y="${y}">${name}</text><text ${looks} x="${x}" y="${below}">${count}</text>`
    })
