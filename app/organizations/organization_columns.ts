import type { I18n } from '@adonisjs/i18n'
import type { ListColumn } from '#app/core/list'

type Placed = { districtCode: string; hostType: string }

/** District and kind of institution, for every list of rows that carry them. */
export function organizationColumns(i18n: Pick<I18n, 't'>) {
  return [
    {
      key: 'district',
      text: i18n.t('organizations.district'),
      value: ({ districtCode }) => i18n.t(`districts.${districtCode}`),
    },
    {
      key: 'host_type',
      text: i18n.t('organizations.host_type'),
      class: 'drop-m',
      value: ({ hostType }) => i18n.t(`host_types.${hostType}`),
    },
  ] satisfies ListColumn<Placed>[]
}
