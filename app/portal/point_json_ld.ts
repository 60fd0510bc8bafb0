import type { I18n } from '@adonisjs/i18n'
import { WEEK } from '#app/core/form'
import { html } from '#app/core/html'
import { spanOf } from '#app/designations/opening_hours'
import type { ListedPoint } from './public_directory.js'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** The point in the words of schema.org, for search engines: what the page says, no more. */
export function pointJsonLd(point: ListedPoint, url: string, i18n: Pick<I18n, 't'>) {
  return jsonLd({
    '@context': 'https://schema.org',
    '@type': ['GovernmentOffice', 'LocalBusiness'],
    '@id': url,
    'name': point.name,
    url,
    'telephone': point.phone ?? undefined,
    'sameAs': point.website ?? undefined,
    'address': {
      '@type': 'PostalAddress',
      'addressCountry': 'CN',
      'addressRegion': i18n.t('public_points.beijing'),
      'addressLocality': i18n.t(`districts.${point.districtCode}`),
      'streetAddress': point.address ?? undefined,
    },
    'geo': point.place
      ? { '@type': 'GeoCoordinates', 'longitude': point.place[0], 'latitude': point.place[1] }
      : undefined,
    'openingHoursSpecification': WEEK.flatMap((weekday, index) => {
      const span = spanOf(point.hours, weekday)
      if (!span) return []
      return [
        { '@type': 'OpeningHoursSpecification', 'dayOfWeek': DAYS[index], 'opens': span.open, 'closes': span.close },
      ]
    }),
    'makesOffer': point.services.map(({ name, price }) => ({
      '@type': 'Offer',
      'price': price === 'free' ? '0' : undefined,
      'priceCurrency': price === 'free' ? 'CNY' : undefined,
      'itemOffered': { '@type': 'GovernmentService', name, 'serviceType': i18n.t('public_points.service_type') },
    })),
  })
}

/** Data, not script: the browser runs nothing of it. A `<` cannot end the element. */
export function jsonLd(data: object) {
  return html(`<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`)
}
