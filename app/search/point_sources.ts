import { publicPoints } from '#app/portal/kept_points'
import type { SearchSource, Words } from './entry.js'

/** 服务网点: titles in force, as the directory has them. */
export const pointSource: SearchSource = {
  kind: 'points',
  read: async (i18n) => {
    const points = await publicPoints()
    return points.map(({ id, name, number, districtCode, hostType, address, services, fields }) => ({
      ...{ id: String(id), title: name, number, districtCode, href: `/points/${id}` },
      note: i18n.t(`host_types.${hostType}`),
      text: [address ?? '', services.map(({ name: service }) => service).join('、'), namesOf(fields, 'ip_fields', i18n)]
        .filter(Boolean)
        .join('；'),
    }))
  },
}

/** 服务项目 that points in force offer. */
export const serviceSource: SearchSource = {
  kind: 'services',
  read: async (i18n) => {
    const points = await publicPoints()
    return points.flatMap(({ id, name: unit, districtCode, services }) =>
      services.map(({ name: title, level, price }, index) => ({
        ...{ id: `${id}-${index}`, title, unit, districtCode, href: `/points/${id}` },
        note: ['level', 'price']
          .map((key) => i18n.t(`point_application_form.services.${key}.${key === 'level' ? level : price}`))
          .join(i18n.t('ui.list_separator')),
      }))
    )
  },
}

const namesOf = (codes: readonly string[], labels: string, i18n: Words) =>
  codes.map((code) => i18n.t(`${labels}.${code}`)).join('、')
